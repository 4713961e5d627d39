"""What pages say about copies: when something was shared and changed, and with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.copies.documents import Shareable
from goldseam.drawers.gate import Kept
from goldseam.people.visits import Visit
from goldseam.together.space import Space
from goldseam.ui.dates import day_words, formatted


@dataclass(frozen=True, slots=True)
class Line:
    """One in a list."""

    href: str
    words: str
    meta: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the other would see of something, as it stands now: a text, or parts under headings."""

    reads: str = ""
    said: Sequence[tuple[str, str]] = ()

    def __bool__(self) -> bool:
        return bool(self.reads or self.said)


def days_of(doc: Shareable, visit: Visit) -> str:
    """When it was shared and changed, by the clock of whoever looks."""
    shared = on(doc.shared_at or doc.begun_at, visit)
    if doc.changed_at is None:
        return shared
    changed = visit.preferences.local(doc.changed_at).date()
    return _("%(shared)s, changed on %(day)s") % {
        "shared": shared,
        "day": formatted(changed, _("j F")),
    }


def on(moment: datetime, visit: Visit) -> str:
    return day_words(visit.preferences.local(moment).date(), visit.today)


def threads_shared(space: Space | None, struct: type[Shareable]) -> set[UUID]:
    """Of what one shares oneself."""
    found = space.drawer.read(struct).of(struct) if space else []
    return {k.document.thread for k in found if space and k.author == space.me}


def when_and_with(
    kept: Kept[Shareable], visit: Visit, space: Space | None, threads: set[UUID]
) -> str:
    """The day it was begun, and with whom it is shared."""
    day = day_words(kept.day, visit.today)
    if space is None or kept.document.thread not in threads:
        return day
    return _("%(day)s · shared with %(name)s") % {"day": day, "name": space.partner.name}
