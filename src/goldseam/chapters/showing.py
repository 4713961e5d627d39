"""What the pages of this room show: since when, who can see it, and where one may go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.chapters.documents import Chapter, since
from goldseam.copies.documents import once, originals
from goldseam.drawers.gate import Kept
from goldseam.library.chapters import Lead
from goldseam.people.visits import Visit
from goldseam.together.space import Space
from goldseam.ui.dates import formatted
from goldseam.ui.environment import url
from goldseam.ui.leads import address


@dataclass(frozen=True, slots=True)
class Line:
    """One chapter in the list."""

    href: str
    words: str
    meta: str


def leads(ways: Iterable[Lead]) -> list[tuple[Lead, str]]:
    """Each with its address; one whose room isn't there is left out."""
    found = [(way, address(way.leads_to)) for way in ways]
    return [(way, href) for way, href in found if href]


def lines(
    own: Sequence[Kept[Chapter]],
    shared: Sequence[Kept[Chapter]],
    visit: Visit,
    space: Space | None,
) -> list[Line]:
    """Each once, the newest first: a chapter and its copy are one."""
    mine = originals(own)
    here = {kept.document.thread for kept in mine}
    others = [kept for kept in once(shared) if kept.document.thread not in here]
    both = {k.document.thread for k in shared if space and k.author == space.me}
    every = sorted([*mine, *others], key=lambda kept: (since(kept), kept.id), reverse=True)
    return [
        Line(url("chapters:read", k.id), since_words(k, visit), _meta(k, both, space))
        for k in every
    ]


def since_words(kept: Kept[Chapter], visit: Visit) -> str:
    """“A new chapter since 3 November”."""
    return _("A new chapter since %(day)s") % {"day": _day(since(kept), visit.today)}


def reads(kept: Kept[Chapter], copy: Kept[Chapter] | None, visit: Visit) -> str:
    """The line both see. Where no day was said it is the one on which the other was told: a copy
    doesn't tell when something was written down in private."""
    on = kept.document.on or (copy.day if copy else visit.today)
    return _("Something serious happened. A new chapter begins, from %(day)s.") % {
        "day": formatted(on, _("j F Y"))
    }


def _meta(kept: Kept[Chapter], both: set[UUID], space: Space | None) -> str:
    if space is None:
        return ""
    if kept.author != space.me:
        return _("Said by %(name)s, for both of you") % {"name": space.partner.name}
    if kept.document.thread in both:
        return _("You and %(name)s") % {"name": space.partner.name}
    return _("Only you")


def _day(day: date, today: date) -> str:
    return formatted(day, _("j F") if day.year == today.year else _("j F Y"))
