"""How often the coach is right on a file of marked texts. What they are, its name says:
boundaries….jsonl, replies….jsonl, and statements in any other."""

from pathlib import Path
from types import ModuleType

from goldseam.coach.language import Language, language
from tests.coach import boundaries, replies, statements


def report(path: Path, show: str = "", speaks: Language | None = None) -> None:
    _of(path.name).report(path, show, speaks or language("en"))


def _of(name: str) -> ModuleType:
    for start, of in (("boundaries", boundaries), ("replies", replies)):
        if name.startswith(start):
            return of
    return statements
