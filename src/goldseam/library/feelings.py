"""The vocabulary of feelings, by family and strength."""

import enum
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text


class Strength(enum.StrEnum):
    """How strongly a word speaks of its feeling."""

    MILD = "mild"
    CLEAR = "clear"
    STRONG = "strong"


class Tone(enum.StrEnum):
    """Whether a family is hard or good to have; never whether it is right or wrong."""

    HARD = "hard"
    GOOD = "good"


class Feeling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One word. Documents keep the id; the word may be translated."""

    id: Id
    word: Text
    strength: Strength


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that belong together, mild first."""

    id: Id
    title: Text
    tone: Tone
    about: Text
    words: Annotated[tuple[Feeling, ...], Meta(min_length=1)]


class Feelings(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """All families, and the ids of the few words shown first."""

    families: Annotated[tuple[Family, ...], Meta(min_length=1)]
    first: Annotated[tuple[Id, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.families)
        unknown = set(self.first) - set(self.words)
        if unknown:
            raise ValueError(f"`first` names words that no family has: {sorted(unknown)}")

    @cached_property
    def words(self) -> Mapping[str, Feeling]:
        """Every word by its id."""
        return by_id(word for family in self.families for word in family.words)

    @cached_property
    def first_words(self) -> tuple[Feeling, ...]:
        """The words of the two-tap check-in."""
        return tuple(self.words[id] for id in self.first)
