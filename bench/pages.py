"""Pages and writes in one process: CPU beside the least that Django and SQLite could cost."""

import re
import sqlite3
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

from bench.browser import Browser, constant
from bench.measuring import Row, interleaved

MS = 1000
PAGES = (
    "/journal/", "/checkins/", "/night/", "/calm/", "/", "/together/", "/promises/",
    "/promises/days/", "/arrivals/", "/talks/", "/words/", "/picture/",
)  # fmt: skip


def rows() -> Iterator[Row]:
    alice = Browser()
    floor, today = interleaved(constant(), alice.get("/today/"))
    yield Row("Signed-in Today, CPU", today * MS, "ms", floor * MS, at_most_times=8)
    for path in PAGES:
        (cost,) = interleaved(alice.get(path), rounds=7, each=20)
        yield Row(f"   {path}", cost * MS, "ms", floor * MS)
    bob = Browser("Bob")  # writes, so that Alice's days stay as they are
    write = _write_cost(bob)
    yield Row("A check-in, whole request, CPU", write * MS, "ms", at_most=0.5)
    yield _transaction(bob)
    yield Row("Mark a promise, whole request, CPU", _mark(bob) * MS, "ms", at_most=0.5)
    yield _day(alice, today, write)


def _write_cost(bob: Browser) -> float:
    """Taps on changing numbers, so that each is a change."""
    taps = [bob.post("/checkins/tap/", distress=str(level)) for level in range(11)]
    turn = count()
    return interleaved(lambda: taps[next(turn) % 11](), rounds=9, each=33)[0]


def _mark(bob: Browser) -> float:
    """One of his promises to the other, said to be kept and to be kept late, in turns."""
    days = re.findall(_A_DAY, bob.get("/promises/")().decode())
    asked = (f"{day}report/" for day in days if f"{day}report/" in bob.get(day)().decode())
    report = next(asked, None)
    assert report, "the example couple promised nothing that can be told of now"
    tells = [bob.post(report, outcome=outcome) for outcome in ("kept", "late")]
    turn = count()
    return interleaved(lambda: tells[next(turn) % 2](), rounds=9, each=30)[0]


_A_DAY = r'href="(/promises/[0-9a-f-]{36}/[0-9-]{10}/)"'


def _transaction(bob: Browser) -> Row:
    """Keeping a document, sealing included, beside the same INSERT through sqlite3 alone."""
    from django.db import connection
    from django.utils import timezone

    from goldseam.checkins.documents import Answer, CheckIn
    from goldseam.drawers.models import Item

    now, drawer = timezone.now(), bob.account.drawer
    check_in = CheckIn(at=now, answer=Answer(distress=4))

    def keep() -> None:
        drawer.add(check_in, day=now.date(), now=now)

    keep()
    row = Item.objects.filter(drawer_id=drawer.id).latest("id")
    bare = _beside(Path(connection.settings_dict["NAME"]))
    sealed, number = bytes(row.sealed), count()

    def insert() -> None:
        id = UUID(int=next(number)).hex
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(_INSERT, (drawer.id.hex, id, 7, str(now.date()), drawer.holder.hex, 1, sealed))
        bare.execute("COMMIT")

    floor, ours = interleaved(insert, keep, rounds=11, each=30, clock=time.perf_counter)
    bare.close()
    return Row("   its transaction, wall clock", ours * MS, "ms", floor * MS, at_most_times=1.3)


_INSERT = (
    "INSERT INTO drawers_item (drawer_id, id, kind, day, author, revision, sealed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def _beside(path: Path) -> sqlite3.Connection:
    """A database of the same shape on the same disk, used through sqlite3 alone."""
    other = path.with_name("floor.sqlite3")
    other.unlink(missing_ok=True)
    with sqlite3.connect(path) as source, sqlite3.connect(other) as copy:
        source.backup(copy)
    bare = sqlite3.connect(other, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        bare.execute(f"PRAGMA {pragma}")
    return bare


def _day(alice: Browser, today: float, write: float) -> Row:
    """Twelve pages, four writes and a third of a sign-in, on two cores."""
    from goldseam import vault

    pages = [alice.get(path) for path in ("/journal/", "/night/", "/calm/", "/checkins/")]
    others = interleaved(*pages, rounds=5, each=10)
    how = vault.new_stretch()
    (sign_in,) = interleaved(lambda: vault.stretch("some words", how), rounds=3, each=1)
    a_day = 4 * today + 2 * sum(others) + 4 * write + sign_in / 3
    return Row("A person’s whole day, two cores", 2 * 3600 / a_day, "/hour", at_least=100_000)
