"""`python -m tests.coach.guards`: which words a text needs for each pattern to match.

A pattern's regular expression is walked as a tree. Of each piece that can be read in only a few
ways, one whole word of every way is kept, the rarest in the development sentences; a text without
any of these words can't match. Of all such sets a pattern has, the two rarest are written down, in
`guards.json`. A word is whole where a space is sure to stand on either side of it.

Run it whenever the rules change: guards of older rules are left aside, and the coach is slower.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from goldseam.coach.language import HERE, language, written
from goldseam.coach.text import Text

WAYS = 300  # of reading a piece; one that has more is cut where it passes this
KEPT = 2  # sets of each pattern
WIDEST = 600  # words in a set; a wider one would hardly ever hold a pattern back
SENTENCES = Path(__file__).parent / "development"
WORD = re.compile(r"(?<= )[^ ]+(?= )")
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
NO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)

Ways = set[str] | None  # every way to read a piece, None where there are too many
Needs = list[frozenset[str]]


class Edges(NamedTuple):
    """Whether a piece may be empty and, where it isn't, begins and ends with a space."""

    empty: bool
    begins: bool
    ends: bool


def guards(pattern: str, rarity: Callable[[str], float]) -> Needs:
    """Sets of words; whatever the pattern matches holds a word of each of them."""
    walk = Walk(rarity)
    ways, needs = walk.sequence(parser.parse(pattern), before=False, after=True)
    return walk.rarest([*needs, *walk.words(ways, before=False, after=True)])


class Walk:
    """Through a parsed pattern. `before` and `after`: is a space sure to stand there?"""

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self._rarity = rarity

    def sequence(self, pieces: Iterable[Any], *, before: bool, after: bool) -> tuple[Ways, Needs]:
        pieces = list(pieces)
        spaces = list(zip(_befores(pieces, before), _afters(pieces, after), strict=True))
        read: set[str] = {""}  # since the last piece that could be read in too many ways
        opened, whole, needs = before, True, Needs()
        for piece, (space_before, space_after) in zip(pieces, spaces, strict=True):
            ways, more = self.piece(piece, before=space_before, after=space_after)
            needs += more
            if ways is not None and len(read) * len(ways) <= WAYS:
                read = {one + other for one in read for other in ways}
                continue
            begins = edges(piece)
            closed = begins.begins and (not begins.empty or space_after)
            needs += self.words(read, before=opened, after=closed)
            whole = False
            if ways is not None:
                read, opened = ways, space_before
            else:
                read, opened = {""}, _after_it(begins, space_before)
        if whole:
            return read, self.rarest(needs)
        return None, self.rarest([*needs, *self.words(read, before=opened, after=after)])

    def piece(self, piece: Any, *, before: bool, after: bool) -> tuple[Ways, Needs]:
        kind, value = piece
        if kind is op.LITERAL:
            return {chr(value)}, []
        if kind is op.SUBPATTERN:
            return self.sequence(value[3], before=before, after=after)
        if kind is op.BRANCH:
            return self._branch(value[1], before, after)
        if kind in REPEATS:
            return self._repeat(*value, before, after)
        if kind in NO_WIDTH:
            return {""}, []
        return _characters(value) if kind is op.IN else None, []

    def words(self, ways: Ways, *, before: bool, after: bool) -> Needs:
        """The rarest whole word of each way; nothing, if one of them has none."""
        found = set()
        for way in {""} if ways is None else ways:
            words = WORD.findall(f"{' ' * before}{way}{' ' * after}")
            if not words:
                return []
            found.add(min(words, key=lambda word: (self._rarity(word), word)))
        return [frozenset(found)] if len(found) <= WIDEST else []

    def rarest(self, needs: Needs) -> Needs:
        kept = Needs()
        for need in sorted(set(needs), key=self._how_rare):
            if not any(need >= other for other in kept):
                kept.append(need)
        return kept[:KEPT]

    def _how_rare(self, need: frozenset[str]) -> tuple[float, list[str]]:
        """In an order that is the same each time."""
        words = sorted(need)
        return sum(map(self._rarity, words)), words

    def _branch(self, branches: Sequence[Any], before: bool, after: bool) -> tuple[Ways, Needs]:
        every: list[Ways] = []
        needs = Needs()
        for branch in branches:
            ways, more = self.sequence(branch, before=before, after=after)
            needs += self.rarest([*more, *self.words(ways, before=before, after=after)])[:1]
            every.append(ways)
        joined = frozenset[str]().union(*needs)
        holds = len(needs) == len(branches) and len(joined) <= WIDEST
        return _together(every), [joined] if holds else []

    def _repeat(
        self, least: int, most: int, inner: Any, before: bool, after: bool
    ) -> tuple[Ways, Needs]:
        if most == 1:
            ways, needs = self.sequence(inner, before=before, after=after)
            if least:
                return ways, needs
            return {"", *ways} if ways is not None else None, []
        if not least:
            return None, []
        _, begins, ends = _edges_of(inner)
        before, after = before and ends, after and begins
        ways, needs = self.sequence(inner, before=before, after=after)
        return None, self.rarest([*needs, *self.words(ways, before=before, after=after)])


