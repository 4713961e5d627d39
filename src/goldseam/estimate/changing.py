"""Whether a rate has changed, or luck alone would make it look so.

changed([True] * 60 + [True, False] * 12)                # down, from the sixtieth on
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate.grid import Floats

# Where a change is looked for: it lies at most so many observations back, with so many before and
# after it. Fewer after it let short runs of bad luck speak. Found by simulation, decision 20.
BACK, BEFORE, AFTER = 60, 30, 15
DIFFERENCE = 0.1  # between two rates, from which on a change matters: design/estimate.md


@dataclass(frozen=True, slots=True)
class Change:
    """A rate was one thing before observation `index`, and is another from it on."""

    index: int  # of the first observation after it
    direction: str  # "down" or "up"
    log_bf: float  # natural logarithm: how much likelier one change makes what was seen than none
    before: float  # the share of those before `index`
    after: float


def changed(outcomes: Sequence[bool] | NDArray[np.bool_]) -> Change | None:
    """Whether a rate changed lately, from all its outcomes in their order; None where it didn't.

    Compares, averaged over the places where a change may lie, two rates that nobody knows with one
    that nobody knows. Says so from rates that differ by 0.1 on, once a change is more likely
    than none by as many times as there are observations. So somebody who looks after each of 365,
    at five rates at once, is told of a change where there is none less than once in twenty times.

    >>> change = changed([True] * 60 + [True, False] * 12)
    >>> change.index, change.direction, change.before, change.after
    (61, 'down', 1.0, 0.4782608695652174)
    >>> changed([True, True, True, False] * 30) is None
    True

    Raises ValueError for an outcome that isn't true or false.

    Source: the beta-binomial Bayes factor for a change of Smith 1975, A Bayesian approach to
    inference about a change-point in a sequence of random variables, Biometrika 62, 407–416.
    """
    seen = np.asarray(outcomes)
    if seen.dtype != bool and not np.isin(seen, (False, True)).all():
        raise ValueError("an outcome is true or false")
    n = len(seen)
    if n < BEFORE + AFTER:
        return None
    hits = np.append(0, np.cumsum(seen.astype(int)))
    place, log_bf, before, after = (column[0].item() for column in likeliest(hits[None, :]))
    if not speaks(n, log_bf, after - before):
        return None
    return Change(place, "down" if after < before else "up", log_bf, before, after)


def speaks(n: int, log_bf: Floats | float, difference: Floats | float) -> NDArray[np.bool_]:
    """Whether so much evidence of so large a difference, after n observations, is told.

    Whoever has n observations has looked n times, so a change has to be n times as likely as none.
    """
    return (log_bf > math.log(n)) & (np.abs(difference) >= DIFFERENCE)


def likeliest(hits: NDArray[np.int64]) -> tuple[NDArray[np.intp], Floats, Floats, Floats]:
    """Where a change most likely lies, the log Bayes factor of there being one, and both rates.

    `hits` are running counts from nought, of shape (rows, n + 1) with n ≥ 45; out come four arrays
    of (rows,).
    """
    n = hits.shape[1] - 1
    places = np.arange(max(BEFORE, n - BACK), n - AFTER + 1)
    logs = np.append(0, np.cumsum(np.log(np.arange(1, n + 3))))
    before, total = hits[:, places], hits[:, -1:]
    log_bfs = (
        _one_rate(before, places, logs)
        + _one_rate(total - before, n - places, logs)
        - _one_rate(total, np.array([n]), logs)
    )
    most = log_bfs.max(axis=1)
    share = np.exp(log_bfs - most[:, None]).sum(axis=1) / (BACK - AFTER + 1)
    best = log_bfs.argmax(axis=1)
    place, first = places[best], before[np.arange(len(hits)), best]
    rates = first / place, (total[:, 0] - first) / (n - place)
    return place, most + np.log(share), *rates


def _one_rate(hits: NDArray[np.int64], n: NDArray[np.intp], logs: Floats) -> Floats:
    """The log-chance of so many hits in n, in their order, at a rate nobody knows.

    B(hits + 2, misses + 1) / B(2, 1): the prior of the engine. `logs` are of factorials.
    """
    return np.asarray(logs[hits + 1] + logs[n - hits] - logs[n + 2] + math.log(2))
