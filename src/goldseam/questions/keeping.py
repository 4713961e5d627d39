"""Keeps one answer: while somebody types, and when they go on.

Two windows on one question can't lose each other's words: a window overwrites what it wrote itself
or has seen, and adds to anything else.
"""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.questions.documents import Answer, Asked, kept_beside

A = TypeVar("A", bound=Asked)


def keep(
    mine: OpenDrawer,
    struct: type[A],
    id: UUID,
    question: str,
    answer: Answer,
    *,
    window: str,
    revision: int,
) -> Kept[A]:
    """Put an answer in its place. `revision` is the one the window was made from."""
    with mine.alone():
        kept = mine.find(struct, id)
        theirs = kept.document.said(question)
        if kept.document.window != window and kept.revision != revision:
            answer = kept_beside(theirs, answer)
        if answer == theirs:
            return kept
        return mine.change(kept, kept.document.saying(question, answer, window))


def finish(mine: OpenDrawer, struct: type[A], id: UUID, *, now: datetime) -> Kept[A]:
    with mine.alone():
        kept = mine.find(struct, id)
        done = kept.document.finished(now)
        return kept if done is kept.document else mine.change(kept, done)
