"""Drafts: what somebody has typed and not yet saved, sealed in their drawer as they go.

A draft belongs to a *place*, such as `journal-new`; there is one a place. Forms say
`data-draft="{{ url('drafts:keep', 'journal-new') }}"` and a behaviour sends them along; the view
that shows the form asks `kept(mine, place)` first, and `discard`s the draft once it has saved.
"""

from collections.abc import Mapping
from datetime import date, datetime

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import ChangedMeanwhile, Kept, OpenDrawer


@document("draft")
class Draft(Document, frozen=True, kw_only=True):
    place: str
    fields: dict[str, list[str]]
    at: datetime


def keep(
    mine: OpenDrawer, place: str, fields: Mapping[str, list[str]], *, day: date, now: datetime
) -> None:
    draft = Draft(place=place, fields=dict(fields), at=now)
    before = _find(mine, place)
    if before is None:
        mine.add(draft, day=day, now=now)
        return
    try:
        mine.change(before, draft)
    except ChangedMeanwhile:  # two windows at once: neither one's words are dropped
        mine.add(draft, day=day, now=now)


def kept(mine: OpenDrawer, place: str) -> Draft | None:
    found = _find(mine, place)
    return found.document if found else None


def discard(mine: OpenDrawer, place: str, *, day: date) -> None:
    mine.erase([k.id for k in mine.read(Draft).of(Draft) if k.document.place == place], day=day)


def _find(mine: OpenDrawer, place: str) -> Kept[Draft] | None:
    same = [k for k in mine.read(Draft).of(Draft) if k.document.place == place]
    return max(same, key=lambda k: k.document.at, default=None)
