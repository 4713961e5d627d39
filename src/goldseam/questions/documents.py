"""Answers to the questions of a path: a document that is filled one question at a time.

    @document("urge.moment")
    class Moment(Asked, frozen=True, kw_only=True):
        fear: str = ""
        chance: int | None = None

A question's id is the name of the field its answer is kept in. What is typed is the document
itself and not a draft of it; nothing has to be finished.
"""

from datetime import datetime
from typing import Self

from msgspec import structs

from goldseam.drawers.documents import Document

Answer = str | int | tuple[str, ...] | None


class Asked(Document, frozen=True, kw_only=True):
    wording: str  # the path it was asked in: id@version
    begun_at: datetime
    finished_at: datetime | None = None
    window: str = ""  # that wrote last, so that saving while typing overwrites only itself

    def said(self, question: str) -> Answer:
        answer: Answer = getattr(self, field(question))
        return answer

    def saying(self, question: str, answer: Answer, window: str = "") -> Self:
        return structs.replace(self, **{field(question): answer}, window=window)

    @property
    def about(self) -> str:
        """A line that reminds what it is about, where one question is asked on another day."""
        return ""

    def finished(self, now: datetime) -> Self:
        """The first time its end is reached counts."""
        return self if self.finished_at else structs.replace(self, finished_at=now)


def field(question: str) -> str:
    return question.replace("-", "_")


def is_said(answer: Answer) -> bool:
    """Nought is an answer; an empty text or choice isn't."""
    return answer is not None and answer not in ("", ())


def kept_beside(theirs: Answer, mine: Answer) -> Answer:
    """What is kept of two windows' answers to one question: of words both, else the later."""
    if not (isinstance(theirs, str) and isinstance(mine, str)):
        return mine
    if mine.startswith(theirs) or not theirs:
        return mine
    return theirs if theirs.startswith(mine) else f"{theirs}\n\n{mine}"
