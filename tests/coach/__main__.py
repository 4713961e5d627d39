"""`make coach`: how often the word coach is right, by kind, on sentences people marked by hand.

    python -m tests.coach                    # the development set, which the rules were written on
    python -m tests.coach --locked           # the locked split as well; only figures, no sentences
    python -m tests.coach --show absolute    # what is missed and wrongly flagged, development only
    python -m tests.coach --on FILE…         # other sentences, marked as docs/coach.md says

Precision: of what was flagged, how much is marked. Recall: of what is marked, how much was flagged.
A false flag is any notice on a good statement.
Of the four parts: how often each is found where it is marked, how often at least half of the marked
words are among the found ones, and how often something is found where nothing is marked.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import Review, Span, review
from goldseam.coach.reviews import NoticeKind

HERE = Path(__file__).parent
KINDS = get_args(NoticeKind)
PARTS = ("feeling", "situation", "reason", "request")


class Case(msgspec.Struct, frozen=True):
    """A marked statement: docs/coach.md says what each mark means."""

    text: str
    flags: dict[str, list[str]] = {}
    may: list[str] = []
    unsafe: bool = False
    feeling: str | list[str] = ""
    situation: str | list[str] = ""
    reason: str | list[str] = ""
    request: str | list[str] = ""
    note: str = ""


def cases(*paths: Path) -> list[Case]:
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines() if line)
    return [msgspec.json.decode(line, type=Case) for line in lines]


def main(args: list[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.coach")
    parser.add_argument("--locked", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--on", nargs="+", type=Path)
    asked = parser.parse_args(args)
    for path in asked.on or [HERE / "development" / "statements.jsonl"]:
        print(f"\n{path.parent.name}/{path.name}")
        report(cases(path), asked.show)
    if asked.locked:
        print("\nlocked/statements.jsonl")
        report(cases(HERE / "locked" / "statements.jsonl"))
    return 0


def report(marked: list[Case], show: str = "") -> None:
    hits, wrong, missed, shown = Counter[str](), Counter[str](), Counter[str](), []
    false_flags = unsafe = found_unsafe = false_alarms = 0
    reviews = [review(case.text) for case in marked]
    for case, said in zip(marked, reviews, strict=True):
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
    print(f"{'':20}     n  precision  recall")
    for kind in KINDS:
        n = hits[kind] + missed[kind]
        print(
            f"{kind:20} {n:5}  {_share(hits[kind], hits[kind] + wrong[kind]):>9}"
            f"  {_share(hits[kind], n):>6}"
        )
    good = sum(not case.flags and not case.unsafe for case in marked)
    print(f"false flags on {good} good statements: {_share(false_flags, good)}")
    print(f"unsafe found: {found_unsafe} of {unsafe}; false alarms: {false_alarms}")
    report_parts(marked, reviews)
    print(*shown, sep="\n")


def report_parts(marked: list[Case], reviews: list[Review]) -> None:
    print(f"{'':20}     n      found    half  wrongly")
    for part in PARTS:
        n = found = half = wrongly = 0
        for case, said in zip(marked, reviews, strict=True):
            words, span = _listed(getattr(case, part)), getattr(said, part)
            n += bool(words)
            found += bool(words and span)
            half += any(_is_half(case.text, one, span) for one in words if span)
            wrongly += bool(span and not words)
        print(
            f"{part:20} {n:5}  {_share(found, n):>9}  {_share(half, n):>6}"
            f"  {_share(wrongly, len(marked) - n):>7}"
        )


def _listed(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) and words else list(words)


def _is_half(text: str, words: str, span: Span) -> bool:
    """Whether at least half of the marked words, in characters, lies within the span."""
    start = text.find(words)
    shared = min(span.end, start + len(words)) - max(span.start, start)
    return start >= 0 and 2 * shared >= len(words)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
