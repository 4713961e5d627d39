"""Promises, and what is said of each of their days.

    occurrences(promise, until)   # the days it is promised for
    due_at(promise, day)          # the moment one of them is due

A promise belongs to its maker, a report of a day to the maker too, an answer to whoever received
it: separate documents, joined by their ids (`ledger.py`). Each is filed under the day it is about,
so that a day can be read by itself.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.copies.documents import Shareable
from goldseam.drawers.documents import Document, document
from goldseam.library import Axis

LONGEST = timedelta(days=30)  # that a promise runs for, or that a new time lies ahead
A_DAY = timedelta(days=1)


class Repeats(StrEnum):
    ONCE = "once"
    DAILY = "daily"
    DAYS = "days"  # of the week, as chosen


class Outcome(StrEnum):
    """What a maker says of a day. A new time is said before the old one has passed."""

    KEPT = "kept"
    LATE = "late"
    MOVED = "moved"
    NOT_KEPT = "not-kept"


class View(StrEnum):
    """What the receiver says to that."""

    CONFIRMED = "confirmed"
    DIFFERENT = "different"


@document("promises.promise")
class Promise(Document, frozen=True, kw_only=True):
    """“When …, I will …”, dated. Its words never change; it can end, and be made again."""

    PAGE: ClassVar[str] = "promises:show"
    CALLED: ClassVar[str | Lazy] = _("Promise")

    will: str
    when: str = ""
    axis: Axis
    repeats: Repeats = Repeats.ONCE
    weekdays: tuple[int, ...] = ()  # Monday is 0; for chosen days
    first: date
    until: date
    at: time | None = None  # by then; else by the end of the day
    zone: str  # where the maker was: days and times are of that clock
    made_at: datetime
    to: str = ""  # the other's name at the time; empty for oneself
    ended_on: date | None = None

    def words(self) -> str:
        """In one sentence, as it is said."""
        if self.when:
            return gettext("When %(when)s, I will %(will)s.") % {
                "when": self.when, "will": self.will}  # fmt: skip
        return gettext("I will %(will)s.") % {"will": self.will}

    def today(self, now: datetime) -> date:
        """The maker's day: both look at the same one, wherever they are."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def runs(self, now: datetime) -> bool:
        return self.ended_on is None and self.until >= self.today(now)


@document("promises.report")
class Report(Document, frozen=True, kw_only=True):
    """What the maker says of one day."""

    GOES_WITH: ClassVar[str] = "promises.promise"

    promise: UUID
    day: date
    outcome: Outcome
    told_at: datetime
    was_due: datetime | None = None  # of a new time: the one it takes the place of, and itself
    new_due: datetime | None = None
    changed_at: datetime | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether a new time was said before the old one had passed."""
        return self.was_due is not None and self.told_at < self.was_due


@document("promises.answer")
class Answer(Document, frozen=True, kw_only=True):
    """How the receiver saw it. `outcome` is what they answered, should the report change later."""

    PAGE: ClassVar[str] = "together:kept"
    CALLED: ClassVar[str | Lazy] = _("A word to a promise")

    report: UUID
    outcome: Outcome
    view: View
    words_said: str = ""
    at: datetime
    changed_at: datetime | None = None

    def words(self) -> str:
        return self.words_said

    def stands(self, now: datetime) -> bool:
        """A view without words is on the page of its day, and no piece of writing by itself."""
        return bool(self.words_said)


@document("promises.repair")
class Repair(Shareable, frozen=True, kw_only=True):
    """After a miss. The private one is written; one in the shared drawer is a copy of it."""

    PAGE: ClassVar[str] = "promises:repair-read"
    CALLED: ClassVar[str | Lazy] = _("After a promise wasn’t kept")
    PARTS: ClassVar[tuple[str, ...]] = ("happened", "meant", "plan")
    SHOWN: ClassVar[tuple[str, ...]] = PARTS

    promise: UUID
    day: date
    happened: str = ""
    meant: str = ""
    plan: str = ""

    def words(self) -> str:
        return "\n".join(text for text in (self.happened, self.meant, self.plan) if text)


@document("promises.meaning")
class Meaning(Document, frozen=True, kw_only=True):
    """What a miss meant to whoever had counted on it, in their own words, if they want."""

    PAGE: ClassVar[str] = "together:kept"
    CALLED: ClassVar[str | Lazy] = _("What a miss meant")

    promise: UUID
    day: date
    text: str
    at: datetime
    changed_at: datetime | None = None

    def words(self) -> str:
        return self.text


@document("promises.plate")
class PlateSeed(Document, frozen=True, kw_only=True):
    """Where the cracks of a drawer's plates run. Made once."""

    seed: bytes


def occurrences(promise: Promise, until: date, since: date | None = None) -> Iterator[date]:
    """The days it is promised for, both ends included; none from the day it ended on."""
    last = min(promise.until, until)
    if promise.ended_on:
        last = min(last, promise.ended_on - A_DAY)
    first = max(promise.first, since) if since else promise.first
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if promise.repeats is not Repeats.DAYS or day.weekday() in promise.weekdays:
            yield day


def due_at(promise: Promise, day: date) -> datetime:
    """The moment a day of it is due, in UTC.

    Where the clock shows that time twice it is the later one. Where it leaves that time out, it is
    as much later as the clock jumps: no clock makes anybody late.
    """
    return _due(promise.zone, promise.at, day)


# A day of one zone is asked for by every promise of that day, and by every look at it.
@lru_cache(maxsize=4096)
def _due(zone: str, at: time | None, day: date) -> datetime:
    wall = datetime.combine(day, at) if at else datetime.combine(day + A_DAY, time())
    there = ZoneInfo(zone)
    return max(wall.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))


def filed(promise: Promise, day: date, due: datetime) -> date:
    """The day under which a report lies: the one on which it is due as it stands."""
    ends = (due - timedelta(microseconds=1)).astimezone(ZoneInfo(promise.zone)).date()
    return max(day, ends)


def entered_late(promise: Promise, day: date) -> bool:
    """Whether the promise was written down only after this day was due."""
    return promise.made_at >= due_at(promise, day)
