"""`python -m tests.coach.compare`: the coach's rules beside a classifier learnt from sentences.

    pip install scikit-learn==1.9.1 msgspec
    PYTHONPATH=src …/python -m tests.coach.compare

In an environment of its own; Goldseam doesn't need scikit-learn.
A linear support vector machine for each kind, over runs of words and of letters. It learns from the
sentences the rules were written on, takes its thresholds from five folds of them, and is tried on
`development/unread.jsonl`, like the rules. Decision 21 has the figures. The locked split stays out.
"""

import pickle
import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from goldseam.coach import review
from goldseam.coach.language import language
from goldseam.coach.text import Text
from tests.coach.__main__ import HERE
from tests.coach.marks import cases, share
from tests.coach.statements import KINDS, Case

SEED = 2026
FOLDS = 5
PIECE = r"[^\W_]+|[^\w\s]"
LONGEST_PLACE = 6  # words

Scores = Any  # a row for each statement, a column for each kind
Table = Any  # the same, of truths: 1 is marked, 0 is not, -1 a careful reader could leave or raise


def main() -> int:
    told, more, unread = (
        [case for case in cases(Case, HERE / "development" / name) if not case.unsafe]
        for name in ("statements.jsonl", "by-kind.jsonl", "unread.jsonl")
    )
    folded = _folded(told, more)
    classifier = Classifier([*told, *more])
    scores, rules = classifier.scores(unread), _by_rules(unread)
    sure, even = _sure(folded, marks(told), 0.90), _even(folded, marks(told))
    raises, vetoes = _sure(folded, marks(told), 0.95), _rare(folded, marks(told), 0.05)
    report("classifier, in the folds", folded >= sure, told)
    report("rules", rules, unread)
    report("classifier, 90 % precise in the folds", scores >= sure, unread)
    report("classifier, best F1 in the folds", scores >= even, unread)
    report("rules, silenced by the classifier", rules & (scores >= vetoes), unread)
    report("rules, and the classifier where they are silent", rules | (scores >= raises), unread)
    report("both", rules & (scores >= vetoes) | (scores >= raises), unread)
    _added(rules, scores >= raises, unread)
    _places(classifier, scores, sure, unread)
    _cost("rules", lambda text: review(text), unread)
    _cost("classifier", lambda text: classifier.scores([Case(text)]), unread)
    kept = len(pickle.dumps(classifier)) / 1e6
    print(f"features: {classifier.size:,}; kept as a file: {kept:.0f} MB")
    return 0


def marks(statements: list[Case]) -> Table:
    return np.array(
        [[1 if k in case.flags else -(k in case.may) for k in KINDS] for case in statements]
    )


class Classifier:
    """One for each kind, over the plain words the rules read."""

    def __init__(self, statements: list[Case]) -> None:
        text = import_module("sklearn.feature_extraction.text").TfidfVectorizer
        same = {"sublinear_tf": True, "min_df": 2, "dtype": np.float32}
        self._runs = import_module("sklearn.pipeline").make_union(
            text(ngram_range=(1, 3), token_pattern=PIECE, **same),
            text(analyzer="char_wb", ngram_range=(2, 5), **same),
        )
        seen = self._runs.fit_transform(_plain(statements)).tocsr()
        self.size = seen.shape[1]
        self._kinds = [self._learnt(seen, column) for column in marks(statements).T]

    def scores(self, statements: list[Case]) -> Scores:
        seen = self._runs.transform(_plain(statements))
        return np.array([kind.decision_function(seen) for kind in self._kinds]).T

    def _learnt(self, seen: Any, column: Table) -> Any:
        machine = import_module("sklearn.svm").LinearSVC
        kept = column >= 0
        one = machine(C=1.0, class_weight="balanced", random_state=SEED)
        return one.fit(seen[kept], column[kept])


def _plain(statements: list[Case]) -> list[str]:
    return [Text(case.text, language("en").spelling).plain for case in statements]


def _folded(told: list[Case], more: list[Case]) -> Scores:
    """What classifiers that had not seen a statement say of it. `more` is marked only in part."""
    order = np.random.default_rng(SEED).permutation(len(told))
    scores = np.zeros((len(told), len(KINDS)))
    for held in np.array_split(order, FOLDS):
        out = set(held.tolist())
        rest = [case for n, case in enumerate(told) if n not in out]
        scores[held] = Classifier([*rest, *more]).scores([told[n] for n in held])
    return scores


def _sure(scores: Scores, table: Table, precision: float) -> Scores:
    """For each kind the lowest score from which on so many are right."""
    return _chosen(scores, table, lambda right, n, _: np.flatnonzero(right / n >= precision)[-1:])


