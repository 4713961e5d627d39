"""“Someone knew my passphrase”: everything is sealed anew, and nothing old opens it."""

import re
from datetime import date, timedelta

import pytest
from conftest import PASSPHRASE
from django.db import transaction
from django.test import Client
from django.utils import timezone

from goldseam import vault
from goldseam.drafts.documents import Draft
from goldseam.drawers.models import DrawerKey, Item
from goldseam.people import accounts, factors
from goldseam.people.factors import Totp
from goldseam.people.models import BackupCode, Device, Factor, Person, Session, Unlock
from goldseam.people.preferences import Preferences

pytestmark = pytest.mark.django_db

NEW = "the heron stands in cold water"
PIN = "482913"


def written(alice, now, count: int = 40) -> None:
    day = date(2026, 1, 1)
    for number in range(count):
        draft = Draft(place=f"place-{number}", fields={"text": [f"words {number}"]}, at=now)
        alice.drawer.add(draft, day=day + timedelta(days=number), now=now)


@pytest.fixture
def browser(alice) -> Client:
    browser = Client()
    browser.post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    browser.post("/account/pin/", {"pin": PIN})
    return browser


def test_everything_written_before_can_be_read_and_is_sealed_with_a_new_key(alice, now) -> None:
    written(alice, now)
    before = {row.id: bytes(row.sealed) for row in Item.objects.filter(drawer=alice.drawer.id)}
    after = accounts.re_key(alice, NEW, now=now)
    found = after.drawer.read(Draft).of(Draft)
    assert [kept.document.fields["text"][0] for kept in found] == [
        f"words {number}" for number in reversed(range(40))
    ]
    rows = {row.id: bytes(row.sealed) for row in Item.objects.filter(drawer=alice.drawer.id)}
    assert rows.keys() == before.keys()
    assert not any(rows[id] == before[id] for id in rows)
    assert after.drawer.epoch == alice.drawer.epoch + 1


def test_years_of_writing_of_several_kinds_are_sealed_anew(alice, now) -> None:
    with transaction.atomic():
        written(alice, now, 900)
        for number in range(900):
            chosen = Preferences(time_zone=f"zone {number}")
            alice.drawer.add(chosen, day=date(2026, 1, 1), now=now)
    after = accounts.re_key(alice, NEW, now=now)
    found = after.drawer.read(Draft, Preferences)
    assert (len(found.of(Draft)), len(found.of(Preferences))) == (900, 900)


def test_the_old_keys_open_nothing(alice, now) -> None:
    written(alice, now, 3)
    after = accounts.re_key(alice, NEW, now=now)
    old = alice.keys  # what somebody copied before
    for row in Item.objects.filter(drawer=alice.drawer.id):
        place = vault.Place(
            "item", row.drawer_id.bytes, row.id.bytes, row.kind, row.author.bytes, row.revision,
            after.drawer.epoch,
        )  # fmt: skip
        assert vault.open_sealed(bytes(row.sealed), after.keys.drawer, place)
        with pytest.raises(vault.Damaged):
            vault.open_sealed(bytes(row.sealed), old.drawer, place)
    person, key = Person.objects.get(), DrawerKey.objects.get(drawer=alice.drawer.id)
    with pytest.raises(vault.WrongKey):
        vault.unwrap(bytes(person.identity), old.person, "identity", (person.id.bytes,))
    bound = (key.drawer_id.bytes, key.holder.bytes, key.epoch.to_bytes(2, "big"))
    with pytest.raises(vault.WrongKey):
        vault.unwrap(bytes(key.wrapped), old.person, "drawer key", bound)


def test_the_old_passphrase_code_session_and_pin_open_nothing(alice, browser, browser_of) -> None:
    old_code = alice.preferences.recovery_code
    elsewhere, jar = browser_of(alice), {k: v.value for k, v in browser.cookies.items()}
    answer = browser.post(
        "/account/someone-knew/", {"passphrase": PASSPHRASE, "new_passphrase": NEW}
    )
    assert answer["Location"] == "/account/recovery/"
    page = browser.get("/account/recovery/").content.decode()
    new_code = re.search(r'data-copy="([0-9A-Z-]+)"', page)[1]
    assert new_code != old_code
    assert elsewhere.get("/account/")["Location"].startswith("/sign-in/")
    copied = Client()
    copied.cookies.load(jar)
    assert copied.get("/account/")["Location"].startswith("/sign-in/")
    assert not Device.objects.exclude(key_by_pin=b"").exists()
    old = {"name": "Alice", "passphrase": PASSPHRASE}
    assert Client().post("/sign-in/", old).status_code == 403
    recover = {"name": "Alice", "new_passphrase": "yet another row of words"}
    assert Client().post("/recover/", {**recover, "code": old_code}).status_code == 403
    assert Client().post("/sign-in/", {**old, "passphrase": NEW}).status_code == 302
    assert Client().post("/recover/", {**recover, "code": new_code}).status_code == 302


