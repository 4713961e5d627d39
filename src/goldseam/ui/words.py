"""The content, loaded once a process; how words begin in a list; what stays on a line."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from goldseam import library as content

LONGEST_LINE = 90  # characters of somebody's words in a list
ROOT = Path(__file__).resolve().parent.parent / "content"


@cache
def library() -> content.Library:
    return content.load(ROOT)


def shortened(text: str) -> str:
    """The first line of somebody's words, cut between two of them."""
    first = text.partition("\n")[0]
    return first if len(first) <= LONGEST_LINE else f"{first[:LONGEST_LINE].rsplit(' ', 1)[0]} …"


def whole(words: str) -> str:
    """In one piece: no line ends within it."""
    return words.replace(" ", "\u00a0")


def percent(n: int) -> str:
    """“40 %”, which a line never ends within."""
    return _("%(n)d\u00a0%%") % {"n": n}