def edges(piece: Any) -> Edges:
    kind, value = piece
    if kind is op.LITERAL:
        return Edges(False, value == ord(" "), value == ord(" "))
    if kind is op.SUBPATTERN:
        return _edges_of(value[3])
    if kind is op.BRANCH:
        every = [_edges_of(branch) for branch in value[1]]
        return Edges(any(it.empty for it in every), *map(all, list(zip(*every, strict=True))[1:]))
    if kind in REPEATS:
        inner = _edges_of(value[2])
        return inner._replace(empty=inner.empty or value[0] == 0)
    return Edges(True, True, True) if kind in NO_WIDTH else Edges(False, False, False)


def _edges_of(pieces: Iterable[Any]) -> Edges:
    every = [edges(piece) for piece in pieces]
    return Edges(
        all(it.empty for it in every),
        all(it.begins for it in _up_to_the_first_that_is_there(every)),
        all(it.ends for it in _up_to_the_first_that_is_there(every[::-1])),
    )


def _up_to_the_first_that_is_there(every: Sequence[Edges]) -> Iterable[Edges]:
    for one in every:
        yield one
        if not one.empty:
            return


def _befores(pieces: Iterable[Any], space: bool) -> list[bool]:
    """For each piece, whether a space is sure to stand before it."""
    found = []
    for piece in pieces:
        found.append(space)
        space = _after_it(edges(piece), space)
    return found


def _afters(pieces: Sequence[Any], space: bool) -> list[bool]:
    found = []
    for piece in reversed(pieces):
        found.append(space)
        it = edges(piece)
        space = it.begins and (not it.empty or space)
    return found[::-1]


def _after_it(it: Edges, space: bool) -> bool:
    return it.ends and (not it.empty or space)


def _together(every: Iterable[Ways]) -> Ways:
    """Every way of any of them."""
    found: set[str] = set()
    for ways in every:
        if ways is None or len(found | ways) > WAYS:
            return None
        found |= ways
    return found


def _characters(members: Iterable[Any]) -> Ways:
    """The characters of a `[…]` of few."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE:
            found |= {chr(n) for n in range(value[0], value[1] + 1)}
        else:
            return None
    return found if len(found) <= WAYS else None


def main(code: str) -> int:
    speaks = language(code)
    texts = [
        json.loads(line)["text"]
        for file in sorted(SENTENCES.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    seen = Counter(word for text in texts for word in Text(text, speaks.spelling).words)
    numbers: dict[frozenset[str], int] = {}
    needs = {
        kind: [
            [numbers.setdefault(need, len(numbers)) for need in guards(it.source, _rarity(seen))]
            for rule in rules
            for it in rule.looks
        ]
        for kind, rules in speaks.rules.items()
    }
    made = {
        "of": written(HERE / code),
        "words": [" ".join(sorted(it)) for it in numbers],
        "needs": needs,
    }
    text = json.dumps(made, ensure_ascii=False, indent=0, separators=(",", ":"))
    (HERE / code / "guards.json").write_text(text + "\n", "utf-8")
    return 0


def _rarity(seen: Counter[str]) -> Callable[[str], float]:
    """How often a word is met; a word nobody wrote yet counts a little, so that few are better."""
    return lambda word: seen[word] + 0.05


if __name__ == "__main__":
    sys.exit(main("en"))
