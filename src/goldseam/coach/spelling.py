"""What words are the same however they are typed.

spelling = Spelling(language.toml's table, words the patterns know, real words near them)
spelling.words("dont")      # ("do", "not")
spelling.words("selfihs")   # ("selfish",): a slip of one letter in a word the patterns know
"""

import re
from collections.abc import Collection, Iterator, Mapping

SHORTEST = 4  # a slip in a shorter word makes another word too often; decision 21
HELD_DOWN = re.compile(r"(\w)\1{2,}")
# The data is written in British ways; these are both ways of each. Only in longer words, where the
# other is no word of its own: “for” is never “four”.
BRITISH_AMERICAN = (
    ("our", "or"),
    ("is", "iz"),
    ("ys", "yz"),
    ("ellin", "elin"),
    ("elled", "eled"),
    ("ence", "ense"),
)
LONG_ENOUGH = 6


class Spelling:
    def __init__(
        self, table: Mapping[str, Mapping[str, str]], known: Collection[str], near: Collection[str]
    ) -> None:
        """`table`: `whole` words and `endings` after an apostrophe, and what each stands for.

        `known` are the words that patterns name; `near` are real words one slip away from them.
        """
        self._whole = {short: tuple(long.split()) for short, long in table["whole"].items()}
        self._endings = {end: tuple(long.split()) for end, long in table["endings"].items()}
        self._known = frozenset(known)
        self._real = frozenset(near)
        self._variants = {v: word for word in known for v in _american(word) if v not in known}
        # Fifty thousand, mostly with one word: as text, which takes half of what lists do.
        self._slips: dict[str, str] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST:
                for gap in {word, *_gaps(word)}:
                    self._slips[gap] = f"{self._slips[gap]} {word}" if gap in self._slips else word

    def words(self, typed: str) -> tuple[str, ...]:
        """The plain words a casefolded word stands for: mostly one, itself."""
        if typed in self._whole:
            return self._whole[typed]
        if "'" in typed:
            for end, long in self._endings.items():
                if typed.endswith(end) and len(typed) > len(end):
                    return (*self.words(typed[: -len(end)]), *long)
        return (self._one(typed),)

    def _one(self, word: str) -> str:
        if word in self._known or word in self._real:
            return word
        if word in self._variants:
            return self._variants[word]
        for shorter in (HELD_DOWN.sub(r"\1", word), HELD_DOWN.sub(r"\1\1", word)):
            if shorter != word and (shorter in self._known or shorter in self._real):
                return shorter
        return self._meant(word) if len(word) >= SHORTEST - 1 else word

    def _meant(self, word: str) -> str:
        """The known word one slip away: a letter missing, doubled, wrong, or two changed about.

        Where there are several, two letters changed about come first: the likeliest slip.
        """
        near = {
            known
            for gap in (word, *_gaps(word))
            for known in self._slips.get(gap, "").split()
            if one_slip(word, known)
        }
        return min(near, key=lambda known: (sorted(known) != sorted(word), known), default=word)

    def is_near(self, word: str) -> bool:
        """Whether a real word would be read as one that patterns name, if nothing held it back."""
        if word in self._known or word in self._whole or word in self._variants:
            return False
        return self._meant(word) != word


def one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two neighbours changed about, part two words."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False  # people rarely miss the first letter
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])


def _gaps(word: str) -> Iterator[str]:
    yield from (word[:n] + word[n + 1 :] for n in range(len(word)))


def _american(word: str) -> Iterator[str]:
    if len(word) >= LONG_ENOUGH:
        yield from (word.replace(one, other) for one, other in BRITISH_AMERICAN if one in word)
