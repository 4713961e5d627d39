"""A night: up to three good things, one thing noticed, and the day may rest.

    night_of(local)                   # which evening a moment belongs to
    tonight(notes, night)             # what Today asks: open, begun or done
    combined(theirs, mine)            # two windows on one night: the words of both

A night that was left out leaves no trace: nothing here counts days.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept

NIGHT_ENDS = 4  # o'clock, local time: before that it is still last evening
EVENING_BEGINS = 17  # o'clock, when Today begins to offer it
LINES = 3  # good things the form asks for
LONGEST_LINE = 500  # characters
NOTICED_KINDS = ("trigger", "belief", "wound")


class Noticed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    text: str
    kind: str = ""  # or none of them


@document("night.note")
class Note(Document, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "night:read"
    CALLED: ClassVar[str | Promise] = _("Night")

    good: tuple[str, ...] = ()
    noticed: Noticed | None = None
    wording: str = ""  # the variant it was asked in: id@version
    window: str = ""  # that wrote it last, so that saving while typing overwrites only itself
    written_at: datetime
    edited_at: datetime | None = None
    closed_at: datetime | None = None  # when somebody said: enough for tonight

    def words(self) -> str:
        return "\n".join([*self.good, *([self.noticed.text] if self.noticed else [])])


class Tonight(StrEnum):
    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


def night_of(local: datetime) -> date:
    """The evening a local moment belongs to: until four in the morning, the one before."""
    return local.date() - timedelta(days=1) if local.hour < NIGHT_ENDS else local.date()


def is_evening(local: datetime) -> bool:
    return local.hour >= EVENING_BEGINS or local.hour < NIGHT_ENDS


def of_night(notes: Iterable[Kept[Note]], night: date) -> Kept[Note] | None:
    """The note of a night; should two windows have begun one each, the later."""
    return next((kept for kept in notes if kept.day == night), None)


def tonight(notes: Iterable[Kept[Note]], night: date) -> Tonight:
    kept = of_night(notes, night)
    if kept is None:
        return Tonight.OPEN
    return Tonight.DONE if kept.document.closed_at else Tonight.BEGUN


def combined(theirs: Note, mine: Note) -> Note:
    """What two windows wrote about one night, with each different line kept."""
    # A line of theirs that goes on in one of mine is an earlier state of it.
    only_theirs = [t for t in theirs.good if not any(m.startswith(t) for m in mine.good)]
    good = (*only_theirs, *mine.good)
    return msgspec.structs.replace(mine, good=good, noticed=_both(theirs.noticed, mine.noticed))


def earlier_line(notes: Sequence[Kept[Note]], night: date) -> Kept[Note] | None:
    """One earlier night with something good in it: the same one all evening."""
    with_good = [kept for kept in notes if kept.document.good and kept.day < night]
    return with_good[night.toordinal() * 7919 % len(with_good)] if with_good else None


def _both(theirs: Noticed | None, mine: Noticed | None) -> Noticed | None:
    if theirs is None or mine is None or theirs.text == mine.text:
        return mine or theirs
    return Noticed(text=f"{theirs.text}\n{mine.text}", kind=mine.kind or theirs.kind)
