"""One language's data: its words by class, its shapes, and what the coach says about them.

    english = language("en")
    english.rules["absolute"]       # what to look for, where to be silent, what to say

A folder beside this file holds a language, in TOML:

    words.toml      classes of words and phrases, separated by commas; shapes made of them
    spelling.toml   how words are shortened and joined; real words near those that rules name
    safety/, notices/, parts/, boundaries/, replies/   the rules of each kind, in a file of its name
    guards.json     which words a text needs for a pattern to match; made from all of the above
    classifier.npz  what was learnt from marked statements, where there is enough of them

A rule is a regular expression over a text's plain words (text.py) in which `{name}` stands for a
class or a shape, and `«…»` for the words that are meant when that is not all of them. It begins and
ends between words. A second language is a second folder.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from sys import intern
from typing import Any

from msgspec import Struct, convert, json

from goldseam.coach.classifier import Classifier
from goldseam.coach.patterns import Pattern, Patterns
from goldseam.coach.spelling import Spelling

HERE = Path(__file__).parent
RULES = ("safety", "notices", "parts", "boundaries", "replies")
SILENCERS = ("before", "after", "around", "anywhere")
NAMED = re.compile(r"\{([a-z_]+)\}")
WORD = re.compile(r"[^\W\d_]{2,}")


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked for under one name. Everything but `says` may be left out.

    It is silent where one of `before` stands earlier in the sentence, one of `after` right behind,
    or one of `around` anywhere in the sentence, or one of `anywhere` in the text. It gives way to
    one of the kinds in `beneath` on the same words, and to one in `within` in the same sentence.
    """

    says: tuple["str | Says", ...]
    beneath: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    why: str = ""
    instead: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()


