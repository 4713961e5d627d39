"""Where the rules of a kind find something in a text, and where they keep silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from goldseam.coach.language import Rule
from goldseam.coach.text import Text


class Span(NamedTuple):
    """From `start` to before `end` in what was typed, in characters."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found:
    span: Span
    at: int  # where it begins in the text's plain words
    rule: Rule
    said: dict[str, str]  # by name, what groups of the pattern caught, as plain words


def found(text: Text, rules: tuple[Rule, ...], *, quoted: bool = False) -> list[Found]:
    """Everything these rules find, in the order of the text; what overlaps counts once.

    What stands between quotation marks is somebody else's words, and is left out unless `quoted`.
    """
    matches = sorted(
        ((_meant(match), match, rule) for match, rule in _matches(text, rules, quoted)),
        key=lambda it: (it[0][0], -it[0][1]),
    )
    kept: list[Found] = []
    end = -1
    for (start, stop), match, rule in matches:
        if start >= end:
            span = Span(*text.span(start, stop))
            kept.append(Found(span, start, rule, match.groupdict(default="")))
            end = stop
    return kept


def _matches(
    text: Text, rules: tuple[Rule, ...], quoted: bool
) -> Iterator[tuple[re.Match[str], Rule]]:
    for rule in rules:
        for match in rule.looks.matches(text.plain, text.words):
            if not quoted and text.is_quoted(match.start() + 1):
                continue
            if not _is_silent(text, match, rule):
                yield match, rule


def _is_silent(text: Text, match: re.Match[str], rule: Rule) -> bool:
    start, end = text.sentence(match.start() + 1)
    start = max(0, start - 1)
    return (
        any(it.compiled.search(text.plain, start, match.start() + 1) for it in rule.before)
        or any(it.compiled.match(text.plain, match.end()) for it in rule.after)
        or any(it.compiled.search(text.plain, start, end) for it in rule.around)
        or any(it.compiled.search(text.plain) for it in rule.anywhere)
    )


def _meant(match: re.Match[str]) -> tuple[int, int]:
    """From where to where in the text's plain words."""
    named = "on" in match.re.groupindex and match["on"] is not None
    return match.span("on") if named else (match.start() + 1, match.end())
