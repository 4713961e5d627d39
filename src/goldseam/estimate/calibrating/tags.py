"""How much of what is shown as a pattern is none."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate.coincidence import patterns
from goldseam.estimate.grid import Floats

Random = np.random.Generator
LIVES = 25
LENGTHS = (90, 180, 365)  # days
REAL = {"one": 0.8, "two": -0.6}  # effects in standard deviations of a day's luck


def false_share(random: Random, real: bool) -> float:
    """The mean share of false ones among what is shown, nought where nothing is.

    The outcome follows its yesterday, drifts, leaps once and knows weekends; tags go with weekends,
    with the trend either way, come in runs, or come as they like. With `real`, two of them matter.
    """
    shares = []
    for _ in range(LIVES):
        tags = _tags(random, int(random.choice(LENGTHS)))
        outcome = _outcome(random, tags, REAL if real else {})
        said = {tag: there.tolist() for tag, there in tags.items()}
        found = patterns(outcome, said, weekday_of_first=0)
        false = sum(not (real and one.tag in REAL) for one in found)
        shares.append(false / max(1, len(found)))
    return float(np.mean(shares))


def _tags(random: Random, days: int) -> dict[str, NDArray[np.bool_]]:
    rising = np.linspace(0.05, 0.6, days)
    free = random.uniform(0.08, 0.5, (4, 1)) * np.ones(days)
    chances = [np.where(_weekend(days), 0.8, 0.1), rising, rising[::-1], *free]
    names = ("weekend", "rising", "falling", "one", "two", "three", "four")
    tags = {name: random.random(days) < of for name, of in zip(names, chances, strict=True)}
    begins = np.flatnonzero(random.random(days) < 0.15)
    states = random.random(days + 1) < 0.35
    return {**tags, "runs": states[np.searchsorted(begins, np.arange(days), side="right")]}


def _outcome(
    random: Random, tags: Mapping[str, NDArray[np.bool_]], effects: Mapping[str, float]
) -> list[float | None]:
    days = len(tags["runs"])
    along = np.arange(days)
    drift = random.normal() * along / days + random.normal(0, 0.05, days).cumsum()
    leap = random.normal(0, 0.6) * (along > random.integers(days))
    weekend = 0.7 * random.choice([-1, 1]) * _weekend(days)
    known = sum((size * tags[tag] for tag, size in effects.items()), start=np.zeros(days))
    felt = 2 + _following(random, days) + drift + leap + weekend + known
    unknown = random.random(days) < 0.1
    return [None if hidden else round(x) for x, hidden in zip(felt, unknown, strict=True)]


def _following(random: Random, days: int) -> Floats:
    """A day's luck, and some of its yesterday's."""
    share, luck = random.uniform(0, 0.6), random.normal(0, 1, days)
    for day in range(1, days):
        luck[day] += share * luck[day - 1]
    return luck


def _weekend(days: int) -> NDArray[np.bool_]:
    return np.asarray(np.arange(days) % 7 >= 5)
