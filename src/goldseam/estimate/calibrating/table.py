"""The published table: each check, its target, and what was found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from goldseam.estimate.calibrating import changes, dense, levels, ranges, tags

Random = np.random.Generator
Draw = Callable[[Random], float | np.ndarray]
Gather = Callable[[np.ndarray], float]


@dataclass(frozen=True, slots=True)
class Check:
    """A figure from `rounds` draws, and between which ends it belongs."""

    name: str
    low: float
    high: float
    rounds: int
    draw: Draw
    gather: Gather = np.mean
    unit: str = "%"

    def figure(self, random: Random, tick: Callable[[int], object]) -> float:
        drawn = []
        for _ in range(self.rounds):
            drawn.append(np.atleast_1d(self.draw(random)))
            tick(1)
        return float(self.gather(np.concatenate(drawn)))


@dataclass(frozen=True, slots=True)
class Row:
    check: Check
    figure: float

    @property
    def holds(self) -> bool:
        return self.check.low <= self.figure <= self.check.high

    def cells(self) -> tuple[str, str, str, str]:
        low, high = (_said(end, self.check.unit) for end in (self.check.low, self.check.high))
        ends = f"{low} to {high}" if self.check.low > 0 and self.check.high < inf else ""
        target = ends or (f"≥ {low}" if self.check.low > 0 else f"≤ {high}")
        return self.check.name, target, _said(self.figure, self.check.unit), self.word

    @property
    def word(self) -> str:
        return "holds" if self.holds else "missed"


def _soon(told: np.ndarray) -> float:
    return float(np.mean(told <= changes.WITHIN))


def _falls(name: str, least: int, most: int, rounds: int) -> Sequence[Check]:
    def draw(random: Random) -> np.ndarray:
        return changes.falls(random, least, most)

    return (
        Check(f"0.9 → 0.6 after {name}: told after, median", 0, 30, rounds, draw, np.median, "n"),
        Check(f"0.9 → 0.6 after {name}: told within 60", 0.8, inf, rounds, draw, _soon),
    )


CHECKS: Sequence[Check] = (
    Check(
        "Simulation-based calibration, today", 0.88, 0.92, 80,
        lambda random: levels.from_the_prior(random, smooth=False),
    ),
    Check(
        "Simulation-based calibration, looking back", 0.88, 0.92, 80,
        lambda random: levels.from_the_prior(random, smooth=True),
    ),
    Check(
        "Constant truth, rates from the prior", 0.88, 0.98, 40,
        lambda random: levels.constant(random, None),
    ),
    Check("Constant truth, 0.5", 0.88, 0.98, 40, lambda random: levels.constant(random, 0.5)),
    Check("Constant truth, 0.8", 0.88, 0.98, 40, lambda random: levels.constant(random, 0.8)),
    Check("Constant truth, 0.95", 0.88, 0.98, 40, lambda random: levels.constant(random, 0.95)),
    Check("30 observations after 0.9 → 0.6", 0.85, inf, 40, levels.after_a_fall),
    Check(
        "Felt safety, scale used as assumed", 0.88, 0.98, 20,
        lambda random: levels.felt(random, levels.as_assumed),
    ),
    Check(
        "Felt safety, each uses it their own way", 0.88, 0.98, 20,
        lambda random: levels.felt(random, levels.each_their_own),
    ),
    Check(
        "Felt safety, hardly ever a 4 or under a 2", 0.85, 0.98, 20,
        lambda random: levels.felt(random, levels.hardly_ever_a_four),
    ),
    Check("Next arrival in its range, heavy tails", 0.88, 0.93, 40, ranges.held),
    Check(
        "False changes, five rates, 365 observations each", 0, 0.05, 30,
        lambda random: changes.false_alarms(random, changes.EACH_365, None),
    ),
    Check(
        "False changes, five rates, a full year", 0, 0.05, 30,
        lambda random: changes.false_alarms(random, changes.FULL_YEAR, None),
    ),
    Check(
        "False changes, five rates of 0.7, 365 observations each", 0, 0.05, 30,
        lambda random: changes.false_alarms(random, changes.EACH_365, 0.7),
    ),
    *_falls("60 to 240 observations", 60, 240, 60),
    *_falls("only 60", 60, 60, 20),
    Check(
        "False patterns, where none are real", 0, 0.10, 60,
        lambda random: tags.false_share(random, real=False),
    ),
    Check(
        "False patterns, where two are real", 0, 0.10, 60,
        lambda random: tags.false_share(random, real=True),
    ),
    Check(
        "Furthest from plain matrices", 0, 1e-10, 5, dense.furthest_apart, np.max, "",
    ),
)  # fmt: skip


def chosen(words: str) -> list[Check]:
    """The checks with these words in their name; without any, all of them."""
    return [check for check in CHECKS if words.lower() in check.name.lower()]


def calibrated(
    seed: int,
    *,
    tick: Callable[[int], object] = bool,
    checks: Sequence[Check] = CHECKS,
    only: Sequence[Check] | None = None,
) -> Iterator[Row]:
    """Each check with random numbers of its own from one seed; `tick` hears of each round.

    With `only`, these of `checks` alone, each as it would be among all of them.
    """
    for check, own in zip(checks, np.random.SeedSequence(seed).spawn(len(checks)), strict=True):
        if only is None or check in only:
            yield Row(check, check.figure(np.random.default_rng(own), tick))


def written(rows: Iterable[Row]) -> str:
    """The table in Markdown, as docs/statistics.md holds it."""
    head = [("Check", "Target", "Found", ""), ("---",) * 4]
    lines = [*head, *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _said(number: float, unit: str) -> str:
    if unit == "%":
        return f"{100 * number:.1f} %"
    return f"{number:.0f}" if unit == "n" and number < inf else f"{number:.0e}"
