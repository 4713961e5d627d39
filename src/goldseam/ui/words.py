"""The content, loaded once a process."""

from functools import cache
from pathlib import Path

from goldseam import library as content

ROOT = Path(__file__).resolve().parent.parent / "content"


@cache
def library() -> content.Library:
    return content.load(ROOT)
