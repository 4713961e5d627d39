"""Drafts: what somebody has typed and not yet saved, sealed in their drawer as they go.

A draft belongs to a *place*, such as `journal-new`, and to the *window* it is typed in. Two windows
on one place keep a draft each, so that neither overwrites the other's words:

    <form data-draft="{{ url('drafts:keep', 'journal-new') }}">
      <input type="hidden" name="_window" value="{{ … }}">      a new one each time a page is made
      <input type="hidden" name="_continues" value="{{ … }}">   the draft this page was filled from

A view asks `kept(mine, place)` before it shows the form, and `discard`s once it has saved. Fields
whose names begin with an underscore are the form's own; without any other word there is no draft.
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept, OpenDrawer

Fields = Mapping[str, list[str]]


@document("draft")
class Draft(Document, frozen=True, kw_only=True):
    place: str
    fields: dict[str, list[str]]
    at: datetime

    @property
    def window(self) -> str:
        return first(self.fields, "_window")


def new_window() -> str:
    return secrets.token_urlsafe(9)


def keep(mine: OpenDrawer, place: str, fields: Fields, *, day: date, now: datetime) -> None:
    """Keep what one window holds; when it has been emptied, its draft goes."""
    with mine.alone():
        before = _of_window(drafts(mine, place), fields)
        if superseded := before[1:] if has_words(fields) else before:
            mine.erase([k.id for k in superseded], day=day)
        if not has_words(fields):
            return
        draft = Draft(place=place, fields=dict(fields), at=now)
        if before:
            mine.change(before[0], draft)
        else:
            mine.add(draft, day=day, now=now)


def drafts(mine: OpenDrawer, place: str) -> list[Kept[Draft]]:
    """The drafts of a place, the latest first: one, unless there were two windows."""
    same = [k for k in mine.read(Draft).of(Draft) if k.document.place == place]
    return sorted(same, key=lambda k: k.document.at, reverse=True)


def kept(mine: OpenDrawer, place: str) -> Draft | None:
    return next((k.document for k in drafts(mine, place)), None)


def discard(mine: OpenDrawer, place: str, fields: Fields | None = None, *, day: date) -> None:
    """Drop the draft of a form that has been saved: this window's, or without `fields` all."""
    found = drafts(mine, place)
    gone = found if fields is None else _of_window(found, fields)
    if gone:
        mine.erase([k.id for k in gone], day=day)


def continues(draft: Kept[Draft]) -> str:
    """What a page says that was filled from this draft, so that its own takes the draft's place."""
    return f"{draft.id}.{draft.revision}"


def has_words(fields: Fields) -> bool:
    written = (values for name, values in fields.items() if not name.startswith("_"))
    return any(value.strip() for values in written for value in values)


def first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _of_window(found: Iterable[Kept[Draft]], fields: Fields) -> list[Kept[Draft]]:
    """This window's own draft, or the one it was filled from if nobody has gone on with that."""
    window, filled_from = first(fields, "_window"), first(fields, "_continues")
    return [k for k in found if k.document.window == window or continues(k) == filled_from]
