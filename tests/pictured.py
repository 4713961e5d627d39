"""Two people's days as documents, any number of them: for tests of the picture and its bench.

    fill(two, days=3650, until=today, a_day=Day())      # what they say of each other's days
    fill_alone(two, …)                                  # and what one of them writes for herself

The same seed gives the same days. Nothing here is a person's: words are numbers.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.db import transaction

from goldseam.arrivals.documents import Announced, Arrival, Arrived
from goldseam.checkins.documents import Answer as Level
from goldseam.checkins.documents import CheckIn
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.keeping import make_drawer
from goldseam.library import Axis
from goldseam.night.documents import Note
from goldseam.promises import documents as promises
from goldseam.talks.documents import HardMoment
from goldseam.together.models import Member
from goldseam.together.space import open_for, partner_of

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Two:
    """Alice's own drawer, and the shared one in the hands of each."""

    mine: OpenDrawer
    ours: OpenDrawer
    theirs: OpenDrawer

    @classmethod
    def of(cls, alice, bob) -> "Two":
        def shared(account) -> OpenDrawer:
            drawer = Member.objects.get(person=account.person).drawer_id
            found = open_for(account, drawer, partner_of(account.drawer))
            assert found is not None
            return found

        return cls(alice.drawer, shared(alice), shared(bob))


@dataclass(frozen=True, slots=True)
class Day:
    """How likely each thing is on a day; `goes` is where its rate lies at the beginning and end."""

    promised: float = 1.0  # by each of the two
    answered: float = 0.9
    own: float = 1.0
    arrival: float = 1.0
    rated: float = 0.15
    kept: tuple[float, float] = (0.6, 0.9)
    felt: tuple[float, float] = (0.4, 0.7)


def fill(two: Two, days: int, until: date, how: Day | None = None, seed: int = 1) -> None:
    """Of the `days` days up to and including `until`."""
    how, dice = how or Day(), Random(seed)
    start = until - (days - 1) * A_DAY
    with transaction.atomic():
        running: dict[str, object] = {}
        for number in range(days):
            day, far = start + number * A_DAY, number / max(days - 1, 1)
            if number % promises.LONGEST.days == 0:
                running = _promise(two, day, number)
            _live(two, running, day, far, how, dice)


def _promise(two: Two, day: date, number: int) -> dict[str, object]:
    """Each promises something for the month to come, and Alice something to herself."""
    made = moment(day, 6)

    def one(drawer: OpenDrawer, what: str, to: str = "", axis: Axis = Axis.RELIABILITY):
        promise = promises.Promise(
            will=f"{what} {number}", axis=axis, repeats=promises.Repeats.DAILY, first=day,
            until=day + promises.LONGEST - A_DAY, zone="UTC", made_at=made, to=to,
        )  # fmt: skip
        return drawer.add(promise, day=day, now=made)

    return {
        "ours": one(two.ours, "hers", "Bob"),
        "theirs": one(two.theirs, "his", "Alice"),
        "own": one(two.mine, "own", axis=Axis.SELF_TRUST),
    }


def _live(two: Two, running, day: date, far: float, how: Day, dice: Random) -> None:
    rate = how.kept[0] + far * (how.kept[1] - how.kept[0])
    for whose, maker, receiver in (
        ("ours", two.ours, two.theirs), ("theirs", two.theirs, two.ours),
    ):  # fmt: skip
        if dice.random() < how.promised:
            report = tell(maker, running[whose], day, dice.random() < rate)
            if dice.random() < how.answered:
                answer(receiver, report, dice.random() < 0.9)
    if dice.random() < how.own:
        tell(two.mine, running["own"], day, dice.random() < rate)
    if dice.random() < how.arrival:
        arrive(two.theirs, two.ours, day, round(dice.gauss(0, 22 - 12 * far)))
    if dice.random() < how.rated:
        felt = how.felt[0] + far * (how.felt[1] - how.felt[0])
        rate_moment(two.mine, day, min(4, max(0, round(dice.gauss(4.4 * felt, 1)))))


