"""The picture over ten years of two people: 40,150 items, 25,550 of them of kinds it rests on.

Three looks: the first, the next on the same day, and one after something new was said. Beside each
its floor: the first reads and opens the same items and does nothing with them; the engine alone
follows six rates from scratch, or goes on from the last block of days that is known.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from bench.measuring import Row

DAYS = 3_650
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 22, 15, tzinfo=UTC)
WEEKS = range(0, DAYS, 7)  # what is drawn of so long a time
ROUNDS = 5
FIRST, AFTER = 150.0, 15.0  # milliseconds

Timed = tuple[float, float]


def rows() -> Iterator[Row]:
    from tests.pictured import Two, fill, fill_alone, tell

    from goldseam.picture.digests import numbers_of
    from goldseam.picture.documents import Now, Past
    from goldseam.picture.gathering import MINE
    from goldseam.picture.showing import shown
    from goldseam.together.space import space_of

    alice, bob, visit = _couple()
    two = Two.of(alice, bob)
    fill(two, DAYS, TODAY, _every_day())
    for seed in (2, 3):
        fill_alone(two.mine, DAYS, TODAY, seed)

    def forget() -> None:
        kept = [one.id for of in two.mine.read(Now, Past).by_kind.values() for one in of]
        two.mine.erase(kept, day=TODAY)

    def look() -> object:
        space = space_of(visit)
        return shown(numbers_of(visit, space, MINE), visit, space)

    def say_something() -> None:
        running = two.ours.read(_promise(), newest=3).of(_promise())
        mine = next(kept for kept in running if kept.author == two.ours.holder)
        tell(two.ours, mine, TODAY - timedelta(days=random.randrange(5)), True, at=NOW)

    engine, going_on = _engine(), _going_on()
    opened = statistics.median(_ms(_read(visit)) for _ in range(ROUNDS))
    first = statistics.median(_after(forget, look) for _ in range(ROUNDS))
    again = statistics.median(_ms(look) for _ in range(ROUNDS))
    new = statistics.median(_after(say_something, look) for _ in range(ROUNDS))
    yield Row("Picture over ten years, first look, CPU", first, "ms", opened, at_most=FIRST)
    yield Row("   the engine’s part of it, six rates", engine, "ms")
    yield Row("   again on the same day", again, "ms", at_most=AFTER)
    yield Row("   after something new was said", new, "ms", going_on, at_most=AFTER)


def _couple():
    from goldseam.people.visits import Visit
    from goldseam.together import pairing
    from goldseam.together.models import Invitation

    alice, bob = (_join(name) for name in ("Ten", "Years"))
    pairing.accept(bob, pairing.invite(alice, now=NOW), now=NOW)
    pairing.confirm(alice, Invitation.objects.get(inviter=alice.person).id, now=NOW)
    person = alice.person
    visit = Visit(NOW, b"", person.id, person.name, False, person.drawer_id, alice.keys,
                  alice.preferences)  # fmt: skip
    return alice, bob, visit


def _join(name: str):
    import os

    from goldseam import vault
    from goldseam.people import accounts

    how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
    words = "orbit lantern velvet harbour nine"
    return accounts.join(name, words, time_zone="UTC", now=NOW, how=how)


def _every_day():
    from tests.pictured import Day

    return Day(promised=1, answered=1, own=1, arrival=1, rated=0)


def _promise():
    from goldseam.promises.documents import Promise

    return Promise


def _read(visit) -> Callable[[], object]:
    """The items it rests on, read and opened."""
    from goldseam.picture.gathering import OURS, OWN
    from goldseam.together.space import space_of

    space = space_of(visit)
    assert space
    return lambda: (space.drawer.read(*OURS), visit.drawer.read(*OWN))


def _engine() -> float:
    from goldseam.estimate import follow, told

    dice = random.Random(6)
    lives = [told([(day, dice.random() < 0.8) for day in range(DAYS)]) for _ in range(6)]
    return statistics.median(_ms(lambda: follow(DAYS, lives, on=WEEKS)) for _ in range(ROUNDS))


def _going_on() -> float:
    """What following the days since the last block that is known takes, and no more."""
    from goldseam.estimate import follow, told
    from goldseam.picture.estimating import STILL_TOLD, WEEK

    dice = random.Random(6)
    lives = [[(day, dice.random() < 0.8) for day in range(DAYS)] for _ in range(6)]
    all_of_it = follow(DAYS, [told(life) for life in lives], still=STILL_TOLD + WEEK)
    states = [one.state for one in all_of_it if one.state]
    first = states[0].day
    new = [told([one for one in life if one[0] >= first]) for life in lives]
    weeks = [day for day in WEEKS if day >= first]
    return statistics.median(
        _ms(lambda: follow(DAYS, new, after=states, on=weeks)) for _ in range(ROUNDS)
    )


def _after(first: Callable[[], object], then: Callable[[], object]) -> float:
    first()
    return _ms(then)


def _ms(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000
