"""Which days are harder or lighter than similar ones: a tag beside an outcome, one value a day.

    for found in patterns(distress, {"late message": late, "alone": alone}, weekday_of_first=0):
        found.tag, found.effect, found.low, found.high, found.days_with, found.grade

Similar days are of the same weekday, at the same point of the trend, and follow a like yesterday.
This may be coincidence, and never says what caused what. Ask once a month: who looks every day
finds something by looking.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate.grid import Floats

# Days that can be compared: under the first nothing is said, from the second on it is a pattern.
POSSIBLE, PATTERN = 60, 120
ENOUGH = 8  # days with a tag, and as many without
# Of what is shown, at most so much is false on average. The design says 0.10; this keeps it there
# where outcomes drift and tags cluster, which makes chances a little smaller than they are.
FALSE_SHARE = 0.08
SPREAD = 0.3  # of effects of tags, in standard deviations of the outcome; what is larger is shrunk
SMALLEST = 0.2  # effect that is shown, in the same
SIGN = 0.95  # chance that it points the way it seems to
RARE = 0.05  # of the same tag, moved along the days, at most so many seem to matter as much
APART = 7  # days it is moved by at least
MOVES = 400  # at most; more would tell nothing new
ROUNDING = 1e-9  # a tag moved onto itself matters as much, whatever the last digit says
# The trend: straight, and bent by as many waves as there are spans of so many days.
SPAN = 60
NINE_IN_TEN = 1.6449  # standard deviations either way of a normal curve


@dataclass(frozen=True, slots=True)
class Pattern:
    """On days with `tag` the outcome was `effect` higher than on similar days, in its own units."""

    tag: str
    effect: float
    low: float  # nine times in ten it lies between these
    high: float
    days_with: int
    days_without: int
    grade: str  # "possible", or "pattern" from 120 days on


def patterns(
    outcome: Sequence[float | None],
    tags: Mapping[str, Sequence[bool]],
    weekday_of_first: int,
) -> list[Pattern]:
    """The tags that go with higher or lower days, in the order of `tags`.

    `outcome` is one number a day, None where there is none; each tag says of the same days whether
    it was there. `weekday_of_first` is 0 for Monday to 6 for Sunday. A day is compared when it and
    the day before have an outcome. Under 60 of these nothing is found.

    Outcome on trend, weekday, yesterday's outcome, yesterday's tag and the tag, by least squares;
    kept are tags that pass Benjamini–Hochberg over every tag tested, whose effect, shrunk towards
    nought, is at least 0.2 standard deviations and points its way 95 times in 100, and that matter
    more than the same tag moved along the days, which keeps how it clusters.

    >>> late = [day % 5 == 0 or day % 11 == 0 for day in range(150)]
    >>> distress = [2.0 + 1.5 * there + (day * 7919 % 13) / 13 for day, there in enumerate(late)]
    >>> [(one.tag, round(one.effect, 1), one.days_with) for one in
    ...     patterns(distress, {"late": late}, weekday_of_first=0)]
    [('late', 1.4, 40)]

    Raises ValueError for an outcome that isn't finite, a tag of another length or one that isn't
    true or false, and a weekday outside of 0 to 6.

    Source: Benjamini & Hochberg 1995, Controlling the false discovery rate, Journal of the Royal
    Statistical Society B 57, 289–300; moving along: Welch 1990, Construction of permutation tests,
    Journal of the American Statistical Association 85, 693–698.
    """
    days = _checked(outcome, tags, weekday_of_first)
    used = 1 + np.flatnonzero(np.isfinite(days[1:]) & np.isfinite(days[:-1]))
    if len(used) < POSSIBLE or np.ptp(days[used]) == 0:
        return []
    others = _Others.of(days, used, weekday_of_first)
    there = {tag: np.array(values, dtype=float) for tag, values in tags.items()}
    tested = {tag: _Tested.of(others, used, values) for tag, values in there.items()}
    able = {tag: one for tag, one in tested.items() if one is not None}
    kept = [tag for tag in _stand_out(able) if _is_shown(able[tag], others)]
    confirmed = [tag for tag in kept if _outdoes_its_moves(able[tag], others, used, there[tag])]
    return [able[tag].pattern(tag, others) for tag in confirmed]


@dataclass(frozen=True, slots=True)
class _Others:
    """What else makes a day what it is, taken out of the outcome."""

    basis: Floats  # (days, k), orthonormal
    left: Floats  # of the outcome
    sd: float  # of the outcome as it was

    @classmethod
    def of(cls, days: Floats, used: NDArray[np.intp], weekday: int) -> "_Others":
        along = used / len(days)
        waves = range(1, 1 + len(days) // SPAN)
        columns = [
            np.ones(len(used)),
            along,
            *(np.cos(math.pi * wave * along) for wave in waves),
            *((used + weekday) % 7 == of for of in range(6)),
            days[used - 1],
        ]
        basis = _orthonormal(np.stack(columns, axis=1).astype(float))
        outcome = days[used]
        return cls(basis, outcome - basis @ (basis.T @ outcome), float(outcome.std(ddof=1)))

    def without(self, columns: Floats) -> Floats:
        return np.asarray(columns - self.basis @ (self.basis.T @ columns))


@dataclass(frozen=True, slots=True)
class _Tested:
    """The effect of one tag, its standard error, and how it compares with chance."""

    effect: float
    error: float
    t: float
    chance: float  # of as much by luck, either way
    days_with: int
    days_without: int

    @classmethod
    def of(cls, others: _Others, used: NDArray[np.intp], tag: Floats) -> "_Tested | None":
        days_with = int(tag[used].sum())
        days_without = len(used) - days_with
        if min(days_with, days_without) < ENOUGH:
            return None
        effect, error = _effects(others, tag[used][:, None], tag[used - 1][:, None])
        if not np.isfinite(error[0]) or error[0] == 0:
            return None
        t = float(effect[0] / error[0])
        chance = _two_sided(t, len(used) - others.basis.shape[1] - 2)
        return cls(float(effect[0]), float(error[0]), t, chance, days_with, days_without)

    def shrunk(self, sd: float) -> tuple[float, float]:
        """The effect and its error after meeting what effects of tags are like."""
        trust = (SPREAD * sd) ** 2 / ((SPREAD * sd) ** 2 + self.error**2)
        return trust * self.effect, math.sqrt(trust) * self.error

    def pattern(self, tag: str, others: _Others) -> Pattern:
        effect, error = self.shrunk(others.sd)
        half = NINE_IN_TEN * error
        grade = "pattern" if self.days_with + self.days_without >= PATTERN else "possible"
        found = (effect, effect - half, effect + half, self.days_with, self.days_without)
        return Pattern(tag, *found, grade=grade)


def _checked(
    outcome: Sequence[float | None], tags: Mapping[str, Sequence[bool]], weekday: int
) -> Floats:
    if weekday not in range(7):
        raise ValueError(f"a weekday is from 0 to 6, not {weekday}")
    for tag, values in tags.items():
        if len(values) != len(outcome):
            raise ValueError(f"{tag} has {len(values)} days, the outcome {len(outcome)}")
        if any(value not in (False, True) for value in values):
            raise ValueError(f"{tag} is there on a day, or it isn't")
    if any(value is not None and not math.isfinite(value) for value in outcome):
        raise ValueError("an outcome is a finite number, or None")
    return np.array([math.nan if value is None else value for value in outcome], dtype=float)


def _stand_out(tested: Mapping[str, _Tested]) -> list[str]:
    """Benjamini–Hochberg: the tags with the smallest chances, as many as the share allows."""
    ranked = sorted(one.chance for one in tested.values())
    allowed = [c for k, c in enumerate(ranked, 1) if c <= FALSE_SHARE * k / len(ranked)]
    return [tag for tag, one in tested.items() if allowed and one.chance <= allowed[-1]]


def _is_shown(one: _Tested, others: _Others) -> bool:
    effect, error = one.shrunk(others.sd)
    sure = 1 - math.erfc(abs(effect) / error / math.sqrt(2)) / 2
    return sure >= SIGN and abs(effect) >= SMALLEST * others.sd


def _outdoes_its_moves(one: _Tested, others: _Others, used: NDArray[np.intp], tag: Floats) -> bool:
    """Whether the tag, moved along the days and round their end, seldom seems to matter as much."""
    moves = np.arange(APART, len(tag) - APART + 1)
    moves = moves[:: -(-len(moves) // MOVES)]
    today = tag[(used[:, None] - moves) % len(tag)]
    yesterday = tag[(used[:, None] - 1 - moves) % len(tag)]
    effect, error = _effects(others, today, yesterday)
    as_much = np.abs(effect) >= abs(one.t) * error * (1 - ROUNDING)
    return bool((1 + as_much.sum()) / (1 + len(moves)) <= RARE)


def _effects(others: _Others, today: Floats, yesterday: Floats) -> tuple[Floats, Floats]:
    """The effect of each column of `today` beside its own of `yesterday`, and its error.

    Least squares in two steps, Frisch & Waugh 1933, Econometrica 1, 387–401: what else there is has
    been taken out of the outcome, and is taken out of both columns here.
    """
    x, z, y = others.without(today), others.without(yesterday), others.left
    zz = _kept_apart((z * z).sum(axis=0))
    x = x - z * ((z * x).sum(axis=0) / zz)
    y = y[:, None] - z * ((z * y[:, None]).sum(axis=0) / zz)
    xx = _kept_apart((x * x).sum(axis=0))
    effect = (x * y).sum(axis=0) / xx
    left = y - x * effect
    free = len(y) - others.basis.shape[1] - 2
    return effect, np.sqrt((left * left).sum(axis=0) / free / xx)


def _kept_apart(squares: Floats) -> Floats:
    """What is made of the other columns has no effect of its own: infinitely uncertain."""
    return np.where(squares > 1e-9, squares, np.inf)


def _orthonormal(columns: Floats) -> Floats:
    """Columns that span the same, without those that add nothing."""
    left, sizes, _ = np.linalg.svd(columns / np.abs(columns).max(axis=0).clip(1e-300), False)
    return np.asarray(left[:, sizes > 1e-9 * sizes[0]])


def _two_sided(t: float, free: int) -> float:
    """The chance of |t| by luck, Abramowitz & Stegun 1964, 26.7.8."""
    z = abs(t) * (1 - 1 / (4 * free)) / math.sqrt(1 + t * t / (2 * free))
    return math.erfc(z / math.sqrt(2))
