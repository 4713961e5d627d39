"""Thirty days with one small promise: what each side of trust is called, and three sizes to begin.

suggestions = library.promises.for_axis(Axis.RELIABILITY, PromisedTo.OTHER)  # tiny, small, middling
"""

import enum
from typing import Annotated

import msgspec
from msgspec import Meta

from .guide import Axis
from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Size(enum.StrEnum):
    """How much a promise asks of a day, the least first."""

    TINY = "tiny"
    SMALL = "small"
    MIDDLING = "middling"


class PromisedTo(enum.StrEnum):
    """Whom a promise is made to."""

    OTHER = "other"
    ONESELF = "oneself"


class Rhythm(enum.StrEnum):
    """How often a suggestion is meant."""

    DAILY = "daily"
    WORKDAYS = "workdays"
    WEEKLY = "weekly"


class AxisWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a side of trust is called, and what it is between two and with oneself."""

    id: Axis
    name: Text
    about: Text
    oneself: Text


class SizeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Size
    name: Text
    about: Text


class Suggestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A promise to begin with. `when` follows “When”, `will` follows “I will”; a weekly one names
    its day, Monday being 0."""

    id: Id
    axis: Axis
    size: Size
    to: PromisedTo
    when: Text
    will: Text
    repeats: Rhythm
    weekday: Annotated[int, Meta(ge=0, le=6)] | None = None

    def __post_init__(self) -> None:
        if (self.repeats is Rhythm.WEEKLY) != (self.weekday is not None):
            raise ValueError(f"{self.id}: a weekly suggestion, and no other, names its day")


class Promises(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of the thirty days."""

    title: Text
    why: Text
    before: Words
    axes: Annotated[tuple[AxisWords, ...], Meta(min_length=len(Axis))]
    sizes: Annotated[tuple[SizeWords, ...], Meta(min_length=len(Size))]
    suggestions: Annotated[tuple[Suggestion, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        for things in (self.axes, self.sizes, self.suggestions):
            by_id(things)

    def for_axis(self, axis: Axis, to: PromisedTo) -> tuple[Suggestion, ...]:
        """One of each size, the tiniest first; none where an axis has nothing for that person."""
        sizes = list(Size)
        fitting = (one for one in self.suggestions if one.axis == axis and one.to == to)
        return tuple(sorted(fitting, key=lambda one: sizes.index(one.size)))
