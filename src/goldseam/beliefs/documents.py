"""Beliefs: a rule, what it rests on, a kinder one to try; and each time one comes back to it.

    course(belief, returns)            # how strongly it was believed, from the first day on
    due(beliefs, returns, today)       # what one wanted to look at again by now

How strongly a rule is believed is somebody's own number, 0–100 %. Nothing is made of it but a list.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept
from goldseam.questions.documents import Asked

WAITS = {"two-weeks": timedelta(weeks=2), "six-weeks": timedelta(weeks=6)}


@document("beliefs.belief")
class Belief(Asked, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "beliefs:read"
    CALLED: ClassVar[str | Promise] = _("Belief")

    rule: str = ""
    believed_before: int | None = None  # per cent
    origin: str = ""
    protects: str = ""
    speaks_for: str = ""
    speaks_against: str = ""
    kinder: str = ""
    trial: str = ""
    believed_after: int | None = None
    come_back: str = ""

    def words(self) -> str:
        said = (self.rule, self.origin, self.protects, self.speaks_for, self.speaks_against,
                self.kinder, self.trial)  # fmt: skip
        return "\n".join(text for text in said if text)


@document("beliefs.return")
class Return(Asked, frozen=True, kw_only=True):
    """Coming back to a belief after some time."""

    PAGE: ClassVar[str] = "beliefs:again-read"
    CALLED: ClassVar[str | Promise] = _("Back to a belief")

    belief: UUID
    rule: str = ""  # as it was called then, so that the pages of a return can name it
    seen: str = ""
    believed: int | None = None
    next: str = ""

    @property
    def about(self) -> str:
        return self.rule

    def words(self) -> str:
        return self.seen


def course(belief: Kept[Belief], returns: Iterable[Kept[Return]]) -> list[tuple[date, int]]:
    """The day and the number of each time it was said how strongly it is believed, oldest first.

    Of the first day only the last number counts: what was believed before is shown beside it.
    """
    first = belief.document
    at_first = first.believed_before if first.believed_after is None else first.believed_after
    later = sorted((kept.day, kept.id, kept.document.believed) for kept in returns)
    numbers = [(belief.day, at_first), *((day, number) for day, _, number in later)]
    return [(day, number) for day, number in numbers if number is not None]


def by_belief(returns: Iterable[Kept[Return]]) -> Mapping[UUID, Sequence[Kept[Return]]]:
    """The returns to each belief, newest first."""
    found: dict[UUID, list[Kept[Return]]] = {}
    for kept in returns:
        found.setdefault(kept.document.belief, []).append(kept)
    return found


def due(
    beliefs: Iterable[Kept[Belief]], returns: Iterable[Kept[Return]], today: date
) -> list[Kept[Belief]]:
    """Beliefs whose owner wanted to look at them again by today, the longest due first."""
    back = by_belief(returns)
    days = [(_due_on(kept, back.get(kept.id, ())), kept) for kept in beliefs]
    ready = [(day, kept) for day, kept in days if day is not None and day <= today]
    return [kept for _, kept in sorted(ready, key=lambda pair: (pair[0], pair[1].id))]


def _due_on(belief: Kept[Belief], returns: Sequence[Kept[Return]]) -> date | None:
    """The day that was chosen last; none for one that rests."""
    latest = max(returns, key=lambda kept: (kept.day, kept.id), default=None)
    if latest is None:
        wait = WAITS.get(belief.document.come_back)
        return belief.day + wait if wait else None
    wait = WAITS.get(latest.document.next)
    return latest.day + wait if wait else None
