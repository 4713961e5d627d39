"""From observations to numbers, from scratch or going on from what was settled: the same numbers.

    day = settles(days)                                 # up to here nothing moves any more
    numbers, before = looked(early, late, first, today)           # observed before and since it
    numbers, before = looked(early, late, first, today, before)   # `early` since before.day

Pure. `before` is what later days can go on from; None in the first 305 days. Lines are kept in
thousandths, so that what was stored and what is made anew are equal to the last digit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate import State, Track, changed, follow, next_range, rated, suppose_each, told
from goldseam.estimate.arriving import RECENT
from goldseam.estimate.evidence import Evidence
from goldseam.estimate.grid import BLOCK
from goldseam.picture.documents import (
    RECEIVED,
    SAFE,
    TRACKS,
    Change,
    Count,
    Errors,
    Numbers,
    Observed,
    Point,
    Rate,
    Settled,
    Tally,
)
from goldseam.picture.evidence import FELT_SAFE

WEEK = 7
STILL_TOLD = 7  # days: what was yesterday is often said today
STILL_SAID = 65  # days: what is said of the last month, with a new time a month ahead
MOST_POINTS = 120  # of a line; more can't be told apart on any screen
MOST_MARKS = 150  # observations that are drawn one by one
MOST_MONTHS = 18  # rows of a table; a longer time is told by years
KEPT_AGAIN, MISSED_AGAIN = [True] * 10, [False] * 3  # what is supposed of the days to come
Short = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Before:
    """What was settled: everything before the day with this index."""

    day: int
    tracks: Sequence[Settled]
    tally: Tally


@dataclass(frozen=True)
class _Whole:
    """One track from its first day on, whatever of it was stored."""

    track: Track
    indexes: Short
    hits: NDArray[np.bool_]
    looks: NDArray[np.bool_]
    values: bytes
    weekly: Short  # (weeks, 3): what was stored of the line

    def at(self, days: Sequence[int]) -> list[tuple[int, int, int]]:
        """Mean, low and high of days of which something is known, in thousandths."""
        many = sum(day < self.track.first for day in days)  # are stored: those come first
        stored = self.weekly[[day // WEEK for day in days[:many]]]
        told = self.line[np.searchsorted(self.track.on, days[many:])]
        return [(mean, low, high) for mean, low, high in [*stored.tolist(), *told.tolist()]]

    @cached_property
    def line(self) -> Short:
        """Of each of the track's days."""
        track = self.track
        lines = np.stack([track.smooth_mean, track.smooth_low, track.smooth_high], axis=1)
        return np.rint(1000 * lines).astype("<u2")


