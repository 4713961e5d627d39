"""Passages that several pages show: what is protected, who can read, what can be lost."""

from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Passage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A few plain paragraphs under a title. Templates refer to them by id."""

    id: Id
    title: Text
    paragraphs: Words

    @property
    def length(self) -> int:
        """How many words it asks somebody to read."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


class PlainWords(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every passage."""

    passages: Annotated[tuple[Passage, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.passages)
