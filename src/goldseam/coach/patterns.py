"""Patterns that cost nothing where they can't match.

    pattern = Pattern(" (?:you (?:must|have to))(?= )", needs=[{"you"}, {"must", "have"}])
    pattern.could_match({"i", "must", "go"})    # False: it is never compiled for this text

A language has about a thousand of them. A text has the words that one in ten needs; the others are
neither compiled nor tried. What each needs is worked out ahead of time: `guards.json`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property


class Pattern:
    """A regular expression over a text's plain words, compiled when it is first tried."""

    def __init__(self, source: str, needs: Sequence[AbstractSet[str]] = ()) -> None:
        """`needs`: of each of these sets, a text it matches holds a word."""
        self.source = source
        self._needs = needs

    @property
    def rarest(self) -> AbstractSet[str]:
        """The first of what it needs; nothing, where it has to be tried on every text."""
        return self._needs[0] if self._needs else frozenset()

    def could_match(self, words: AbstractSet[str]) -> bool:
        return not any(need.isdisjoint(words) for need in self._needs)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def matches(self, plain: str, words: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """Every match in a text, left to right."""
        if self.could_match(words):
            yield from self.compiled.finditer(plain)


class Patterns:
    """Several of them, found by the words of a text, so that most are not even asked."""

    def __init__(self, every: Iterable[Pattern]) -> None:
        self._every = tuple(every)
        self._always = {n for n, pattern in enumerate(self._every) if not pattern.rarest}
        self._by_word: dict[str, list[int]] = {}
        for n, pattern in enumerate(self._every):
            for word in pattern.rarest:
                self._by_word.setdefault(word, []).append(n)

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self._every)

    def matches(self, plain: str, words: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """Every match of any of them, in their order."""
        tried = {n for word in self._by_word.keys() & words for n in self._by_word[word]}
        for n in sorted(self._always | tried):
            yield from self._every[n].matches(plain, words)
