"""A boundary: what I need, why, so that we both …, what I will do; looked at again, and ended.

    due(boundaries, today)    # those whose day is today, for whoever offers them

`review_on` and `retired_on` are days in the clock of whoever wrote it. A copy holds neither when
its author means to look at it again nor when they last did.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar, Self

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import structs

from goldseam.boundaries.sentence import boundary
from goldseam.copies.documents import Shareable, originals
from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept


@document("boundaries.boundary")
class Boundary(Shareable, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "boundaries:read"
    CALLED: ClassVar[str | Promise] = gettext_lazy("Boundary")
    PARTS: ClassVar[tuple[str, ...]] = ("need", "why", "both", "will")
    SHOWN: ClassVar[tuple[str, ...]] = ("retired_on",)

    need: str = ""
    why: str = ""
    both: str = ""
    will: str = ""
    review_on: date | None = None
    looked_at: datetime | None = None  # when a day for it was last chosen, or none
    retired_on: date | None = None

    def sentence(self) -> str:
        return self.reads or boundary(self.need, why=self.why, both=self.both, will=self.will)

    def words(self) -> str:
        if self.reads:
            return (
                _("No longer holds: %(words)s") % {"words": self.reads}
                if self.retired_on
                else self.reads
            )
        return "\n".join(text for text in (self.need, self.why, self.both, self.will) if text)

    def copy(self, reads: str, *, now: datetime, first: datetime | None = None) -> Self:
        """Without the days one set oneself: a day that goes by would say that nothing was done."""
        copied = super().copy(reads, now=now, first=first)
        return structs.replace(copied, review_on=None, looked_at=None)

    def looked_at_again(self, on: date | None, now: datetime) -> Self:
        """It stays as it is. `on` is the day to look at it next, if there is to be one."""
        return structs.replace(self._own(), review_on=on, looked_at=now)

    def retired(self, on: date) -> Self:
        """The first day counts."""
        return structs.replace(self._own(), retired_on=self.retired_on or on)

    def brought_back(self) -> Self:
        return structs.replace(self._own(), retired_on=None)

    def waits(self, today: date) -> bool:
        """Whether the day to look at it again has come."""
        return bool(self.review_on and not self.retired_on and self.review_on <= today)

    def _own(self) -> Self:
        return self.saying_all({}, self.window)


def due(found: Sequence[Kept[Boundary]], today: date) -> list[Kept[Boundary]]:
    """Of one's own drawer, those to be looked at again on this very day, the oldest first."""
    same_day = (k for k in originals(found) if k.document.review_on == today)
    return sorted((k for k in same_day if not k.document.retired_on), key=lambda kept: kept.id)


def in_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
