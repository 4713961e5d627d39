"""The picture's drawings as numbers for the templates: a line with its band, bars, a strip.

    chart([rate], first)          # paths, marks and labels in a box of WIDTH × HEIGHT
    swarm(minutes)                # minutes off as dots around “as said”

Pure. Shares are in thousandths, days are counted from `first`. Ten is at the top.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from goldseam.picture.documents import Rate

WIDTH, HEIGHT = 340, 150
LEFT, RIGHT, TOP, BOTTOM = 26, 322, 14, 116  # half a label finds room beside either end
MARKS_ABOVE, MARKS_BELOW = 6, 124  # where single observations stand
MOST_LABELS = 4.5  # spaces between them, so that none touch where they are largest
# Steps between labels in days, and in months where the time is longer.
DAYS_APART = (1, 2, 4, 7, 14, 21)
MONTHS_APART = (1, 2, 3, 6, 12, 24, 36, 60)
# Minutes either way that a strip reaches.
REACHES = (30, 45, 60, 90, 120)
SWARM_HEIGHT, EDGE = 86, 14
DOTS = (4.5, 3.0, 2.0, 1.5)  # the largest that all find room as
SWARM_MIDDLE, SWARM_ROOM = 33, 28


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    day: date
    by: str  # "day", "month" or "year"


@dataclass(frozen=True, slots=True)
class Line:
    """One rate: its band, itself, where it ends, and each observation where there are few."""

    band: str
    d: str
    end: tuple[float, float]
    marks: list[tuple[float, float, bool]]


@dataclass(frozen=True, slots=True)
class Chart:
    lines: list[Line]
    labels: list[Label]
    change_x: float | None
    levels: tuple[tuple[float, int], ...] = (
        (TOP, 10), ((TOP + BOTTOM) / 2, 5), (BOTTOM, 0),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    r: float
    as_said: bool


@dataclass(frozen=True, slots=True)
class Swarm:
    reach: int
    near: tuple[float, float]  # where a quarter of an hour either way begins, and how wide it is
    dots: list[Dot]


def chart(rates: Sequence[Rate], first: date) -> Chart:
    """All of them over the same days: from the first that one of them has to the last."""
    began = min(rate.line[0][0] for rate in rates)
    ended = max(rate.line[-1][0] for rate in rates)
    change = rates[0].change if len(rates) == 1 else None
    across = _Across(began, max(ended, began + 1))
    return Chart(
        lines=[_line(rate, across, marked=len(rates) == 1) for rate in rates],
        labels=_labels(first, began, ended, across),
        change_x=across(change.day) if change else None,
    )


def swarm(minutes: Sequence[int], near: int) -> Swarm | None:
    """Dots beside each other where they fit, above and below the middle where they don't."""
    if not minutes:
        return None
    furthest = max(abs(off) for off in minutes)
    reach = next((reach for reach in REACHES if furthest <= reach), REACHES[-1])
    left, right = _minute_x(-near, reach), _minute_x(near, reach)
    return Swarm(reach, (left, round(right - left, 1)), _dots(minutes, reach, near))


def of_ten(share: int) -> float:
    """Where a share in thousandths lies on a bar a hundred wide."""
    return round(share / 10, 1)


@dataclass(frozen=True, slots=True)
class _Across:
    began: int
    ended: int

    def __call__(self, day: int) -> float:
        far = (day - self.began) / (self.ended - self.began)
        return round(LEFT + far * (RIGHT - LEFT), 1)


def _line(rate: Rate, across: _Across, *, marked: bool) -> Line:
    points = [(across(day), _up(mean), _up(low), _up(high)) for day, mean, low, high in rate.line]
    if len(points) == 1:  # all on one day: as wide as a day
        _, mean, low, high = points[0]
        points = [(LEFT, mean, low, high), (RIGHT, mean, low, high)]
    above = [(x, high) for x, _, _, high in points]
    below = [(x, low) for x, _, low, _ in reversed(points)]
    middle = [(x, mean) for x, mean, _, _ in points]
    return Line(
        band=f"{_path(above)}L{_joined(below)}Z",
        d=_path(middle),
        end=middle[-1],
        marks=_marks(rate, across) if marked else [],
    )


def _marks(rate: Rate, across: _Across) -> list[tuple[float, float, bool]]:
    return [(across(day), MARKS_ABOVE if hit else MARKS_BELOW, hit) for day, hit in rate.marks]


def _labels(first: date, began: int, ended: int, across: _Across) -> list[Label]:
    start, end = first + timedelta(days=began), first + timedelta(days=ended)
    months = (end.year - start.year) * 12 + end.month - start.month
    days = _days(start, end) if months < 3 else _months(start, end, months)
    by = "day" if months < 3 else ("month" if months <= 24 else "year")
    return [Label(across((day - first).days), day, by) for day in days]


def _days(start: date, end: date) -> list[date]:
    span = (end - start).days
    apart = next((step for step in DAYS_APART if span / step < MOST_LABELS), ceil(span / 4) or 1)
    return [end - timedelta(days=number) for number in range(0, span + 1, apart)][::-1]


def _months(start: date, end: date, months: int) -> list[date]:
    """Firsts of months, or of years."""
    apart = next(step for step in (*MONTHS_APART, months) if months / step <= MOST_LABELS)
    found = []
    for number in range(1, months + 1):
        year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
        if (year * 12 + month) % apart == 0:
            found.append(date(year, month + 1, 1))
    return found


def _up(share: int) -> float:
    return round(BOTTOM - share / 1000 * (BOTTOM - TOP), 1)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return f"M{_joined(points)}"


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return "L".join(f"{x:g} {y:g}" for x, y in points)


def _minute_x(off: int, reach: int) -> float:
    return round(WIDTH / 2 + off / reach * (WIDTH / 2 - EDGE), 1)


def _dots(minutes: Sequence[int], reach: int, near: int) -> list[Dot]:
    """The nearest to “as said” first, each as near the middle as there is room."""
    for size in DOTS:
        dots: list[Dot] = []
        for off in sorted(minutes, key=abs):
            x = _minute_x(max(-reach, min(reach, off)), reach)
            dots.append(Dot(x, _free(dots, x, size), size, abs(off) <= near))
        if all(abs(dot.y - SWARM_MIDDLE) <= SWARM_ROOM for dot in dots):
            break
    return dots


def _free(dots: Sequence[Dot], x: float, size: float) -> float:
    beside = {dot.y for dot in dots if abs(dot.x - x) < 2 * size}
    level = 0
    while True:
        aside = ceil(level / 2) * (2 * size + 0.5)
        y = SWARM_MIDDLE - aside if level % 2 else SWARM_MIDDLE + aside
        if y not in beside:
            return y
        level += 1
