"""The journal's entries: what somebody wrote, when, and the tags they gave it.

An entry's first line serves as its title. Tags are free words of four kinds; two spellings that
differ only in case or accents are one tag. Everything here is pure: documents in, documents out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import ClassVar, NamedTuple
from uuid import UUID

import msgspec

from goldseam.drafts.documents import Draft, first
from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept
from goldseam.journal.traces import trace
from goldseam.ui.folding import folded

LONGEST = 100_000  # characters: about forty printed pages, far below what one form may carry
TAG_KINDS = ("trigger", "belief", "wound", "person")
LONGEST_TAG = 120  # characters: room for a belief put as a sentence
MOST_TAGS = 12  # of one kind on one entry
_UNENDED = re.compile(r"(?<=\w)\s*\n\s*")  # a line break where no sentence ended
NEW = "journal-new"  # the place of the draft of an entry that doesn't exist yet


class Tag(NamedTuple):
    kind: str
    word: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two tags the same."""
        return self.kind, folded(self.word)


@document("journal.entry")
class Entry(Document, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "journal:read"

    text: str
    written_at: datetime
    edited_at: datetime | None = None
    tags: tuple[Tag, ...] = ()
    prompt: str = ""  # the question it began from: id@version
    trace: bytes = b""  # of its words, for searching

    @classmethod
    def written(
        cls, text: str, *, at: datetime, tags: tuple[Tag, ...] = (), prompt: str = ""
    ) -> "Entry":
        entry = cls(text=text, written_at=at, tags=tags, prompt=prompt)
        return msgspec.structs.replace(entry, trace=trace(entry.words()))

    def changed(self, text: str, tags: tuple[Tag, ...], *, at: datetime) -> "Entry":
        entry = msgspec.structs.replace(self, text=text, tags=tags, edited_at=at)
        return msgspec.structs.replace(entry, trace=trace(entry.words()))

    def words(self) -> str:
        if not self.tags:
            return self.text
        return "\n".join([self.text, *(tag.word for tag in self.tags)])


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft as a list shows it. `entry` is the one it changes; none for a new one."""

    id: UUID
    at: datetime
    line: str
    entry: UUID | None


def first_line(text: str, longest: int = 200) -> str:
    """The beginning of a text in one line, cut between two words; lines of a list stay apart."""
    line = " ".join(_UNENDED.sub(" · ", text[: longest * 2].strip()).split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0][:longest] + "…"


def edit_place(entry: UUID) -> str:
    return f"journal-{entry}"


def unfinished(drafts: Iterable[Kept[Draft]]) -> list[Unfinished]:
    """What was begun in the journal and not saved yet, the latest first."""
    found = [_unfinished(k) for k in drafts if k.document.place.startswith("journal-")]
    return sorted(filter(None, found), key=lambda one: one.at, reverse=True)


def same_tags(one: Iterable[Tag], other: Iterable[Tag]) -> bool:
    return {tag.key for tag in one} == {tag.key for tag in other}


def without_repeats(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Each tag once, as it was spelled first, kind by kind and no more than fit."""
    by_key = {tag.key: tag for tag in reversed(list(tags)) if tag.word.strip()}
    kept = list(reversed(by_key.values()))
    return tuple(chain.from_iterable(_of_kind(kept, kind)[:MOST_TAGS] for kind in TAG_KINDS))


def familiar_tags(entries: Iterable[Entry], most: int = 8) -> Mapping[str, list[Tag]]:
    """Of each kind the tags used most, newest spelling first; what a form offers to tap."""
    entries = list(entries)
    count = Counter(tag.key for entry in entries for tag in entry.tags)
    spelled = {tag.key: tag for entry in reversed(entries) for tag in entry.tags}
    by_use = [spelled[key] for key, _ in count.most_common()]
    return {kind: _of_kind(by_use, kind)[:most] for kind in TAG_KINDS}


def _of_kind(tags: Iterable[Tag], kind: str) -> list[Tag]:
    return [tag for tag in tags if tag.kind == kind]


def _unfinished(kept: Kept[Draft]) -> Unfinished | None:
    draft = kept.document
    line = first_line(first(draft.fields, "text"))
    if draft.place == NEW:
        return Unfinished(kept.id, draft.at, line, None)
    try:
        return Unfinished(kept.id, draft.at, line, UUID(draft.place.removeprefix("journal-")))
    except ValueError:
        return None
