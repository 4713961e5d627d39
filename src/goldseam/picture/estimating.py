"""From observations to numbers, from scratch or going on from what was settled: the same numbers.

    day = settles(days)                                 # up to here nothing moves any more
    numbers, before = looked(early, late, first, today)           # observed before and since it
    numbers, before = looked(early, late, first, today, before)   # `early` since what it has seen

Pure. `before` is what later days can go on from: what is settled, and what was seen since up to the
end of `early`. None in the first 305 days. Lines are kept in thousandths, so that what was stored
and what is made anew are equal to the last digit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate import State, Track, changed, follow, next_range, rated, suppose_each, told
from goldseam.estimate.arriving import RECENT
from goldseam.estimate.evidence import Evidence
from goldseam.estimate.grid import BLOCK
from goldseam.picture.documents import (
    NOTHING_SEEN,
    RECEIVED,
    SAFE,
    TRACKS,
    Change,
    Count,
    Errors,
    Numbers,
    Observed,
    Packed,
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
# A `Point` in bytes: ten years are thousands of them.
POINT = np.dtype([("on", "<u2"), ("value", "u1"), ("weight", "<f8"), ("looks", "?")])
Points = NDArray[np.void]
Short = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Before:
    """What was settled: everything before the day with this index. And what was seen since."""

    day: int
    tracks: Sequence[Settled]
    tally: Tally
    seen: Packed = NOTHING_SEEN


NOTHING_BEFORE = Before(0, (), Tally())


@dataclass(frozen=True)
class _Whole:
    """One track from its first day on, whatever of it was stored."""

    track: Track
    indexes: Short
    values: NDArray[np.uint8]
    weekly: Short  # (weeks, 3): what was stored of the line

    @cached_property
    def hits(self) -> NDArray[np.bool_]:
        return (self.values & 1).astype(bool)

    @cached_property
    def looks(self) -> NDArray[np.bool_]:
        return (self.values & 2).astype(bool)

    def at(self, days: Sequence[int]) -> Short:
        """Mean, low and high of days of which something is known, in thousandths."""
        asked = np.array(days, dtype=int)
        many = np.searchsorted(asked, self.track.first)  # are stored: those come first
        stored = self.weekly[asked[:many] // WEEK]
        return np.concatenate([stored, self.line[np.searchsorted(self.track.on, asked[many:])]])

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
    early: Observed,
    late: Observed,
    first: date,
    today: date,
    before: Before | None = None,
    still: int = STILL_SAID,
) -> tuple[Numbers, Before | None]:
    """`early` is followed by the last days, `still` of them: what is gone on from ends with it."""
    days = (today - first).days + 1
    before = before or NOTHING_BEFORE
    known = {name: _with(before.seen.of(name), early.points[name]) for name in TRACKS}
    points = {name: _with(known[name], late.points[name]) for name in TRACKS}
    seen = [_evidence(name, points[name]) for name in TRACKS]
    states = [one.state for one in before.tracks] or None
    tracks = follow(days, seen, after=states, on=_told_days(before.day, days), still=still)
    wholes = [
        _whole(name, track, points[name], stored)
        for name, track, stored in zip_longest(TRACKS, tracks, before.tracks)
    ]
    beliefs = [track.belief for track in tracks]
    ifs = [suppose_each(beliefs, these) for these in (KEPT_AGAIN, MISSED_AGAIN)]
    rates = [
        _rate(name, whole, first, days, *map(_thousandths, supposed))
        for name, whole, *supposed in zip(TRACKS, wholes, *ifs, strict=True)
    ]
    minutes = [*before.seen.minutes, *early.minutes]
    tally = before.tally + early.tally
    numbers = Numbers(
        first=first,
        days=days,
        rates=tuple(rates),
        errors=_errors([*minutes, *late.minutes], days),
        tally=tally + late.tally,
    )
    return numbers, _settled(wholes, before, known, minutes, tally)


def step_of(days: int) -> int:
    """Every how manieth day of a line is drawn: whole weeks where much was stored by the week."""
    if days <= 2 * MOST_POINTS:
        return -(-days // MOST_POINTS)
    return WEEK * -(-days // (MOST_POINTS * WEEK))


def _told_days(since: int, days: int) -> Sequence[int]:
    """The days that are told or stored: in a long time each week’s first, and the last."""
    return range(-(-since // WEEK) * WEEK, days, WEEK) if settles(days) else range(days)


def packed(points: Sequence[Point]) -> Points:
    return np.array(points, dtype=POINT)


def _with(known: bytes | Points, points: Sequence[Point]) -> Points:
    return np.concatenate([np.frombuffer(known, dtype=POINT), packed(points)])


def _evidence(name: str, points: Points) -> Evidence:
    pairs = np.stack([points["on"], points["value"]], axis=1)
    return rated(pairs) if name == SAFE else told(pairs, points["weight"])


def _whole(name: str, track: Track, points: Points, stored: Settled | None) -> _Whole:
    indexes, values, line = stored.arrays if stored else (b"", b"", b"")
    hits = points["value"] >= (FELT_SAFE if name == SAFE else 1)
    new = (hits + 2 * points["looks"]).astype(np.uint8)
    return _Whole(
        track=track,
        indexes=np.concatenate([np.frombuffer(indexes, dtype="<u2"), points["on"]]),
        values=np.concatenate([np.frombuffer(values, dtype=np.uint8), new]),
        weekly=np.frombuffer(line, dtype="<u2").reshape(-1, 3),
    )


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
    line = whole.at(drawn).tolist()
    mean, low, high = line[-1]
    many = MOST_MARKS if n <= MOST_MARKS else 0
    pairs = zip(whole.indexes[:many].tolist(), whole.hits[:many].tolist(), strict=True)
    return Rate(
        n=n,
        hits=int(whole.hits.sum()),
        mean=mean, low=low, high=high,
        line=tuple((day, *of) for day, of in zip(drawn, line, strict=True)),
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
    told = whole.at([_told_day((end - first).days, days) for _, end in ends]).tolist()
    n = np.searchsorted(whole.indexes, [(end - first).days for _, end in ends], side="right")
    hits = np.append(0, np.cumsum(whole.hits))[n]
    counts = zip(np.diff(n, prepend=0).tolist(), np.diff(hits, prepend=0).tolist(), strict=True)
    return tuple(
        Count(start, *count, low, high)
        for (start, _), count, (_, low, high) in zip(ends, counts, told, strict=True)
    )


def _told_day(day: int, days: int) -> int:
    """The same, or where weeks are told the first of its week."""
    return day // WEEK * WEEK if settles(days) and day < days - 1 else day


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


def _settled(
    wholes: Sequence[_Whole],
    before: Before,
    known: Mapping[str, Points],
    minutes: Sequence[tuple[int, int]],
    tally: Tally,
) -> Before | None:
    """What later days go on from: up to the same day as before, or to a later one."""
    states = [one.track.state for one in wholes if one.track.state]
    if not states:
        return None
    day, tracks = states[0].day, before.tracks
    if day > before.day:
        tracks = [_kept(whole, state) for whole, state in zip(wholes, states, strict=True)]
    points = {name: of[of["on"] >= day].tobytes() for name, of in known.items()}
    return Before(day, tracks, tally, Packed(points, [one for one in minutes if one[0] >= day]))


def _kept(whole: _Whole, state: State) -> Settled:
    many = int(np.searchsorted(whole.indexes, state.day))
    line = whole.at(range(0, state.day, WEEK))
    return Settled(
        state=state,
        indexes=whole.indexes[:many].tobytes(),
        values=whole.values[:many].tobytes(),
        line=line.tobytes(),
    )


def _thousandths(interval: tuple[float, float]) -> tuple[int, int]:
    return round(1000 * interval[0]), round(1000 * interval[1])
