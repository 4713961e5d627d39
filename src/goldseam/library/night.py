"""Words for the five minutes at night, in several variants so that they stay fresh."""

from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Variant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One evening's wording: what is asked, and how each of the three lines is begun."""

    id: Id
    opening: Text
    three: Text
    starters: tuple[Text, Text, Text]
    noticed: Text


class Noticed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of thing noticed, as one tap."""

    id: Id
    name: Text
    about: Text


class Evening(NamedTuple):
    """The wording for one evening."""

    variant: Variant
    closing: str


class Night(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the night ritual says."""

    title: Text
    why: Text
    skip: Text
    variants: Annotated[tuple[Variant, ...], Meta(min_length=1)]
    noticed: Annotated[tuple[Noticed, ...], Meta(min_length=1)]
    closings: Words
    partly: Words
    nothing: Words
    gap: Words
    hard_night: Text

    def __post_init__(self) -> None:
        by_id(self.variants)
        by_id(self.noticed)

    def evening(self, seed: int) -> Evening:
        """The wording for one evening. Give the day's ordinal, and a whole day agrees."""
        closing = self.closings[seed % len(self.closings)]
        return Evening(self.variants[seed % len(self.variants)], closing)
