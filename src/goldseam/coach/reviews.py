"""What a review says. Places are in characters of the text that was given."""

from dataclasses import dataclass
from typing import Literal

from goldseam.coach.finding import Span

NoticeKind = Literal[
    "faux_feeling",
    "thought_as_feeling",
    "absolute",
    "mind_reading",
    "label",
    "accusation",
    "demand",
    "threat",
    "contempt",
    "surveillance",
    "vague_situation",
    "vague_request",
]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that may land badly: where, why in one sentence, and one way it might be said."""

    kind: str  # one of NoticeKind
    start: int
    end: int
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Review:
    """`unsafe`: fear or harm is spoken of; then there are no notices, and help is shown instead."""

    notices: tuple[Notice, ...]
    feeling: Span | None
    situation: Span | None
    reason: Span | None
    request: Span | None
    unsafe: bool
