"""A new chapter: that something serious happened, and from which day the new page counts.

    began(found)                       # the days on which chapters begin, for whoever draws a line
    first_evening(found, now, zone)    # whether it is still the first evening after one was said

It is one document in the drawer of whoever says it, and a copy in the shared one if both are to see
it. Neither holds who did what, unless the author chose words for it. Nothing counts chapters.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import ClassVar, Self
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import structs

from goldseam.copies.documents import Shareable
from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept

NOON = time(12)


@document("chapters.chapter")
class Chapter(Shareable, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "chapters:read"
    CALLED: ClassVar[str | Promise] = _("A new chapter")
    PARTS: ClassVar[tuple[str, ...]] = ("on", "private", "message")
    SHOWN: ClassVar[tuple[str, ...]] = ("on", "message")

    on: date | None = None  # it happened or came out; None: the day it was said
    private: str = ""  # for oneself, in no copy
    message: str = ""  # to the other, if words were chosen

    def copy(self, reads: str, *, now: datetime, first: datetime | None = None) -> Self:
        copied = super().copy(reads, now=now, first=first)
        return structs.replace(copied, private="")

    def telling(self, on: date | None, private: str, window: str) -> Self:
        """With another day or other words it is an original, also if it was taken along."""
        return structs.replace(
            self, on=on, private=private, window=window, shared_at=None, changed_at=None, reads=""
        )

    def words(self) -> str:
        return "\n".join(text for text in (self.reads, self.message, self.private) if text)


def since(kept: Kept[Chapter]) -> date:
    """The first day of the new chapter."""
    return kept.document.on or kept.day


def began(found: Iterable[Kept[Chapter]]) -> list[date]:
    """The days on which chapters begin, the oldest first, each day once.

    `found` may hold both of one's drawers: a chapter and its copy are one, and the original tells
    the day. Evidence from before such a day belongs to another epoch than what comes after it.
    """
    days: dict[UUID, date] = {}
    for kept in found:
        thread, is_copy = kept.document.thread, kept.document.shared_at is not None
        if thread not in days or not is_copy:
            days[thread] = since(kept)
    return sorted(set(days.values()))


def first_evening(found: Iterable[Kept[Chapter]], now: datetime, zone: tzinfo) -> bool:
    """Whether it is still the first evening after one of these was said, on the clock of `zone`.

    It lasts until noon of the day after the one on which it was said: at least twelve hours and a
    night's sleep, at most a day and a half. Said at nine in the morning, that spares the whole day,
    the evening and the morning after. Said at two in the night, it spares the evening that follows
    too, which a rule of “until you have slept” would give up by breakfast. It goes by the saying
    and not by the day it happened: what came out three weeks ago is as loud on the evening on which
    it is first said, and for the other perhaps the louder.
    """
    return any(
        kept.document.begun_at <= now < _ends(kept.document.begun_at, zone) for kept in found
    )


def _ends(said_at: datetime, zone: tzinfo) -> datetime:
    day = said_at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, NOON, tzinfo=zone)
