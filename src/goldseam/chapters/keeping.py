"""Keeps what was said, once however often its button was pressed, and takes it back."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import structs

from goldseam.chapters.documents import Chapter
from goldseam.copies.sharing import copy_of
from goldseam.drawers.gate import ChangedMeanwhile, Kept, OpenDrawer

A_DAY = timedelta(days=1)  # a window may be older than midnight
Told = Mapping[str, Any]  # `on` and `private`, as the form has cleaned them


def begin(
    mine: OpenDrawer, new: Chapter, told: Told, *, window: str, day: date, now: datetime
) -> Kept[Chapter]:
    """A window begins one chapter: pressed twice, the second changes the first."""
    with mine.alone():
        for kept in mine.read(Chapter, since=day - A_DAY).of(Chapter):
            if window and kept.document.window == window:
                return mine.change(kept, _told(kept.document, told, window))
        return mine.add(_told(new, told, window), day=day, now=now)


def change_to(
    mine: OpenDrawer, id: UUID, told: Told, *, window: str, revision: str, now: datetime
) -> Kept[Chapter]:
    """Raises ChangedMeanwhile when another window has changed it since this one was opened."""
    with mine.alone():
        kept = mine.find(Chapter, id)
        if kept.document.window != window and str(kept.revision) != revision:
            raise ChangedMeanwhile
        after = structs.replace(_told(kept.document, told, window), edited_at=now)
        return mine.change(kept, after)


def say(mine: OpenDrawer, id: UUID, message: str, *, revision: str) -> Kept[Chapter]:
    """Words to the other. Raises ChangedMeanwhile when it isn’t what was seen before sharing it."""
    with mine.alone():
        kept = mine.find(Chapter, id)
        if str(kept.revision) != revision:
            raise ChangedMeanwhile
        if kept.document.message == message:
            return kept
        return mine.change(kept, structs.replace(kept.document, message=message))


def taken_back(
    mine: OpenDrawer, shared: OpenDrawer | None, kept: Kept[Chapter], *, now: datetime
) -> bool:
    """Whether the other saw it, too. The copy goes first: what is shared never outlives this."""
    copy = copy_of(shared, Chapter, kept.document.thread) if shared else None
    if shared and copy:
        shared.remove(Chapter, copy.id, now=now)
    mine.remove(Chapter, kept.id, now=now)
    return copy is not None


def _told(before: Chapter, told: Told, window: str) -> Chapter:
    return before.telling(told["on"], told["private"], window)
