"""How often a boundary is told from a demand and a threat, and its parts are found."""

from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import BoundaryReview
from goldseam.coach.boundaries import reviewed_boundary
from goldseam.coach.language import Language
from goldseam.coach.reviews import BoundaryKind
from tests.coach.marks import TITLES, cases, precision_and_recall, share

PARTS = ("need", "reason", "gain", "will")


class Case(msgspec.Struct, frozen=True):
    text: str
    kind: BoundaryKind
    need: str = ""
    reason: str = ""
    gain: str = ""
    will: str = ""
    note: str = ""


def report(path: Path, show: str, speaks: Language) -> None:
    marked = cases(Case, path)
    pairs, parts, shown = Counter[tuple[str, str]](), Counter[tuple[str, str]](), []
    for case in marked:
        said = reviewed_boundary(case.text, speaks)
        pairs[case.kind, said.kind] += 1
        if case.kind != said.kind and show in (case.kind, said.kind):
            shown.append(f"{case.kind} read as {said.kind}: {case.text}")
        for part in PARTS:
            how = _how(case, said, part)
            parts[part, how] += 1
            if show == part and how in ("wrong", "missed"):
                shown.append(f"{how}: {case.text}")
    right = sum(n for (marked_as, read_as), n in pairs.items() if marked_as == read_as)
    print(f"kind right: {share(right, len(marked))} of {len(marked)}\n{TITLES}")
    for kind in get_args(BoundaryKind):
        hits = pairs[kind, kind]
        wrong = sum(n for (was, read), n in pairs.items() if read == kind != was)
        missed = sum(n for (was, read), n in pairs.items() if was == kind != read)
        print(precision_and_recall(kind, hits, wrong, missed))
    for part in PARTS:
        n = parts[part, "found"] + parts[part, "missed"]
        print(f"{part}: {parts[part, 'found']} of {n} found, {parts[part, 'wrong']} wrong")
    print(*shown, sep="\n")


def _how(case: Case, said: BoundaryReview, part: str) -> str:
    """Found: what was read and what is marked share a place. Wrong: it stands where no mark is."""
    span, words = getattr(said, part), getattr(case, part)
    if span is None:
        return "missed" if words else "rightly not there"
    start = case.text.index(words) if words else len(case.text)
    return "found" if span.start < start + len(words) and start < span.end else "wrong"
