"""`python -m tests.coach.learn`: what the coach's classifier learns, from the development sets.

    pip install scikit-learn==1.9.1 msgspec
    PYTHONPATH=src …/python -m tests.coach.learn            # writes en/classifier.npz
    PYTHONPATH=src …/python -m tests.coach.learn --without tried-k …

With `--without` nothing is written: what is learnt from all the others is tried on each of these,
and rules alone beside it. In an environment of its own; Goldseam reads with NumPy what was learnt
here with scikit-learn.
A text is learnt as a whole, and by its sentences; a sentence is of a kind where marked words stand
in it. Each kind is learnt from the sets it is marked in: statements, boundaries or replies.
Scores in four folds of them say from where on a kind is there (`SURE` of those scores are right)
and below which it isn't (`SELDOM` of what is marked scores so low in any few words of it); danger
is never ruled out, nor what is learnt of boundaries. The locked split stays out.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec import structs

from goldseam.coach.classifier import NOTHING, Classifier, features, units, windows
from goldseam.coach.language import HERE as LANGUAGES
from goldseam.coach.language import language
from goldseam.coach.text import Text
from tests.coach import boundaries, replies, statements
from tests.coach.marks import cases, listed
from tests.coach.reporting import report

SETS = Path(__file__).parent / "development"


def _tried(name: str, letters: str) -> tuple[str, ...]:
    return tuple(f"{name}-{letter}" for letter in letters)


STATEMENTS = ("statements", "unread", *_tried("tried", "abcdefghijklmnop"))
BY_KIND = ("by-kind", "by-kind-more-a", "by-kind-more-b")  # one kind of each is marked for certain
BOUNDARIES = (
    "boundaries",
    "boundaries-more",
    "boundaries-unread",
    *_tried("boundaries-tried", "abc"),
)
REPLIES = (
    "replies",
    "replies-more",
    "replies-unread",
    "replies-rounds",
    "replies-plain",
    *_tried("replies-tried", "abcdefghij"),
)
MARKED = (*STATEMENTS, *BOUNDARIES, *REPLIES)
RULED = {"faux_feeling", "thought_as_feeling"}  # a matter of form, which rules know best
STATED = (*(kind for kind in statements.KINDS if kind not in RULED), "unsafe")
RULING = {"demand": "ordering", "threat": "punishing"}  # in a boundary, as its rules are called
ANSWERED = ("reflects", *replies.NOTICES, "plan")
LEARNT = (*STATED, *RULING.values(), *ANSWERED)
SEED = 2026
FOLDS = 4
OTHERS = (*RULING.values(), *ANSWERED)
SURE = dict.fromkeys(STATED, 0.98) | {"threat": 0.97, "unsafe": 0.90} | dict.fromkeys(OTHERS, 0.95)
SELDOM = dict.fromkeys(STATED[:-1], 0.03) | dict.fromkeys(replies.NOTICES, 0.05)
SELDOM |= {"absolute": 0.05, "demand": 0.05}  # their rules overdo it
KEPT = 60_000  # features; the rest weighs next to nothing
STEPS = 127  # either way, of a weight in one byte

Table = Any


class Told(NamedTuple):
    """A text; the words in which each kind stands, none where only the text as a whole is marked;
    and the kinds of which it says neither that they are there nor that they aren't."""

    text: str
    there: Mapping[str, Sequence[str]]
    fair: frozenset[str]


