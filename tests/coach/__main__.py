"""`make coach`: how often the word coach is right, by kind, on sentences people marked by hand.

    python -m tests.coach                    # the development sets, which the rules were written on
    python -m tests.coach --locked           # the locked split as well; only figures, no sentences
    python -m tests.coach --show absolute    # what is missed and wrongly flagged, development only
    python -m tests.coach --on FILE…         # other sentences, marked as docs/coach.md says

Precision: of what was flagged, how much is marked. Recall: of what is marked, how much was flagged.
A false flag is any notice on a good statement.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from tests.coach.reporting import report

HERE = Path(__file__).parent
WRITTEN_ON = (
    "statements.jsonl",
    "boundaries.jsonl",
    "boundaries-more.jsonl",
    "replies.jsonl",
    "replies-more.jsonl",
)
LOCKED = ("statements.jsonl", "boundaries.jsonl", "replies.jsonl")


def main(args: list[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.coach")
    parser.add_argument("--locked", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--on", nargs="+", type=Path)
    asked = parser.parse_args(args)
    for path in asked.on or [HERE / "development" / name for name in WRITTEN_ON]:
        _report(path, asked.show)
    if asked.locked:
        for name in LOCKED:
            _report(HERE / "locked" / name)
    return 0


def _report(path: Path, show: str = "") -> None:
    print(f"\n{path.parent.name}/{path.name}")
    report(path, show)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
