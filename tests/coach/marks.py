"""Marked sentences, a line each, and shares of them. docs/coach.md says what each mark means."""

from pathlib import Path
from typing import TypeVar

import msgspec

Case = TypeVar("Case")
Words = str | list[str]  # of the text, letter for letter


def cases(kind: type[Case], *paths: Path) -> list[Case]:
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines() if line)
    return [msgspec.json.decode(line, type=kind) for line in lines]


def listed(words: Words) -> list[str]:
    return [words] if isinstance(words, str) and words else list(words)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def precision_and_recall(name: str, hits: int, wrong: int, missed: int) -> str:
    n = hits + missed
    return f"{name:20} {n:5}  {share(hits, hits + wrong):>9}  {share(hits, n):>6}"


TITLES = f"{'':20}     n  precision  recall"