def test_the_recovery_code_proves_it_where_the_passphrase_was_changed(alice, browser) -> None:
    given = {"code": alice.preferences.recovery_code, "new_passphrase": NEW}
    assert browser.post("/account/someone-knew/", given).status_code == 302
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 302


def test_an_open_page_alone_is_not_enough(alice, browser) -> None:
    for given in ({"passphrase": "something else"}, {"code": vault.new_recovery_code().text}, {}):
        answer = browser.post("/account/someone-knew/", {**given, "new_passphrase": NEW})
        assert answer.status_code in (403, 422)
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 403


def test_second_factors_go_on_working_and_backup_codes_dont(alice, now) -> None:
    factors.add(alice.person.id, Totp("JBSWY3DPEHPK3PXP", "An app"), alice.keys.person, now=now)
    factors.new_backup_codes(alice.person.id)
    after = accounts.re_key(alice, NEW, now=now)
    ((_, secret),) = factors.listed(alice.person.id, after.keys.person)
    assert secret == Totp("JBSWY3DPEHPK3PXP", "An app")
    assert not BackupCode.objects.exists()
    with pytest.raises(vault.VaultError):
        factors.listed(alice.person.id, alice.keys.person)


def test_it_is_whole_or_not_at_all(alice, now, monkeypatch) -> None:
    written(alice, now, 5)
    before = {row.id: bytes(row.sealed) for row in Item.objects.filter(drawer=alice.drawer.id)}

    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(factors, "seal_again", fails)
    factors.add(alice.person.id, Totp("JBSWY3DPEHPK3PXP", "An app"), alice.keys.person, now=now)
    with pytest.raises(OSError, match="full"):
        accounts.re_key(alice, NEW, now=now)
    rows = {row.id: bytes(row.sealed) for row in Item.objects.filter(drawer=alice.drawer.id)}
    assert rows == before
    assert len(alice.drawer.read(Draft).of(Draft)) == 5
    assert accounts.open_by_passphrase("Alice", PASSPHRASE, now=now)


def test_changing_the_passphrase_ends_every_other_session_and_keeps_this_one(
    alice, browser, browser_of
) -> None:
    elsewhere = browser_of(alice)
    given = {"passphrase": PASSPHRASE, "new_passphrase": NEW}
    assert browser.post("/account/passphrase/", given)["Location"] == "/account/"
    assert browser.get("/account/").status_code == 200
    assert elsewhere.get("/account/")["Location"].startswith("/sign-in/")
    assert Session.objects.count() == Unlock.objects.count() == 1
    browser.post("/lock/")
    assert browser.post("/unlock/", {"pin": PIN}).status_code == 302
    old = {"name": "Alice", "passphrase": PASSPHRASE}
    assert Client().post("/sign-in/", old).status_code == 403
    assert Client().post("/sign-in/", {**old, "passphrase": NEW}).status_code == 302


def test_changing_the_passphrase_takes_the_old_one(alice, browser) -> None:
    given = {"passphrase": "not the old one", "new_passphrase": NEW}
    assert browser.post("/account/passphrase/", given).status_code == 403
    assert accounts.open_by_passphrase("Alice", PASSPHRASE, now=timezone.now())


def test_recovering_sets_a_new_passphrase_and_ends_the_other_sessions(alice, browser) -> None:
    code = alice.preferences.recovery_code
    another = Client()
    answer = another.post("/recover/", {"name": "alice", "code": code, "new_passphrase": NEW})
    assert answer["Location"] == "/"
    assert another.get("/account/").status_code == 200
    assert browser.get("/account/")["Location"].startswith("/sign-in/")
    assert not Device.objects.exclude(key_by_pin=b"").exists()
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 302
    old = {"name": "Alice", "passphrase": PASSPHRASE}
    assert Client().post("/sign-in/", old).status_code == 403


def test_the_second_step_is_asked_for_after_re_keying_too(alice, now) -> None:
    factors.add(alice.person.id, Totp("JBSWY3DPEHPK3PXP", "An app"), alice.keys.person, now=now)
    accounts.re_key(alice, NEW, now=now)
    assert Factor.objects.count() == 1
    answer = Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW})
    assert answer["Location"].startswith("/sign-in/second/")
