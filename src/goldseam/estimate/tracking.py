"""A rate from day to day, with honest intervals.

    reliability = track(90, [(0, True), (3, True), (3, False)])
    reliability.low[-1], reliability.high[-1]          # today, nine times in ten
    done, safe = follow(90, [told(kept), rated(felt)]) # several side by side cost little more
    follow(400, [told(new)], after=[done.state])       # goes on from what was stored

A day without an observation is a day without one: it widens the interval and counts for nothing.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from goldseam.estimate.evidence import Evidence, Whole, likelihoods, pairs
from goldseam.estimate.grid import (
    BLOCK,
    HUMAN,
    POINTS,
    PRIOR,
    Days,
    Floats,
    P,
    followed,
    forward,
    mean,
    quantiles,
)

# The interval that is shown: nine times in ten the truth lies in it.
LOW, HIGH = 0.05, 0.95
# Under five observations only counts are shown, under ten the picture is early: design/estimate.md.
COUNTS, EARLY = 5, 10
# Of the constants of the engine. Where they change, what was stored by others isn't gone on from.
VERSION = 1

_HAPPENS: Floats = np.log(np.stack([1 - P, P]))  # not, and so: Bernoulli


@dataclass(frozen=True, slots=True)
class State:
    """What is believed at the end of day `day` − 1: enough to go on with day `day`.

    Numbers only, so that it can be kept as JSON and sealed. A float that went through JSON is the
    same float, and so is what follows from it. Whoever changes something said of a day before
    `day` throws the state away and starts from scratch.
    """

    version: int
    day: int
    n: int
    belief: tuple[float, ...]  # of each of the 161 points; sums to 1


# The day before the first.
_UNKNOWN = State(VERSION, 0, 0, tuple(PRIOR.tolist()))


@dataclass(frozen=True)
class Track:
    """A share from 0 to 1 for every day from `first` on, or for the days `on`, in arrays.

    `mean`, `low` and `high` know a day and those before it; the smooth ones know also what came
    after, at least 120 days of it where there are as many. The interval holds 90 %.
    """

    first: int
    on: Days  # numbered as the days of the observations, the last day among them
    smooth_mean: Floats
    smooth_low: Floats
    smooth_high: Floats
    n: int  # observations that carry weight, those before `first` included
    state: State | None  # from which new days go on; None in the first 240 days
    believed: Floats = field(repr=False)  # at the end of each of the days, of the 161 points

    @cached_property
    def mean(self) -> Floats:
        return mean(self.believed)

    @property
    def low(self) -> Floats:
        return self._ends[0]

    @property
    def high(self) -> Floats:
        return self._ends[1]

    @cached_property
    def _ends(self) -> list[Floats]:
        return quantiles(self.believed, (LOW, HIGH))

    @property
    def belief(self) -> Floats:
        """At the end of the last day, of each of the 161 points."""
        return self.believed[-1, :POINTS]

    @property
    def is_only_counts(self) -> bool:
        return self.n < COUNTS

    @property
    def is_early(self) -> bool:
        return COUNTS <= self.n < EARLY


def track(
    days: int,
    observations: Sequence[tuple[int, bool]],
    *,
    weights: Sequence[float] | None = None,
    after: State | None = None,
) -> Track:
    """Follow one rate over `days` days, numbered from 0.

    An observation is its day and whether the thing happened; in any order, any number a day. A
    weight from 0 to 1 says how much of an observation counts, 1 each where none are given; an
    observation of weight 0 isn't counted at all. With `after`, only days from `after.day` on are
    observed and answered, and the answer is the same as from scratch.

    >>> month = track(30, [(day, day != 20) for day in range(30)])
    >>> [round(float(rate[-1]), 2) for rate in (month.low, month.mean, month.high)]
    [0.84, 0.93, 0.99]

    Raises ValueError for days < 1, a day that isn't among them, an outcome that isn't true or
    false, weights outside of 0 to 1 or of another number.

    Source: a hidden Markov model in place of the Beta reputation of Jøsang & Ismail 2002, The Beta
    Reputation System, Bled, whose interval misses most of the truth after a change.
    """
    return follow(days, [told(observations, weights)], after=None if after is None else [after])[0]


def told(
    observations: Sequence[tuple[int, bool]] | Whole,
    weights: Sequence[float] | Floats | None = None,
) -> Evidence:
    """What is known of something that happens or doesn't, for `follow`. As in `track`."""
    rows = pairs(observations)
    if not ((rows[:, 1] == 0) | (rows[:, 1] == 1)).all():
        raise ValueError("an outcome is true or false")
    return Evidence.of(rows, _HAPPENS, weights)


