"""What a talk is made of, and what each keeps of it for themselves.

In one's own drawer: answers on the ladder, topics of one's own, what one put aside, how a talk
ended and moments that were hard. In the shared one: suggestions of times and their acceptance,
turns, pauses, and what somebody chose to show. Where nobody else is there, one's own drawer holds
a plan.

    observations(closings, moments)      # how safe it was to say what is hard, for the picture
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import structs

from goldseam.copies.documents import Shareable, originals
from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept
from goldseam.library import Axis
from goldseam.questions.documents import Asked

TICKS = ("gladly", "some-time", "not-now")
OPEN_TO_IT = ("gladly", "some-time")
MOST_TIMES = 3
LEVELS = ("0", "1", "2", "3", "4")  # how what was hard was met; the behaviours are in the content
FRIGHTENING = "0"  # whoever chooses it is shown where to look first, and nothing else


@document("talks.ladder")
class LadderAnswers(Document, frozen=True, kw_only=True):
    """What somebody would talk about: by topic, their own and the other's included."""

    ticks: dict[str, str] = {}

    def saying(self, answers: Mapping[str, str]) -> "LadderAnswers":
        """With these answers; an empty one takes an answer back."""
        merged = {**self.ticks, **answers}
        return LadderAnswers(ticks={topic: tick for topic, tick in merged.items() if tick})


@document("talks.topic")
class OwnTopic(Shareable, frozen=True, kw_only=True):
    """A topic somebody added to their ladder; a copy of it can be put forward to the other."""

    PAGE: ClassVar[str] = "talks:topic"
    CALLED: ClassVar[str | Promise] = _("Topic")
    PARTS: ClassVar[tuple[str, ...]] = ("text",)
    SHOWN: ClassVar[tuple[str, ...]] = ("text",)

    text: str

    def words(self) -> str:
        return self.text


@document("talks.compared")
class Compared(Document, frozen=True, kw_only=True):
    """What somebody would talk about, scrambled (see matching.py): always as many tokens."""

    tokens: tuple[bytes, ...]


@document("talks.suggestion")
class Suggestion(Document, frozen=True, kw_only=True):
    """Times for a talk; without any, it is left open. `talk` is the first suggestion's own id."""

    PAGE: ClassVar[str] = "talks:talk"
    CALLED: ClassVar[str | Promise] = _("Talk")

    at: datetime
    times: tuple[datetime, ...] = ()
    about: str = ""
    talk: UUID | None = None

    def words(self) -> str:
        return self.about


@document("talks.acceptance")
class Acceptance(Document, frozen=True, kw_only=True):
    """A yes to one time of a suggestion. Whoever wants out of it suggests another."""

    GOES_WITH: ClassVar[str] = "talks.suggestion"

    suggestion: UUID
    time: datetime
    at: datetime


@document("talks.aside")
class Aside(Document, frozen=True, kw_only=True):
    """A suggestion somebody doesn't want to see. Nobody else learns of it."""

    suggestion: UUID


@document("talks.turn")
class Turn(Document, frozen=True, kw_only=True):
    """Whose turn it is to speak: the one who wrote this, or the other."""

    GOES_WITH: ClassVar[str] = "talks.suggestion"

    talk: UUID
    at: datetime
    minutes: int
    mine: bool


@document("talks.pause")
class Pause(Document, frozen=True, kw_only=True):
    GOES_WITH: ClassVar[str] = "talks.suggestion"

    talk: UUID
    at: datetime
    back_at: datetime


@document("talks.closing")
class Closing(Shareable, frozen=True, kw_only=True):
    """How a talk ended for one of the two. A copy holds the parts that were chosen, no others."""

    PAGE: ClassVar[str] = "talks:close-read"
    CALLED: ClassVar[str | Promise] = _("After a talk")
    PARTS: ClassVar[tuple[str, ...]] = ("heard", "take_away")
    SHOWN: ClassVar[tuple[str, ...]] = PARTS

    talk: UUID | None = None
    topic: str = ""  # as it was called then
    heard: str = ""  # one of LEVELS, or that nothing hard was said
    take_away: str = ""

    def only(self, parts: Collection[str]) -> Self:
        """With these of its parts, and the others empty."""
        return structs.replace(self, **{part: "" for part in self.PARTS if part not in parts})

    @property
    def about(self) -> str:
        return self.topic

    def words(self) -> str:
        return "\n".join(text for text in (self.topic, self.reads, self.take_away) if text)


@document("talks.moment")
class HardMoment(Asked, frozen=True, kw_only=True):
    """Something hard that was said, or kept to oneself, without a talk around it."""

    PAGE: ClassVar[str] = "hard_moments:read"
    CALLED: ClassVar[str | Promise] = _("Hard moment")

    happened: str = ""
    told: str = ""  # "yes" or "no"
    heard: str = ""

    def words(self) -> str:
        return self.happened


@dataclass(frozen=True, slots=True)
class Observation:
    """One hard moment of somebody: how it was met, 0–4, or None when it was kept to oneself."""

    day: date
    axis: Axis
    level: int | None


def level_of(heard: str) -> int | None:
    """The number of an answer; none where nothing hard was said, or nothing was answered."""
    return int(heard) if heard in LEVELS else None


def observations(
    closings: Sequence[Kept[Closing]], moments: Iterable[Kept[HardMoment]]
) -> list[Observation]:
    """What one's own answers say about emotional safety, oldest first.

    Days are one's own, levels 0 to 4. A moment kept to oneself stands without a level: it is shown
    beside the others and never counted as bad.
    """
    found = [
        (kept.day, kept.id, level_of(kept.document.heard), False) for kept in originals(closings)
    ]
    found += [
        (kept.day, kept.id, level_of(kept.document.heard), kept.document.told == "no")
        for kept in moments
    ]
    return [
        Observation(day, Axis.EMOTIONAL_SAFETY, None if silent else level)
        for day, _id, level, silent in sorted(found, key=lambda one: one[:2])
        if silent or level is not None
    ]
