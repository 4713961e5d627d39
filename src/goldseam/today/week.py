"""The last seven days at a glance: which numbers were tapped on which day.

A day without a check-in is simply empty; nothing is counted or filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from goldseam.checkins.documents import CheckIn
from goldseam.drawers.gate import Kept
from goldseam.ui.dates import formatted

DAYS = 7
# A single day is no picture yet.
ENOUGH_DAYS = 2

# The drawing: seven columns; ten is at the top line, nought at the bottom line.
COLUMN, TOP, BOTTOM = 40, 8, 88


class Dot(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    levels: Sequence[int]  # in the order they were tapped
    x: float

    @property
    def name(self) -> str:
        return formatted(self.date, "D")

    @property
    def dots(self) -> list[Dot]:
        return [Dot(self.x, BOTTOM - level * (BOTTOM - TOP) / 10) for level in self.levels]


@dataclass(frozen=True, slots=True)
class Week:
    days: Sequence[Day]

    @property
    def levels(self) -> list[int]:
        return [level for day in self.days for level in day.levels]

    @property
    def is_enough(self) -> bool:
        return sum(bool(day.levels) for day in self.days) >= ENOUGH_DAYS


def week(found: Iterable[Kept[CheckIn]], today: date) -> Week:
    """`found` as read: newest first."""
    by_day: dict[date, list[int]] = {}
    for kept in found:
        if kept.document.distress is not None:
            by_day.setdefault(kept.day, []).insert(0, kept.document.distress)
    dates = [today - timedelta(days=age) for age in reversed(range(DAYS))]
    return Week([Day(d, by_day.get(d, []), COLUMN * (n + 0.5)) for n, d in enumerate(dates)])
