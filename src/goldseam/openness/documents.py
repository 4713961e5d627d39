"""Openness: what somebody opens of themselves, until a day they choose; and a thank-you.

    opened(agreements, thanks, now)         # what is open now, the soonest to end first
    agreement.ends                          # the same moment for both, wherever they are

The end is the end of a day where the one who offers lives. After it, and after a revocation, it is
the same to the other: it isn't there. Nothing here asks, reminds or renews.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept

LONGEST_DAYS = 30
A_DAY = timedelta(days=1)


@document("openness.agreement")
class Agreement(Document, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "openness:read"
    CALLED: ClassVar[str | Promise] = _("Openness")

    thread: UUID  # what a thank-you names it by
    what: str
    until: date  # the last day on which it is open
    since: datetime
    zone: str  # of the one who offers it
    changed_at: datetime | None = None

    @property
    def ends(self) -> datetime:
        return end_of(self.until, self.zone)

    def stands(self, now: datetime) -> bool:
        return now < self.ends

    def words(self) -> str:
        return self.what


@document("openness.thanks")
class Thanks(Document, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "together:kept"
    CALLED: ClassVar[str | Promise] = _("A thank-you")

    agreement: UUID  # the thread
    at: datetime
    text: str = ""

    def words(self) -> str:
        return self.text

    def stands(self, now: datetime) -> bool:
        """Without words it is on the page of what it thanks for."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Opened:
    """One thing that is open, and the thanks of whom it is open to."""

    kept: Kept[Agreement]
    thanks: Kept[Thanks] | None

    @property
    def agreement(self) -> Agreement:
        return self.kept.document

    def is_by(self, person: UUID) -> bool:
        return self.kept.author == person


def opened(
    agreements: Iterable[Kept[Agreement]], thanks: Iterable[Kept[Thanks]], now: datetime
) -> list[Opened]:
    """What is open now, the soonest to end first, each with its thanks if there is one."""
    said = list(thanks)
    standing = [kept for kept in agreements if kept.document.stands(now)]
    standing.sort(key=lambda kept: (kept.document.ends, kept.id))
    return [Opened(kept, thanks_for(kept, said)) for kept in standing]


def ended(agreements: Iterable[Kept[Agreement]], now: datetime) -> list[Kept[Agreement]]:
    """What is over, the latest first. Only whoever offered it is shown this."""
    over = [kept for kept in agreements if not kept.document.stands(now)]
    return sorted(over, key=lambda kept: kept.document.ends, reverse=True)


def thanks_for(agreement: Kept[Agreement], said: Iterable[Kept[Thanks]]) -> Kept[Thanks] | None:
    """The first that the other said. Nobody thanks themselves."""
    thread, author = agreement.document.thread, agreement.author
    found = [k for k in said if k.document.agreement == thread and k.author != author]
    return min(found, key=lambda kept: kept.id, default=None)


def end_of(day: date, zone: str) -> datetime:
    """The moment a day is over in a zone; where the clocks skip midnight, when they have."""
    return datetime.combine(day + A_DAY, time(), ZoneInfo(zone)).astimezone(UTC)
