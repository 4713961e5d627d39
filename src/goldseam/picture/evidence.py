"""What goes into each row of the picture, from the rooms' documents, and what doesn't.

    seen = observed(between, mine, first, until)     # of the days from first to until
    seen.points["done"]                              # [Point(day index, outcome, weight, looks)]
    seen.tally.entered_late                          # counted here, and not in the estimate

Pure. At most three promises a maker and day carry weight between them; one that was written down
after it was due carries none. Where maker and receiver differ nothing is settled: `done` is what
the maker said, `received` what the other did. What nobody said is no observation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

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
from goldseam.promises.ledger import Ledger
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
    between = observations(sources.between, first, since, until)
    own = observations(sources.own, first, since, until)
    _promised(points, between)
    points[OWN] += [_point(one, bool(one.done)) for one in own if one.counts]
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


def _promised(points: dict[str, list[Point]], found: Iterable[Observation]) -> None:
    for one in found:
        if not one.counts:
            continue
        points[DONE].append(_point(one, bool(one.done)))
        if one.done:
            points[ON_TIME].append(_point(one, bool(one.on_time)))
        if (felt := _as_received(one)) is not None:
            points[RECEIVED].append(_point(one, felt))


def _as_received(one: Observation) -> bool | None:
    """What whoever received it says; None where they said nothing, or only that a miss was other
    than its maker says, which tells no more than that."""
    if one.seen is Seen.CONFIRMED:
        return bool(one.done)
    return False if one.seen is Seen.DIFFERENT and one.done else None


def _point(one: Observation, value: bool) -> Point:
    return Point(one.index, int(value), one.weight, one.looks)


def _minutes(found: Iterable[Arriving], first: date) -> Iterator[tuple[int, int]]:
    """The maker's, where both said when and differ."""
    for one in found:
        off = error_minutes(one)
        if off is not None:
            yield (one.kept.day - first).days, off


def _tally(found: Sequence[Observation]) -> Tally:
    said = [one for one in found if one.counts]
    done = [one for one in said if one.done]
    return Tally(
        kept=len(done),
        late=sum(not one.on_time for one in done),
        missed=len(said) - len(done),
        moved=sum(one.moved for one in found),
        waiting=sum(one.done is None for one in found),
        entered_late=sum(not one.weight for one in found),
        shared_weight=sum(one.weight < 1 for one in said),
        one_side=sum(one.seen is Seen.UNKNOWN for one in done),
        differ=sum(one.seen is Seen.DIFFERENT for one in said),
        edited=sum(one.edited for one in found),
    )


def _own_tally(found: Sequence[Observation]) -> Tally:
    said = [one for one in found if one.counts]
    return Tally(
        own_late=sum(bool(one.done) and not one.on_time for one in said),
        own_entered_late=sum(not one.weight for one in found),
        own_shared_weight=sum(one.weight < 1 for one in said),
        own_edited=sum(one.edited for one in found),
    )


def _arrivals_tally(found: Sequence[Arriving], now: datetime) -> Tally:
    """Whoever is still on the way isn’t one of whom nobody said when."""
    return Tally(
        arrivals_moved=sum(was_heads_up(one.arrival) for one in found if one.reports),
        arrivals_open=sum(not one.reports and one.arrival.by + STAYS_OPEN <= now for one in found),
        arrivals_differ=sum(len(one.times_there) > 1 for one in found),
    )
