"""Keeps one answer: while somebody types, and when they go on.

Two windows on one question can't lose each other's words: a window overwrites what it wrote itself
or has seen, and adds to anything else. Of two choices or numbers the later counts.
"""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.library import Asks, Question
from goldseam.questions.documents import Answer, Asked, is_said, kept_beside

A = TypeVar("A", bound=Asked)


def keep(
    mine: OpenDrawer,
    struct: type[A],
    id: UUID,
    question: Question,
    answer: Answer,
    *,
    window: str,
    revision: int,
) -> Kept[A]:
    """Put an answer in its place. `revision` is the one the window was made from."""
    with mine.alone():
        kept = mine.find(struct, id)
        theirs = kept.document.said(question.id)
        if kept.document.window != window and kept.revision != revision:
            answer = _both(question, theirs, answer)
        if answer == theirs:
            return kept
        return mine.change(kept, kept.document.saying(question.id, answer, window))


def finish(mine: OpenDrawer, struct: type[A], id: UUID, *, now: datetime) -> Kept[A]:
    with mine.alone():
        kept = mine.find(struct, id)
        done = kept.document.finished(now)
        return kept if done is kept.document else mine.change(kept, done)


def _both(question: Question, theirs: Answer, mine: Answer) -> Answer:
    if question.asks is Asks.WORDS:
        return kept_beside(theirs, mine)
    return mine if is_said(mine) else theirs
