"""Openness: examples to begin from, what it is not, and words that sound like watching.

library.openness.heard_in("You may read my messages")     # the notices that fit, none of them a no
"""

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that opens oneself; `what` is where somebody’s own words may begin."""

    id: Id
    name: Text
    what: Text


class Careful(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that sound like watching, and what is said to whoever uses one."""

    id: Id
    words: Words
    said: Text

    def fits(self, text: str) -> bool:
        """Whether one of the words stands in it, whole and in any case or spacing."""
        plain = " ".join(text.casefold().split())
        either = "|".join(re.escape(word.casefold()) for word in self.words)
        return re.search(rf"(?<!\w)(?:{either})(?!\w)", plain) is not None


class Openness(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of the room."""

    title: Text
    why: Text
    before: Words
    not_this: Words
    examples: Annotated[tuple[Example, ...], Meta(min_length=6, max_length=10)]
    careful: Annotated[tuple[Careful, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        for things in (self.examples, self.careful):
            by_id(things)

    def heard_in(self, text: str) -> tuple[str, ...]:
        """What is gently said about a text before it is offered. Nothing is ever refused."""
        return tuple(one.said for one in self.careful if one.fits(text))
