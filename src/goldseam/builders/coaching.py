"""What the word coach says of a text that grew out of parts: under which part, and of the whole.

    said = coached("You never ask.", {"when": "you never ask"}, review("You never ask."), [])
    said.under["when"]  # (Advice(words="never", why="…", instead="…"),)
    said.pieces         # [("You ", False), ("never", True), (" ask.", False)]

A text is reviewed as it reads when it is put together; its parts were typed in fields of their own.
Nothing here is kept, and nothing a person typed goes anywhere else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from goldseam.coach.reviews import Notice
from goldseam.ui.words import shortened

# What lands hardest is said first, as only one remark stands open under a part.
HARDEST = ("threat", "contempt", "surveillance", "dismisses")
STEM = 6  # words somebody may have typed again although they stand in front of the field


class Reviewed(Protocol):
    """A statement’s, a boundary’s or an answer’s review."""

    @property
    def notices(self) -> tuple[Notice, ...]: ...
    @property
    def unsafe(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Advice:
    words: str  # those that are pointed at, as they were typed
    why: str
    instead: str
    also: tuple[str, ...] = ()  # other words of which the same is to be said


@dataclass(frozen=True, slots=True)
class Coached:
    pieces: tuple[tuple[str, bool], ...] = ()  # the text, and whether a piece is pointed at
    under: Mapping[str, tuple[Advice, ...]] = field(default_factory=dict)  # by part
    beside: tuple[Advice, ...] = ()  # what lies in no part
    whole: tuple[str, ...] = ()  # what is said of all of it
    unsafe: bool = False  # then nothing is pointed at, and help is shown
    help_under: str = ""  # the part that speaks of fear or harm; none where only the whole does

    @property
    def every(self) -> tuple[Advice, ...]:
        return _said_once((*(one for some in self.under.values() for one in some), *self.beside))


def coached(text: str, parts: Mapping[str, str], review: Reviewed, whole: Iterable[str]) -> Coached:
    """`parts`: what was typed by part, in the order in which `text` has it."""
    where = _places(text, parts)
    under: dict[str, tuple[Advice, ...]] = dict.fromkeys(parts, ())
    beside: list[Advice] = []
    for notice in sorted(review.notices, key=lambda notice: notice.kind not in HARDEST):
        part = _most_of(notice, where)
        advice = Advice(shortened(text[notice.start : notice.end]), notice.why, notice.instead)
        if part is None:
            beside.append(advice)
        else:
            under[part] = _said_once((*under[part], advice))
    return Coached(_pieces(text, review.notices), under, _said_once(beside), tuple(whole))


def _said_once(advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """What would be said in the same words stands once, with all it is said of."""
    found: dict[tuple[str, str], Advice] = {}
    for one in advice:
        first = found.setdefault((one.why, one.instead), one)
        more = dict.fromkeys((*first.also, one.words, *one.also))
        more.pop(first.words, None)
        found[one.why, one.instead] = replace(first, also=tuple(more))
    return tuple(found.values())


def _places(text: str, parts: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """From where to where each part stands, with the words that lead to it: “I need you to …”.

    One that was changed too much on its way into the text is left out.
    """
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for part, typed in parts.items():
        end = _end(text, typed, at)
        if end:
            found[part], at = (at, end), end
    return found


def _end(text: str, typed: str, at: int) -> int | None:
    """Where its last line ends. A stem may be gone, a first letter small, an end trimmed."""
    end = None
    for line in filter(None, re.split(r"\s*\n\s*", typed.replace("'", "’").strip())):
        words = line.rstrip(".,;: …").split()
        tails = (" ".join(words[n:])[1:] for n in range(min(STEM, len(words))))
        found = next((tail for tail in tails if tail and text.find(tail, at) > 0), None)
        if found:
            end = at = text.find(found, at) + len(found)
    return end


def _most_of(notice: Notice, where: Mapping[str, tuple[int, int]]) -> str | None:
    """The part in which most of it lies."""
    shared = {
        part: min(notice.end, end) - max(notice.start, start)
        for part, (start, end) in where.items()
    }
    part = max(shared, key=lambda part: shared[part], default=None)
    return part if part is not None and shared[part] > 0 else None


def _pieces(text: str, notices: Iterable[Notice]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for notice in sorted(notices, key=lambda notice: (notice.start, -notice.end)):
        start = max(at, notice.start)
        if start < notice.end:
            pieces += [(text[at:start], False), (text[start : notice.end], True)]
            at = notice.end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])