class Units:
    """Texts, their sentences and windows: features, marks (-1: either is fair), and whose.

    Windows are only listened to, and not learnt.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        self.hashes: list[Table] = []
        marks: list[list[int]] = []
        rows: list[tuple[int, bool]] = []
        spelling = language("en").spelling
        for number, one in enumerate(told):
            text = Text(one.text, spelling)
            hashes, first, last = features(text.plain)
            runs = [(*run, True) for run in units(text)] + [(*run, False) for run in windows(text)]
            for start, end, learnt in runs:
                rows.append((number, learnt))
                self.hashes.append(np.unique(hashes[(first >= start) & (last < end)]))
                marks.append(_marks(one, text, start, end))
        self.marks = np.array(marks)
        self.owner, self.learnt = np.array(rows, dtype=int).T
        self.learnt = self.learnt.astype(bool)

    def table(self, known: Table, rarity: Table) -> Table:
        sparse = import_module("scipy.sparse")
        at = [np.searchsorted(known, hashes) for hashes in self.hashes]
        at = [
            places[(places < len(known)) & (known[np.minimum(places, len(known) - 1)] == hashes)]
            for places, hashes in zip(at, self.hashes, strict=True)
        ]
        weights = [rarity[places] / (np.linalg.norm(rarity[places]) or 1.0) for places in at]
        begins = np.cumsum([0, *map(len, at)])
        shape = (len(at), len(known))
        return sparse.csr_matrix((np.concatenate(weights), np.concatenate(at), begins), shape)


def main(args: list[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.coach.learn")
    parser.add_argument("--without", nargs="+", default=[], choices=MARKED, metavar="SET")
    asked = parser.parse_args(args)
    more = Units(_told(BY_KIND))
    if not asked.without:
        learnt = learn(Units(_told(MARKED)), more)
        np.savez_compressed(LANGUAGES / "en" / "classifier.npz", **learnt)
    for name in asked.without:
        others = (other for other in MARKED if other != name)
        _try(learn(Units(_told(others)), more), SETS / f"{name}.jsonl")
    return 0


def learn(told: Units, more: Units) -> dict[str, Table]:
    """The arrays of a Classifier."""
    marks = np.vstack([told.marks[told.learnt], more.marks[more.learnt]])
    known, rarity = _known(
        [*compress(told.hashes, told.learnt), *compress(more.hashes, more.learnt)]
    )
    own, others = told.table(known, rarity), more.table(known, rarity)[more.learnt]
    weights, _ = _machines(_stacked(own[told.learnt], others), marks)
    heavy = np.sort(np.argsort(-(np.abs(weights).max(axis=1) * rarity))[:KEPT])
    known, rarity = known[heavy], rarity[heavy]
    own, others = told.table(known, rarity), more.table(known, rarity)[more.learnt]
    scores, anywhere = _folded(own, told, others, more.marks[more.learnt])
    weights, offsets = _machines(_stacked(own[told.learnt], others), marks)
    steps = np.abs(weights).max(axis=0) / STEPS
    truth = _of_whole(told)
    return {
        "kinds": np.array(LEARNT),
        "hashes": known,
        "rarity": rarity.astype(np.float16),
        "weights": np.round(weights / steps).astype(np.int8),
        "steps": steps.astype(np.float32),
        "offsets": offsets.astype(np.float32),
        "raises": _raises(scores, truth),
        "rules_out": _rules_out(anywhere, truth),
    }


def _told(names: Iterable[str]) -> list[Told]:
    return [told for name in names for told in _of_set(name)]


def _of_set(name: str) -> Iterable[Told]:
    path = SETS / f"{name}.jsonl"
    if name in BOUNDARIES:
        return map(_boundary, cases(boundaries.Case, path))
    if name in REPLIES:
        return map(_reply, cases(replies.Case, path))
    return map(_statement, cases(statements.Case, path))


def _statement(case: statements.Case) -> Told:
    if case.unsafe:
        return Told(case.text, {"unsafe": ()}, frozenset(LEARNT) - {"unsafe"})
    there = {kind: case.flags[kind] for kind in case.meant}
    return Told(case.text, there, (frozenset(LEARNT) - frozenset(STATED)) | case.fair)


def _boundary(case: boundaries.Case) -> Told:
    there = {name: () for kind, name in RULING.items() if kind == case.kind}
    return Told(case.text, there, frozenset(LEARNT) - frozenset(RULING.values()))


def _reply(case: replies.Case) -> Told:
    there = {kind: listed(getattr(case, kind)) for kind in ANSWERED if getattr(case, kind)}
    return Told(case.text, there, frozenset(LEARNT) - frozenset(ANSWERED))


def _marks(told: Told, text: Text, start: int, end: int) -> list[int]:
    """Of a unit, for each of LEARNT: it is there, it isn't, or either is fair."""
    whole = start == 0 and end > text.words_before(len(text.plain))
    a, b = (0, len(told.text)) if whole else text.span(*text.words_between(start, end - 1))
    return [_mark(told, kind, whole, a, b) for kind in LEARNT]


