"""Sentences on two axes, the fear of being left and keeping closeness away, and four patterns.

`path` asks them one at a time; `values` reads the answers as numbers, a reversed one from its end.
"""

import enum
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .paths import Asks, Option, Path, Question
from .text import ContentFile, Id, Minutes, Text, Words

EACH, EACH_REVERSED = 6, 2  # sentences on an axis, and how many of them say the opposite
WHOM = "whom"  # the question before them, in one's own words


class AttachmentAxis(enum.StrEnum):
    """How much one fears being left; how far one keeps closeness away."""

    ANXIETY = "anxiety"
    AVOIDANCE = "avoidance"


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence. A reversed one speaks against its axis."""

    id: Id
    axis: AttachmentAxis
    text: Text
    reversed: bool = False


class Whom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked first: whom somebody has in mind."""

    text: Text
    hint: Text


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way of protecting oneself: what it is for, what it costs, what helps it soften."""

    id: Id
    name: Text
    title: Text
    protects: Text
    costs: Text
    softens: Text


class AttachmentSheet(
    ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True
):
    """Everything that is asked, and the words for where the answers lie.

    The axes take turns, so that nobody answers one of them in a row.
    """

    title: Text
    why: Text
    minutes: Minutes
    before: Words
    whom: Whom
    how_much: Text
    answers: Annotated[tuple[Option, ...], Meta(min_length=5, max_length=5)]
    items: tuple[Sentence, ...]
    patterns: Annotated[tuple[Pattern, ...], Meta(min_length=4, max_length=4)]
    ending: Text

    def __post_init__(self) -> None:
        for things in (self.answers, self.items, self.patterns):
            by_id(things)
        for axis in AttachmentAxis:
            turned = [item.reversed for item in self.items if item.axis is axis]
            if (len(turned), sum(turned)) != (EACH, EACH_REVERSED):
                raise ValueError(f"{axis}: {EACH} sentences, {EACH_REVERSED} of them reversed")
        if any(a.axis is b.axis for a, b in zip(self.items, self.items[1:], strict=False)):
            raise ValueError("Two sentences of one axis stand next to each other")

    @cached_property
    def path(self) -> Path:
        """The same as a guided path: each sentence a question with the five answers."""
        whom = Question(id=WHOM, asks=Asks.WORDS, text=self.whom.text, hint=self.whom.hint)
        asked = (
            Question(id=item.id, asks=Asks.ONE, text=item.text, hint=self.how_much,
                     options=self.answers)
            for item in self.items
        )  # fmt: skip
        return Path(
            id=self.id, version=self.version, language=self.language, source=self.source,
            licence=self.licence, title=self.title, why=self.why, minutes=self.minutes,
            before=self.before, questions=(whom, *asked), ending=self.ending,
        )  # fmt: skip

    def values(self, axis: AttachmentAxis, answers: Mapping[str, str]) -> list[int]:
        """The answered sentences of an axis as 0–4, where more is more of the axis.

        `answers` are ids of answers by the id of a sentence; one that isn’t known counts for
        nothing.
        """
        steps = {answer.id: step for step, answer in enumerate(self.answers)}
        return [
            len(steps) - 1 - steps[answers[item.id]] if item.reversed else steps[answers[item.id]]
            for item in self.items
            if item.axis is axis and answers.get(item.id) in steps
        ]
