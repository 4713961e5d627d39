"""When something serious happened: what stands before it, what is asked, and the first evening."""

from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Lead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another room, and what it is good for at that moment."""

    text: Text
    why: Text
    leads_to: Text


class Comfort(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that may help on that evening, and where it leads."""

    id: Id
    title: Text
    lines: Words
    ways: tuple[Lead, ...] = ()


class FirstEvening(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Safety and calm; the same page for whoever opens it."""

    title: Text
    why: Text
    parts: Annotated[tuple[Comfort, ...], Meta(min_length=1)]
    waits_title: Text
    waits: Words
    did_title: Text
    did: Annotated[tuple[Comfort, ...], Meta(min_length=1)]
    after: Text

    def __post_init__(self) -> None:
        by_id((*self.parts, *self.did))


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A small question; each can be left out."""

    text: Text
    hint: Text


class Chapters(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the room has to say of its own."""

    title: Text
    why: Text
    before: Words
    safe_title: Text
    safe: Annotated[tuple[Lead, ...], Meta(min_length=1)]
    day: Asked
    private: Asked
    message: Asked
    evening: FirstEvening
