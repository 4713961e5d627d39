"""Four causes as short chapters, with sentences one may mark as one's own.

A sentence stands under the section it belongs to, and none is ever taken out of a file again:
documents keep its id.
"""

from collections.abc import Collection, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from .guide import Tool
from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence in the first person."""

    id: Id
    text: Text


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A few paragraphs, and what one may mark below them."""

    title: Text
    paragraphs: Words
    marks: tuple[Mark, ...] = ()


class Cause(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One chapter. With `heavy`, these words stand before it and it opens when it is wanted.

    `help` leads to what comes before all of it; `guide` names the article that says more.
    """

    title: Text
    about: Text
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    step: Tool
    guide: Id
    heavy: str = ""
    help: Tool | None = None

    def __post_init__(self) -> None:
        by_id(mark for section in self.sections for mark in section.marks)

    @property
    def marks(self) -> Mapping[str, Mark]:
        """Every sentence of the chapter by its id, in its order."""
        return by_id(mark for section in self.sections for mark in section.marks)

    def marked(self, ids: Collection[str]) -> tuple[Mark, ...]:
        """The sentences with these ids, in the order of the chapter."""
        return tuple(mark for mark in self.marks.values() if mark.id in ids)