def tell(maker: OpenDrawer, promise, day: date, kept: bool, at: datetime | None = None):
    at = at or moment(day, 20)
    outcome = promises.Outcome.KEPT if kept else promises.Outcome.NOT_KEPT
    report = promises.Report(promise=promise.id, day=day, outcome=outcome, told_at=at)
    return maker.add(report, day=day, now=at)


def answer(receiver: OpenDrawer, report, same: bool):
    at = moment(report.day, 21)
    view = promises.View.CONFIRMED if same else promises.View.DIFFERENT
    said = promises.Answer(report=report.id, outcome=report.document.outcome, view=view, at=at)
    return receiver.add(said, day=report.day, now=at)


def arrive(maker: OpenDrawer, other: OpenDrawer, day: date, minutes: int):
    said, at = moment(day, 17), moment(day, 18)
    thread = UUID(int=maker.id.int ^ int(at.timestamp()))
    arrival = Arrival(thread=thread, times=(Announced(said_at=said, at=at),))
    kept = maker.add(arrival, day=day, now=said)
    there = at + timedelta(minutes=minutes)
    other.add(Arrived(arrival=thread, at=there, said_at=there), day=day, now=there)
    return kept


def another_drawer(account, now: datetime) -> UUID:
    """Of one's own, to be opened with any key: nothing lies in it."""
    drawer, _ = make_drawer(account.person.id, account.keys.person, now=now)
    return drawer


def rate_moment(mine: OpenDrawer, day: date, level: int | None):
    at = moment(day, 22)
    said = {"told": "no"} if level is None else {"told": "yes", "heard": str(level)}
    hard = HardMoment(wording="hard-moment@1", begun_at=at, finished_at=at, **said)
    return mine.add(hard, day=day, now=at)


def fill_alone(mine: OpenDrawer, days: int, until: date, seed: int = 2) -> None:
    """What doesn't go into the picture's rows and lies beside it: check-ins and nights."""
    dice = Random(seed)
    with transaction.atomic():
        for number in range(days):
            day = until - number * A_DAY
            at = moment(day, 12)
            level = Level(distress=dice.randint(0, 10))
            mine.add(CheckIn(at=at, answer=level), day=day, now=at)
            mine.add(Note(good=("something good",), written_at=at), day=day, now=at)


def fill_beside(two: Two, days: int, now: datetime) -> None:
    """What the other pages show: hard days with a tag, fears and what came of them, reflections,
    and a yes of both to a picture of two."""
    from django.conf import settings

    from goldseam.journal.documents import Entry, Tag
    from goldseam.picture.agreeing import key_of, yes_of
    from goldseam.picture.documents import Agreed
    from goldseam.reflections.documents import Reflected
    from goldseam.ui.words import library
    from goldseam.urge.documents import Moment

    dice = Random(3)
    signs = library().reflections["signs"]
    with transaction.atomic():
        for number in range(min(days, 400)):
            day = now.date() - number * A_DAY
            at, late = moment(day, 12), dice.random() < 0.2
            level = Level(distress=min(10, dice.randint(2, 5) + 3 * late))
            two.mine.add(CheckIn(at=at, answer=level), day=day, now=at)
            if late:
                entry = Entry.written("words", at=at, tags=(Tag("trigger", "late message"),))
                two.mine.add(entry, day=day, now=at)
            if number % 3 == 0:
                chance = dice.choice((30, 50, 70, 90))
                came = "yes" if dice.random() < chance / 250 else "no"
                fear = Moment(wording="urge@1", begun_at=at, finished_at=at, fear="a fear",
                              chance=chance, outcome=came)  # fmt: skip
                two.mine.add(fear, day=day, now=at)
            if number % 30 == 0:
                low = max(0, min(4, number // 30))
                answers = {item.id: signs.answers[min(4, low + dice.randint(0, 1))].id
                           for item in signs.items}  # fmt: skip
                done = Reflected(wording=signs.path.mark, begun_at=at, finished_at=at,
                                 reflection="signs", answers=answers)  # fmt: skip
                two.mine.add(done, day=day, now=at)
    key = key_of(settings.SECRET_KEY, two.ours.id)
    for drawer in (two.ours, two.theirs):
        drawer.add(Agreed(token=yes_of(drawer.holder, key)), day=now.date(), now=now)


def moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
