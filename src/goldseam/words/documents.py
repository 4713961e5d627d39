"""Somebody's own words, the answer to them, and whether the speaker felt heard.

    answers_to(statement, replies)  # of everything in the shared drawer
    observations(heard)             # the speaker's own ratings, for whoever estimates

Replies and ratings name the threads of what they are about (copies/documents.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import structs

from goldseam.copies.documents import Shareable, once, originals
from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept
from goldseam.library import Axis
from goldseam.words.sentence import planned, sentence

HIGHEST = 4  # of “did you feel heard?”; 0 to 4, each with its behaviour in words/heard.toml


@document("words.statement")
class Statement(Shareable, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "words:read"
    CALLED: ClassVar[str | Promise] = _("Words")
    PARTS: ClassVar[tuple[str, ...]] = ("feelings", "feeling", "when", "because", "wish")

    feelings: tuple[str, ...] = ()  # ids of the vocabulary
    feeling: str = ""  # what somebody calls it
    when: str = ""
    because: str = ""
    wish: str = ""

    def words(self) -> str:
        said = (self.feeling, self.when, self.because, self.wish)
        return self.reads or "\n".join(text for text in said if text)

    def sentence(self, vocabulary: Mapping[str, str]) -> str:
        """`vocabulary`: words by id; an id whose word is gone speaks for itself."""
        feelings = [vocabulary.get(id, id) for id in self.feelings]
        return self.reads or sentence(
            feelings, self.feeling, when=self.when, because=self.because, wish=self.wish
        )


@document("words.reply")
class Reply(Shareable, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "words:reply-read"
    CALLED: ClassVar[str | Promise] = _("Answer")
    PARTS: ClassVar[tuple[str, ...]] = ("typed", "heard", "understand", "question", "plan")
    SHOWN: ClassVar[tuple[str, ...]] = ("heard", "understand", "question", "plan")

    to: UUID | None = None  # the thread of what it answers; None for something said aloud
    typed: str = ""  # what was said, then
    heard: str = ""
    understand: str = ""
    question: str = ""
    plan: str = ""

    def copy(self, reads: str, *, now: datetime, first: datetime | None = None) -> Self:
        """Without what was said aloud: those were the other's words, as somebody noted them."""
        copied = super().copy(reads, now=now, first=first)
        return structs.replace(copied, typed="")

    def words(self) -> str:
        said = (self.typed, self.heard, self.understand, self.question, self.plan)
        return "\n".join(text for text in said if text)

    @property
    def spoken(self) -> str:
        """As it would be said, without its headings."""
        said = (self.heard, self.understand, self.question, planned(self.plan))
        return "\n\n".join(text for text in said if text)

    @property
    def says_something(self) -> bool:
        return any(getattr(self, name) for name in self.SHOWN)


@document("words.heard")
class Heard(Shareable, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "words:heard-read"
    CALLED: ClassVar[str | Promise] = _("Did I feel heard?")
    PARTS: ClassVar[tuple[str, ...]] = ("level", "more")
    SHOWN: ClassVar[tuple[str, ...]] = ("more",)

    statement: UUID  # threads
    reply: UUID | None = None  # None: of words that were said aloud
    level: int  # 0 to 4
    more: str = ""

    def words(self) -> str:
        return "\n".join(text for text in (self.reads, self.more) if text)


@dataclass(frozen=True, slots=True)
class Observation:
    """One moment in which somebody said how heard they felt, as an estimate takes it."""

    day: date
    axis: Axis
    level: int  # 0 to 4
    shared_words: bool  # it was about an answer here, and not about words said aloud


def answers_to(statement: Kept[Statement], replies: Iterable[Kept[Reply]]) -> list[Kept[Reply]]:
    """What the other answered, the oldest first. Nobody answers themselves."""
    thread, author = statement.document.thread, statement.author
    found = [k for k in once(replies) if k.document.to == thread and k.author != author]
    return sorted(found, key=lambda kept: kept.id)


def rating_of(
    found: Iterable[Kept[Heard]], statement: UUID, reply: UUID | None
) -> Kept[Heard] | None:
    """What was said of this answer; without one, of the words said aloud."""
    same = (k for k in found if k.document.reply == reply and k.document.statement == statement)
    return next(same, None)


def observations(heard: Iterable[Kept[Heard]]) -> list[Observation]:
    """From one's own drawer, the oldest first. Each rating counts once, as it stands now."""
    kept = sorted(originals(list(heard)), key=lambda k: (k.day, k.id))
    return [
        Observation(k.day, Axis.EMOTIONAL_SAFETY, k.document.level, k.document.reply is not None)
        for k in kept
    ]
