"""Calm exercises: what to do, for how long, and what to do when it doesn't help.

An exercise has one or more ways to do it (with or without holding the breath, tensing or only
imagining it) and a choice of lengths. `Exercise.plan` turns a way and a length into timed steps;
the page without scripts lists the very same steps.
"""

import enum
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id, find
from .text import ContentFile, Id, Minutes, Seconds, Text, Words


class Cue(enum.StrEnum):
    """What the body is doing during a step; the page draws and paces by it."""

    SETTLE = "settle"
    IN = "in"
    HOLD = "hold"
    OUT = "out"
    LOOK = "look"
    TOUCH = "touch"
    LISTEN = "listen"
    SMELL = "smell"
    TASTE = "taste"
    READY = "ready"
    TENSE = "tense"
    RELEASE = "release"


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to do. `longer_only` steps are left out of a length that isn't `whole`."""

    text: Text
    seconds: Seconds
    cue: Cue
    hint: str = ""
    longer_only: bool = False


class Way(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of doing an exercise, and for whom it is kinder."""

    id: Id
    title: Text
    for_whom: Text
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]


class Length(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A choice of how long. `pace` multiplies the seconds of each step."""

    id: Id
    label: Text
    minutes: Minutes
    whole: bool = True
    pace: Annotated[int, Meta(ge=1, le=4)] = 1


class Evidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a source found, in our words, and when we last read it."""

    says: Text
    source: Text
    url: Annotated[str, Meta(pattern=r"^https://\S+$")]
    checked: date


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Timed steps, ready to be paced: do all `steps` in order, `rounds` times."""

    steps: tuple[Step, ...]
    rounds: int

    @property
    def seconds(self) -> int:
        """How long the whole plan takes."""
        return self.rounds * sum(step.seconds for step in self.steps)


class Exercise(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A calm exercise. `repeats` means that its steps are one round, done again and again."""

    title: Text
    why: Text
    before: Words
    ways: Annotated[tuple[Way, ...], Meta(min_length=1)]
    lengths: Annotated[tuple[Length, ...], Meta(min_length=1)]
    without_timer: Text
    good_to_know: Words
    ending: Text
    way_out: Text
    if_worse: Words
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    repeats: bool = False

    def __post_init__(self) -> None:
        by_id(self.ways)
        by_id(self.lengths)

    def plan(self, way: str = "", length: str = "") -> Plan:
        """The timed steps of a way and a length (their ids; the first of each when not given).

        Raises KeyError for an id the exercise doesn't have.
        """
        chosen = find(self.lengths, length) if length else self.lengths[0]
        steps = _steps(find(self.ways, way) if way else self.ways[0], chosen)
        return Plan(steps=steps, rounds=_rounds(steps, chosen.minutes) if self.repeats else 1)


def _steps(way: Way, length: Length) -> tuple[Step, ...]:
    kept = (step for step in way.steps if length.whole or not step.longer_only)
    if length.pace == 1:
        return tuple(kept)
    return tuple(msgspec.structs.replace(s, seconds=s.seconds * length.pace) for s in kept)


def _rounds(steps: tuple[Step, ...], minutes: int) -> int:
    # A round is never cut short: nobody is left in the middle of a breath.
    return max(1, round(minutes * 60 / sum(step.seconds for step in steps)))