def settles(days: int) -> int:
    """The day before which nothing that comes moves a line, as an index; 0 where there is none."""
    return max(0, ((days - 1 - STILL_SAID) // BLOCK - 1) * BLOCK)


def rests_on(day: int) -> int:
    """The day up to which the lines before a settled day know what was observed, as an index."""
    return day + BLOCK


def recent(days: int) -> Sequence[int]:
    """Days before which little is said any more, as indexes, whole weeks; the latest first."""
    latest = (days - 1 - STILL_TOLD) // WEEK * WEEK
    return range(latest, max(0, days - 1 - STILL_SAID), -WEEK)


def looked(
    early: Observed, late: Observed, first: date, today: date, before: Before | None = None
) -> tuple[Numbers, Before | None]:
    days = (today - first).days + 1
    points = {name: early.points[name] + late.points[name] for name in TRACKS}
    states = [one.state for one in before.tracks] if before else None
    seen = [_evidence(name, points[name]) for name in TRACKS]
    since = before.day if before else 0
    tracks = follow(days, seen, after=states, on=_told_days(since, first, days), still=STILL_SAID)
    wholes = [
        _whole(name, track, points[name], before.tracks[number] if before else None)
        for number, (name, track) in enumerate(zip(TRACKS, tracks, strict=True))
    ]
    settled = _settled(wholes, before, early.tally)
    earlier = settled.tally if settled else Tally()
    beliefs = [track.belief for track in tracks]
    ifs = [suppose_each(beliefs, these) for these in (KEPT_AGAIN, MISSED_AGAIN)]
    rates = [
        _rate(name, whole, first, days, *map(_thousandths, supposed))
        for name, whole, *supposed in zip(TRACKS, wholes, *ifs, strict=True)
    ]
    numbers = Numbers(
        first=first,
        days=days,
        rates=tuple(rates),
        errors=_errors([*early.minutes, *late.minutes], days),
        tally=earlier + late.tally,
    )
    return numbers, settled


def step_of(days: int) -> int:
    """Every how manieth day of a line is drawn: whole weeks where much was stored by the week."""
    if days <= 2 * MOST_POINTS:
        return -(-days // MOST_POINTS)
    return WEEK * -(-days // (MOST_POINTS * WEEK))


def _told_days(since: int, first: date, days: int) -> list[int]:
    """The days that are drawn, told or stored: in a long time a week's first and a month's last."""
    settled = settles(days)
    if not settled:
        return list(range(days))
    weeks = range(-(-since // WEEK) * WEEK, days, WEEK)
    months = _ends(first + timedelta(days=settled), first + timedelta(days=days - 1))
    return [*weeks, *((end - first).days for _, end in months)]


def _evidence(name: str, points: Sequence[Point]) -> Evidence:
    if name == SAFE:
        return rated([(one.on, one.value) for one in points])
    pairs = [(one.on, bool(one.value)) for one in points]
    return told(pairs, [one.weight for one in points])


def _whole(name: str, track: Track, points: Sequence[Point], stored: Settled | None) -> _Whole:
    values = (stored.values if stored else b"") + bytes(_value(name, one) for one in points)
    indexes = np.array([one.on for one in points], dtype="<u2").tobytes()
    flags = np.frombuffer(values, dtype=np.uint8)
    weekly = np.frombuffer(stored.line, dtype="<u2").reshape(-1, 3) if stored else np.empty((0, 3))
    return _Whole(
        track=track,
        indexes=np.frombuffer((stored.indexes if stored else b"") + indexes, dtype="<u2"),
        hits=(flags & 1).astype(bool),
        looks=(flags & 2).astype(bool),
        values=values,
        weekly=weekly.astype("<u2"),
    )


def _value(name: str, point: Point) -> int:
    hit = point.value >= FELT_SAFE if name == SAFE else bool(point.value)
    return hit + 2 * point.looks


def _rate(
    name: str,
    whole: _Whole,
    first: date,
    days: int,
    if_kept: tuple[int, int],
    if_missed: tuple[int, int],
) -> Rate:
    n = len(whole.indexes)
    if not n:
        return Rate(n=0, hits=0)
    step = step_of(days)
    began = int(whole.indexes[0]) // step * step
    drawn = [*range(began, days - 1, step), days - 1]
    now = whole.at([days - 1])[0]
    many = MOST_MARKS if n <= MOST_MARKS else 0
    pairs = zip(whole.indexes[:many].tolist(), whole.hits[:many].tolist(), strict=True)
    return Rate(
        n=n,
        hits=int(whole.hits.sum()),
        mean=now[0], low=now[1], high=now[2],
        line=tuple((day, *of) for day, of in zip(drawn, whole.at(drawn), strict=True)),
        marks=tuple(pairs),
        rows=_rows(whole, first, days),
        by_year=_by_year(*_span(whole, first, days)),
        change=None if name == RECEIVED else _change(whole),
        if_kept=if_kept,
        if_missed=if_missed,
    )  # fmt: skip


def _change(whole: _Whole) -> Change | None:
    found = changed(whole.hits[whole.looks])
    if found is None:
        return None
    day = int(whole.indexes[whole.looks][found.index])
    return Change(day=day, up=found.direction == "up")


def _rows(whole: _Whole, first: date, days: int) -> tuple[Count, ...]:
    """By month, or by year where there are many; the interval is that of its last day."""
    ends = _ends(*_span(whole, first, days))
    told = whole.at([_stored_day((end - first).days, settles(days)) for _, end in ends])
    n = np.searchsorted(whole.indexes, [(end - first).days for _, end in ends], side="right")
    hits = np.append(0, np.cumsum(whole.hits))[n]
    counts = zip(np.diff(n, prepend=0).tolist(), np.diff(hits, prepend=0).tolist(), strict=True)
    return tuple(
        Count(start, *count, low, high)
        for (start, _), count, (_, low, high) in zip(ends, counts, told, strict=True)
    )


def _stored_day(day: int, settled: int) -> int:
    """The same, or the last one before it of which something was stored."""
    return day if day >= settled else day // WEEK * WEEK


def _span(whole: _Whole, first: date, days: int) -> tuple[date, date]:
    return first + timedelta(days=int(whole.indexes[0])), first + timedelta(days=days - 1)


def _by_year(began: date, until: date) -> bool:
    return (until.year - began.year) * 12 + until.month - began.month + 1 > MOST_MONTHS


def _ends(began: date, until: date) -> list[tuple[date, date]]:
    """The first and last day of each month, or of each year."""
    by_year = _by_year(began, until)
    found, start = [], began
    while start <= until:
        year, month = (start.year + 1, 1) if by_year else divmod(start.year * 12 + start.month, 12)
        following = date(year, 1 if by_year else month + 1, 1)
        found.append((start, min(following - timedelta(days=1), until)))
        start = following
    return found


def _errors(minutes: Sequence[tuple[int, int]], days: int) -> Errors:
    """As in `estimate.punctuality`, whose rate is a track of its own here."""
    recent = [off for day, off in minutes if day >= days - RECENT]
    if not recent:
        return Errors()
    return Errors(
        n=len(recent),
        median=float(np.median(np.abs(recent))),
        four_in_five=float(np.quantile(np.abs(recent), 0.8)),
        next_range=next_range(recent),
        minutes=tuple(recent),
    )


def _settled(wholes: Sequence[_Whole], before: Before | None, early: Tally) -> Before | None:
    """What later days go on from: the same as before, or up to a later day."""
    states = [one.track.state for one in wholes if one.track.state]
    if not states:
        return None
    if before and before.day == states[0].day:
        return before
    kept = [_kept(whole, state) for whole, state in zip(wholes, states, strict=True)]
    return Before(states[0].day, kept, before.tally + early if before else early)


def _kept(whole: _Whole, state: State) -> Settled:
    many = int(np.searchsorted(whole.indexes, state.day))
    line = np.array(whole.at(range(0, state.day, WEEK)), dtype="<u2")
    return Settled(
        state=state,
        indexes=whole.indexes[:many].tobytes(),
        values=whole.values[:many],
        line=line.tobytes(),
    )


def _thousandths(interval: tuple[float, float]) -> tuple[int, int]:
    return round(1000 * interval[0]), round(1000 * interval[1])
