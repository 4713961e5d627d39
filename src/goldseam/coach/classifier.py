"""A linear classifier over runs of words and letters: what a text sounds like, by kind.

    sounds = classifier.hears(text)
    sounds.scores["threat"]        # how much it sounds like one, as a whole or in a sentence of it
    sounds.place("threat")         # the words that speak for it most, from where to where in plain

Rules know frames and say exactly where; where nobody thought of the frame, they are silent. This
has learnt from marked statements instead (`python -m tests.coach.learn`): it hears what it was
never told, less exactly. `statements.py` lets each mend the other; decision 26 has the figures.

A feature is a run of one to four words, two words around a third, or three to five letters of a
word. A text is the unit vector of its features, each weighted by how rare it is (inverse document
frequency, Spärck Jones 1972). A score is that vector's product with a kind's weights, which a
linear support vector machine found (Cortes & Vapnik 1995); it has no unit, and 0 is its edge.
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldseam.coach.text import Text

LONGEST_RUN = 4  # words
LETTERS = (3, 4, 5)
END = "."  # is read before the first word as well, so that a text begins as a sentence does
NUMBER = "#"  # any number
FEWEST = 3  # words in a place
WINDOW, STRIDE = 8, 4  # words: where a few of another kind stand in a long sentence

Numbers = NDArray[Any]
NOTHING: Mapping[str, Numbers] = {
    **dict.fromkeys(("kinds", "steps", "offsets", "raises", "rules_out"), np.zeros(0)),
    "hashes": np.zeros(1, np.uint32),
    "rarity": np.zeros(1),
    "weights": np.zeros((1, 0), np.int8),
}


class Classifier:
    """What was learnt: sorted hashes of features, and for each its rarity and a weight by kind."""

    def __init__(self, learnt: Mapping[str, Numbers]) -> None:
        """`learnt` has

        kinds       names, (k,)
        hashes      uint32, (n,), rising
        rarity      float, (n,)
        weights     int8, (n, k), in steps of
        steps       float, (k,)
        offsets     float, (k,)
        raises      float, (k,): from this score on a kind is there, whatever rules say
        rules_out   float, (k,): below this score it is not, whatever rules say
        """
        self.kinds = [str(kind) for kind in learnt["kinds"]]
        self.raises: dict[str, float] = dict(
            zip(self.kinds, learnt["raises"].tolist(), strict=True)
        )
        self.rules_out: dict[str, float] = dict(
            zip(self.kinds, learnt["rules_out"].tolist(), strict=True)
        )
        self._hashes = learnt["hashes"]
        self._rarity = learnt["rarity"].astype(np.float32)
        self._weights = learnt["weights"]
        self._steps, self._offsets = learnt["steps"], learnt["offsets"]

    @classmethod
    def read(cls, file: Path) -> "Classifier":
        """What lies in a file; where there is none, it knows no kind."""
        if not file.exists():
            return cls(NOTHING)
        with np.load(file, allow_pickle=False) as learnt:
            return cls({name: learnt[name] for name in learnt.files})

    def hears(self, text: Text) -> "Heard":
        hashes, first, last = features(text.plain)
        at = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        known = self._hashes[at] == hashes
        at, first, last = at[known], first[known], last[known]
        return Heard(self, text, at, first, last)

    def scored(self, at: Numbers) -> Numbers:
        """Of one vector, by the places of its features: a score for every kind."""
        at = np.unique(at)
        rarity = self._rarity[at]
        length = np.sqrt(rarity @ rarity) or 1.0
        scores: Numbers = (rarity / length) @ self._weights[at] * self._steps + self._offsets
        return scores

    def speaking_for(self, kind: str, at: Numbers) -> Numbers:
        """How much each of these features speaks for a kind, in no unit."""
        column: Numbers = self._weights[at, self.kinds.index(kind)]
        return self._rarity[at] * column


class Heard:
    """What a classifier makes of one text."""

    def __init__(
        self, by: Classifier, text: Text, at: Numbers, first: Numbers, last: Numbers
    ) -> None:
        self._by, self._text = by, text
        self._at, self._first, self._last = at, first, last
        self._units = units(text)
        scores = self._scored(self._units)
        anywhere = np.vstack([scores, self._scored(windows(text))]).max(axis=0)
        self._loudest: dict[str, int] = self._by_kind(scores.argmax(axis=0))
        self.scores: dict[str, float] = self._by_kind(scores.max(axis=0))
        self.anywhere: dict[str, float] = self._by_kind(anywhere)  # in a few words of it even

    def is_sure_of(self, kind: str, *, rather_than: Iterable[str] = ()) -> bool:
        """It sounds like this kind, and not more like one of the others that it may be half of."""
        score = self.scores.get(kind, -np.inf)
        others = (self.scores.get(other, -np.inf) for other in rather_than)
        return score >= self._by.raises.get(kind, np.inf) and score >= max(others, default=score)

    def sounds_more_like(self, others: Iterable[str], kind: str) -> bool:
        """Like one of the others at all (0 is the machine's edge), and more than like this kind."""
        least = max(0.0, self.scores.get(kind, 0.0))
        return any(self.scores.get(other, -np.inf) > least for other in others)

    def rules_out(self, kind: str) -> bool:
        return self.anywhere.get(kind, np.inf) < self._by.rules_out.get(kind, -np.inf)

    def place(self, kind: str) -> tuple[int, int]:
        """The run of words, within what sounds most like it, whose features speak for it most."""
        start, end = self._units[self._loudest[kind]]
        inside = self._within(start, end)
        first, last = self._first[inside], self._last[inside]
        speaking = self._by.speaking_for(kind, self._at[inside]) / (last - first + 1)
        words = np.zeros(end - start)
        for n in range(LONGEST_RUN):
            reached = first + n <= last
            np.add.at(words, first[reached] + n - start, speaking[reached])
        begin, stop = _strongest_run(words)
        return self._text.words_between(*self._without_marks(start + begin - 1, start + stop - 1))

    def _without_marks(self, first: int, end: int) -> tuple[int, int]:
        """Of words from first to before end, those between what is no word at either side."""
        words = self._text.plain.split()
        first = max(first, 0)
        spoken = [n for n in range(first, min(end, len(words))) if words[n][0].isalnum()]
        return (spoken[0], spoken[-1] + 1) if spoken else (first, end)

    def _scored(self, runs: list[tuple[int, int]]) -> Numbers:
        rows = [self._by.scored(self._at[self._within(*run)]) for run in runs]
        return np.array(rows).reshape(len(rows), len(self._by.kinds))

    def _by_kind(self, row: Numbers) -> dict[str, Any]:
        return dict(zip(self._by.kinds, row.tolist(), strict=True))

    def _within(self, start: int, end: int) -> Numbers:
        inside: Numbers = (self._first >= start) & (self._last < end)
        return inside


def features(plain: str) -> tuple[Numbers, Numbers, Numbers]:
    """Their hashes, and the first and last word of each; word 0 is the end before a text begins."""
    words = [END, *(NUMBER if word[0].isdigit() else word for word in plain.split())]
    found = [
        (zlib.crc32(" ".join(words[n : n + run]).encode()), n, n + run - 1)
        for run in range(1, LONGEST_RUN + 1)
        for n in range(len(words) - run + 1)
    ]
    found += [
        (zlib.crc32(f"{words[n]}_{words[n + 2]}".encode()), n, n + 2) for n in range(len(words) - 2)
    ]
    found += [(letters, n, n) for n, word in enumerate(words) for letters in _letters(word)]
    hashes, first, last = np.array(found, dtype=np.uint32).reshape(-1, 3).T
    return hashes, first.astype(np.int32), last.astype(np.int32)


def units(text: Text) -> list[tuple[int, int]]:
    """What is listened to, in words: the whole, and each sentence with the end before it."""
    ends = [text.words_before(end) + 1 for _, end in text.sentences()]
    starts = [0, *(end - 1 for end in ends[:-1])]
    sentences = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a > FEWEST]
    whole = (0, ends[-1] if ends else 1)
    return [whole, *(unit for unit in sentences if unit != whole)]


def windows(text: Text) -> list[tuple[int, int]]:
    """A few words at a time, in words: a statement is one long sentence of up to four parts."""
    count = 1 + len(text.plain.split())
    return [(n, min(count, n + WINDOW)) for n in range(0, count - STRIDE, STRIDE)]


@lru_cache(maxsize=10_000)
def _letters(word: str) -> tuple[int, ...]:
    spaced = f" {word} "
    return tuple(
        zlib.crc32(b"~" + spaced[n : n + run].encode())
        for run in LETTERS
        for n in range(len(spaced) - run + 1)
    )


def _strongest_run(words: Numbers) -> tuple[int, int]:
    """From where to where the sum is largest (Kadane's way), and not fewer than FEWEST."""
    best, begin, stop, total, start = -np.inf, 0, 1, 0.0, 0
    for n, weight in enumerate(words.tolist()):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best:
            best, begin, stop = total, start, n + 1
    begin = max(0, min(begin, len(words) - FEWEST))
    return begin, max(stop, min(len(words), begin + FEWEST))
