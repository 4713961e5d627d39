"""What the picture keeps: estimates up to a settled day, today's numbers, patterns once tested.

Nothing in here was typed. All of it can be thrown away and made again from the other rooms'
documents, except what somebody chose to hide, and their yes to a picture of two.
"""

from collections.abc import Sequence
from datetime import date, datetime
from operator import add
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Sums
from goldseam.estimate import State

# What is followed. Six side by side cost little more than one.
DONE, ON_TIME, RECEIVED, WITHIN, SAFE, OWN = TRACKS = (
    "done", "on-time", "received", "within", "safe", "own",
)  # fmt: skip
# Of the numbers below and of what goes into them. Others are thrown away and made anew.
VERSION = 3


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """By which it is noticed that something was added, changed or taken out since."""

    mine: Sums = (0, 0)
    ours: Sums = (0, 0)

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(mine=_both(self.mine, other.mine), ours=_both(self.ours, other.ours))


def _both(one: Sums, other: Sums) -> Sums:
    return one[0] + other[0], one[1] + other[1]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Whose documents, since when: what belongs to another place is of no use here."""

    scope: str
    space: UUID | None
    first: date | None  # of the chapter; None where everything counts
    version: int = VERSION


class Tally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went in and what didn't, in counts."""

    kept: int = 0
    late: int = 0
    missed: int = 0
    moved: int = 0  # a new time, said before the old one had passed
    waiting: int = 0  # moved, and not yet said
    entered_late: int = 0  # written down after it was due: not counted
    shared_weight: int = 0  # of a day with more than three: each counts less
    one_side: int = 0  # said to be done by its maker alone so far
    differ: int = 0
    edited: int = 0
    arrivals_moved: int = 0
    arrivals_open: int = 0  # nobody said when
    arrivals_differ: int = 0
    not_said: int = 0  # hard moments kept to oneself
    own_late: int = 0
    own_entered_late: int = 0
    own_shared_weight: int = 0
    own_edited: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        names = self.__struct_fields__
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})


class Point(NamedTuple):
    """One observation: the day since the first, 0 or 1 (of `safe` 0 to 4), how much it counts, and
    whether a change is looked for in it: of many promises of one day only in three."""

    on: int
    value: int
    weight: float = 1.0
    looks: bool = True


class Observed(msgspec.Struct, frozen=True):
    """What goes into the picture of some days, by track; minutes are day index and minutes off."""

    points: dict[str, list[Point]]
    minutes: Sequence[tuple[int, int]] = ()
    tally: Tally = Tally()


NOTHING = Observed({track: [] for track in TRACKS})


class Packed(msgspec.Struct, frozen=True):
    """What was observed, without its counts: points are arrays, see estimating.py."""

    points: dict[str, bytes] = {}
    minutes: Sequence[tuple[int, int]] = ()

    def of(self, track: str) -> bytes:
        return self.points.get(track, b"")


NOTHING_SEEN = Packed()


class Settled(msgspec.Struct, frozen=True):
    """One track up to a settled day. Bytes are arrays: days, outcomes, and a point a week."""

    state: State
    indexes: bytes  # of each observation: days since the first, two bytes
    values: bytes  # of each: one byte, see estimating.py
    line: bytes  # mean, low and high of every seventh day in thousandths, two bytes each

    @property
    def arrays(self) -> tuple[bytes, bytes, bytes]:
        return self.indexes, self.values, self.line

    def __add__(self, later: "Settled") -> "Settled":
        """Up to a later day, from what was added since."""
        return Settled(later.state, *map(add, self.arrays, later.arrays))

    def since(self, earlier: "Settled") -> "Settled":
        """What was added since an earlier day."""
        new = (
            mine[len(before) :] for mine, before in zip(self.arrays, earlier.arrays, strict=True)
        )
        return Settled(self.state, *new)


class Lately(msgspec.Struct, frozen=True, kw_only=True):
    """What was observed from the settled day up to a day some days ago.

    The first of these days are settled as long as nothing changes there, so `tracks` hold what
    was added to those of the past, and only the rest is `seen`.
    """

    day: int  # everything before it is in here, as an index
    marks: Marks  # of what was filed under the days after those of the settled marks, and before it
    at: datetime
    tracks: tuple[Settled, ...]
    tally: Tally  # of everything before it
    seen: Packed


@document("picture.past", version=2)
class Past(Document, frozen=True, kw_only=True):
    """Everything up to a settled day, from which new days go on."""

    place: Place
    began: date  # the first day; index 0
    day: int  # the settled one, as an index: everything before it is in here
    marks: Marks  # of what was filed up to a month after the last day that its lines rest on
    at: datetime
    tracks: tuple[Settled, ...]
    tally: Tally
    lately: Lately | None = None

    @staticmethod
    def upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
        """Only its place is looked at: it is of another version, and made anew."""
        return {**fields, "marks": {}, "lately": None}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    day: int
    up: bool


class Count(NamedTuple):
    """One row of the table: a month, or a year where there are many."""

    first: date
    n: int
    hits: int
    low: int
    high: int


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """One share, in thousandths."""

    n: int
    hits: int
    low: int = 0
    mean: int = 0
    high: int = 0
    line: tuple[tuple[int, int, int, int], ...] = ()  # day, mean, low, high
    marks: tuple[tuple[int, bool], ...] = ()  # each observation, where there are few
    rows: tuple[Count, ...] = ()
    by_year: bool = False  # else by month
    change: Change | None = None
    if_kept: tuple[int, int] = (0, 0)  # after ten more days with one that was
    if_missed: tuple[int, int] = (0, 0)  # after three that weren't


class Errors(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes off, of the arrivals of the last 90 days."""

    n: int = 0
    median: float | None = None
    four_in_five: float | None = None
    next_range: float | None = None
    minutes: tuple[int, ...] = ()


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page shows, before it is put into words."""

    first: date
    days: int
    rates: tuple[Rate, ...]
    errors: Errors
    tally: Tally
    before: bool = False  # something lies before this chapter

    def rate(self, track: str) -> Rate:
        return self.rates[TRACKS.index(track)]


@document("picture.now", version=2)
class Now(Document, frozen=True, kw_only=True):
    """The numbers of a day, as long as nothing they rest on has changed."""

    place: Place
    today: date
    marks: Marks
    until: tuple[date, ...] = ()  # where the marks of the past and of lately end, if they are there
    at: datetime
    numbers: Numbers

    @staticmethod
    def upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
        """As of what is settled."""
        return {**fields, "marks": {}}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern that was found, with its tag as it was spelled."""

    kind: str
    word: str
    effect: float
    low: float
    high: float
    days_with: int
    grade: str


@document("picture.tested")
class Tested(Document, frozen=True, kw_only=True):
    """What a look at the patterns found. The next one is a month later."""

    on: date
    days: int  # that could be compared
    tags: int  # that were tested
    found: tuple[Found, ...] = ()


@document("picture.hidden")
class Hidden(Document, frozen=True, kw_only=True):
    """A pattern somebody doesn't want to see."""

    kind: str
    word: str
    at: datetime


@document("picture.agreed")
class Agreed(Document, frozen=True, kw_only=True):
    """A yes or a no to a picture of two. Only the server can tell one from the other."""

    token: bytes
