"""How often the next arrival lies in the range that was said."""

import numpy as np

from goldseam.estimate.arriving import next_range

DRAWS = 500


def held(random: np.random.Generator) -> float:
    """The share of next errors within the range, for 9 to 60 errors with heavy tails, in minutes.

    Student's t with two degrees of freedom, which has no variance: one evening in fifty goes quite
    wrong.
    """
    held = []
    for _ in range(DRAWS):
        errors = np.round(6 * random.standard_t(2, int(random.integers(10, 62))), 1)
        half = next_range(errors[:-1].tolist())
        held.append(half is not None and abs(errors[-1]) <= half)
    return float(np.mean(held))
