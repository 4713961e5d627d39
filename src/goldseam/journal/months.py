"""The days of a month as a grid of weeks, Monday first, with the days that hold something."""

from calendar import Calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.first + timedelta(days=31))


@dataclass(frozen=True, slots=True)
class GridDay:
    day: date
    outside: bool  # of the month, there to fill a week
    written: bool
    today: bool


def weeks(month: Month, written: Collection[date], today: date) -> list[list[GridDay]]:
    grid = Calendar(MONDAY).monthdatescalendar(month.year, month.month)
    return [
        [GridDay(d, d.month != month.month, d in written, d == today) for d in week]
        for week in grid
    ]
