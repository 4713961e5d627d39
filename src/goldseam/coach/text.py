"""A text as its patterns see it: plain words with one space between them, each with its place.

    said = Text("You’re ALWAYS late!", spelling)
    said.plain      # " you are always late ! "
    said.span(9, 15)  # (7, 13): “ALWAYS” in what was typed

What differs only in typing becomes the same: capitals, curly quotes, shortened and joined words,
American spelling, letters held down and, for words the patterns know, a slip of one letter.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from goldseam.coach.spelling import Spelling

# A hyphen inside a word, numbers with their signs, words with apostrophes inside, runs of one mark,
# anything else by itself.
PIECE = re.compile(r"(?<=\w)-(?=\w)|\d+(?:[.:,]\d+)*|\w+(?:['’ʼ`´]\w+)*|([.!?…])\1*|\n+|[^\w\s]")
APOSTROPHES = "'’ʼ`´‘"
QUOTES = str.maketrans(APOSTROPHES, "'" * len(APOSTROPHES))
ENDS = {".", "!", "?", "…"}
OPENING, CLOSING = "“«„", "”»"


class Text:
    """`typed` is what somebody wrote; `plain` what patterns read, with a space at either end."""

    __slots__ = ("_begins", "_places", "_quoted", "_sentences", "plain", "typed", "words")

    def __init__(self, typed: str, spelling: Spelling) -> None:
        self.typed = typed
        self._begins: list[int] = []  # where each word stands in plain
        self._places: list[tuple[int, int]] = []  # and where in typed
        self._sentences = [0]  # where each begins in plain
        self._quoted: list[tuple[int, int]] = []  # in plain
        self.plain = self._read(spelling)
        self.words = frozenset(self.plain.split())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `typed` that stands which is from start to end in `plain`."""
        first = bisect_right(self._begins, start) - 1
        last = bisect_right(self._begins, max(start, end - 1)) - 1
        return self._places[first][0], self._places[last][1]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence, from where to where in `plain`, around a place in it."""
        n = bisect_right(self._sentences, at)
        end = self._sentences[n] if n < len(self._sentences) else len(self.plain)
        return self._sentences[n - 1], end

    def sentences(self) -> Iterator[tuple[int, int]]:
        yield from (self.sentence(start) for start in self._sentences if start < len(self.plain))

    def words_before(self, at: int) -> int:
        """How many words stand before a place in `plain`."""
        return bisect_left(self._begins, at)

    def words_between(self, first: int, end: int) -> tuple[int, int]:
        """Where in `plain` the words stand from the first to before `end`; one of them at least."""
        first = min(max(first, 0), len(self._begins) - 1)
        end = max(first + 1, end)
        stop = self._begins[end] - 1 if end < len(self._begins) else len(self.plain) - 1
        return self._begins[first], stop

    def is_quoted(self, at: int) -> bool:
        """Whether a place in `plain` stands between quotation marks: somebody else's words."""
        return any(start < at < end for start, end in self._quoted)

    def _read(self, spelling: Spelling) -> str:
        pieces, length = [" "], 1
        opened: dict[str, int] = {}  # by kind of quotation mark, where it was opened
        for match in PIECE.finditer(self.typed):
            piece = match[0]
            kind, opens = self._quotes(piece, match.start(), opened)
            if opens:
                opened[kind] = length
            elif kind in opened:
                self._quoted.append((opened.pop(kind), length))
            for word in self._plain_words(piece, match.start(), spelling):
                self._begins.append(length)
                self._places.append(match.span())
                pieces.append(word + " ")
                length += len(word) + 1
            if piece[0] in ENDS or piece[0] == "\n":
                self._sentences.append(length)
        return "".join(pieces)

    def _quotes(self, piece: str, at: int, opened: Mapping[str, int]) -> tuple[str, bool]:
        """Of which kind a quotation mark is, and whether it opens; an apostrophe never does."""
        if piece in OPENING or piece in CLOSING:
            return "“”", piece in OPENING
        if piece == '"':
            return piece, piece not in opened
        if piece in APOSTROPHES:
            before, after = self.typed[:at][-1:], self.typed[at + 1 :][:1]
            return "‘’", not before.strip(" \n(:—–-") and after.isalpha()
        return "", False

    def _plain_words(self, piece: str, at: int, spelling: Spelling) -> tuple[str, ...]:
        if (
            piece == "-"
            and self.typed[at - 1 : at].isalnum()
            and self.typed[at + 1 :][:1].isalnum()
        ):
            return ()  # self-centred: two words
        if piece[0] == "\n":
            return (".",)
        if not piece[0].isalpha():
            return (piece[0] if piece[0] in ENDS else piece,)
        return spelling.words(piece.translate(QUOTES).casefold())
