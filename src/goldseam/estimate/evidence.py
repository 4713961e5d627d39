"""Observations as evidence: what was seen on a day, and how likely each level makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from goldseam.estimate.grid import WIDTH, Floats, Likelihoods

Whole = NDArray[np.int64]
Array = TypeVar("Array", Floats, Whole)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Observations by day, and what each kind of them says.

    Sorted, so that nothing hangs on the order in which they were told. `says` is the
    log-likelihood of each kind at each point of the grid, of shape (kinds, POINTS).
    """

    days: Whole
    kinds: Whole
    weights: Floats
    says: Floats

    @classmethod
    def of(
        cls,
        rows: Floats,
        says: Floats,
        weights: Sequence[float] | Floats | None = None,
    ) -> "Evidence":
        """From rows of day and kind; a weight of each from 0 to 1. Raises ValueError for others."""
        weighed = np.ones(len(rows)) if weights is None else np.array(weights, dtype=float)
        _check(rows, weighed)
        days, kinds = rows.astype(np.int64).T
        order = np.lexsort((weighed, kinds, days))
        order = order[weighed[order] > 0]
        return cls(days[order], kinds[order], weighed[order], says)

    @property
    def counted(self) -> int:
        return len(self.days)

    def counted_from(self, day: int) -> int:
        return int(np.count_nonzero(self.days >= day))

    def likelihood(self, first: int, days: int) -> Floats:
        """For each day from `first` to before `days`: 1 at the likeliest point, nought in the wall.

        Out comes (days − first, POINTS + 1). Raises ValueError for a day that isn't among them.
        """
        likely, which = self._likely(first, days)
        return likely[which]

    def _likely(self, first: int, days: int) -> tuple[Floats, Whole]:
        """The likelihood of each different day, and which of them each day is."""
        if self.counted and not (self.days[0] >= first and self.days[-1] < days):
            raise ValueError(f"a day is from {first} to {days - 1}")
        kinds = len(self.says)
        cells = (self.days - first) * kinds + self.kinds
        weights = np.bincount(cells, self.weights, (days - first) * kinds).astype(float)
        different, which = _different(weights.reshape(-1, kinds))
        log = different @ self.says
        likely = np.zeros((len(log), WIDTH))
        np.exp(log - log.max(axis=1, keepdims=True), out=likely[:, :-1])
        return likely, which


def pairs(observations: Sequence[tuple[int, int]] | Whole) -> Floats:
    """Rows of day and kind, whatever they came as."""
    return np.array(observations, dtype=float).reshape(len(observations), 2)


def likelihoods(tracks: Sequence[Evidence], first: int, days: int) -> Likelihoods:
    """Of several tracks side by side: `Evidence.likelihood` of each."""
    each = [one._likely(first, days) for one in tracks]
    different, which = _different(np.stack([which for _, which in each], axis=1))
    sides = [likely[ids] for (likely, _), ids in zip(each, different.T, strict=True)]
    return Likelihoods(np.stack(sides, axis=1), which)


def _different(rows: Array) -> tuple[Array, Whole]:
    """Each row once, and which of these each is. Few days differ, and a logarithm is dear."""
    order = np.lexsort(rows.T)
    ordered = rows[order]
    is_new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    which = np.empty(len(rows), dtype=np.int64)
    which[order] = is_new.cumsum() - 1
    return ordered[is_new], which


def _check(rows: Floats, weights: Floats) -> None:
    if len(weights) != len(rows):
        raise ValueError(f"there are {len(rows)} observations and {len(weights)} weights")
    if not (np.isfinite(rows).all() and (rows == np.floor(rows)).all()):
        raise ValueError("a day is a whole number")
    if not ((weights >= 0) & (weights <= 1)).all():
        raise ValueError("a weight is from 0 to 1")
