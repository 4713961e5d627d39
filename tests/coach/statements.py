"""How often a statement's kinds are flagged rightly, and good statements are left alone."""

from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import Review, Span
from goldseam.coach.language import Language
from goldseam.coach.reviews import NoticeKind
from goldseam.coach.statements import reviewed
from tests.coach.marks import TITLES, Words, cases, listed, precision_and_recall, share

KINDS = get_args(NoticeKind)
LEFT_TO = {"demand": {"threat", "surveillance"}, "mind_reading": {"thought_as_feeling"}}
PARTS = ("feeling", "situation", "reason", "request")


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

    @property
    def meant(self) -> set[str]:
        """Kinds to be found: what is half of something else is left to that."""
        return {kind for kind in self.flags if not LEFT_TO.get(kind, set()) & self.flags.keys()}

    @property
    def fair(self) -> set[str]:
        """Kinds that may be found."""
        return {*self.flags, *self.may}


def report(path: Path, show: str, speaks: Language) -> None:
    marked = cases(Case, path)
    hits, wrong, missed, shown = Counter[str](), Counter[str](), Counter[str](), []
    false_flags = unsafe = found_unsafe = false_alarms = 0
    reviews = [reviewed(case.text, speaks) for case in marked]
    for case, said in zip(marked, reviews, strict=True):
        if case.unsafe:
            unsafe, found_unsafe = unsafe + 1, found_unsafe + said.unsafe
            continue
        false_alarms += said.unsafe
        got = {notice.kind for notice in said.notices}
        hits.update(got & case.meant)
        wrong.update(got - case.fair)
        missed.update(case.meant - got)
        false_flags += not case.flags and bool(got - case.fair)
        if show in (got - case.fair) | (case.meant - got):
            shown.append(("missed " if show in case.meant else "flagged ") + case.text)
    print(TITLES)
    for kind in KINDS:
        print(precision_and_recall(kind, hits[kind], wrong[kind], missed[kind]))
    good = sum(not case.flags and not case.unsafe for case in marked)
    print(f"false flags on {good} good statements: {share(false_flags, good)}")
    print(f"unsafe found: {found_unsafe} of {unsafe}; false alarms: {false_alarms}")
    _report_parts(marked, reviews)
    print(*shown, sep="\n")


def _report_parts(marked: list[Case], reviews: list[Review]) -> None:
    """How often a part is found where it is marked, at least half of it, and where it isn't."""
    print(f"{'':20}     n      found    half  wrongly")
    for part in PARTS:
        n = found = half = wrongly = 0
        for case, said in zip(marked, reviews, strict=True):
            words, span = listed(getattr(case, part)), getattr(said, part)
            n += bool(words)
            found += bool(words and span)
            half += any(_is_half(case.text, one, span) for one in words if span)
            wrongly += bool(span and not words)
        print(
            f"{part:20} {n:5}  {share(found, n):>9}  {share(half, n):>6}"
            f"  {share(wrongly, len(marked) - n):>7}"
        )


def _is_half(text: str, words: str, span: Span) -> bool:
    """Whether at least half of the marked words, in characters, lies within the span."""
    start = text.find(words)
    shared = min(span.end, start + len(words)) - max(span.start, start)
    return start >= 0 and 2 * shared >= len(words)
