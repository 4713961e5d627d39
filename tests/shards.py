"""Fails any statement of ours on the table of items that doesn't name its drawer.

That table is sharded by drawer when it outgrows one machine; a statement without the drawer would
go to every shard. Backups move whole drawers and tests play the intruder: both do as they like.
"""

import re
import sys
from collections.abc import Callable
from typing import Any

TABLE = re.compile(r"\b(drawers_item|drawers_removeditem)\b")
NAMED = re.compile(r"\bWHERE\b.*\bdrawer_id\b|\bINSERT INTO\b[^()]*\([^()]*\bdrawer_id\b", re.S)
FREE = ("/tests/", "/backup/", "conftest.py", "/django/")
# Sweeping looks for what ran out in any drawer, once a minute and off the path of any request.
SWEEPING = re.compile(r"drawers_removeditem.*\buntil\b", re.S)


class CrossesDrawers(AssertionError):
    pass


def one_drawer(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """For `connection.execute_wrapper`."""
    plain = sql.replace('"', "")
    if TABLE.search(plain) and not NAMED.search(plain) and not SWEEPING.search(plain) and _ours():
        raise CrossesDrawers(f"a statement on items has to name the drawer: {plain[:300]}")
    return execute(sql, params, many, context)


def _ours() -> bool:
    """Whether the nearest caller that isn't Django is the program, and not a test or a backup."""
    frame = sys._getframe(2)
    while frame:
        name = frame.f_code.co_filename
        if "goldseam" in name.rsplit("/site-packages/", 1)[-1] and not any(f in name for f in FREE):
            return True
        if any(f in name for f in FREE[:3]):
            return False
        frame = frame.f_back
    return False
