"""Searching ten years of journal: 3,650 entries of 1.5 KB, from the database to the page.

Beside it its floor: the same rows through `sqlite3` alone, opened with AES-GCM alone.
Three journals: plain ASCII, English with curly quotes as phones type it, and German.
"""

import random
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

ENTRIES, CHARACTERS = 3_650, 1_500
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
ROUNDS = 7
TARGET = 60.0  # milliseconds

_PLAIN = re.findall(
    r"\w+",
    "the a and I was to of it that he she we when home late phone light kitchen waiting window "
    "hands cold said would again morning sleep walk quiet enough angry tired slowly know believe ",
)
_MANNERS = {
    "plain": _PLAIN,
    "curly quotes": [*_PLAIN, "don’t", "didn’t", "“yes”", "—", "it’s"],
    "German": [*_PLAIN, "über", "Fenster", "draußen", "fühlte", "später", "müde", "wäre", "für"],
}


def rows() -> Iterator[tuple[str, float, float, float]]:
    """What was measured, milliseconds, its floor in milliseconds, and the target."""
    from goldseam.drawers.gate import OpenDrawer
    from goldseam.journal.finding import Search, find, results
    from goldseam.people.visits import Visit

    for manner, words in _MANNERS.items():
        drawer = _drawer()
        mine = OpenDrawer(drawer, bytes(range(32)), 1, UUID(int=7))
        _fill(mine, words)
        visit = Visit(NOW)

        def search(mine: OpenDrawer = mine, visit: Visit = visit) -> int:
            asked = Search.of({"words": ["window harbour"]})
            return len(results(find(mine, asked), asked, visit))

        assert search() > 0
        yield f"Journal search, ten years, {manner}", *_beside(search, _floor(mine)), TARGET
        _forget(drawer)


def _drawer() -> UUID:
    from goldseam.drawers.models import Drawer

    return Drawer.objects.create(id=UUID(int=random.getrandbits(128))).id


def _fill(mine: object, words: list[str]) -> None:
    from django.db import transaction

    from goldseam.drawers.gate import OpenDrawer
    from goldseam.journal.documents import Entry, Tag

    assert isinstance(mine, OpenDrawer)
    dice = random.Random(3650)
    with transaction.atomic():
        for n in range(ENTRIES):
            text = _text(dice, words, rare="harbour" if n % 100 == 0 else "")
            tags = (Tag("trigger", "late home"),) if n % 3 == 0 else ()
            at = NOW - timedelta(days=n)
            mine.add(Entry.written(text, at=at, tags=tags), day=at.date(), now=at)


def _text(dice: random.Random, words: list[str], rare: str) -> str:
    text = " ".join(dice.choices(words, k=CHARACTERS // 4))[: CHARACTERS - 20]
    return f"{text} window {rare}"


def _floor(mine: object) -> Callable[[], int]:
    """Reading the same rows with sqlite3 and opening each with one AES-GCM: no way around it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from django.db import connection

    from goldseam.drawers.gate import OpenDrawer
    from goldseam.drawers.models import Item

    assert isinstance(mine, OpenDrawer)
    connection.ensure_connection()
    raw = sqlite3.connect(connection.settings_dict["NAME"])
    columns = "id, kind, day, author, revision, sealed"
    sql = f"SELECT {columns} FROM {Item._meta.db_table} WHERE drawer_id = ?"  # noqa: S608
    nonce, blobs = bytes(12), []

    def prepare() -> list[bytes]:
        plain = [bytes(row[-1])[:2048] for row in raw.execute(sql, (mine.id.hex,))]
        return [AESGCM(mine.key).encrypt(nonce, text, None) for text in plain]

    blobs = prepare()

    def read_and_open() -> int:
        found = raw.execute(sql, (mine.id.hex,)).fetchall()
        for blob in blobs:
            AESGCM(mine.key).decrypt(nonce, blob, None)
        return len(found)

    return read_and_open


def _beside(measured: Callable[[], int], floor: Callable[[], int]) -> tuple[float, float]:
    """The medians of both, in milliseconds, measured in turn."""
    pairs = [(_milliseconds(measured), _milliseconds(floor)) for _ in range(ROUNDS)]
    return statistics.median(m for m, _ in pairs), statistics.median(f for _, f in pairs)


def _milliseconds(do: Callable[[], int]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def _forget(drawer: UUID) -> None:
    from django.db import transaction

    from goldseam.drawers.keeping import empty

    with transaction.atomic():
        empty(drawer, day=date(2026, 11, 22))
