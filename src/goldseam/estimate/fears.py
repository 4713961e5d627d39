"""What one feared beside what happened.

seen = calibration([(0.8, False), (0.7, False), (0.9, True), (0.6, False)])
seen.stated, seen.happened          # 0.75 feared, 0.25 happened
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from goldseam.estimate.grid import Floats

# A chance that was said, from one of these to the next: unlikely, open, likely.
BANDS = (0.0, 1 / 3, 2 / 3, 1.0)
NINE_IN_TEN = 1.6449  # standard deviations either way of a normal curve
LINE_FROM = 10  # predictions, and both endings among them; a line through fewer is a guess
# “Certain” is taken as 99 in 100: no chance is so certain that one surprise refutes it for ever.
NEVER, ALWAYS = 0.01, 0.99
# What is thought of the line beforehand: that what is said is meant. Two logits of doubt about its
# height and one about its slope keep it flat where there is little to go by.
MEANT = (0.0, 1.0)
PRECISION: Floats = np.diag([2.0**-2, 1.0**-2])
STEPS, ROUNDING = 25, 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """Predictions whose chance lay from `above` to `below`, and how many of them came true."""

    above: float
    below: float
    n: int
    came_true: int
    stated: float  # the mean chance that was said
    low: float  # of the share that comes true, nine times in ten
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """How often what is said with a chance comes true: logit = height + slope · logit(chance)."""

    height: float
    slope: float

    def at(self, chance: float) -> float:
        """The share of what is said with this chance, from 0 to 1, that comes true."""
        return _share(self.height + self.slope * float(_logit(np.array(chance))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Brier scores are from 0, always right, to 1, always certain and wrong."""

    n: int
    stated: float  # the mean chance that was said
    happened: float  # the share that came true: one's own base rate
    brier: float
    brier_of_base_rate: float  # had one always said `happened`
    bands: tuple[Band, ...]  # those with predictions, the unlikely first
    line: Line | None  # None under ten predictions, or where all ended the same way

    @property
    def knew_more(self) -> bool:
        """Whether what was said told more than how often such things happen anyway."""
        return self.brier < self.brier_of_base_rate


def calibration(predictions: Sequence[tuple[float, bool]]) -> Calibration:
    """Compare chances that were said, from 0 to 1, with whether it happened.

    >>> seen = calibration([(0.8, False), (0.7, False), (0.9, True), (0.6, False)])
    >>> seen.stated, seen.happened, round(seen.brier, 3), round(seen.brier_of_base_rate, 4)
    (0.75, 0.25, 0.375, 0.1875)

    Raises ValueError where there are none, for a chance outside of 0 to 1 and for an ending that
    isn't true or false.

    Source: Brier 1950, Verification of forecasts expressed in terms of probability, Monthly Weather
    Review 78, 1–3; the line: Cox 1958, Two further applications of a model for binary regression,
    Biometrika 45, 562–565.
    """
    chances, ended = _checked(predictions)
    happened = float(ended.mean())
    cells = [_band(chances, ended, above, below) for above, below in pairwise(BANDS)]
    return Calibration(
        n=len(chances),
        stated=float(chances.mean()),
        happened=happened,
        brier=float(((chances - ended) ** 2).mean()),
        brier_of_base_rate=happened * (1 - happened),
        bands=tuple(cell for cell in cells if cell),
        line=_line(chances, ended) if len(chances) >= LINE_FROM and 0 < happened < 1 else None,
    )


def wilson(came_true: int, n: int) -> tuple[float, float]:
    """The interval for a share, nine times in ten.

    >>> [round(end, 3) for end in wilson(2, 10)]
    [0.069, 0.459]

    Source: Wilson 1927, Probable inference, Journal of the American Statistical Association 22,
    209–212.
    """
    z2 = NINE_IN_TEN**2
    middle = (came_true + z2 / 2) / (n + z2)
    half = NINE_IN_TEN * math.sqrt(came_true * (n - came_true) / n + z2 / 4) / (n + z2)
    return max(0.0, middle - half), min(1.0, middle + half)


def _checked(predictions: Sequence[tuple[float, bool]]) -> tuple[Floats, Floats]:
    if not predictions:
        raise ValueError("there are no predictions")
    chances, ended = np.array(predictions, dtype=float).T
    if not ((chances >= 0) & (chances <= 1)).all():
        raise ValueError("a chance is from 0 to 1")
    if not ((ended == 0) | (ended == 1)).all():
        raise ValueError("an ending is true or false")
    return chances, ended


def _band(chances: Floats, ended: Floats, above: float, below: float) -> Band | None:
    inside = (chances >= above) & ((chances < below) | (below == BANDS[-1]))
    n, came_true = int(inside.sum()), int(ended[inside].sum())
    if not n:
        return None
    return Band(above, below, n, came_true, float(chances[inside].mean()), *wilson(came_true, n))


def _line(chances: Floats, ended: Floats) -> Line:
    """The likeliest one, by Newton's steps; what is thought beforehand keeps it finite."""
    rows = np.stack([np.ones(len(chances)), _logit(chances)], axis=1)
    line = np.array(MEANT)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ line))
        slope = rows.T @ (ended - share) - PRECISION @ (line - MEANT)
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + PRECISION
        step = np.linalg.solve(bend, slope)
        while _unlikely(line + step, rows, ended) > _unlikely(line, rows, ended) + ROUNDING:
            step = step / 2  # a whole one may leap over the best; small ones never go astray
        line = line + step
    return Line(float(line[0]), float(line[1]))


def _unlikely(line: Floats, rows: Floats, ended: Floats) -> float:
    at, off = rows @ line, line - MEANT
    return float((np.logaddexp(0, at) - ended * at).sum() + off @ PRECISION @ off / 2)


def _logit(chance: Floats) -> Floats:
    bounded = np.clip(chance, NEVER, ALWAYS)
    return np.asarray(np.log(bounded / (1 - bounded)))


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
