"""How a talk stands, from its documents.

    for standing in talks(pieces, now):
        standing.stage, standing.about, standing.time

The newest suggestion counts; an acceptance is one of its times, said by the other. A turn or a
pause after it carries the talk on. No document says that somebody declined, looked or waited.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from goldseam.drawers.gate import Found, Kept
from goldseam.talks.documents import Acceptance, Pause, Suggestion, Turn

SOON = timedelta(minutes=30)  # before its time, from when on a talk can begin
LASTS = timedelta(hours=3)  # after its time, the last turn or pause, when it is over

S = TypeVar("S", Turn, Pause)


class Stage(enum.Enum):
    SUGGESTED = "suggested"
    LAPSED = "lapsed"  # every time that was suggested has passed
    OPEN = "open"  # no time is suggested
    FIXED = "fixed"
    NOW = "now"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Pieces:
    """What was read of the talks of one drawer."""

    suggestions: Sequence[Kept[Suggestion]]
    acceptances: Sequence[Kept[Acceptance]] = ()
    turns: Sequence[Kept[Turn]] = ()
    pauses: Sequence[Kept[Pause]] = ()
    alone: bool = False  # a plan of one's own: its time needs nobody's yes

    @classmethod
    def of(cls, found: Found, *, alone: bool) -> "Pieces":
        said = found.of(Suggestion), found.of(Acceptance)
        return cls(*said, found.of(Turn), found.of(Pause), alone)


@dataclass(frozen=True, slots=True)
class Standing:
    id: UUID  # of its first suggestion
    stage: Stage
    suggestions: tuple[Kept[Suggestion], ...]  # the newest last
    time: datetime | None = None  # the one that was accepted
    turn: Kept[Turn] | None = None  # the last one, unless a pause came after it
    back_at: datetime | None = None  # of the last pause, unless a turn came after it

    @property
    def suggestion(self) -> Kept[Suggestion]:
        return self.suggestions[-1]

    @property
    def about(self) -> str:
        said = (kept.document.about for kept in reversed(self.suggestions))
        return next(filter(None, said), "")

    @property
    def is_fixed(self) -> bool:
        return self.time is not None

    @property
    def latest(self) -> datetime:
        """When something last happened or will happen."""
        return max(filter(None, (self.suggestion.document.at, self.time, self.back_at)))

    def has(self, suggestion: UUID) -> bool:
        return suggestion == self.id or any(kept.id == suggestion for kept in self.suggestions)


def talks(pieces: Pieces, now: datetime) -> list[Standing]:
    """Every talk there is, the newest suggestion last."""
    by_talk: dict[UUID, list[Kept[Suggestion]]] = {}
    for kept in sorted(pieces.suggestions, key=_order):
        by_talk.setdefault(kept.document.talk or kept.id, []).append(kept)
    found = [_standing(id, tuple(same), pieces, now) for id, same in by_talk.items()]
    return sorted(found, key=lambda one: _order(one.suggestion))


def ends(turn: Kept[Turn]) -> datetime:
    return turn.document.at + timedelta(minutes=turn.document.minutes)


def _standing(
    id: UUID, suggestions: tuple[Kept[Suggestion], ...], pieces: Pieces, now: datetime
) -> Standing:
    last = suggestions[-1]
    time = _fixed(last, pieces)
    if time is None:
        return Standing(id, _without_a_time(last, now), suggestions)
    turn, pause = _carried_on(id, last, pieces)
    back_at = pause.document.back_at if pause else None
    return Standing(id, _stage(time, turn, back_at, now), suggestions, time, turn, back_at)


def _fixed(last: Kept[Suggestion], pieces: Pieces) -> datetime | None:
    """The time that was accepted first."""
    times = last.document.times
    if pieces.alone:
        return times[0] if times else None
    said_yes = [
        kept
        for kept in pieces.acceptances
        if kept.document.suggestion == last.id
        and kept.author != last.author
        and kept.document.time in times
    ]
    return min(said_yes, key=_order).document.time if said_yes else None


def _without_a_time(last: Kept[Suggestion], now: datetime) -> Stage:
    times = last.document.times
    if not times:
        return Stage.OPEN
    return Stage.LAPSED if max(times) <= now else Stage.SUGGESTED


def _carried_on(
    id: UUID, last: Kept[Suggestion], pieces: Pieces
) -> tuple[Kept[Turn] | None, Kept[Pause] | None]:
    """The turn or the pause that came last, after the time was agreed upon."""
    turn, pause = _newest(id, last, pieces.turns), _newest(id, last, pieces.pauses)
    if turn and pause:
        return (None, pause) if _order(pause) > _order(turn) else (turn, None)
    return turn, pause


def _newest(id: UUID, last: Kept[Suggestion], steps: Sequence[Kept[S]]) -> Kept[S] | None:
    since = last.document.at
    own = [kept for kept in steps if kept.document.talk == id and kept.document.at >= since]
    return max(own, key=_order, default=None)


def _stage(
    time: datetime, turn: Kept[Turn] | None, back_at: datetime | None, now: datetime
) -> Stage:
    if back_at and now < back_at:
        return Stage.PAUSED
    begun = [moment for moment in (ends(turn) if turn else None, back_at) if moment]
    if now >= max([time, *begun]) + LASTS:
        return Stage.OVER
    return Stage.NOW if begun or now >= time - SOON else Stage.FIXED


def _order(
    kept: Kept[Suggestion] | Kept[Acceptance] | Kept[Turn] | Kept[Pause],
) -> tuple[datetime, UUID]:
    return kept.document.at, kept.id
