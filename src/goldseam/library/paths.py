"""Guided paths: a few questions, asked one at a time, and where one can go afterwards.

A question says what it asks for; `Path.question` finds one by the id that a person's answers keep.
"""

import enum
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id, find
from .text import ContentFile, Id, Text, Words


class Asks(enum.StrEnum):
    """What a question asks for, and so how it is asked and kept."""

    WORDS = "words"  # as many as somebody wants: text
    LEVEL = "level"  # 0–10: a whole number
    CHANCE = "chance"  # 0–100 %, in tens: a whole number
    ONE = "one"  # of the options: its id
    SOME = "some"  # of the options: their ids
    NOTHING = "nothing"  # a moment to stop, read or breathe


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose. Documents keep the id.

    With `stops` the path ends here, and these words say why that is fine.
    """

    id: Id
    text: Text
    hint: str = ""
    stops: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of a path. `low` and `high` name the ends of a scale, `warning` what is heavy.

    One that stands `aside` isn’t asked in turn: a way on or a later day leads to it.
    """

    id: Id
    text: Text
    asks: Asks
    hint: str = ""
    low: str = ""
    high: str = ""
    warning: str = ""
    options: tuple[Option, ...] = ()
    aside: bool = False
    breathing: bool = False  # a minute of it stands on the page

    def __post_init__(self) -> None:
        by_id(self.options)
        if bool(self.options) != (self.asks in (Asks.ONE, Asks.SOME)):
            raise ValueError(f"“{self.id}”: options belong to a question that asks for one or some")
        if self.breathing and self.asks is not Asks.NOTHING:
            raise ValueError(f"“{self.id}”: one breathes on a page that asks for nothing")

    @property
    def keeps(self) -> bool:
        """Whether there is an answer to keep."""
        return self.asks is not Asks.NOTHING


class WayOn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somewhere to go when the questions are done. Without `leads_to` it is only said."""

    id: Id
    text: Text
    why: Text
    leads_to: str = ""


class Path(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole path. `before` stands on its first page, `warning` in front of heavy content."""

    title: Text
    why: Text
    minutes: Annotated[int, Meta(ge=1, le=60)]
    before: Words
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]
    ending: Text
    warning: str = ""
    ways_on: tuple[WayOn, ...] = ()

    def __post_init__(self) -> None:
        by_id(self.questions)
        by_id(self.ways_on)

    @property
    def mark(self) -> str:
        """What answers keep of the path they were given on: id@version."""
        return f"{self.id}@{self.version}"

    def stopped(self, question: Question, answer: object) -> str:
        """What an answer that ends the path is met with; nothing for any other answer."""
        return next((o.stops for o in question.options if o.id == answer), "")

    def question(self, id: str) -> Question:
        """The question with this id. KeyError when there is none."""
        return find(self.questions, id)

    @property
    def in_turn(self) -> tuple[Question, ...]:
        """The questions that follow one another."""
        return tuple(question for question in self.questions if not question.aside)

    def after(self, question: Question) -> Question | None:
        """The question that follows, or None at the end and for one that stands aside."""
        return self._beside(question, 1)

    def before_it(self, question: Question) -> Question | None:
        """The question before this one, or None at the beginning and for one that stands aside."""
        return self._beside(question, -1)

    def _beside(self, question: Question, step: int) -> Question | None:
        if question.aside:
            return None
        at = self.in_turn.index(question) + step
        return self.in_turn[at] if 0 <= at < len(self.in_turn) else None
