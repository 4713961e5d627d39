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
BoundaryKind = Literal["boundary", "demand", "threat"]
ReplyKind = Literal["defends", "fixes", "dismisses", "counters"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that may land badly: where, why in one sentence, and one way it might be said."""

    kind: str  # one of NoticeKind, or of ReplyKind in a reply
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


@dataclass(frozen=True, slots=True)
class BoundaryReview:
    """What I need, why, what both gain and what I will do; and where it rules the other.

    `unsafe` as in a Review; `kind` says what was read even then.
    """

    kind: BoundaryKind
    need: Span | None
    reason: Span | None
    gain: Span | None
    will: Span | None
    notices: tuple[Notice, ...]  # of the kinds demand, threat and surveillance
    unsafe: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the four parts are not there yet."""
        return tuple(
            part for part in ("need", "reason", "gain", "will") if getattr(self, part) is None
        )


@dataclass(frozen=True, slots=True)
class ReplyReview:
    """`reflects`: where it gives back what was heard, or owns a part. `unsafe` as in a Review."""

    reflects: tuple[Span, ...]
    notices: tuple[Notice, ...]  # of ReplyKind
    plan: Span | None
    unsafe: bool

    @property
    def hears_first(self) -> bool:
        """It reflects, and does so before it defends, fixes, dismisses or counters."""
        return bool(self.reflects) and all(
            self.reflects[0].start < notice.start for notice in self.notices
        )
