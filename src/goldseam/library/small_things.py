"""One small thing: suggestions that ask little, and the plain rules that choose among them."""

import enum
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Minutes, Text


class PartOfDay(enum.StrEnum):
    """When somebody is looking."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"

    @classmethod
    def at(cls, hour: int) -> Self:
        """The part of the day at an hour of the person's own clock (0–23)."""
        if hour < 5 or hour >= 22:
            return cls("night")
        return cls("evening" if hour >= 18 else "day")


class Distress(enum.StrEnum):
    """How hard it is at the moment, in three bands of the 0–10 scale."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"

    @classmethod
    def of(cls, level: int) -> Self:
        """The band of a 0–10 answer: 0–3 low, 4–6 mid, 7–10 high."""
        if level >= 7:
            return cls("high")
        return cls("mid" if level >= 4 else "low")


class LeadsTo(enum.StrEnum):
    """The room a suggestion opens, or none."""

    BREATHING = "calm/breathing"
    SENSES = "calm/senses"
    MUSCLES = "calm/muscles"
    CALM = "calm"
    CHECK_IN = "checkins/new"
    JOURNAL = "journal/new"
    NIGHT = "night"
    SUPPORT = "support"
    URGE = "urge"
    FEARS = "urge/fears"
    BELIEFS = "beliefs"
    DISTANCE = "distance"
    FRIEND = "friend"
    SIGNS = "reflections/signs"
    THEN_AND_NOW = "understanding/then-and-now"
    WORDS = "words"
    ARRIVALS = "arrivals"
    PROMISES = "promises/start"
    NONE = "none"


class SmallThing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A suggestion. It is offered when the moment is in both of its sets.

    One `only_for_a_reason` needs something somebody wrote that asks for it.
    """

    id: Id
    text: Text
    why: Text
    minutes: Minutes
    leads_to: LeadsTo
    parts: Annotated[tuple[PartOfDay, ...], Meta(min_length=1)]
    distress: Annotated[tuple[Distress, ...], Meta(min_length=1)]
    first_day: bool = False
    only_for_a_reason: bool = False


class SmallThings(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every suggestion there is."""

    things: Annotated[tuple[SmallThing, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.things)

    def fitting(
        self, *, part: PartOfDay, distress: Distress, first_day: bool = False
    ) -> tuple[SmallThing, ...]:
        """What suits the moment. On a first day, only what needs nothing to be known already."""
        return tuple(
            thing
            for thing in self.things
            if part in thing.parts
            and distress in thing.distress
            and (thing.first_day or not first_day)
        )
