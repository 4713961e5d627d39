"""The engine: what is believed of a level on a line of 161 points, day after day.

    forward(evidence, start, HUMAN)        # each day from the days before it and itself
    smoothed(filtered, evidence, HUMAN)    # each day also from what came after it
    mean(beliefs), quantiles(beliefs, [0.05, 0.95])   # as shares from 0 to 1

A level is x = logit p. Beliefs and evidence are arrays of shape (days, tracks, WIDTH), not
normalised; the last of their cells is a wall that always holds nought. Several tracks cost little
more than one, because each day is a handful of steps over all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy import add, dot, multiply, vecdot
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Days: TypeAlias = NDArray[np.intp]

# design/estimate.md: −5 to 8 are 0.7 % and 99.97 %, so that a long unbroken run has room.
LOWEST, HIGHEST, POINTS = -5.0, 8.0, 161
WIDTH = POINTS + 1
X: Floats = np.linspace(LOWEST, HIGHEST, POINTS)
STEP = (HIGHEST - LOWEST) / (POINTS - 1)
P: Floats = 1 / (1 + np.exp(-X))
_SHARES: Floats = np.append(P, 0)

# Logits a day. A rate of 0.8 drifts by about 0.04 in a month; found by simulation for the design.
DRIFT = 0.05
# Of starting anew on one day: once in 120 days on average. Without it an estimate needs a hundred
# days to follow a rate that fell from 0.9 to 0.6.
JUMP = 1 / 120
# Beta(2, 1), two in three: most promises that people write down are kept.
PRIOR: Floats = P**2 * (1 - P) / np.sum(P**2 * (1 - P))

# Days. What lies further back than two blocks is settled: what comes now no longer moves it.
BLOCK = 120
# Days between two normalisations. In so few nothing can fall below what a float holds: a day's
# evidence is 1 at its best point, and every point has at least 10⁻¹⁰ of the belief.
RENEW = 8
# Cells that are summed at once while a quantile is looked for; they divide WIDTH.
COARSE = 18


@dataclass(frozen=True)
class Movement:
    """How a level moves from one day to the next, on any line of points.

    It steps to each neighbour with the chance `spread`, stays where it would leave the line, and
    with the chance `jump` it starts anew from `prior`, which sums to 1.
    """

    spread: float
    jump: float
    prior: Floats

    @cached_property
    def staying(self) -> Floats:
        """The weight of not moving where a step to a neighbour weighs 1; nought in the wall."""
        staying = np.full(len(self.prior) + 1, (1 - 2 * self.spread) / self.spread)
        staying[[0, -2]] += 1
        staying[-1] = 0
        return staying

    @cached_property
    def weight(self) -> float:
        """Of starting anew, by the same measure."""
        return self.jump / ((1 - self.jump) * self.spread)

    @cached_property
    def anew(self) -> Floats:
        """The weight of starting anew at each point."""
        return np.append(self.weight * self.prior, 0)


# A step of √(σ²) a day as a walk on the points: σ²/(2Δx²) each way.
HUMAN = Movement(DRIFT**2 / (2 * STEP**2), JUMP, PRIOR)


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """What was seen on each day, as the likelihood of it at each point, 1 where nothing was.

    `different` is (different days, tracks, width), `which` says which of them each day is. Few days
    differ from all others, so what the engine reads again and again stays small.
    """

    different: Floats
    which: NDArray[np.intp]

    @classmethod
    def of(cls, evidence: "Likelihoods | Floats") -> "Likelihoods":
        """Of an array of (days, tracks, width)."""
        if isinstance(evidence, Likelihoods):
            return evidence
        return cls(evidence, np.arange(len(evidence)))


def forward(
    evidence: Likelihoods | Floats, start: Floats, movement: Movement, on: Days | None = None
) -> Floats:
    """What is believed at the end of each day, or of the days `on`, numbered from 0 and sorted.

    `evidence` is (days, tracks, width), or the same as Likelihoods; `start` is (tracks, width),
    what was believed the day before the first. Out comes (days, tracks, width); its scale is
    arbitrary, and is 1 on every eighth day.

    Source: the forward pass of a hidden Markov model, Rabiner 1989, Proceedings of the IEEE 77,
    257–286.
    """
    seen = Likelihoods.of(evidence)
    days = np.arange(len(seen.which)) if on is None else on
    believed = np.empty((len(days), *start.shape))
    place = dict(zip(days.tolist(), believed, strict=True))
    walk = _Walk(start, movement)
    anew, ones, total = movement.anew[None], np.ones(start.shape[1]), np.empty((len(start), 1))
    flat, spare, sums = _flat(seen.different), np.empty(start.shape), total[:, 0]
    for day, which in enumerate(seen.which.tolist()):
        vecdot(walk.here, ones, sums)
        walk.step(dot(total, anew, spare))
        walk.see(flat[which])
        if (day + 1) % RENEW == 0:
            walk.renew()
        if day in place:
            place[day][:] = walk.here
    return believed


def smoothed(
    filtered: Floats, evidence: Likelihoods | Floats, movement: Movement, on: Days | None = None
) -> Floats:
    """What is believed of each day, or of the days `on`, once those after it are known, too.

    Days come in blocks of 120; each is seen in the light of everything up to the end of the block
    after its own, which is at least 120 days on. So the past settles: a new day never changes what
    lies more than two blocks back, and nobody has to look at ten years again for one evening.
    Shapes are as in `forward`, whose answer `filtered` is. The last two blocks see everything and
    are walked as one, those before them side by side.
    """
    seen = Likelihoods.of(evidence)
    days, out = len(seen.which), filtered.copy()
    place = np.full(days, -1)
    place[np.arange(days) if on is None else on] = np.arange(len(out))
    last = max(-(-days // BLOCK) - 2, 0) * BLOCK  # from here on everything is seen up to the end
    _see_ahead(out, place[None, last:], seen, np.arange(last, days)[None], movement)
    if last:
        blocks = np.arange(0, last, BLOCK)[:, None]
        each = blocks + np.arange(2 * BLOCK)
        _see_ahead(out, place[blocks + np.arange(BLOCK)], seen, each, movement)
    return out


def followed(
    seen: Likelihoods, start: Floats, movement: Movement, on: Days
) -> tuple[Floats, Floats]:
    """`forward`, and `smoothed` of its answer."""
    if len(seen.which) <= 2 * BLOCK:
        return _from_both_ends(seen, start, movement, on)
    filtered = forward(seen, start, movement, on)
    return filtered, smoothed(filtered, seen, movement, on)


def _from_both_ends(
    seen: Likelihoods, start: Floats, movement: Movement, on: Days
) -> tuple[Floats, Floats]:
    """The same, to the last bit and sooner, of days that all see everything: the walk from the
    first day on and the one from the last day back are one walk, side by side."""
    tracks, days, which = len(start), len(seen.which), seen.which
    walk = _Walk(np.concatenate([start, seen.different[which[-1]]]), movement)
    forth, back = slice(tracks), slice(tracks, None)
    ones, anew = np.ones_like(start), np.broadcast_to(movement.anew, start.shape)
    summed, given = np.concatenate([ones, anew]), np.concatenate([anew, ones])
    total, spare = np.empty((2 * tracks, 1)), np.empty_like(summed)
    flat, evidence, sums = _flat(seen.different), np.empty((2, start.size)), total[:, 0]
    place = {day: number for number, day in enumerate(on.tolist())}
    filtered, ahead = np.empty((2, len(on), *start.shape))
    ahead[-1] = 1  # nothing is known of what comes after the last day
    if (days - 1) % RENEW == 0:
        walk.renew(back)
    for day, pair in enumerate(np.stack([which, np.append(which[-2::-1], 0)], axis=1)):
        before = days - 2 - day
        vecdot(walk.here, summed, sums)
        walk.step(multiply(total, given, spare))
        if before in place:
            ahead[place[before]] = walk.there[back]
        walk.see(flat.take(pair, 0, evidence, "clip").reshape(-1))
        if (day + 1) % RENEW == 0:
            walk.renew(forth)
        if before % RENEW == 0:
            walk.renew(back)
        if day in place:
            filtered[place[day]] = walk.here[forth]
    return filtered, filtered * ahead


def _see_ahead(out: Floats, place: Days, seen: Likelihoods, days: Days, movement: Movement) -> None:
    """Walk back over rows of days, side by side, and put what lies ahead of each into `out`.

    `place` says where each of them lies in it, −1 where it isn't asked for; it may have fewer
    columns than `days`, which then only tell what comes.
    """
    rows, tracks, width = len(days), *out.shape[1:]
    walk = _Walk(np.ones((rows * tracks, width)), movement)
    flat, ahead = _flat(seen.different), np.empty((rows, tracks * width))
    anew, total = movement.anew, np.empty((rows * tracks, 1))
    sums = total[:, 0]
    which, asked = seen.which[days].T, place >= 0
    columns = np.flatnonzero(asked.any(axis=0)).tolist()
    answers = {column + 1: np.flatnonzero(asked[:, column]) for column in columns}
    for day in range(len(which) - 1, 0, -1):
        # "clip" lets it write where it shall, without a copy; none is out of range.
        walk.see(flat.take(which[day], 0, ahead, "clip").reshape(-1))
        if day % RENEW == 0:
            walk.renew()
        vecdot(walk.here, anew, sums)
        walk.step(total)
        if day in answers:
            row = answers[day]
            out[place[row, day - 1]] *= walk.there.reshape(rows, tracks, width)[row]


def _flat(evidence: Floats) -> Floats:
    """Tracks end to end, as they lie in a walk."""
    return evidence.reshape(len(evidence), -1)


def mean(beliefs: Floats) -> Floats:
    """The expected share, of beliefs (…, WIDTH)."""
    # einsum adds up each row by itself, so that a row means the same wherever it stands.
    return np.asarray(np.einsum("...i,i", beliefs, _SHARES) / np.einsum("...i->...", beliefs))


def quantiles(beliefs: Floats, chances: Sequence[float]) -> list[Floats]:
    """The shares below which the true one lies with these chances, of beliefs (…, WIDTH).

    A point's belief is spread evenly over the step around it. Sums of eighteen cells find where to
    look, so that the running sum is made over eighteen cells and not over all of them.
    """
    cells = beliefs.reshape(-1, WIDTH // COARSE, COARSE)
    running = np.einsum("ijk->ij", cells).cumsum(axis=1)
    logits = (_quantile(cells, running, chance) for chance in chances)
    return [np.asarray(1 / (1 + np.exp(-x.reshape(beliefs.shape[:-1])))) for x in logits]


def _quantile(cells: Floats, running: Floats, chance: float) -> Floats:
    rows = np.arange(len(cells))
    wanted = chance * running[:, -1:]
    part = _first_reaching(running, wanted)
    wanted = wanted - np.where(part > 0, running[rows, part - 1], 0)[:, None]
    inner = cells[rows, part]
    sums = inner.cumsum(axis=1)
    cell = _first_reaching(sums, wanted)
    mass = inner[rows, cell]
    missing = wanted[:, 0] - (sums[rows, cell] - mass)
    within = np.clip(missing / np.where(mass > 0, mass, 1), 0, 1)
    return np.asarray(LOWEST + STEP * (part * COARSE + cell + within - 0.5))


def _first_reaching(running: Floats, wanted: Floats) -> NDArray[np.intp]:
    reached = running >= wanted
    reached[:, -1] = True  # where rounding alone keeps the last from it
    return np.asarray(reached.argmax(axis=1))


class _Walk:
    """Rows of beliefs that move together, laid end to end so that a step is a few long sums.

    Between two rows lies the wall of the first, which evidence keeps at nought: nothing gets
    through, and `Movement.staying` gives back what would have left. What is summed over a row is
    summed by vecdot, which looks at each row by itself: it means the same wherever it stands.
    """

    def __init__(self, start: Floats, movement: Movement) -> None:
        rows, width = start.shape
        line = np.zeros(rows * width + 2)
        self._left, self._here, self._right = line[:-2], line[1:-1], line[2:]
        self._there, self._spare = np.empty(rows * width), np.empty(rows * width)
        self._staying = np.tile(movement.staying, rows)
        self.here = self._here.reshape(start.shape)
        self.there = self._there.reshape(start.shape)
        self.here[:] = self.there[:] = start

    def step(self, anew: Floats) -> None:
        """A day on; `anew` is what starts anew at each point."""
        add(self._left, self._right, self._there)
        multiply(self._here, self._staying, self._spare)
        add(self._there, self._spare, self._there)
        add(self.there, anew, self.there)

    def see(self, evidence: Floats) -> None:
        multiply(self._there, evidence, self._here)

    def renew(self, rows: slice = slice(None)) -> None:
        here = self.here[rows]
        here /= np.add.reduce(here, axis=1, keepdims=True)
