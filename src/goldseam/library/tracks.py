"""Tracks: for whoever was hurt, for whoever broke trust, for both; thirty days as a calm order."""

from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id, find
from .text import ContentFile, Id, Text, Words

STRETCHES = (3, 10, 20, 30)  # the last day of each, counted from one


class ToDo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing of a stretch, and why; `leads_to` names a room, or nothing where none is needed."""

    id: Id
    text: Text
    why: Text
    leads_to: str = ""


class Stretch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some of the thirty days, up to and with the day `until`. Documents and rules keep the id."""

    id: Id
    until: int
    title: Text
    about: Text
    things: Annotated[tuple[ToDo, ...], Meta(min_length=3, max_length=6)]
    warning: str = ""

    def __post_init__(self) -> None:
        by_id(self.things)


class Track(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where somebody may say they stand, and an order of things for it. Documents keep the id."""

    id: Id
    choice: Text
    hint: Text
    title: Text
    before: Words
    after: Words
    stretches: tuple[Stretch, ...]

    def __post_init__(self) -> None:
        by_id(self.stretches)
        if tuple(stretch.until for stretch in self.stretches) != STRETCHES:
            raise ValueError(f"“{self.id}”: the stretches end on the days {STRETCHES}")

    def stretch(self, day: int) -> Stretch | None:
        """The one a day falls into, counted from one; None when the thirty days are over."""
        return next((stretch for stretch in self.stretches if day <= stretch.until), None)


class Tracks(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said before one chooses, and every track there is."""

    title: Text
    why: Text
    before: Words
    private: Text
    nothing: Text
    nothing_hint: Text
    pace: Text
    again: Text
    again_hint: Text
    tracks: Annotated[tuple[Track, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.tracks)

    def track(self, id: str) -> Track:
        """The track with this id. KeyError when there is none."""
        return find(self.tracks, id)
