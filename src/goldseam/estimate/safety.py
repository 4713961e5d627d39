"""How safe it felt to say something hard, from ratings of 0 to 4.

felt_safe(60, [(2, 3), (9, 1), (30, 4)]).mean[-1]   # the chance that a moment felt safe
"""

from collections.abc import Sequence

import numpy as np

from goldseam.estimate.evidence import Evidence, Whole, pairs
from goldseam.estimate.grid import Floats, P, X
from goldseam.estimate.tracking import State, Track, follow

HIGHEST = 4
SAFE = 3  # from here on a moment counts as one that felt safe
# Where a rating passes to the next, in logits from the level. The one into SAFE is nought, so that
# the level is the logit of its chance. The others are assumed: equal steps, wide enough that at an
# even chance of SAFE each rating comes up in 5 to 32 moments of 100.
CUTS = (-3.0, -1.5, 0.0, 1.5)
# What a rating says beyond whether it felt safe counts this much. People use a scale each in their
# own way: counted in full, the interval of somebody who never gives a 4 holds the truth one time in
# two; at this weight, seven times in eight. `goldseam calibrate` shows both.
DETAIL = 0.15


def felt_safe(
    days: int, ratings: Sequence[tuple[int, int]], *, after: State | None = None
) -> Track:
    """Follow over `days` days the chance that a moment is rated 3 or 4.

    A rating is its day and 0 to 4, by whoever opened up. What isn't shared isn't known, and says
    nothing here. Everything else is as in `track`. A rating tells a little more than whether it
    felt safe: 0 lies further from it than 2.

    >>> [round(float(felt_safe(1, [(0, rating)]).mean[0]), 2) for rating in range(5)]
    [0.48, 0.49, 0.51, 0.73, 0.76]

    Raises ValueError for a rating that isn't 0, 1, 2, 3 or 4, and as `track` does.

    Source: ordered cut-points, McCullagh 1980, Regression models for ordinal data, Journal of the
    Royal Statistical Society B 42, 109–142.
    """
    return follow(days, [rated(ratings)], after=None if after is None else [after])[0]


def rated(ratings: Sequence[tuple[int, int]] | Whole) -> Evidence:
    """What is known of moments that were rated, for `follow`."""
    rows = pairs(ratings)
    if not np.isin(rows[:, 1], range(HIGHEST + 1)).all():
        raise ValueError(f"a rating is 0, 1, 2, 3 or {HIGHEST}")
    return Evidence.of(rows, _SAYS)


def chances(level: Floats) -> Floats:
    """The chance of each rating at a level in logits: from (…,) to (…, 5); sums to 1."""
    at_least = 1 / (1 + np.exp(np.asarray(CUTS) - np.asarray(level)[..., None]))
    ones, noughts = np.ones_like(at_least[..., :1]), np.zeros_like(at_least[..., :1])
    reached = np.concatenate([ones, at_least, noughts], axis=-1)
    return np.asarray(reached[..., :-1] - reached[..., 1:])


def _says() -> Floats:
    whole, safe = np.log(chances(X)).T, np.log(np.stack([1 - P, P]))
    coarse = safe[(np.arange(HIGHEST + 1) >= SAFE).astype(int)]
    return np.asarray(coarse + DETAIL * (whole - coarse))


_SAYS = _says()
