"""Keeps what is typed of the parts: it is the document itself, and nothing is lost.

Two windows can't lose each other's words: a window overwrites what it wrote itself or has seen, and
adds to anything else.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from msgspec import structs

from goldseam.copies.documents import Shareable
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.questions.documents import Answer, is_said, kept_beside

S = TypeVar("S", bound=Shareable)
A_DAY = timedelta(days=1)  # a window may be older than midnight
Answers = Mapping[str, Answer]


def keep(
    mine: OpenDrawer,
    struct: type[S],
    id: UUID,
    answers: Answers,
    *,
    window: str,
    revision: int,
    now: datetime,
    done: bool = False,
) -> Kept[S]:
    """Put answers in their places. `revision` is the one the window was made from."""
    with mine.alone():
        kept = mine.find(struct, id)
        before = kept.document
        if before.window != window and kept.revision != revision:
            answers = {name: _both(getattr(before, name), a) for name, a in answers.items()}
        after = before
        if any(getattr(before, name) != answer for name, answer in answers.items()):
            after = structs.replace(
                before.saying_all(answers, window), edited_at=now if before.finished_at else None
            )
        after = after.finished(now) if done else after
        return kept if after is before else mine.change(kept, after)


def begin(
    mine: OpenDrawer, new: S, answers: Answers, *, window: str, day: date, now: datetime
) -> Kept[S]:
    """What a window types that has no document yet: the first time it is added, then changed."""
    with mine.alone():
        for kept in mine.read(type(new), since=day - A_DAY).of(type(new)):
            if window and kept.document.window == window:
                after = kept.document.saying_all(answers, window)
                return mine.change(kept, after) if after != kept.document else kept
        return mine.add(new.saying_all(answers, window), day=day, now=now)


def _both(theirs: Answer, mine: Answer) -> Answer:
    if isinstance(theirs, str) and isinstance(mine, str):
        return kept_beside(theirs, mine)
    if isinstance(theirs, tuple) and isinstance(mine, tuple):
        return (*theirs, *(one for one in mine if one not in theirs))
    return mine if is_said(mine) else theirs
