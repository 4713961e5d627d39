"""What the pages of this room show: lines of the list, and days in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from goldseam.boundaries.documents import Boundary
from goldseam.copies.documents import once
from goldseam.copies.showing import Line, days_of, threads_shared, when_and_with
from goldseam.drawers.gate import Kept
from goldseam.people.visits import Visit
from goldseam.together.space import Space
from goldseam.ui.dates import formatted
from goldseam.ui.environment import url
from goldseam.ui.words import shortened


@dataclass(frozen=True, slots=True)
class Lines:
    """One's own, by how each stands."""

    again: list[Line] = field(default_factory=list)  # its day has come
    holding: list[Line] = field(default_factory=list)
    begun: list[Line] = field(default_factory=list)
    retired: list[Line] = field(default_factory=list)


def own_lines(found: Iterable[Kept[Boundary]], visit: Visit, space: Space | None) -> Lines:
    lines, shared = Lines(), threads_shared(space, Boundary)
    for kept in found:
        doc, text = kept.document, kept.document.sentence()
        if text:
            meta = _meta(doc, when_and_with(kept, visit, space, shared), visit.today)
            line = Line(url("boundaries:read", kept.id), shortened(text), meta)
            _of(lines, doc, visit.today).append(line)
    return lines


def from_other(space: Space, visit: Visit) -> list[Line]:
    """What the other chose to share, the newest first; what no longer holds stands last."""
    found = once(space.drawer.read(Boundary).of(Boundary))
    theirs = sorted((k for k in found if k.author != space.me), key=lambda k: k.id, reverse=True)
    theirs.sort(key=lambda kept: kept.document.retired_on is not None)
    return [_from(kept, visit) for kept in theirs]


def full_day(day: date | None) -> str:
    return formatted(day, _("j F Y")) if day else ""


def _of(lines: Lines, doc: Boundary, today: date) -> list[Line]:
    if doc.retired_on:
        return lines.retired
    if doc.waits(today):
        return lines.again
    return lines.holding if doc.finished_at or doc.shared_at else lines.begun


def _meta(doc: Boundary, said: str, today: date) -> str:
    if doc.retired_on:
        return _("Held until %(day)s") % {"day": full_day(doc.retired_on)}
    if doc.review_on is None or doc.waits(today):
        return said
    return _("%(said)s · to look at again on %(day)s") % {
        "said": said,
        "day": full_day(doc.review_on),
    }


def _from(kept: Kept[Boundary], visit: Visit) -> Line:
    doc = kept.document
    meta = _("No longer holds") if doc.retired_on else days_of(doc, visit)
    return Line(url("boundaries:read", kept.id), shortened(doc.sentence()), meta)
