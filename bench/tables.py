"""Today when the table is full of other people's items: it reads its own drawer and no more."""

import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.browser import Browser
from bench.measuring import Row, interleaved

SMALL, LARGE, HUGE = 10_000, 1_000_000, 10_000_000
A_DRAWER = 4_380  # items, as a couple writes in a year


def rows(*, huge: bool) -> Iterator[Row]:
    """A copy of the database beside the first, filled; both are asked in turns."""
    from django.db import connection

    alice = Browser()
    small = Path(connection.settings_dict["NAME"])
    many = HUGE if huge else LARGE
    connection.close()
    large = small.with_name("large.sqlite3")
    shutil.copy(small, large)
    _fill(small, SMALL)
    _fill(large, many)
    today = alice.get("/today/")

    def in_small() -> None:
        _ask(small, today)

    def in_large() -> None:
        _ask(large, today)

    floor, here = interleaved(in_small, in_large, rounds=9, each=1)
    large.unlink()
    _use(small)
    yield Row(
        f"Today, {many:,} items in the table against {SMALL:,}",
        here / TIMES * 1000, "ms", floor / TIMES * 1000, at_most_times=1.2,
    )  # fmt: skip


TIMES = 60


def _ask(path: Path, today) -> None:
    """Turning to the other database costs a connection, which many pages share."""
    _use(path)
    for _ in range(TIMES):
        today()


def _use(path: Path) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(path)


def _fill(path: Path, many: int) -> None:
    import sqlite3

    with sqlite3.connect(path) as file:
        file.execute("PRAGMA synchronous=OFF")
        rows = _others(many)
        while chunk := list(islice(rows, 10_000)):
            file.executemany(
                "INSERT INTO drawers_item (drawer_id, id, kind, day, author, revision, sealed)"
                " VALUES (?, ?, ?, ?, ?, 1, ?)",
                chunk,
            )
    file.close()


def _others(many: int) -> Iterator[tuple[object, ...]]:
    sealed = os.urandom(340)
    drawer = os.urandom(16).hex()
    for number in range(many):
        if number % A_DRAWER == 0:
            drawer = os.urandom(16).hex()
        day = f"20{16 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield drawer, os.urandom(16).hex(), number % 30_000, day, drawer, sealed
