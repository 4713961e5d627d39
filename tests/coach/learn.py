"""`python -m tests.coach.learn`: what the coach's classifier learns, from the development sets.

    pip install scikit-learn==1.9.1 msgspec
    PYTHONPATH=src …/python -m tests.coach.learn            # writes en/classifier.npz
    PYTHONPATH=src …/python -m tests.coach.learn --without tried-k …

With `--without` nothing is written: what is learnt from all the others is tried on each of these.
In an environment of its own; Goldseam reads with NumPy what was learnt here with scikit-learn.
A statement is learnt as a whole, and by its sentences; a sentence is of a kind where marked words
stand in it. Scores in four folds of the sets in `MARKED` say from where on a kind is there (`SURE`
of those scores are right) and below which it isn't (`SELDOM` of what is marked scores so low in any
few words of it). The locked split stays out.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from importlib import import_module
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import structs

from goldseam.coach.classifier import NOTHING, Classifier, Heard, features, units, windows
from goldseam.coach.language import HERE as LANGUAGES
from goldseam.coach.language import Language, language
from goldseam.coach.statements import is_unsafe, notices
from goldseam.coach.text import Text
from tests.coach.marks import TITLES, cases, precision_and_recall, share
from tests.coach.statements import KINDS, Case

SETS = Path(__file__).parent / "development"
MARKED = ("statements", "unread", *(f"tried-{letter}" for letter in "abcdefghijklmn"))
BY_KIND = ("by-kind", "by-kind-more-a", "by-kind-more-b")  # one kind of each is marked for certain
RULED = {"faux_feeling", "thought_as_feeling"}  # a matter of form, which rules know best
LEARNT = (*(kind for kind in KINDS if kind not in RULED), "unsafe")
SEED = 2026
FOLDS = 4
SURE = dict.fromkeys(LEARNT, 0.98) | {"threat": 0.97, "unsafe": 0.90}
SELDOM = dict.fromkeys(LEARNT, 0.03) | {"absolute": 0.05, "demand": 0.05}  # their rules overdo it
KEPT = 60_000  # features; the rest weighs next to nothing
STEPS = 127  # either way, of a weight in one byte

Table = Any


class Units:
    """Statements, their sentences and windows: features, marks (-1: either is fair), and whose.

    Windows are only listened to, and not learnt.
    """

    def __init__(self, marked: Iterable[Case]) -> None:
        self.hashes: list[Table] = []
        marks: list[list[int]] = []
        rows: list[tuple[int, bool]] = []
        spelling = language("en").spelling
        for number, case in enumerate(marked):
            text = Text(case.text, spelling)
            hashes, first, last = features(text.plain)
            runs = [(*run, True) for run in units(text)] + [(*run, False) for run in windows(text)]
            for start, end, learnt in runs:
                rows.append((number, learnt))
                self.hashes.append(np.unique(hashes[(first >= start) & (last < end)]))
                marks.append(_marks(case, text, start, end))
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
    more = Units(_cases(BY_KIND))
    if not asked.without:
        learnt = learn(Units(_cases(MARKED)), more)
        np.savez_compressed(LANGUAGES / "en" / "classifier.npz", **learnt)
    for name in asked.without:
        print(f"\n{name}")
        others = (other for other in MARKED if other != name)
        _report(learn(Units(_cases(others)), more), _cases([name]))
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


def _cases(names: Iterable[str]) -> list[Case]:
    return [case for name in names for case in cases(Case, SETS / f"{name}.jsonl")]


def _marks(case: Case, text: Text, start: int, end: int) -> list[int]:
    """Of a unit, for each of LEARNT: it is there, it isn't, or either is fair."""
    whole = start == 0 and end > text.words_before(len(text.plain))
    if case.unsafe:
        return [-1] * (len(LEARNT) - 1) + [1 if whole else -1]
    a, b = (0, len(case.text)) if whole else text.span(*text.words_between(start, end - 1))
    marks = []
    for kind in LEARNT[:-1]:
        if kind in case.meant:
            marks.append(int(any(_meets(case.text, it, a, b) for it in case.flags[kind])))
        else:
            marks.append(-1 if kind in case.fair else 0)
    return [*marks, 0]


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
        one = machine(C=1.0, class_weight="balanced", random_state=SEED)
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
    """For each kind the score under which only a few of what is marked lie; danger never is."""
    pairs = zip(LEARNT, scores.T, truth.T, strict=True)
    found = [np.quantile(column[marked == 1], SELDOM[kind]) for kind, column, marked in pairs]
    return np.array([*found[:-1], -np.inf])


def _report(learnt: dict[str, Table], marked: list[Case]) -> None:
    """Of statements it hasn't seen: what rules say, what is learnt, and what both say together."""
    ruled = structs.replace(language("en"), classifier=Classifier(NOTHING))
    both = structs.replace(ruled, classifier=Classifier(learnt))
    heard = [both.classifier.hears(Text(case.text, both.spelling)) for case in marked]
    said = {
        "rules": [_kinds(case.text, ruled) for case in marked],
        "learnt": [{kind for kind in LEARNT if one.is_sure_of(kind)} for one in heard],
        "both": [_kinds(case.text, both) for case in marked],
    }
    for name, every in said.items():
        _print(name, marked, every)
    _print_places(marked, heard, both)


def _kinds(text: str, speaks: Language) -> set[str]:
    said = Text(text, speaks.spelling)
    heard = speaks.classifier.hears(said)
    if is_unsafe(said, speaks, heard):
        return {"unsafe"}
    return {notice.kind for notice in notices(said, speaks, KINDS, heard)}


def _print(name: str, marked: list[Case], said: list[set[str]]) -> None:
    good = [it - case.fair for case, it in zip(marked, said, strict=True) if _is_good(case)]
    print(f"\n{name}: false flags {share(sum(map(bool, good)), len(good))}")
    print(TITLES)
    for kind in (*KINDS, "unsafe"):
        pairs = [(_truth(case, kind), kind in it) for case, it in zip(marked, said, strict=True)]
        counts = [pairs.count(pair) for pair in ((1, True), (0, True), (1, False))]
        print(precision_and_recall(kind, *counts))


def _is_good(case: Case) -> bool:
    return not case.flags and not case.unsafe


def _truth(case: Case, kind: str) -> int:
    """1: it is there, 0: it isn't, -1: either is fair."""
    if case.unsafe or kind == "unsafe":
        return int(case.unsafe) if kind == "unsafe" else -1
    return 1 if kind in case.meant else -(kind in case.fair)


def _print_places(marked: list[Case], heard: list[Heard], speaks: Language) -> None:
    """How well places are named: the characters in common with what is marked, of their union."""
    shares = []
    for case, one in zip(marked, heard, strict=True):
        for kind in filter(one.is_sure_of, case.meant):
            start, end = Text(case.text, speaks.spelling).span(*one.place(kind))
            words = case.flags[kind][0]
            at = case.text.find(words)
            shared = max(0, min(end, at + len(words)) - max(start, at))
            shares.append(shared / (max(end, at + len(words)) - min(start, at)))
    half, none = sum(it >= 0.5 for it in shares), shares.count(0)
    print(
        f"\nplaces: half in common {share(half, len(shares))}, nothing {share(none, len(shares))}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
