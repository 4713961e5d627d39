"""Searches the articles: every word asked for begins a word of the title, a heading or the text.

    find("cafe betray", articles)        # case and accents don't matter; best first

Pure: nothing of what was asked for is kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldseam.library import Article
from goldseam.ui.folding import folded

MOST_TERMS = 12
IN_TITLE, IN_ABOUT, IN_HEADING, IN_TEXT = 8, 4, 3, 1  # a word in the title says most
OFTEN = 4  # a word that returns says no more after this many places
AROUND = 14  # words of context on each side

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    article: Article
    line: str


def terms(words: str) -> list[str]:
    """What was asked for, folded, each once."""
    return list(dict.fromkeys(_WORD.findall(folded(words))))[:MOST_TERMS]


def find(words: str, articles: Iterable[Article]) -> list[Found]:
    """The articles that hold every word, best first; equal ones in the order of the guide."""
    wanted = terms(words)
    scored = [(_score(wanted, article), article) for article in articles] if wanted else []
    best_first = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [Found(article, _line(wanted, article)) for _, article in best_first]


def _score(wanted: Sequence[str], article: Article) -> int:
    """0 when a word is missing."""
    fields = _fields(article)
    scores = [sum(weight * min(_count(term, text), OFTEN) for weight, text in fields)
              for term in wanted]  # fmt: skip
    return sum(scores) if all(scores) else 0


def _fields(article: Article) -> list[tuple[int, str]]:
    blocks = article.body.blocks
    return [
        (IN_TITLE, folded(article.title)),
        (IN_ABOUT, folded(article.about)),
        (IN_HEADING, folded("\n".join(block.text for block in blocks if block.is_heading))),
        (IN_TEXT, folded("\n".join(block.text for block in blocks if not block.is_heading))),
    ]


def _count(term: str, text: str) -> int:
    return sum(word.startswith(term) for word in _WORD.findall(text))


def _line(wanted: Sequence[str], article: Article) -> str:
    """What stands around the first hit in the text; else what the article is about."""
    for block in article.body.blocks:
        words = block.text.split()
        hits = [at for at, word in enumerate(words) if _begins(word, wanted)]
        if hits and not block.is_heading:
            start, end = max(0, hits[0] - AROUND), min(len(words), hits[0] + AROUND)
            lead, rest = "… " if start else "", " …" if end < len(words) else ""
            return lead + " ".join(words[start:end]) + rest
    return article.about


def _begins(word: str, wanted: Sequence[str]) -> bool:
    return any(part.startswith(term) for part in _WORD.findall(folded(word)) for term in wanted)
