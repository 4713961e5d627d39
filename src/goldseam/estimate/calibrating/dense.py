"""The engine once more, by plain matrices: slow, and short enough to be seen to be right."""

import numpy as np

from goldseam.estimate.evidence import Evidence
from goldseam.estimate.grid import HUMAN, POINTS, PRIOR, Floats, Movement, forward, smoothed
from goldseam.estimate.tracking import told


def matrix(movement: Movement) -> Floats:
    """`moves[to, of]`: the chance of being at `to` a day after `of`."""
    points = len(movement.prior)
    walk = np.zeros((points, points))
    for of in range(points):
        for to in (of - 1, of + 1):
            walk[min(max(to, 0), points - 1), of] += movement.spread
        walk[of, of] += 1 - 2 * movement.spread
    anew = np.tile(movement.prior[:, None], (1, points))
    return np.asarray((1 - movement.jump) * walk + movement.jump * anew)


def forward_backward(evidence: Floats, movement: Movement) -> tuple[Floats, Floats]:
    """What is believed of each day from what came up to it, and from everything; (days, points)."""
    moves = matrix(movement)
    filtered, ahead = np.empty_like(evidence), np.ones_like(evidence)
    now = movement.prior
    for day, seen in enumerate(evidence):
        now = seen * (moves @ now)
        filtered[day] = now = now / now.sum()
    for day in range(len(evidence) - 1, 0, -1):
        back = moves.T @ (evidence[day] * ahead[day])
        ahead[day - 1] = back / back.sum()
    both = filtered * ahead
    return filtered, both / both.sum(axis=1, keepdims=True)


def furthest_apart(random: np.random.Generator, days: int = 120) -> float:
    """The largest difference between both, for observations by chance; one is a probability."""
    outcomes = random.random(days) < random.choice([0.3, 0.9])
    likely = _evidence(outcomes).likelihood(0, days)
    start = np.append(PRIOR, 0)[None]
    filtered = forward(likely[:, None], start, HUMAN)
    fast = (filtered, smoothed(filtered, likely[:, None], HUMAN))
    slow = forward_backward(likely[:, :POINTS], HUMAN)
    shares = (one[:, 0, :POINTS] / one[:, 0].sum(axis=1, keepdims=True) for one in fast)
    return float(max(np.abs(a - b).max() for a, b in zip(shares, slow, strict=True)))


def _evidence(outcomes: np.ndarray) -> Evidence:
    return told(list(enumerate(outcomes.tolist())))
