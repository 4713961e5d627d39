"""Talks: topics from easy to hard, what to ask oneself before, whose turn it is, how to pause."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from .lookup import by_id, find
from .text import ContentFile, Id, Text, Words


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to talk about. Answers keep the id."""

    id: Id
    text: Text


class Rung(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Topics that are about as hard as one another; `warning` stands before heavy ones."""

    id: Id
    name: Text
    about: Text
    topics: Annotated[tuple[Topic, ...], Meta(min_length=1)]
    warning: str = ""


class Ladder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rungs from the easiest to the hardest, and what the pages about them say."""

    title: Text
    why: Text
    private: Text
    alone: Text
    compare: Words
    none: Text
    rungs: Annotated[tuple[Rung, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.rungs)
        by_id(self.topics)

    @property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(topic for rung in self.rungs for topic in rung.topics)

    def rung(self, id: str) -> Rung:
        """The rung with this id. KeyError when there is none."""
        return find(self.rungs, id)

    def after(self, rung: Rung) -> Rung | None:
        """The next harder one, or None on the last."""
        at = self.rungs.index(rung) + 1
        return self.rungs[at] if at < len(self.rungs) else None


class Arranging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Finding a time, with the other or for a plan of one's own."""

    title: Text
    title_alone: Text
    why: Text
    why_alone: Text
    tip: Text


class InTheWay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may stand in the way of a talk right now, and what comes before it then."""

    id: Id
    text: Text
    first: Text


class Ready(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one asks oneself right before a talk."""

    title: Text
    why: Text
    not_now: Text
    not_now_more: Text
    questions: Annotated[tuple[InTheWay, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.questions)


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a round. Speaking lasts as long as was chosen, the others have their own time."""

    who: Literal["first", "back", "rest"]
    text: Text
    hint: Text


class Turns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What whoever speaks and whoever listens is told, and a whole round on one device."""

    title: Text
    why: Text
    speaker: Words
    listener: Words
    over: Text
    either: Text
    steps: Annotated[tuple[Turn, ...], Meta(min_length=1)]


class Pause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for stopping in the middle, and what to do until one goes on."""

    title: Text
    why: Text
    say: Words
    meanwhile: Text


class Talks(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the room of talks has to say of its own."""

    title: Text
    why: Text
    ladder: Ladder
    arranging: Arranging
    ready: Ready
    turns: Turns
    pause: Pause

    @property
    def mark(self) -> str:
        """What answers keep of the words they were given to: id@version."""
        return f"{self.id}@{self.version}"
