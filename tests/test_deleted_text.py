"""What was deleted is gone from the disk: not a byte of it in the database or its log."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from goldseam.config import housekeeping
from goldseam.drafts.documents import Draft
from goldseam.drawers import keeping
from goldseam.drawers.models import Item, RemovedItem
from goldseam.people import accounts
from goldseam.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


def test_a_removed_entry_leaves_no_byte_behind_after_the_sweep(alice, now):
    gone, kept = (_written(alice, now) for _ in range(2))
    sealed = bytes(Item.objects.get(drawer=alice.drawer.id, id=gone).sealed)
    stays = bytes(Item.objects.get(drawer=alice.drawer.id, id=kept).sealed)
    alice.drawer.remove(Draft, gone, now=now)
    assert _pieces_on_disk(sealed) > 0  # it can still be put back
    housekeeping.sweep(now + timedelta(minutes=11))
    assert _pieces_on_disk(sealed) == 0
    assert _pieces_on_disk(stays) > 0


def test_an_older_state_of_a_changed_entry_leaves_no_byte_behind(alice, now):
    draft = Draft(place="p", fields={"text": ["first " * 500]}, at=now)
    kept = alice.drawer.add(draft, day=now.date(), now=now)
    sealed = bytes(Item.objects.get(drawer=alice.drawer.id, id=kept.id).sealed)
    alice.drawer.change(kept, Draft(place="p", fields={"text": ["second"]}, at=now))
    housekeeping.sweep(now)
    assert _pieces_on_disk(sealed) == 0


def test_a_deleted_account_leaves_no_byte_behind_at_once(alice, bob, now):
    item = _written(alice, now)
    sealed = bytes(Item.objects.get(drawer=alice.drawer.id, id=item).sealed)
    row = Person.objects.get(id=alice.person.id)
    blobs = [sealed, *(bytes(getattr(row, name)) for name in _BLOBS)]
    accounts.delete(alice, now=now)
    assert [_pieces_on_disk(blob) for blob in blobs] == [0] * len(blobs)


def test_changing_all_keys_leaves_no_byte_under_the_old_ones(alice, now):
    item = _written(alice, now)
    sealed = bytes(Item.objects.get(drawer=alice.drawer.id, id=item).sealed)
    wrapped = bytes(Person.objects.get(id=alice.person.id).key_by_passphrase)
    accounts.re_key(alice, "another orbit lantern velvet", now=now)
    assert _pieces_on_disk(sealed) == _pieces_on_disk(wrapped) == 0


def test_a_reader_that_stands_in_the_way_only_delays_it(alice, now):
    """A backup that is being written holds on to the log; the next sweep wipes it."""
    import sqlite3
    from contextlib import closing

    gone = _written(alice, now)
    sealed = bytes(Item.objects.get(drawer=alice.drawer.id, id=gone).sealed)
    alice.drawer.remove(Draft, gone, now=now)
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM drawers_item").fetchone()
        assert keeping.sweep(now + timedelta(minutes=11)) == 1
        assert not RemovedItem.objects.exists()
    housekeeping.sweep(now + timedelta(minutes=12))
    assert _pieces_on_disk(sealed) == 0


_BLOBS = ("verifier", "key_by_passphrase", "key_by_recovery", "identity", "preferences")


def _written(account, now):
    draft = Draft(place="p", fields={"text": ["words " * 500]}, at=now)
    return account.drawer.add(draft, day=now.date(), now=now).id


def _pieces_on_disk(blob: bytes) -> int:
    """How many 16-byte pieces of a sealed blob lie in the database or its log."""
    name = str(connection.settings_dict["NAME"])
    disk = b"".join(Path(f"{name}{end}").read_bytes() for end in ("", "-wal"))
    return sum(blob[at : at + 16] in disk for at in range(0, len(blob) - 16, 16))
