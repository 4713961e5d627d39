"""`make coach`: how often the word coach is right, by kind, on sentences people marked by hand.

    python -m tests.coach                    # the development set, which the rules were written on
    python -m tests.coach --locked           # the locked split as well; only figures, no sentences
    python -m tests.coach --show absolute    # what is missed and wrongly flagged, development only
    python -m tests.coach --on FILE…         # other sentences, marked as docs/coach.md says

Precision: of what was flagged, how much is marked. Recall: of what is marked, how much was flagged.
A false flag is any notice on a good statement.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import review
from goldseam.coach.reviews import NoticeKind

HERE = Path(__file__).parent
KINDS = get_args(NoticeKind)


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

    @property
    def meant(self) -> set[str]:
        """Kinds to be found: a demand that is half of something else is left to that."""
        whole = {"threat", "surveillance"} & self.flags.keys()
        return self.flags.keys() - ({"demand"} if whole else set())

    @property
    def fair(self) -> set[str]:
        """Kinds that may be found."""
        return {*self.flags, *self.may}


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
    for case in marked:
        said = review(case.text)
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
    print(*shown, sep="\n")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
