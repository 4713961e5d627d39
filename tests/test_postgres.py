"""Everything that touches the database holds on PostgreSQL as it does on SQLite."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.machine import postgres
from tests.postgres import cluster
from tests.running import Running

# The rooms with statements of their own; all others read and write through the gate alone.
ROOMS = ("drawers", "people", "drafts", "backup")
ROOT = Path(__file__).resolve().parent.parent
FILES = [
    str(file)
    for room in ROOMS
    for file in sorted((ROOT / "src" / "goldseam" / room / "tests").glob("test_*.py"))
]
PARTS = 2  # one test of all of it would keep the other workers waiting

pytestmark = pytest.mark.skipif(postgres() is None, reason="no PostgreSQL here")


@pytest.fixture(scope="session")
def url():
    with cluster() as server:
        yield server.url


@pytest.mark.parametrize("part", range(PARTS))
def test_every_room_keeps_its_promises_on_postgres(url, part):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "not sqlite and not journey", *FILES[part::PARTS]],
        env={
            **os.environ,
            "DATABASE_URL": url,
            "PGOPTIONS": "-c synchronous_commit=off",  # nothing is killed here
            "PYTEST_ADDOPTS": "-p no:cacheprovider -p no:xdist --reuse-db",
        },
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout


def test_no_room_is_left_out():
    assert {Path(file).parts[-3] for file in FILES} == set(ROOMS)


def test_a_server_starts_answers_and_checks_itself_on_postgres(url, tmp_path):
    with Running(tmp_path / "data", DATABASE_URL=url) as goldseam:
        assert goldseam.get("/theme/")[0] == 405
        assert not (tmp_path / "data" / "goldseam.sqlite3").exists()
        checked = _goldseam(tmp_path / "data", "check", url=url)
        assert checked.returncode == 0, checked.stdout
        assert "(error)" not in checked.stdout


def test_a_backup_moves_from_sqlite_to_postgres_and_back(url, tmp_path):
    """The same sealed bytes arrive, whichever way they go."""
    names = ("first", "second", "third")
    first, second, third = (tmp_path / name for name in names)
    _filled(first)
    assert "1 people, 3 sealed items" in _goldseam(first, "backup", "1").stdout
    moved = _goldseam(second, "restore", "--yes", str(first / "1"), url=url)
    assert "1 people and 3 sealed items are back" in moved.stdout, moved.stderr
    _goldseam(second, "backup", "2", url=url)
    _goldseam(third, "restore", str(second / "2"))
    _goldseam(third, "backup", "3")
    assert _rows(first / "1") == _rows(second / "2") == _rows(third / "3")


def test_a_restore_waits_until_nothing_else_uses_the_database(url, tmp_path):
    _filled(tmp_path / "a")
    _goldseam(tmp_path / "a", "backup", "1")
    with Running(tmp_path / "b", DATABASE_URL=url) as goldseam:
        goldseam.cookies["session"] = "A" * 43
        goldseam.get("/theme/")  # now a connection is open
        refused = _goldseam(tmp_path / "c", "restore", "--yes", str(tmp_path / "a" / "1"), url=url)
    assert refused.returncode == 1
    assert "connected to the database" in refused.stderr


def _goldseam(data, *arguments, url=""):
    data.mkdir(mode=0o700, exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", "from goldseam.cli import main; main()", *arguments],
        env={**os.environ, "GOLDSEAM_DATA": str(data), "DATABASE_URL": url},
        capture_output=True,
        text=True,
        cwd=data,
    )


FILL = """
import os, django; django.setup()
from datetime import datetime, UTC
from django.core.management import call_command
from goldseam import vault
from goldseam.people import accounts
from goldseam.drafts.documents import Draft
call_command("migrate", verbosity=0)
now = datetime.fromisoformat(os.environ["NOW"])
how = vault.Stretch(salt=b"s" * 16, memory_kib=64, iterations=1, lanes=1)
words = "orbit lantern velvet harbour nine"
alice = accounts.join("Alice", words, time_zone="UTC", now=now, how=how)
for place in "abc":
    alice.drawer.add(Draft(place=place, fields={}, at=now), day=now.date(), now=now)
"""


def _filled(data):
    data.mkdir(mode=0o700)
    now = datetime(2026, 11, 22, 20, 15, tzinfo=UTC).isoformat()
    place = {"GOLDSEAM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "goldseam.config.settings"}
    subprocess.run(
        [sys.executable, "-c", FILL], env={**os.environ, **place, "NOW": now}, check=True
    )


def _rows(path):
    import sqlite3
    from contextlib import closing

    tables = ("deletion", "drawer", "person", "drawer_key", "factor", "backup_code", "item")
    with closing(sqlite3.connect(path)) as file:
        return {table: sorted(file.execute(f"SELECT * FROM {table}")) for table in tables}


def test_spreading_over_machines_says_what_it_needs(url, tmp_path):
    """Without Citus there is nothing to distribute to, and nothing is changed."""
    on_postgres = _goldseam(tmp_path / "a", "manage", "distribute", url=url)
    assert "no Citus extension" in on_postgres.stderr
    on_sqlite = _goldseam(tmp_path / "b", "manage", "distribute")
    assert "set DATABASE_URL" in on_sqlite.stderr
