"""What goes into each row of the picture, from the rooms' documents, and what doesn't.

    seen = observed(between, mine, first, until)     # of the days from first to until
    seen.points["done"]                              # [Point(day index, outcome, weight, looks)]
    seen.tally.entered_late                          # counted here, and not in the estimate

Pure. At most three promises a maker and day carry weight between them; one that was written down
after it was due carries none. Where maker and receiver differ nothing is settled: `done` is what
the maker said, `received` what the other did. What nobody said is no observation.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import msgspec

from goldseam.arrivals.documents import AS_SAID, STAYS_OPEN, error_minutes, was_heads_up
from goldseam.arrivals.documents import Told as Arriving
from goldseam.picture.documents import (
    DONE,
    ON_TIME,
    OWN,
    RECEIVED,
    SAFE,
    TRACKS,
    WITHIN,
    Observed,
    Point,
    Tally,
)
from goldseam.promises.ledger import CARRY_WEIGHT, TOLD, Ledger, Standing, standing
from goldseam.promises.observing import Observation, Seen, observations

FELT_SAFE = 3  # from this rating on, as in estimate/safety.py
RECENT = 90  # days of minutes that are kept, as in estimate/arriving.py


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents of the other rooms, already put together there."""

    between: Ledger = field(default_factory=Ledger)  # what two promised each other
    own: Ledger = field(default_factory=Ledger)  # and one to oneself
    arrivals: Sequence[Arriving] = ()
    ratings: Sequence[tuple[date, int | None]] = ()  # of hard moments; None: kept to oneself


def observed(sources: Sources, first: date, since: date, until: date, now: datetime) -> Observed:
    """Everything about the days from `since` to `until`, both included, as days since `first`."""
    points: dict[str, list[Point]] = {track: [] for track in TRACKS}
    days = (since, until)
    between = _told(sources.between, days, first, now, shared=True)
    own = _told(sources.own, days, first, now, shared=False)
    _promised(points, between)
    points[OWN] += [_point(told, bool(told.seen.done)) for told in own if _counts(told)]
    there = [one for one in reversed(sources.arrivals) if since <= one.kept.day <= until]
    there.sort(key=lambda one: one.kept.day)  # clocks may say different days
    minutes = list(_minutes(there, first))
    points[WITHIN] += [Point(at, int(abs(off) <= AS_SAID)) for at, off in minutes]
    rated = [(day, level) for day, level in sources.ratings if since <= day <= until]
    points[SAFE] += [Point((day - first).days, lv) for day, lv in rated if lv is not None]
    silent = sum(level is None for _, level in rated)
    tally = _tally(between) + _own_tally(own) + _arrivals_tally(there, now) + Tally(not_said=silent)
    return Observed(points, minutes, tally)


def earliest(sources: Sources) -> date | None:
    """The first day of which there is anything."""
    days = [day for of in (sources.between, sources.own) for _, day in of.told]
    days += [one.kept.day for one in sources.arrivals if one.reports]
    days += [day for day, _ in sources.ratings]
    return min(days, default=None)


class _Told(msgspec.Struct, frozen=True, gc=False):
    """One day of one promise of which something was said."""

    stands: Standing
    seen: Observation
    looks: bool  # among the first three of its maker's day


def _told(
    ledger: Ledger, days: tuple[date, date], first: date, now: datetime, *, shared: bool
) -> list[_Told]:
    promises = {kept.id: kept for kept in ledger.promises}
    since, until = days
    stands = sorted(
        (standing(promises[id], day, ledger, now) for id, day in ledger.told
         if since <= day <= until),
        key=lambda one: (one.day, one.due, one.promise.id),
    )  # fmt: skip
    stands = [one for one in stands if one.state in TOLD]
    a_day: Counter[tuple[UUID, date]] = Counter()
    found: list[_Told] = []
    for one, seen in zip(stands, observations(stands, first, shared=shared), strict=True):
        counts = seen.weight > 0 and seen.done is not None
        whose = (one.promise.author, one.day)
        a_day[whose] += counts
        found.append(_Told(one, seen, counts and a_day[whose] <= CARRY_WEIGHT))
    return found


def _promised(points: dict[str, list[Point]], found: Iterable[_Told]) -> None:
    for told in filter(_counts, found):
        seen = told.seen
        points[DONE].append(_point(told, bool(seen.done)))
        if seen.done:
            points[ON_TIME].append(_point(told, bool(seen.on_time)))
        if (felt := _as_received(seen)) is not None:
            points[RECEIVED].append(_point(told, felt))


def _counts(told: _Told) -> bool:
    return told.seen.weight > 0 and told.seen.done is not None


def _as_received(seen: Observation) -> bool | None:
    """What whoever received it says; None where they said nothing, or only that a miss was other
    than its maker says, which tells no more than that."""
    if seen.seen is Seen.CONFIRMED:
        return bool(seen.done)
    return False if seen.seen is Seen.DIFFERENT and seen.done else None


def _point(told: _Told, value: bool) -> Point:
    return Point(told.seen.index, int(value), told.seen.weight, told.looks)


def _minutes(found: Iterable[Arriving], first: date) -> Iterator[tuple[int, int]]:
    """The maker's, where both said when and differ."""
    for one in found:
        off = error_minutes(one)
        if off is not None:
            yield (one.kept.day - first).days, off


def _tally(found: Sequence[_Told]) -> Tally:
    said = [told for told in found if _counts(told)]
    done = [told for told in said if told.seen.done]
    return Tally(
        kept=len(done),
        late=sum(not told.seen.on_time for told in done),
        missed=len(said) - len(done),
        moved=sum(told.seen.moved for told in found),
        waiting=sum(told.seen.done is None for told in found),
        entered_late=sum(not told.seen.weight for told in found),
        shared_weight=sum(told.seen.weight < 1 for told in said),
        one_side=sum(told.seen.seen is Seen.UNKNOWN for told in done),
        differ=sum(told.seen.seen is Seen.DIFFERENT for told in said),
        edited=sum(map(_is_edited, found)),
    )


def _own_tally(found: Sequence[_Told]) -> Tally:
    said = [told for told in found if _counts(told)]
    return Tally(
        own_late=sum(bool(told.seen.done) and not told.seen.on_time for told in said),
        own_entered_late=sum(not told.seen.weight for told in found),
        own_shared_weight=sum(told.seen.weight < 1 for told in said),
        own_edited=sum(map(_is_edited, found)),
    )


def _arrivals_tally(found: Sequence[Arriving], now: datetime) -> Tally:
    """Whoever is still on the way isn’t one of whom nobody said when."""
    return Tally(
        arrivals_moved=sum(was_heads_up(one.arrival) for one in found if one.reports),
        arrivals_open=sum(not one.reports and one.arrival.by + STAYS_OPEN <= now for one in found),
        arrivals_differ=sum(len(one.times_there) > 1 for one in found),
    )


def _is_edited(told: _Told) -> bool:
    """Something was said of it, and later said otherwise."""
    said = told.stands.last_said
    answer = told.stands.answer
    return bool(said and said.document.changed_at) or bool(answer and answer.document.changed_at)