def _mark(told: Told, kind: str, whole: bool, start: int, end: int) -> int:
    if kind not in told.there:
        return -(kind in told.fair)
    words = told.there[kind]
    if whole or not words:
        return 1 if whole else -1
    return int(any(_meets(told.text, it, start, end) for it in words))


def _meets(text: str, words: str, start: int, end: int) -> bool:
    at = text.find(words)
    return at < end and start < at + len(words)


def _known(every: list[Table]) -> tuple[Table, Table]:
    """Features of two units or more, and how rare each is."""
    hashes, counts = np.unique(np.concatenate(every), return_counts=True)
    rarity = np.log((1 + len(every)) / (1 + counts)) + 1
    return hashes[counts > 1], rarity[counts > 1]


def _machines(table: Table, marks: Table) -> tuple[Table, Table]:
    machine = import_module("sklearn.svm").LinearSVC
    weights, offsets = [], []
    for column in marks.T:
        kept = column >= 0
        one = machine(C=1.0, random_state=SEED)
        one.fit(table[kept], column[kept])
        weights.append(one.coef_[0])
        offsets.append(one.intercept_[0])
    return np.array(weights).T, np.array(offsets)


def _stacked(one: Table, other: Table) -> Table:
    return import_module("scipy.sparse").vstack([one, other]).tocsr()


def _folded(own: Table, told: Units, others: Table, other_marks: Table) -> tuple[Table, Table]:
    """The loudest scores of each statement from machines that hadn't seen it: in what is learnt,
    and in any window as well."""
    count = told.owner[-1] + 1
    loudest, anywhere = np.full((2, count, len(LEARNT)), -np.inf)
    for held in np.array_split(np.random.default_rng(SEED).permutation(count), FOLDS):
        out = np.isin(told.owner, held)
        rest = ~out & told.learnt
        marks = np.vstack([told.marks[rest], other_marks])
        weights, offsets = _machines(_stacked(own[rest], others), marks)
        scores = own[out] @ weights + offsets
        np.maximum.at(anywhere, told.owner[out], scores)
        learnt = told.learnt[out]
        np.maximum.at(loudest, told.owner[out][learnt], scores[learnt])
    return loudest, anywhere


def _of_whole(told: Units) -> Table:
    return told.marks[np.unique(told.owner, return_index=True)[1]]


def _raises(scores: Table, truth: Table) -> Table:
    """For each kind the lowest score from which on so many are right."""
    found = []
    for kind, column, marked in zip(LEARNT, scores.T, truth.T, strict=True):
        order = np.argsort(-column[marked >= 0])
        right = np.cumsum(marked[marked >= 0][order]) / np.arange(1, len(order) + 1)
        sure = np.flatnonzero(right >= SURE[kind])
        found.append(column[marked >= 0][order][sure[-1]] if len(sure) else np.inf)
    return np.array(found)


def _rules_out(scores: Table, truth: Table) -> Table:
    """For each kind the score under which only a few of what is marked lie; some never are."""
    return np.array(
        [
            np.quantile(column[marked == 1], SELDOM[kind]) if kind in SELDOM else -np.inf
            for kind, column, marked in zip(LEARNT, scores.T, truth.T, strict=True)
        ]
    )


def _try(learnt: dict[str, Table], path: Path) -> None:
    """On what it hasn't seen: what rules say, and what both say together."""
    for name, classifier in (("rules", Classifier(NOTHING)), ("both", Classifier(learnt))):
        print(f"\n{path.stem}, {name}")
        report(path, "", structs.replace(language("en"), classifier=classifier))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
