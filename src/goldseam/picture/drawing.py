"""The picture's drawings as numbers for the templates: a line with its band, bars, a strip.

    chart([rate], first)          # paths, marks and labels in a box of WIDTH × HEIGHT
    swarm(minutes)                # minutes off as dots around “as said”

Pure. Shares are in thousandths, days are counted from `first`. Ten is at the top.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, inf

from goldseam.picture.documents import Rate

WIDTH, HEIGHT = 340, 150
LEFT, RIGHT, TOP, BOTTOM = 28, 312, 14, 116  # half a label finds room beside either end
MARKS_ABOVE, MARKS_BELOW = 6, 124  # where single observations stand
MOST_LABELS = 4.5  # spaces between them, so that none touch where they are largest
# Steps between labels in days, and in months where the time is longer.
DAYS_APART = (1, 2, 4, 7, 14, 21)
MONTHS_APART = (1, 2, 3, 6, 12, 24, 36, 60)
# Minutes either way that a strip reaches.
REACHES = (30, 45, 60, 90, 120)
SWARM_HEIGHT, EDGE = 86, 14
DOTS = (4.5, 3.5, 3.0, 2.5, 2.0, 1.5)  # the largest that all find room as
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
    now: tuple[float, float]  # the range at the end, which of a long band is too thin to be seen
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
    days, means, lows, highs = zip(*rate.line, strict=True)
    xs = [across(day) for day in days]
    if len(xs) == 1:  # all on one day: as wide as a day
        xs, means, lows, highs = [LEFT, RIGHT], means * 2, lows * 2, highs * 2
    said = [f"{x:g}" for x in xs]
    return Line(
        band=f"M{_joined(said, highs)}L{_joined(said[::-1], lows[::-1])}Z",
        d=f"M{_joined(said, means)}",
        end=(xs[-1], _up(means[-1])),
        now=(_up(highs[-1]), _up(lows[-1])),
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


# Of each share, as it stands in a path: a line has hundreds of them.
_UP = [f"{_up(share):g}" for share in range(1001)]


def _joined(xs: Sequence[str], shares: Sequence[int]) -> str:
    return "L".join([f"{x} {_UP[share]}" for x, share in zip(xs, shares, strict=True)])


def _minute_x(off: int, reach: int) -> float:
    return round(WIDTH / 2 + off / reach * (WIDTH / 2 - EDGE), 1)


def _dots(minutes: Sequence[int], reach: int, near: int) -> list[Dot]:
    """The nearest to “as said” first, each as near the middle as there is room."""
    ordered = sorted(minutes, key=abs)
    xs = [_minute_x(max(-reach, min(reach, off)), reach) for off in ordered]
    for size in DOTS:
        ys = _stacked(xs, size, inf if size == DOTS[-1] else SWARM_ROOM)
        if len(ys) == len(xs):
            break
    return [Dot(x, y, size, abs(off) <= near) for x, y, off in zip(xs, ys, ordered, strict=True)]


def _stacked(xs: Sequence[float], size: float, room: float) -> list[float]:
    """How high each stands: above and below the middle in turn where others are beside it; of as
    many as there are before one finds no room."""
    taken: dict[float, set[int]] = {x: set() for x in sorted(set(xs))}
    places, levels, found = list(taken), list(taken.values()), []
    for x in xs:
        near = slice(bisect_right(places, x - 2 * size), bisect_left(places, x + 2 * size))
        level, others = 0, set().union(*levels[near])
        while level in others:
            level += 1
        aside = ceil(level / 2) * (2 * size + 0.5)
        if aside > room:
            break
        taken[x].add(level)
        found.append(SWARM_MIDDLE - aside if level % 2 else SWARM_MIDDLE + aside)
    return found