def _even(scores: Scores, table: Table) -> Scores:
    return _chosen(scores, table, lambda right, n, every: [np.argmax(2 * right / (n + every))])


def _rare(scores: Scores, table: Table, share: float) -> Scores:
    """For each kind the score under which only this share of what is marked lies."""
    pairs = zip(scores.T, table.T, strict=True)
    return np.array([np.quantile(column[marked == 1], share) for column, marked in pairs])


def _chosen(scores: Scores, table: Table, choose: Callable[..., Any]) -> Scores:
    found = []
    for column, marked in zip(scores.T, table.T, strict=True):
        order = np.argsort(-column[marked >= 0])
        best, right = column[marked >= 0][order], np.cumsum(marked[marked >= 0][order])
        at = choose(right, np.arange(1, len(order) + 1), right[-1])
        found.append(best[at[0]] if len(at) else np.inf)
    return np.array(found)


def _by_rules(statements: list[Case]) -> Table:
    said = [{notice.kind for notice in review(case.text).notices} for case in statements]
    return np.array([[kind in kinds for kind in KINDS] for kinds in said])


def report(name: str, flagged: Table, statements: list[Case]) -> None:
    table = marks(statements)
    good = np.array([not case.flags for case in statements])
    hits, wrong = (flagged & (table == 1)).sum(0), (flagged & (table == 0)).sum(0)
    every, false = (table == 1).sum(0), (flagged & (table == 0))[good].any(1).sum()
    print(f"\n{name}: false flags on {false} of {good.sum()} good, {share(false, good.sum())}")
    for kind, hit, bad, n in zip(KINDS, hits, wrong, every, strict=True):
        print(f"  {kind:20} {share(hit, hit + bad):>7} {share(hit, n):>7}")
    print(f"  {'all':20} {share(hits.sum(), (hits + wrong).sum()):>7}", end=" ")
    print(f"{share(hits.sum(), every.sum()):>7}  ({hits.sum()} right, {wrong.sum()} wrong)")


def _added(rules: Table, raised: Table, statements: list[Case]) -> None:
    table = marks(statements)
    right, wrong = (int((raised & ~rules & (table == is_so)).sum()) for is_so in (1, 0))
    precision = share(right, right + wrong)
    print(f"\nraised where rules are silent: {right} right, {wrong} wrong: {precision}")


def _places(classifier: Classifier, scores: Scores, least: Scores, statements: list[Case]) -> None:
    """How well each names the words: by their overlap with what is marked, over their union."""
    of_rules, of_classifier = [], []
    for case, row in zip(statements, scores, strict=True):
        for n, kind in enumerate(KINDS):
            marked = {at for words in case.flags.get(kind, ()) for at in _within(case.text, words)}
            found = [
                set(range(it.start, it.end)) for it in review(case.text).notices if it.kind == kind
            ]
            if marked and found:
                of_rules.append(
                    len(set().union(*found) & marked) / len(set().union(*found) | marked)
                )
            if marked and row[n] >= least[n]:
                place = _place(classifier, case.text, n, least[n])
                of_classifier.append(len(place & marked) / len(place | marked))
    for name, shares in (("rules", of_rules), ("classifier", of_classifier)):
        half, none = sum(s >= 0.5 for s in shares), sum(s == 0 for s in shares)
        print(
            f"places, {name}: half or more in common {share(half, len(shares))}, "
            f"nothing {share(none, len(shares))}, of {len(shares)}"
        )


def _within(text: str, words: str) -> range:
    start = text.find(words)
    return range(start, start + len(words))


def _place(classifier: Classifier, text: str, n: int, least: float) -> set[int]:
    """The fewest words in a row without which it would be silent; else those that weigh most."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    best = (np.inf, range(0))
    for length in range(1, LONGEST_PLACE + 1):
        runs = [range(a[0], b[1]) for a, b in zip(words, words[length - 1 :], strict=False)]
        if not runs:
            break
        without = [Case(text[: run.start] + text[run.stop :]) for run in runs]
        weights = classifier.scores(without)[:, n]
        best = min(best, (weights.min(), runs[int(weights.argmin())]), key=lambda it: it[0])
        if best[0] < least:
            break
    return set(best[1])


def _cost(name: str, read: Callable[[str], object], statements: list[Case]) -> None:
    """Of the processor's time, so that other work beside it counts little."""
    whole, took = " ".join(case.text for case in statements), []
    for at in range(0, 150 * 300, 300):
        started = time.process_time()
        read(whole[at : at + 300])
        took.append(time.process_time() - started)
    usual, most = np.median(took) * 1000, np.max(took) * 1000
    print(f"{name}: {usual:.1f} ms for 300 characters, {most:.1f} at most")


if __name__ == "__main__":
    sys.exit(main())
