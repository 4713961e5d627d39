"""A moment in which somebody wanted to check: what they feared, what they knew, what came of it.

    waiting(moments, now)         # fears nobody has looked back on yet, once there was time for it
    looked_back(moments)          # how often a fear came true, in counts

A fear with a stated chance is a prediction; its outcome is told later, or never.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept
from goldseam.questions.documents import Asked

# Before the next day there is seldom anything to tell.
SOON_ENOUGH = timedelta(hours=12)


class Outcome(StrEnum):
    NO = "no"
    PARTLY = "partly"
    YES = "yes"
    OPEN = "open"


@document("urge.moment")
class Moment(Asked, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "urge:read"
    CALLED: ClassVar[str | Promise] = _("The urge to check")

    fear: str = ""
    chance: int | None = None  # per cent
    known: str = ""
    need: str = ""
    way: str = ""
    words_for_it: str = ""
    after_checking: str = ""
    outcome: str = ""
    happened: str = ""

    def words(self) -> str:
        said = (self.fear, self.known, self.need, self.words_for_it, self.after_checking,
                self.happened)  # fmt: skip
        return "\n".join(text for text in said if text)

    @property
    def about(self) -> str:
        return self.fear

    @property
    def is_settled(self) -> bool:
        return self.outcome in (Outcome.NO, Outcome.PARTLY, Outcome.YES)


@dataclass(frozen=True, slots=True)
class LookedBack:
    """Fears whose outcome was told. `expected` is the mean of their stated chances, 0–100."""

    told: int
    came_true: int
    partly: int
    with_chance: int
    expected: int | None


def waiting(moments: Iterable[Kept[Moment]], now: datetime) -> list[Kept[Moment]]:
    """Fears one could look back on, the oldest first."""
    ready = [
        kept
        for kept in moments
        if kept.document.fear
        and not kept.document.is_settled
        and now - kept.document.begun_at >= SOON_ENOUGH
    ]
    return sorted(ready, key=lambda kept: kept.document.begun_at)


def looked_back(moments: Iterable[Moment]) -> LookedBack:
    """How often the alarm was right, so far. An open outcome counts nowhere."""
    told = [moment for moment in moments if moment.fear and moment.is_settled]
    chances = [moment.chance for moment in told if moment.chance is not None]
    return LookedBack(
        told=len(told),
        came_true=_count(told, Outcome.YES),
        partly=_count(told, Outcome.PARTLY),
        with_chance=len(chances),
        expected=round(sum(chances) / len(chances)) if chances else None,
    )


def _count(moments: Sequence[Moment], outcome: Outcome) -> int:
    return sum(moment.outcome == outcome for moment in moments)
