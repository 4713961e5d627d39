"""How often the interval of a level holds the truth."""

from collections.abc import Callable, Sequence

import numpy as np

from goldseam.estimate.grid import HUMAN, JUMP, POINTS, PRIOR, Floats, P
from goldseam.estimate.safety import CUTS, rated
from goldseam.estimate.tracking import Track, follow, told

Random = np.random.Generator
AT_ONCE = 50  # tracks that are followed together
SOMETIMES = 0.3  # of days with a rated moment


def from_the_prior(random: Random, smooth: bool) -> float:
    """The share of intervals that hold the truth, when lives are as the engine thinks they are.

    Fifty lives of 120 days with 0 to 3 observations a day, at the last day, or with `smooth` at the
    sixtieth, known from all of them. Simulation-based calibration: Talts et al. 2018,
    arXiv:1804.06788.
    """
    paths = _paths(random, AT_ONCE, 120)
    tracks = follow(120, [told(_seen(random, path, most=3)) for path in paths])
    day = 60 if smooth else 119
    return _held(tracks, [path[day] for path in paths], day, smooth)


def constant(random: Random, rate: float | None) -> float:
    """The same for a rate that stays, after 120 days with 0 to 2 observations each.

    Without a rate, each life has its own from Beta(2, 1).
    """
    rates = random.beta(2, 1, AT_ONCE) if rate is None else np.full(AT_ONCE, rate)
    seen = [_seen(random, np.full(120, one), most=2) for one in rates]
    return _held(follow(120, [told(one) for one in seen]), rates, 119)


def after_a_fall(random: Random, days: int = 30) -> float:
    """The same so many days, one observation each, after ninety at 0.9 became 0.6."""
    path = np.repeat([0.9, 0.6], [90, days])
    seen = [_each_day(random, path) for _ in range(AT_ONCE)]
    return _held(follow(len(path), [told(one) for one in seen]), [0.6] * AT_ONCE, -1)


def felt(random: Random, cuts: Callable[[Random], Sequence[float]]) -> float:
    """The same for felt safety that stays, rated in 180 days by people with cut-points `cuts`."""
    shares = random.beta(2, 1, AT_ONCE)
    tracks = follow(180, [rated(_rated(random, share, cuts(random))) for share in shares])
    return _held(tracks, shares, -1)


def as_assumed(random: Random) -> Sequence[float]:
    return CUTS


def each_their_own(random: Random) -> Sequence[float]:
    first, second, third = random.uniform(0.5, 3, 3)
    return -first - second, -first, 0, third


def hardly_ever_a_four(random: Random) -> Sequence[float]:
    return -4, -3, 0, 5


def _paths(random: Random, lives: int, days: int) -> Floats:
    """Levels as the engine lets them move, as shares, (lives, days)."""
    now = random.choice(POINTS, lives, p=PRIOR)
    paths = np.empty((lives, days))
    for day in range(days):
        luck = random.random(lives)
        step = np.where(luck < HUMAN.spread, -1, np.where(luck > 1 - HUMAN.spread, 1, 0))
        anew = random.random(lives) < JUMP
        now = np.where(
            anew, random.choice(POINTS, lives, p=PRIOR), (now + step).clip(0, POINTS - 1)
        )
        paths[:, day] = P[now]
    return paths


def _seen(random: Random, path: Floats, most: int) -> list[tuple[int, bool]]:
    often = random.integers(0, most + 1, len(path))
    days = np.repeat(np.arange(len(path)), often)
    return list(zip(days.tolist(), (random.random(len(days)) < path[days]).tolist(), strict=True))


def _each_day(random: Random, path: Floats) -> list[tuple[int, bool]]:
    return list(enumerate((random.random(len(path)) < path).tolist()))


def _rated(random: Random, share: float, cuts: Sequence[float]) -> list[tuple[int, int]]:
    days = np.flatnonzero(random.random(180) < SOMETIMES)
    moments = np.log(share / (1 - share)) + random.logistic(size=len(days))
    ratings = (moments[:, None] > np.array(cuts)).sum(axis=1)
    return list(zip(days.tolist(), ratings.tolist(), strict=True))


def _held(
    tracks: Sequence[Track], truths: Sequence[float] | Floats, day: int, smooth: bool = False
) -> float:
    ends = [(t.smooth_low, t.smooth_high) if smooth else (t.low, t.high) for t in tracks]
    pairs = zip(ends, truths, strict=True)
    return float(np.mean([low[day] <= truth <= high[day] for (low, high), truth in pairs]))
