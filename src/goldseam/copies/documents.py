"""What is private first, and of which a copy may be shared.

    @document("words.statement")
    class Statement(Shareable, frozen=True, kw_only=True): ...

A copy knows its original by a `thread`, a random number that both carry: an item's own id would
tell when the private one was written. What is said about shared words names threads too, so that
words withdrawn and shared again find their answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Self, TypeVar
from uuid import UUID

from msgspec import structs

from goldseam.drawers.gate import Kept
from goldseam.questions.documents import Answer, Asked, is_said


class Shareable(Asked, frozen=True, kw_only=True):
    """Private first; a copy of it may be shared."""

    thread: UUID
    edited_at: datetime | None = None
    shared_at: datetime | None = None  # of a copy alone, as the two below
    changed_at: datetime | None = None
    reads: str = ""  # as it read when it was shared, whatever a later Goldseam would make of it

    def copy(self, reads: str, *, now: datetime, first: datetime | None = None) -> Self:
        """What the other gets: nothing in it says when or in how many sittings it was written."""
        return structs.replace(
            self,
            begun_at=first or now,
            finished_at=None,
            edited_at=None,
            window="",
            shared_at=first or now,
            changed_at=now if first else None,
            reads=reads,
        )

    def saying_all(self, answers: Mapping[str, Answer], window: str) -> Self:
        """With new answers it is an original again, also if it was a copy taken along."""
        return structs.replace(
            self, **answers, window=window, shared_at=None, changed_at=None, reads=""
        )

    def is_seen_in(self, copy: Self, reads: str) -> bool:
        """Whether the other sees it as it is now."""
        same = all(getattr(self, part) == getattr(copy, part) for part in self.SHOWN)
        return same and reads == copy.reads

    @property
    def is_empty(self) -> bool:
        return not any(is_said(getattr(self, name)) for name in self.PARTS)

    PARTS: ClassVar[tuple[str, ...]]  # what is filled in
    SHOWN: ClassVar[tuple[str, ...]] = ()  # of that, what a copy shows beside what it reads


S = TypeVar("S", bound=Shareable)


def once(found: Iterable[Kept[S]]) -> list[Kept[S]]:
    """Each thread once and the newest of it: words shared, withdrawn, shared and put back."""
    first: dict[tuple[UUID, UUID], Kept[S]] = {}
    for kept in found:
        first.setdefault((kept.author, kept.document.thread), kept)
    return list(first.values())


def of_thread(found: Iterable[Kept[S]], thread: UUID | None, by: UUID) -> Kept[S] | None:
    return next((k for k in found if k.document.thread == thread and k.author == by), None)


def originals(found: Sequence[Kept[S]]) -> list[Kept[S]]:
    """Of one's own drawer, without copies that came along on leaving and whose original is here."""
    here = {kept.document.thread for kept in found if not kept.document.shared_at}
    return [k for k in found if not (k.document.shared_at and k.document.thread in here)]
