"""The mended plate: from above, cracked from one point to the rim, gilded as promises are kept.

    drawn = plate(seed, number, states)   # thirty pieces of crack, each with its path and state

Pure: the same seed has the same cracks, on any machine. A drawer's seed lies in the drawer, and
each of its plates has cracks of its own. These are a few that run from the point to the rim, and
forks of them. Each is a few pieces long, and the pieces are gilded from the middle outward, in the
order in which they were first told: no stroke ever moves, and a whole plate stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import cos, dist, hypot, pi, sin
from random import Random

from goldseam.promises.ledger import TOLD, State

PIECES = 30
RIM = 97.0
HALF = 0.55  # of a piece is gilded while its new time is still to come
Point = tuple[float, float]

# How a plate is cracked: how many run to the rim, and at which joint each is forked to its left and
# right (0 for not at all). Three pieces a crack, less what is behind the joint for a fork: 30 each.
_WAYS = (
    ((1, 2),) * 5,
    ((1, 0), (0, 1)) * 3,
    ((1, 0), (1, 0), (0, 2), (0, 1), (0, 0), (0, 1), (0, 0)),
)
_JOINTS = 3


@dataclass(frozen=True)
class Piece:
    """A piece of crack. Its paths are made when they are drawn: a small plate draws none."""

    line: Sequence[Point]
    level: int  # 0 at the point, 2 at the rim
    state: State
    different: bool

    @cached_property
    def d(self) -> str:
        return _smooth(self.line)

    @property
    def half(self) -> str:
        """Of its path, while a new time waits."""
        return _smooth(_part(self.line, HALF))

    @property
    def ends(self) -> tuple[Point, Point]:
        return self.line[0], self.line[-1]

    @property
    def is_told(self) -> bool:
        return self.state in TOLD


@dataclass(frozen=True, slots=True)
class Plate:
    pieces: tuple[Piece, ...]
    point: Point

    @property
    def is_whole(self) -> bool:
        return all(piece.is_told for piece in self.pieces)

    @property
    def coarse(self) -> list[tuple[str, str]]:
        """For a small drawing: the pieces as straight lines, all of one kind in one path."""
        kinds = {"bare": self._lines(State.GAP, State.AHEAD, State.MOVED),
                 "gilded": self._lines(State.KEPT, State.LATE),
                 "dotted": self._lines(State.MENDED)}  # fmt: skip
        return [(kind, d) for kind, d in kinds.items() if d]

    def _lines(self, *states: State) -> str:
        ends = (piece.ends for piece in self.pieces if piece.state in states)
        return "".join(f"M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}" for (ax, ay), (bx, by) in ends)


def plate(seed: bytes, number: int, states: Sequence[tuple[State, bool]]) -> Plate:
    """The cracks of a seed's plate, counted from nought, with its first pieces as `states` say: how
    each stands, and whether it was seen differently. The rest are ahead."""
    random = Random(seed + bytes([number % 256]))  # noqa: S311 - cracks are no secret
    point = _at(random.uniform(8, 22), random.uniform(0, 2 * pi))
    lines = _cracks(random, point)
    lines.sort(key=lambda line: line[:2])
    ahead = [(State.AHEAD, False)] * (PIECES - len(states))
    pieces = (
        Piece(line, level, *how)
        for (level, _, line), how in zip(lines, [*states, *ahead], strict=True)
    )
    return Plate(tuple(pieces), _rounded(point))


def _cracks(random: Random, point: Point) -> list[tuple[int, float, list[Point]]]:
    """(level, order within it, line) of every piece."""
    way = list(random.choice(_WAYS))
    turn, apart = random.uniform(0, 2 * pi), 2 * pi / len(way)
    found: list[tuple[int, float, list[Point]]] = []
    for number, forks in enumerate(way):
        angle = turn + apart * (number + random.uniform(-0.14, 0.14))
        crack = _crack(random, point, angle, _JOINTS)
        found += [(level, random.random(), line) for level, line in enumerate(crack)]
        for joint, side in zip(forks, (-1, 1), strict=True):
            if joint:
                aside = angle + side * apart * random.uniform(0.36, 0.44)
                fork = _crack(random, crack[joint][0], aside, _JOINTS - joint)
                found += [(joint + n, random.random(), line) for n, line in enumerate(fork)]
    return found


def _crack(random: Random, start: Point, angle: float, pieces: int) -> list[list[Point]]:
    """From a point to where `angle` meets the rim, wandering a little, cut into pieces."""
    end = _at(RIM, angle)
    length, kinks = dist(start, end), 4 * pieces
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    line, aside = [start], 0.0
    for number in range(1, kinks):
        far = (number + random.uniform(-0.3, 0.3)) / kinks
        aside = 0.5 * aside + random.uniform(-1, 1) * max(length * 0.045, 3.4)
        calm = aside * min(1.0, 3 * (1 - far))
        x = start[0] + along[0] * length * far - along[1] * calm
        y = start[1] + along[1] * length * far + along[0] * calm
        line.append(_inside((x, y)))
    line.append(end)
    return [line[4 * n : 4 * n + 5] for n in range(pieces)]


def _at(radius: float, angle: float) -> Point:
    return radius * cos(angle), radius * sin(angle)


def _inside(point: Point) -> Point:
    far = hypot(*point)
    return point if far <= RIM else (point[0] * RIM / far, point[1] * RIM / far)


def _part(line: Sequence[Point], share: float) -> list[Point]:
    """The first `share` of a line, by its length."""
    left = share * sum(dist(a, b) for a, b in pairwise(line))
    part = [line[0]]
    for a, b in pairwise(line):
        step = dist(a, b)
        if step >= left:
            part.append((a[0] + (b[0] - a[0]) * left / step, a[1] + (b[1] - a[1]) * left / step))
            return part
        part.append(b)
        left -= step
    return part


def _smooth(line: Sequence[Point]) -> str:
    """Through the middles between kinks, so that a crack bends and doesn't zigzag."""
    first, *kinks, last = (_rounded(point) for point in line)
    d = f"M{first[0]:g} {first[1]:g}"
    for number, (x, y) in enumerate(kinks, 1):
        following = kinks[number] if number < len(kinks) else None
        to = _rounded(((x + following[0]) / 2, (y + following[1]) / 2)) if following else last
        d += f"Q{x:g} {y:g} {to[0]:g} {to[1]:g}"
    return d if kinks else f"{d}L{last[0]:g} {last[1]:g}"


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
