"""How often a change is told where there is none, and how soon where there is one."""

from collections.abc import Sequence

import numpy as np

from goldseam.estimate.changing import AFTER, BEFORE, likeliest, speaks
from goldseam.estimate.grid import Floats

Random = np.random.Generator
FAMILIES = 100  # made-up people at once, with five rates each
WITHIN = 60  # observations after a change

# Observations in a year that is as full as it gets, and after how many one looks: three promises a
# day, done, and on time where done; one to oneself; five arrivals and two rated moments a week.
FULL_YEAR = ((1095, 3), (1095, 3), (365, 1), (260, 1), (104, 1))
# Five rates, each looked at after each of 365 observations. On time counts only what was done.
EACH_365 = ((365, 1),) * 5
ON_TIME = 1  # the place of the rate that counts only what the one before it lets happen


def false_alarms(random: Random, looks: Sequence[tuple[int, int]], rate: float | None) -> float:
    """The share of people who are ever told a change, up or down, though none of their rates did.

    Rates come from Beta(2, 1), or are all `rate`.
    """
    rates = random.beta(2, 1, (FAMILIES, len(looks))) if rate is None else rate
    rates = np.broadcast_to(rates, (FAMILIES, len(looks)))
    told = np.zeros(FAMILIES, dtype=bool)
    for place, (n, every) in enumerate(looks):
        whole = n if place != ON_TIME else round(n * float(rates[:, 0].mean()))
        outcomes = random.random((FAMILIES, whole)) < rates[:, place, None]
        told |= _told(outcomes, BEFORE + AFTER, every).any(axis=1)
    return float(told.mean())


def falls(random: Random, least: int, most: int) -> Floats:
    """After how many observations a fall from 0.9 to 0.6 is told; infinite over sixty.

    It comes after `least` to `most` observations.
    """
    before = int(random.integers(least, most + 1))
    path = np.repeat([0.9, 0.6], [before, WITHIN])
    told = _told(random.random((FAMILIES, len(path))) < path, before + 1, 1)
    return np.where(told.any(axis=1), told.argmax(axis=1) + 1, np.inf)


def _told(outcomes: np.ndarray, first: int, every: int) -> np.ndarray:
    """At each look from `first` on, for each row, whether a change is told."""
    hits = np.pad(outcomes.cumsum(axis=1), ((0, 0), (1, 0)))
    ends = range(-(-first // every) * every, outcomes.shape[1] + 1, every)
    looks = []
    for n in ends:
        _, log_bf, before, after = likeliest(hits[:, : n + 1])
        looks.append(speaks(n, log_bf, after - before))
    return np.stack(looks, axis=1)
