"""Keeps a night: while somebody types, and when they say it is enough.

What is typed is the note itself, not a draft of it: there is nothing to publish here. Two windows
on one night can't lose each other's lines: a window overwrites what it wrote itself or has seen,
and adds to anything else.
"""

from datetime import date, datetime

import msgspec

from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.night.documents import Note, combined, of_night


def keep(
    mine: OpenDrawer, note: Note, seen: int, *, night: date, now: datetime, done: bool
) -> Kept[Note] | None:
    """Put a window's note in its night. `seen` is the revision the window was made from."""
    with mine.alone():
        return _keep(mine, note, seen, night=night, now=now, done=done)


def _keep(
    mine: OpenDrawer, note: Note, seen: int, *, night: date, now: datetime, done: bool
) -> Kept[Note] | None:
    before = of_night(mine.read(Note, since=night, until=night).of(Note), night)
    closed = now if done else None
    if before is None:
        if not (done or note.words()):
            return None
        return mine.add(msgspec.structs.replace(note, closed_at=closed), day=night, now=now)
    theirs = before.document
    ours = seen == before.revision or theirs.window == note.window
    merged = note if ours else combined(theirs, note)
    if (merged.good, merged.noticed) == (theirs.good, theirs.noticed) and not done:
        return before
    changed = msgspec.structs.replace(
        merged,
        written_at=theirs.written_at,
        edited_at=now,
        closed_at=closed or theirs.closed_at,
    )
    return mine.change(before, changed)
