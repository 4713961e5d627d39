"""Private questions about fear, and the words that answer them. Nothing of an answer is kept."""

import enum
from collections.abc import Collection
from typing import Annotated

import msgspec
from msgspec import Meta

from .helplines import Helpline
from .lookup import by_id
from .plain_words import Passage
from .text import ContentFile, Id, Text, Words


class Speaks(enum.StrEnum):
    """What a yes speaks of. Its words are the passage of that name."""

    FEAR = "fear"
    FRIGHTENING = "frightening"


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question, answered by a tick or not at all."""

    id: Id
    speaks: Speaks
    text: Text


class Safe(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions, the answers, and what everybody is shown below them."""

    title: Text
    sub: Text
    before: Words
    questions: Annotated[tuple[Asked, ...], Meta(min_length=1)]
    fear: Passage
    frightening: Passage
    nothing: Passage
    everybody: Passage
    stopping: Passage
    lines: Annotated[tuple[Helpline, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.questions)
        by_id(self.lines)

    def answer(self, ticked: Collection[str]) -> tuple[Passage, ...]:
        """The words for the ids that were ticked; ids no question has count for nothing."""
        said = {question.speaks for question in self.questions if question.id in ticked}
        return self.words(fear=Speaks.FEAR in said, frightening=Speaks.FRIGHTENING in said)

    def words(self, *, fear: bool, frightening: bool) -> tuple[Passage, ...]:
        """Fear first: whoever is afraid and frightening is in danger all the same."""
        spoken = ((fear, self.fear), (frightening, self.frightening))
        return tuple(passage for said, passage in spoken if said) or (self.nothing,)

    @property
    def every_answer(self) -> tuple[tuple[Passage, ...], ...]:
        """All there can be, for pages that are made to the same length."""
        ways = (False, True)
        return tuple(self.words(fear=one, frightening=other) for one in ways for other in ways)
