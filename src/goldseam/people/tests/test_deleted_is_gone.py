"""Deleting an account: rows, keys and words, also from the database's files."""

from pathlib import Path

import pytest
from conftest import PASSPHRASE
from django.apps import apps
from django.db import connection
from django.test import Client

from goldseam.drafts.documents import Draft
from goldseam.drawers.models import Deletion, Item
from goldseam.people import accounts
from goldseam.people.models import Guess, Person

MARKER = "Mara-of-the-marker"


def files() -> dict[str, bytes]:
    name = Path(connection.settings_dict["NAME"])
    return {path.name: path.read_bytes() for path in name.parent.glob(f"{name.name}*")}


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite
def test_nothing_is_left_in_the_tables_or_the_files(join, now, bob) -> None:
    mara = join(MARKER)
    draft = Draft(place="journal-new", fields={"text": ["words"]}, at=now)
    mara.drawer.add(draft, day=now.date(), now=now)
    sealed = bytes(Item.objects.get(drawer=mara.drawer.id).sealed)
    name = mara.person.name.encode()
    kept = {"name": name, "words": sealed, "key": bytes(mara.person.key_by_passphrase)}
    before = b"".join(files().values())
    assert all(value in before for value in kept.values())  # so that it can be missed
    browser = Client()
    browser.post("/sign-in/", {"name": mara.person.name, "passphrase": PASSPHRASE})
    answer = browser.post("/account/delete/", {"passphrase": PASSPHRASE})
    assert answer["Location"] == "/gone/"
    rows = {
        model.__name__: model.objects.count()
        for model in apps.get_models()
        if model not in (Deletion, Guess)
    }
    assert rows == {
        **dict.fromkeys(rows, 0),
        "Person": 1,
        "Drawer": 1,
        "DrawerKey": 1,
    }  # fmt: skip  (Bob's)
    after = b"".join(files().values())
    assert [what for what, value in kept.items() if value in after] == []
    assert Person.objects.get().name == "Bob"


@pytest.mark.django_db
def test_deleting_takes_the_passphrase(alice, browser_of) -> None:
    browser = browser_of(alice)
    assert browser.post("/account/delete/", {"passphrase": "not it"}).status_code == 403
    assert browser.post("/account/delete/").status_code == 422
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_deleting_says_what_backups_may_hold_and_offers_to_lock(alice, browser_of) -> None:
    page = browser_of(alice).get("/account/delete/").content.decode()
    assert "Backups that whoever runs this server has made may hold sealed copies" in page
    assert "Lock instead" in page


@pytest.mark.django_db
def test_afterwards_the_browser_knows_nothing_and_the_name_opens_nothing(alice, browser_of) -> None:
    browser = browser_of(alice)
    answer = browser.post("/account/delete/", {"passphrase": PASSPHRASE})
    gone = [name for name, morsel in answer.cookies.items() if morsel["max-age"] == 0]
    assert sorted(gone) == ["device", "session", "unlock"]
    assert answer["Clear-Site-Data"] == '"cache"'
    assert browser.get("/gone/").status_code == 200
    assert browser.get("/account/")["Location"].startswith("/sign-in/")


@pytest.mark.django_db
def test_a_restore_is_told_which_drawer_was_deleted(alice, now) -> None:
    accounts.delete(alice, now=now)
    assert Deletion.objects.filter(drawer=alice.drawer.id, item=None).exists()