def follow(
    days: int,
    tracks: Sequence[Evidence],
    *,
    after: Sequence[State] | None = None,
    on: Iterable[int] | None = None,
    still: int = 0,
) -> list[Track]:
    """`track` for several at once, in one walk over the days: three take half again as long as one.

    `after` holds the state of each, all of one day; in it lies what was seen before that day. With
    `on` only these days are answered, the last one, and that of the state: for long times, since
    saying what is believed of a day costs as much as believing it. Of the last `still` days
    something may yet be said: the state is the one there was before them.
    """
    if not _is_whole(days) or days < 1:
        raise ValueError(f"days is a whole number from 1, not {days}")
    if not tracks:
        raise ValueError("there is nothing to follow")
    before = after or [_UNKNOWN] * len(tracks)
    first = _first(days, len(tracks), before)
    settled = _settled_day(first, days - still)
    answered = _answered(first, days, on, settled)
    seen = likelihoods(tracks, first, days)
    start = np.array([(*state.belief, 0.0) for state in before])
    filtered, smooth = followed(seen, start, HUMAN, answered - first)
    middle, (low, high) = mean(smooth), quantiles(smooth, (LOW, HIGH))
    counts = [state.n + one.counted for state, one in zip(before, tracks, strict=True)]
    there = filtered[np.searchsorted(answered, settled - 1)]
    new = _states(settled, there, counts, tracks) if settled else after
    return [
        Track(
            first, answered, middle[:, at], low[:, at], high[:, at],
            counts[at], new[at] if new else None, filtered[:, at],
        )
        for at in range(len(tracks))
    ]  # fmt: skip


def suppose(belief: Floats, outcomes: Sequence[bool]) -> tuple[float, float]:
    """The interval after so many more days with one observation each, as `outcomes` say.

    Goes on from `Track.belief`; it answers what would change a picture, and stores nothing.

    >>> belief = track(30, [(day, day % 3 > 0) for day in range(30)]).belief
    >>> [round(end, 2) for end in suppose(belief, [True] * 10)]
    [0.64, 0.98]

    Raises ValueError for an outcome that isn't true or false, or where there are none.
    """
    return suppose_each([belief], outcomes)[0]


def suppose_each(beliefs: Sequence[Floats], outcomes: Sequence[bool]) -> list[tuple[float, float]]:
    """`suppose` of several beliefs side by side."""
    if not outcomes:
        raise ValueError("there is nothing to suppose")
    likely = told(list(enumerate(outcomes))).likelihood(0, len(outcomes))
    seen = np.repeat(likely[:, None], len(beliefs), axis=1)
    start = np.pad(np.stack(beliefs), ((0, 0), (0, 1)))
    after = forward(seen, start, HUMAN, np.array([len(outcomes) - 1]))[0]
    low, high = quantiles(after, (LOW, HIGH))
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _first(days: int, tracks: int, before: Sequence[State]) -> int:
    if len(before) != tracks:
        raise ValueError(f"there are {tracks} tracks and {len(before)} states")
    if not all(map(_is_sound, before)):
        raise ValueError("a state of another version, or none at all: start from scratch")
    firsts = {state.day for state in before}
    if len(firsts) > 1:
        raise ValueError("the states are of different days")
    first = firsts.pop()
    if days - first <= BLOCK * bool(first):
        raise ValueError(f"days is more than {first + BLOCK}, since the state is of day {first}")
    return first


def _settled_day(first: int, days: int) -> int:
    """Up to which nothing that comes moves the smooth lines; 0 where that isn't after `first`."""
    day = ((days - 1) // BLOCK - 1) * BLOCK
    return day if day > first else 0


def _answered(first: int, days: int, on: Iterable[int] | None, settled: int) -> Days:
    if on is None:
        return np.arange(first, days)
    return np.unique([*on, days - 1, *([settled - 1] if settled else [])])


def _states(
    day: int, beliefs: Floats, counts: Sequence[int], tracks: Sequence[Evidence]
) -> list[State]:
    return [
        State(VERSION, day, n - one.counted_from(day), tuple(belief[:POINTS].tolist()))
        for n, one, belief in zip(counts, tracks, beliefs, strict=True)
    ]


def _is_sound(state: State) -> bool:
    return (
        state.version == VERSION
        and len(state.belief) == POINTS
        and min(state.belief) >= 0
        and abs(math.fsum(state.belief) - 1) < 1e-6
        and state.n >= 0
        and state.day >= 0
        and state.day % BLOCK == 0
    )


def _is_whole(number: float) -> bool:
    return math.isfinite(number) and number == math.floor(number)
