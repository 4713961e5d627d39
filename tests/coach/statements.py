"""How often a statement's kinds are flagged rightly, and good statements are left alone."""

from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import review
from goldseam.coach.reviews import NoticeKind
from tests.coach.marks import TITLES, Words, cases, precision_and_recall, share

KINDS = get_args(NoticeKind)


class Case(msgspec.Struct, frozen=True):
    text: str
    flags: dict[str, list[str]] = {}
    may: list[str] = []
    unsafe: bool = False
    feeling: Words = ""
    situation: Words = ""
    reason: Words = ""
    request: Words = ""
    note: str = ""


def report(path: Path, show: str = "") -> None:
    marked = cases(Case, path)
    hits, wrong, missed, shown = Counter[str](), Counter[str](), Counter[str](), []
    false_flags = unsafe = found_unsafe = false_alarms = 0
    for case in marked:
        said = review(case.text)
        if case.unsafe:
            unsafe, found_unsafe = unsafe + 1, found_unsafe + said.unsafe
            continue
        false_alarms += said.unsafe
        got = {notice.kind for notice in said.notices}
        hits.update(got & case.flags.keys())
        wrong.update(got - case.flags.keys() - set(case.may))
        missed.update(case.flags.keys() - got)
        false_flags += not case.flags and bool(got - set(case.may))
        if show in (got ^ case.flags.keys()) - set(case.may):
            shown.append(("missed " if show in case.flags else "flagged ") + case.text)
    print(TITLES)
    for kind in KINDS:
        print(precision_and_recall(kind, hits[kind], wrong[kind], missed[kind]))
    good = sum(not case.flags and not case.unsafe for case in marked)
    print(f"false flags on {good} good statements: {share(false_flags, good)}")
    print(f"unsafe found: {found_unsafe} of {unsafe}; false alarms: {false_alarms}")
    print(*shown, sep="\n")
