"""Copies in the shared drawer: put there by an explicit act, brought up to date by another.

    share(space.drawer, statement, sentence, day=visit.today, now=visit.now)

A copy never changes by itself: what is written privately afterwards stays private until it is
shared again, and then the copy says that it was changed.
"""

from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from goldseam.copies.documents import Shareable, of_thread
from goldseam.drawers.gate import Kept, NotHere, OpenDrawer
from goldseam.people.visits import Visit
from goldseam.together.space import Space, space_of

S = TypeVar("S", bound=Shareable)


def share(theirs: OpenDrawer, doc: S, reads: str, *, day: date, now: datetime) -> Kept[S]:
    """Put a copy there, or the new words in the place of the earlier ones."""
    with theirs.alone():
        before = copy_of(theirs, type(doc), doc.thread)
        if before is None:
            return theirs.add(doc.copy(reads, now=now), day=day, now=now)
        if doc.is_seen_in(before.document, reads):
            return before
        return theirs.change(before, doc.copy(reads, now=now, first=before.document.shared_at))


def copy_of(theirs: OpenDrawer, struct: type[S], thread: UUID) -> Kept[S] | None:
    """One's own copy of a thread, if there is one."""
    return of_thread(theirs.read(struct).of(struct), thread, theirs.holder)


def find(visit: Visit, struct: type[S], id: UUID) -> tuple[Kept[S], Space | None]:
    """A document of one's own, or one that is shared; with a space if it lies there."""
    try:
        return visit.drawer.find(struct, id), None
    except NotHere:
        space = space_of(visit)
        if space is None:
            raise
        return space.drawer.find(struct, id), space


def by_other(visit: Visit, struct: type[S], id: UUID) -> tuple[Kept[S], Space]:
    """Something the other shared. Anything else isn’t there."""
    space = space_of(visit)
    if space is None:
        raise NotHere
    kept = space.drawer.find(struct, id)
    if kept.author == space.me:
        raise NotHere
    return kept, space


def original_of(visit: Visit, copy: Kept[S]) -> Kept[S] | None:
    """One's own page of a copy, unless it was removed."""
    struct = type(copy.document)
    found = visit.drawer.read(struct).of(struct)
    return of_thread(found, copy.document.thread, copy.author)
