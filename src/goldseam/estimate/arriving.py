"""How well a time that was said can be planned by.

    next_range([4, -2, 11, 0, 3, 25, -6, 8, 2])       # 25: the next one lies within, 9 of 10 times
    punctuality(120, [(3, 4), (9, -2), (9, 40)])      # within a quarter of an hour, day by day

An error is the minutes between being there and the announcement that stood half an hour before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldseam.estimate.grid import Floats
from goldseam.estimate.tracking import State, Track, track

AS_SAID = 15  # minutes either way: design/estimate.md
RECENT = 90  # days; what is longer ago says little of the next time: design/estimate.md


@dataclass(frozen=True, slots=True)
class Punctuality:
    """`within` is the chance of at most a quarter of an hour either way.

    The others are minutes either way over the last 90 days, None where there are too few: what half
    of the errors stay within, what four in five do, and what nine in ten of the next ones will.
    """

    within: Track
    median: float | None
    four_in_five: float | None
    next_range: float | None
    n_recent: int


def punctuality(
    days: int, errors: Sequence[tuple[int, float]], *, after: State | None = None
) -> Punctuality:
    """Predictability over `days` days, from the day and the error in minutes of each arrival.

    The rate within 15 minutes goes through the engine, see `track`, and with `after` takes only
    errors from `after.day` on; these still hold the last 90 days.

    >>> said = punctuality(30, [(2 * day, error) for day, error in enumerate([1, -3, 20, 5, 8])])
    >>> said.median, round(said.four_in_five, 1), said.next_range
    (5.0, 10.4, None)
    >>> round(float(said.within.mean[-1]), 2)
    0.73

    Raises ValueError for errors that aren't finite, and as `track` does.

    Source: Rempel, Holmes & Zanna 1985, Trust in close relationships, Journal of Personality and
    Social Psychology 49, 95–112, for what is measured.
    """
    sizes = _sizes([error for _, error in errors])
    within = track(days, [(day, abs(error) <= AS_SAID) for day, error in errors], after=after)
    recent = sizes[[day >= days - RECENT for day, _ in errors]] if errors else sizes
    return Punctuality(
        within=within,
        median=float(np.median(recent)) if len(recent) else None,
        four_in_five=float(np.quantile(recent, 0.8)) if len(recent) else None,
        next_range=_next_range(recent),
        n_recent=len(recent),
    )


def next_range(errors_minutes: Sequence[float]) -> float | None:
    """Minutes either way within which the next error lies, nine times in ten; None for under nine.

    It is the ⌈0.9(n+1)⌉-th smallest of the n sizes, whatever their distribution: no bell curve,
    which is too narrow for the odd evening that goes quite wrong.

    >>> next_range([4, -2, 11, 0, 3, 25, -6, 8, 2])
    25.0

    Raises ValueError for errors that aren't finite.

    Source: Vovk, Gammerman & Shafer 2005, Algorithmic Learning in a Random World, Springer. It
    holds 90 % where the next error is as the last ones were, in whatever order these came.
    """
    return _next_range(_sizes(errors_minutes))


def _next_range(sizes: Floats) -> float | None:
    place = -(-9 * (len(sizes) + 1) // 10)
    return float(np.sort(sizes)[place - 1]) if place <= len(sizes) else None


def _sizes(errors: Sequence[float]) -> Floats:
    sizes = np.abs(np.array(errors, dtype=float))
    if not np.isfinite(sizes).all():
        raise ValueError("an error is a finite number of minutes")
    return np.asarray(sizes)
