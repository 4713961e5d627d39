"""What somebody's own numbers say after each exercise: counts first, a middle and a range later.

    so_far(sessions) -> [Helped(exercise="breathing", lower=3, same=1, higher=0, …)]

A number that is lower afterwards may be lower for many reasons. Nothing here says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldseam.calm.documents import CalmSession

# From here on a middle value means something; below, each time is counted and that is all.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Helped:
    """How the number moved after one exercise. `changes` are after minus before, sorted."""

    exercise: str
    changes: tuple[int, ...]

    @property
    def times(self) -> int:
        return len(self.changes)

    @property
    def lower(self) -> int:
        return sum(change < 0 for change in self.changes)

    @property
    def same(self) -> int:
        return sum(change == 0 for change in self.changes)

    @property
    def higher(self) -> int:
        return sum(change > 0 for change in self.changes)

    @property
    def is_enough(self) -> bool:
        return self.times >= ENOUGH

    @property
    def usual(self) -> int:
        """The middle change; of two middle ones the one nearer to no change, which claims less.

        Worked example: -4, -3, -1, 0 has -3 and -1 in the middle, and gives -1.
        """
        half = self.times // 2
        middle = (
            self.changes[half : half + 1] if self.times % 2 else self.changes[half - 1 : half + 1]
        )
        return min(middle, key=abs)

    @property
    def lowest(self) -> int:
        return self.changes[0]

    @property
    def highest(self) -> int:
        return self.changes[-1]


def so_far(sessions: Iterable[CalmSession]) -> list[Helped]:
    """One line an exercise, those with a number before and after; the most used first."""
    changes: defaultdict[str, list[int]] = defaultdict(list)
    for session in sessions:
        if session.change is not None:
            changes[session.exercise_id].append(session.change)
    found = [Helped(exercise, tuple(sorted(moved))) for exercise, moved in changes.items()]
    return sorted(found, key=lambda helped: (-helped.times, helped.exercise))


def gentlest(found: Sequence[Helped]) -> Helped | None:
    """The exercise after which the number has usually dropped most, once there is enough."""
    enough = [helped for helped in found if helped.is_enough and helped.usual < 0]
    return min(enough, key=lambda helped: helped.usual, default=None)
