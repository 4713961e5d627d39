"""A backup is whole, of one moment, readable by its owners alone, and holds nothing it need not."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldseam.backup import NotABackup, Occupied, TooNew, format, write
from goldseam.backup.restoring import restore
from goldseam.drafts.documents import Draft
from goldseam.journal.documents import Entry
from goldseam.people import accounts, factors, visits

pytestmark = pytest.mark.django_db(transaction=True)

FIVE_WORDS = "orbit lantern velvet harbour nine"


def no_bar(total):
    return lambda step: None


def written(path, now):
    return write(path, program="0.0.1", now=now, progress=no_bar)


def add(account, now, text="words"):
    draft = Draft(place="p", fields={"text": [text]}, at=now)
    return account.drawer.add(draft, day=now.date(), now=now)


def rows(path, table):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(f"SELECT * FROM {table}").fetchall()


def test_everything_that_was_there_is_in_it(alice, bob, now, tmp_path):
    ids = {add(person, now).id.bytes for person in (alice, bob) for _ in range(3)}
    factors.add(
        alice.person.id, factors.Totp("JBSWY3DPEHPK3PXP" * 2, "phone"), alice.keys.person, now=now
    )
    factors.new_backup_codes(alice.person.id)
    made = written(tmp_path / "b", now)
    assert (made.people, made.items) == (2, 6)
    assert {row[1] for row in rows(tmp_path / "b", "item")} == ids
    assert len(rows(tmp_path / "b", "factor")) == 1
    assert len(rows(tmp_path / "b", "backup_code")) == 10


def test_nobody_else_can_read_the_file_and_no_half_of_it_stays_behind(alice, now, tmp_path):
    written(tmp_path / "b", now)
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_backup_that_fails_leaves_the_older_one_and_no_pieces(alice, now, tmp_path):
    written(tmp_path / "b", now)
    before = (tmp_path / "b").read_bytes()

    def broken(total):
        raise RuntimeError("the terminal went away")

    with pytest.raises(RuntimeError):
        write(tmp_path / "b", program="0.0.1", now=now, progress=broken)
    assert (tmp_path / "b").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_is_acknowledged_before_is_in_it_while_others_go_on_writing(
    alice, join, now, tmp_path
):
    stop, acknowledged = threading.Event(), []

    def go_on(what):
        try:
            while not stop.is_set():
                what()
        finally:
            connection.close()

    def write_on():
        acknowledged.append(add(alice, now).id.bytes)

    def join_on():
        add(join(f"x{os.urandom(8).hex()}"), now)

    writers = [
        threading.Thread(target=go_on, args=[what]) for what in (write_on, write_on, join_on)
    ]
    for writer in writers:
        writer.start()
    try:
        while len(acknowledged) < 50:
            pass
        first = len(acknowledged)
        for attempt in range(5):
            before = set(acknowledged)
            written(tmp_path / "b", now)
            kept = {row[1] for row in rows(tmp_path / "b", "item")}
            assert before <= kept, f"lost in backup {attempt}"
            drawers = {row[0] for row in rows(tmp_path / "b", "drawer")}
            assert drawers == {row[4] for row in rows(tmp_path / "b", "person")}
            assert drawers >= {row[0] for row in rows(tmp_path / "b", "item")}
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert len(acknowledged) > first  # they did go on


def test_no_session_lock_device_or_removed_item_is_in_it(alice, now, tmp_path):
    from goldseam.people.models import Device, Session, Unlock

    response = HttpResponse()
    id = visits.start(response, HttpRequest(), alice, now=timezone.now(), factor=False)
    Device.objects.create(id=b"\x07" * 32, person=alice.person, seen=now, key_by_pin=b"pin" * 9)
    removed = add(alice, now)
    alice.drawer.remove(type(removed.document), removed.id, now=now)
    assert Session.objects.count() == Unlock.objects.count() == 1
    written(tmp_path / "b", now)
    raw = (tmp_path / "b").read_bytes()
    unlock = bytes(Unlock.objects.get().keys)
    for secret in (id, unlock, b"\x07" * 32, b"pin" * 9, removed.id.bytes):
        assert secret not in raw
    for cookie in response.cookies.values():
        assert cookie.value.encode() not in raw


def test_every_table_is_in_it_or_left_out_on_purpose():
    left_out = {"Session", "Unlock", "Device", "Guess", "RemovedItem", "Invitation"}
    ours = {m for m in apps.get_models() if m.__module__.startswith("goldseam.")}
    kept = {table.model for table in format.TABLES}
    assert {model.__name__ for model in ours - kept} == left_out
    for table in format.TABLES:
        fields = {
            f.attname
            for f in table.model._meta.concrete_fields
            if f.get_internal_type() != "BigAutoField"
        }
        assert fields == set(table.columns), f"{table.name} would lose a column"


def test_a_backup_of_the_first_format_is_put_back_for_ever():
    restored = restore(Path(__file__).with_name("format-1.backup"), progress=no_bar)
    assert (restored.people, restored.items) == (1, 1)
    account = accounts.open_by_passphrase("Alice", FIVE_WORDS, now=timezone.now())
    assert [kept.document.text for kept in account.drawer.read(Entry).of(Entry)] == [
        "Written under format 1."
    ]


def test_another_file_is_never_overwritten(alice, now, tmp_path):
    (tmp_path / "letter").write_text("not a backup")
    with pytest.raises(Occupied):
        written(tmp_path / "letter", now)
    assert (tmp_path / "letter").read_text() == "not a backup"


@pytest.mark.parametrize("harm", ["none", "cut", "flipped", "foreign", "newer", "absent"])
def test_only_a_whole_backup_of_a_known_format_is_put_back(alice, now, tmp_path, harm):
    for _ in range(40):
        add(alice, now)
    path = tmp_path / "b"
    written(path, now)
    raw = bytearray(path.read_bytes())
    if harm == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    elif harm == "flipped":
        raw[4096 * 2 : 4096 * 2 + 64] = bytes(64)
        path.write_bytes(raw)
    elif harm == "foreign":
        path.write_text("a letter")
    elif harm == "newer":
        with closing(sqlite3.connect(path)) as file:
            file.execute(f"PRAGMA user_version={format.FORMAT + 1}")
    elif harm == "absent":
        path.unlink()
    if harm == "none":
        assert restore(path, progress=no_bar).items == 40
        return
    with pytest.raises(TooNew if harm == "newer" else NotABackup):
        restore(path, progress=no_bar)
    assert len(alice.drawer.read(Draft).of(Draft)) == 40  # what was here is still here