class Says(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns with something of their own to say, or to be silent about."""

    any: tuple[str, ...]
    why: str = ""
    instead: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """`looks` for any of its patterns, unless one of the others is there."""

    looks: Patterns
    why: str
    instead: str
    before: tuple[Pattern, ...]
    after: tuple[Pattern, ...]
    around: tuple[Pattern, ...]
    anywhere: tuple[Pattern, ...]


class Guards(Struct, frozen=True):
    """For each kind's patterns in their order: numbers of the sets of words they need."""

    of: str  # what they were made from; where that has changed since, they are left aside
    words: tuple[str, ...]
    needs: Mapping[str, tuple[tuple[int, ...], ...]]


class Language(Struct, frozen=True):
    rules: Mapping[str, tuple[Rule, ...]]  # by kind
    unruled: Mapping[str, Rule]  # by kind, a rule that looks for nothing: what is heard without one
    beneath: Mapping[str, tuple[str, ...]]  # by kind, those it gives way to on the same words
    within: Mapping[str, tuple[str, ...]]  # and in the same sentence
    spelling: Spelling
    underneath: Mapping[str, str]  # by faux feeling, what may be felt under it
    classifier: Classifier  # of what is learnt and not ruled; where nothing was, it hears nothing


@cache
def language(code: str) -> Language:
    """Reads a language once. Raises FileNotFoundError where there is none of that code."""
    return read(HERE / code)


def read(folder: Path) -> Language:
    """A language from its folder. It may begin with a few kinds; of the others it says nothing."""
    vocabulary = _toml(folder / "words.toml")
    classes = {name: _listed(text) for name, text in vocabulary["words"].items()}
    named = _shapes(classes, vocabulary["shapes"])
    kinds = {
        file.stem: convert(_toml(file), Kind)
        for group in RULES
        for file in sorted((folder / group).glob("*.toml"))
    }
    needs = _needs(folder)
    rules = {name: _rules(kind, named, needs.get(name, ())) for name, kind in kinds.items()}
    unruled = {name: _unruled(kind) for name, kind in kinds.items()}
    table = _toml(folder / "spelling.toml")
    sources = [*vocabulary["words"].values(), *vocabulary["shapes"].values(), *_sources(kinds)]
    known = {word for source in sources for word in WORD.findall(NAMED.sub(" ", source))}
    near = folder / "near.txt"
    real = near.read_text(encoding="utf-8").split() if near.exists() else ()
    return Language(
        rules,
        unruled,
        {name: kind.beneath for name, kind in kinds.items()},
        {name: kind.within for name, kind in kinds.items()},
        Spelling(table, known, real),
        vocabulary["underneath"],
        Classifier.read(folder / "classifier.npz"),
    )


def written(folder: Path) -> str:
    """What a language's data says, in short: its guards are of use as long as this is the same."""
    files = sorted(folder.rglob("*.toml"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _needs(folder: Path) -> dict[str, list[list[frozenset[str]]]]:
    """By kind, for each pattern, the sets of words it needs; empty where they are out of date."""
    file = folder / "guards.json"
    guards = json.decode(file.read_bytes(), type=Guards) if file.exists() else None
    if guards is None or guards.of != written(folder):
        return {}
    # Most words stand in many sets.
    sets = [frozenset(map(intern, words.split())) for words in guards.words]
    return {
        kind: [[sets[number] for number in numbers] for numbers in every]
        for kind, every in guards.needs.items()
    }


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _listed(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(",")]


def _shapes(classes: Mapping[str, Iterable[str]], shapes: Mapping[str, str]) -> dict[str, str]:
    """Everything a pattern may name. A shape may name classes, and shapes above it."""
    named = {name: _one_of(entries) for name, entries in classes.items()}
    for name, shape in shapes.items():
        named[name] = f"(?:{_filled(shape, named)})"
    return named


def _one_of(phrases: Iterable[str]) -> str:
    """Any of them, the longest that fits, as a tree of words, so that few are looked at."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for word in phrase.split():
            node = node.setdefault(word, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: Mapping[str, Any]) -> str:
    plain = [re.escape(word) for word, rest in tree.items() if word and rest.keys() == {""}]
    longer = [
        f"{re.escape(word)} {_branches({w: r for w, r in rest.items() if w})}"
        + ("" if "" not in rest else f"|{re.escape(word)}")
        for word, rest in tree.items()
        if word and rest.keys() != {""}
    ]
    return f"(?:{'|'.join([*longer, *_by_letter(plain)])})"


def _by_letter(words: Iterable[str]) -> Iterator[str]:
    """Grouped by their first letter, so that the engine looks at a few."""
    for letter, group in groupby(sorted(words), key=lambda word: word[0]):
        rests = sorted((word[1:] for word in group), key=len, reverse=True)
        yield letter + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0])


def _filled(pattern: str, named: Mapping[str, str]) -> str:
    filled = NAMED.sub(lambda match: named[match[1]], pattern)
    return filled.replace("«", "(?P<on>").replace("»", ")")


def _pattern(
    source: str, named: Mapping[str, str], needs: Sequence[frozenset[str]] = ()
) -> Pattern:
    # The space before it is part of the match: it lets the engine skip from word to word.
    return Pattern(f" (?:{_filled(source, named)})(?= )", needs)


def _any(sources: Sequence[str], named: Mapping[str, str]) -> tuple[Pattern, ...]:
    joined = "|".join(f"(?:{source})" for source in sources)
    return (_pattern(joined, named),) if joined else ()


def _rules(
    kind: Kind, named: Mapping[str, str], needs: Sequence[Sequence[frozenset[str]]]
) -> tuple[Rule, ...]:
    own = tuple(one for one in kind.says if isinstance(one, str))
    says = [Says(own)] if own else []
    says += [one for one in kind.says if isinstance(one, Says)]
    guards = iter(needs)
    everywhere = {where: _any(getattr(kind, where), named) for where in SILENCERS}
    return tuple(
        Rule(
            Patterns(_pattern(source, named, next(guards, ())) for source in one.any),
            one.why or kind.why,
            one.instead or kind.instead,
            *(everywhere[where] + _any(getattr(one, where), named) for where in SILENCERS),
        )
        for one in says
    )


def _unruled(kind: Kind) -> Rule:
    return Rule(Patterns(()), kind.why, kind.instead, (), (), (), ())


def _sources(kinds: Mapping[str, Kind]) -> Iterable[str]:
    """Every pattern as it is written: the words in them are known ones."""
    for kind in kinds.values():
        yield from (*kind.before, *kind.after, *kind.around, *kind.anywhere)
        for one in kind.says:
            if isinstance(one, str):
                yield one
            else:
                yield from (*one.any, *one.before, *one.after, *one.around, *one.anywhere)
