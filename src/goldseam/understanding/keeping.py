"""Keeps what is marked in a chapter: while somebody types, and when they save it.

Two windows on one chapter can't lose each other's words: a window overwrites what it wrote itself
or has seen, and adds to anything else.
"""

from datetime import date, datetime

from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.understanding.documents import Marks, of_cause


def keep(
    mine: OpenDrawer, marks: Marks, seen: str, *, day: date, now: datetime
) -> Kept[Marks] | None:
    """Put a window's marks in their place. `seen` is the revision the window was made from."""
    with mine.alone():
        before = of_cause(mine.read(Marks).of(Marks), marks.cause)
        if before is None:
            return None if marks.is_empty else mine.add(marks, day=day, now=now)
        theirs = before.document
        ours = seen == str(before.revision) or theirs.window == marks.window
        merged = marks if ours else theirs.beside(marks)
        return before if merged.says(theirs) else mine.change(before, merged)
