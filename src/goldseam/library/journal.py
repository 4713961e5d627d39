"""Words for the journal: optional prompts, and the kinds of tag an entry can carry."""

import enum
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text


class Weight(enum.StrEnum):
    """How much a prompt stirs up. Heavy ones are offered with a warning, never at random."""

    LIGHT = "light"
    HEAVY = "heavy"


class Prompt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question to begin from. It can always be skipped."""

    id: Id
    text: Text
    weight: Weight = Weight.LIGHT


class TagKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of tag, with one sentence that says what it is for."""

    id: Id
    name: Text
    about: Text
    examples: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Journal(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the journal says."""

    skip: Text
    before_heavy: Text
    prompts: Annotated[tuple[Prompt, ...], Meta(min_length=1)]
    tag_kinds: Annotated[tuple[TagKind, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.prompts)
        by_id(self.tag_kinds)

    @property
    def light(self) -> tuple[Prompt, ...]:
        """The prompts that may be offered without a warning."""
        return tuple(prompt for prompt in self.prompts if prompt.weight is Weight.LIGHT)
