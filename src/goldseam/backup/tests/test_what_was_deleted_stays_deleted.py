"""A restore brings back everything but what people have deleted since, and all of it or nothing."""

from datetime import timedelta

import pytest

from goldseam.backup import write
from goldseam.backup.restoring import restore
from goldseam.drafts.documents import Draft
from goldseam.drawers import keeping
from goldseam.drawers.models import Deletion, Item
from goldseam.people import accounts
from goldseam.people.models import BackupCode, Person, Session

PASSPHRASE = "orbit lantern velvet harbour nine"
pytestmark = pytest.mark.django_db(transaction=True)


def no_bar(total):
    return lambda step: None


def add(account, now, text):
    draft = Draft(place="p", fields={"text": [text]}, at=now)
    return account.drawer.add(draft, day=now.date(), now=now)


def texts(account):
    found = account.drawer.read(Draft).of(Draft)
    return sorted(kept.document.fields["text"][0] for kept in found)


@pytest.fixture
def backup(tmp_path, now):
    def make():
        write(tmp_path / "b", program="0.0.1", now=now, progress=no_bar)
        return tmp_path / "b"

    return make


def test_what_was_written_before_is_back_and_opens_with_the_same_passphrase(alice, now, backup):
    kept = add(alice, now, "before")
    path = backup()
    add(alice, now, "after")
    alice.drawer.change(kept, Draft(place="p", fields={"text": ["changed"]}, at=now))
    done = restore(path, progress=no_bar)
    again = accounts.open_by_passphrase("alice", PASSPHRASE, now=now)
    assert texts(again) == ["before"]
    assert (done.people, done.items, done.kept_deleted) == (1, 1, 0)


def test_a_deleted_entry_does_not_come_back(alice, now, backup):
    gone, _ = add(alice, now, "gone"), add(alice, now, "stays")
    path = backup()
    alice.drawer.remove(type(gone.document), gone.id, now=now)
    keeping.sweep(now + timedelta(hours=1))
    done = restore(path, progress=no_bar)
    assert texts(alice) == ["stays"]
    assert done.kept_deleted == 1


def test_a_deleted_account_does_not_come_back(alice, bob, now, backup):
    add(alice, now, "mine")
    add(bob, now, "his")
    accounts.factors.new_backup_codes(alice.person.id)
    path = backup()
    accounts.delete(alice, now=now)
    restore(path, progress=no_bar)
    assert [person.name for person in Person.objects.all()] == ["Bob"]
    assert not BackupCode.objects.exists()
    assert Item.objects.count() == 1
    assert texts(bob) == ["his"]


def test_deletions_are_remembered_through_any_number_of_restores(alice, now, backup):
    gone = add(alice, now, "gone")
    oldest = backup().read_bytes()
    alice.drawer.erase([gone.id], day=now.date())
    path = backup()  # knows of the deletion
    Deletion.objects.all().delete()  # a fresh machine knows nothing
    restore(path, progress=no_bar)
    path.write_bytes(oldest)
    restore(path, progress=no_bar)
    assert texts(alice) == []


def test_a_restore_that_fails_changes_nothing(alice, now, backup):
    add(alice, now, "before")
    path = backup()
    add(alice, now, "after")

    def breaks(total):
        def step(rows):
            raise RuntimeError("the machine stopped")

        return step

    with pytest.raises(RuntimeError):
        restore(path, progress=breaks)
    assert texts(alice) == ["after", "before"]


def test_a_restore_signs_everybody_out(alice, now, backup, browser_of):
    path = backup()
    browser_of(alice)
    assert Session.objects.count() == 1
    restore(path, progress=no_bar)
    assert not Session.objects.exists()
