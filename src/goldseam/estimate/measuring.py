"""Whether two measurements differ by more than measuring alone would make them differ.

reliable_change(3.25, 1.5, sd=1.0, r=0.7).is_reliable    # True: 1.75 is more than 1.52
"""

import math
from dataclasses import dataclass

# Both sides of a normal curve outside of this hold one in twenty.
ONE_IN_TWENTY = 1.96


@dataclass(frozen=True, slots=True)
class Reliable:
    """A difference, and the size from which on it is more than noise. Both in the scale’s units."""

    difference: float  # after less before
    threshold: float

    @property
    def is_reliable(self) -> bool:
        return abs(self.difference) > self.threshold

    @property
    def direction(self) -> int:
        """1 for more, -1 for less, 0 while it is within the noise."""
        return int(math.copysign(1, self.difference)) if self.is_reliable else 0


def reliable_change(before: float, after: float, sd: float, r: float) -> Reliable:
    """Compare two measurements of one person on one scale.

    `before`, `after` and `sd`, the standard deviation between people, are in the scale's units;
    `r` is the reliability of the measurement, from 0 to below 1. The standard error of one
    measurement is sd·√(1−r), that of a difference √2 times as much; what lies further out than
    1.96 of these happens by measuring alone in one comparison of twenty.

    >>> change = reliable_change(3.25, 1.5, sd=1.0, r=0.7)
    >>> change.difference, round(change.threshold, 3), change.is_reliable, change.direction
    (-1.75, 1.518, True, -1)

    Raises ValueError for sd ≤ 0, r outside of [0, 1) and for numbers that aren't finite.

    Source: Jacobson & Truax 1991, Clinical significance, Journal of Consulting and Clinical
    Psychology 59, 12–19.
    """
    if not all(map(math.isfinite, (before, after, sd, r))):
        raise ValueError("before, after, sd and r are finite numbers")
    if sd <= 0:
        raise ValueError(f"sd is more than 0, not {sd}")
    if not 0 <= r < 1:
        raise ValueError(f"r is from 0 to below 1, not {r}")
    error = sd * math.sqrt(1 - r)
    return Reliable(after - before, ONE_IN_TWENTY * math.sqrt(2) * error)
