"""Thirty days as thirty small marks, and what was said of them in counts.

The days are those of whoever looks; nothing resets, and a day nobody spoke of is left blank.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldseam.promises.documents import LONGEST
from goldseam.promises.ledger import TOLD, Standing, State

MARKS = LONGEST.days
A_MARK = 3  # as many of a day are drawn; a gap first, so that none hides
_FIRST_DRAWN = (State.GAP, State.MENDED, State.MOVED, State.LATE, State.KEPT)
# Where the dots of one day stand, by how many there are: (right, down) in steps of a mark.
_PLACES = {1: ((0, 0),), 2: ((-5.5, 0), (5.5, 0)), 3: ((0, -5), (-5.5, 4.5), (5.5, 4.5))}
_ALONE, _TOGETHER = 7.5, 4.5  # how large
_ROW, _STEP, _ROW_STEP, _EDGE = 10, 34, 46, 23


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing that was said of a day: how it stands, and where it is drawn."""

    x: float
    y: float
    size: float
    state: State
    different: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One day on the path."""

    day: date
    x: float
    y: float
    dots: tuple[Dot, ...]
    today: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What was said so far. `kept` holds the late ones, `told` leaves out what waits."""

    told: int
    kept: int
    late: int
    waiting: int
    mended: int
    gaps: int
    different: int


def first_day(began: date, today: date) -> date:
    """Where the path begins: with the first promise, but never more than thirty days back."""
    return max(min(began, today), today - LONGEST + timedelta(days=1))


def path(found: Iterable[Standing], first: date, today: date) -> list[Mark]:
    """Thirty days from `first`, winding: every second row runs back."""
    by_day: dict[date, list[Standing]] = {}
    for one in found:
        if one.state in TOLD:
            by_day.setdefault(one.day, []).append(one)
    days = (first + timedelta(days=number) for number in range(MARKS))
    return [_mark(number, day, by_day.get(day, []), today) for number, day in enumerate(days)]


def trail() -> str:
    """The line the marks lie on, as the `d` of a path."""
    ends = [_place(row * _ROW + at) for row in range(MARKS // _ROW) for at in (0, _ROW - 1)]
    (ax, ay), (bx, _), (_, cy), (dx, _), (_, ey), (fx, _) = ends
    bend = _ROW_STEP / 2
    return (
        f"M{ax:g} {ay:g}H{bx:g}A{bend:g} {bend:g} 0 0 1 {bx:g} {cy:g}"
        f"H{dx:g}A{bend:g} {bend:g} 0 0 0 {dx:g} {ey:g}H{fx:g}"
    )


def counts(found: Iterable[Standing]) -> Counts:
    said = [one for one in found if one.state in TOLD]
    number = {state: sum(one.state is state for one in said) for state in TOLD}
    return Counts(
        told=len(said) - number[State.MOVED],
        kept=number[State.KEPT] + number[State.LATE],
        late=number[State.LATE],
        waiting=number[State.MOVED],
        mended=number[State.MENDED],
        gaps=number[State.GAP],
        different=sum(one.differs for one in said),
    )


def _mark(number: int, day: date, said: Sequence[Standing], today: date) -> Mark:
    x, y = _place(number)
    drawn = sorted(said, key=lambda one: _FIRST_DRAWN.index(one.state))[:A_MARK]
    size = _ALONE if len(drawn) == 1 else _TOGETHER
    dots = tuple(
        Dot(x + right, y + down, size, one.state, one.differs)
        for one, (right, down) in zip(drawn, _PLACES.get(len(drawn), ()), strict=True)
    )
    return Mark(day, x, y, dots, day == today, day > today)


def _place(number: int) -> tuple[float, float]:
    row, at = divmod(number, _ROW)
    at = _ROW - 1 - at if row % 2 else at
    return _EDGE + at * _STEP, _EDGE + row * _ROW_STEP
