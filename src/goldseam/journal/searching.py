"""Searches one's own words: every word asked for occurs, a phrase in quotes occurs as it stands.

    query = asked('window "my hands"')
    query.fits(text)
    passages(text, query)        # the places where it was found, with a little of what is around

Words may be parts of words: "wait" finds "waiting". Nothing asked for finds everything.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from goldseam.journal.traces import needed
from goldseam.ui.folding import folded, folded_in_place, folded_parts, one_byte

MOST_TERMS = 20  # more than anybody types, few enough that no question costs much
AROUND = 70  # characters shown on each side of a hit
MOST_PASSAGES = 3

_QUOTES = str.maketrans("“”„", '"""')
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True)
class Query:
    terms: tuple[str, ...]  # folded, longest first: the rarest is looked for before the others

    @cached_property
    def _as_bytes(self) -> tuple[bytes, ...] | None:
        found = [one_byte(term) for term in self.terms]
        return None if None in found else tuple(term for term in found if term is not None)

    @cached_property
    def needed(self) -> int:
        """The bits a text's trace must have."""
        return needed(self.terms)

    def fits(self, text: str) -> bool:
        """Whether every term occurs in the text."""
        if text.isascii():
            return self._all_in(text.lower())
        raw = one_byte(text)
        if raw is None:
            return self._all_in(folded(text))
        return self._as_bytes is not None and all(term in raw for term in self._as_bytes)

    def _all_in(self, text: str) -> bool:
        return all(term in text for term in self.terms)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


Passage = list[Piece]
Span = tuple[int, int]


def asked(words: str) -> Query:
    """What a person typed into the search."""
    plain = words.translate(_QUOTES)
    terms = {" ".join(folded(a or b).split()) for a, b in _TERM.findall(plain)}
    longest_first = sorted(terms - {""}, key=lambda term: (-len(term), term))
    return Query(tuple(longest_first[:MOST_TERMS]))


def passages(text: str, query: Query) -> list[Passage]:
    """Up to three pieces of a text around what was asked for, in one line each."""
    found = spans(text, query)
    windows: list[Span] = []
    for start, end in found:
        if windows and start - AROUND <= windows[-1][1]:
            windows[-1] = (windows[-1][0], min(len(text), end + AROUND))
        elif len(windows) == MOST_PASSAGES:
            break
        else:
            windows.append((max(0, start - AROUND), min(len(text), end + AROUND)))
    return [list(_pieces(text, _whole_words(text, window), found)) for window in windows]


def spans(text: str, query: Query) -> list[Span]:
    """Where in the text the terms stand, in order and without overlap."""
    if (aligned := folded_in_place(text)) is not None:
        return _merged(sorted(_hits(query, aligned)))
    parts = folded_parts(text)
    origin = [i for i, part in enumerate(parts) for _ in part]
    hits = sorted((origin[a], origin[b - 1] + 1) for a, b in _hits(query, "".join(parts)))
    return _merged((start, _with_accents(parts, end)) for start, end in hits)


def _hits(query: Query, whole: str) -> Iterator[Span]:
    for term in query.terms:
        yield from (m.span() for m in re.finditer(re.escape(term), whole))


def _with_accents(parts: list[str], end: int) -> int:
    """Accents that stand behind their letter belong to the hit."""
    while end < len(parts) and not parts[end]:
        end += 1
    return end


def _merged(hits: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in hits:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _whole_words(text: str, window: Span) -> Span:
    """A window drawn in to where words begin and end, unless the text does."""
    start, end = window
    if start > 0 and (space := text.find(" ", start, start + AROUND // 2)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - AROUND // 2, end)) >= 0:
        end = space
    return start, end


def _pieces(text: str, window: Span, hits: list[Span]) -> Iterator[Piece]:
    start, end = window
    at, lead = start, "… " if start > 0 else ""
    for first, last in hits:
        if first < start or last > end:
            continue
        yield Piece(lead + _in_a_line(text[at:first]), marked=False)
        yield Piece(_in_a_line(text[first:last]), marked=True)
        at, lead = last, ""
    yield Piece(_in_a_line(text[at:end]) + (" …" if end < len(text) else ""), marked=False)


def _in_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
