"""Joining: a name, a passphrase, a code, perhaps a PIN; then the code is asked back, kindly."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from goldseam import vault
from goldseam.people import accounts
from goldseam.people.models import Device, Person, Session
from goldseam.people.preferences import recovery_is_to_be_confirmed

pytestmark = pytest.mark.django_db


def suggested(page: str) -> str:
    found = re.search(r'name="passphrase" value="([^"]+)"', page)
    assert found
    return found[1]


def shown_code(browser: Client) -> str:
    page = browser.get("/join/code/").content.decode()
    found = re.search(r'data-copy="([0-9A-Z-]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def mara() -> Client:
    browser = Client()
    words = suggested(browser.get("/join/").content.decode())
    given = {"name": "Mara", "passphrase": words, "time_zone": "Europe/Madrid", "do": "join"}
    answer = browser.post("/join/", given)
    assert (answer.status_code, answer["Location"]) == (302, "/join/code/")
    browser.words = words
    return browser


def test_before_anything_three_lines_say_what_who_and_where_help_is(settings) -> None:
    page = Client().get("/join/").content.decode()
    assert "isn’t therapy" in page
    assert "run by the person who gave you this address" in page
    assert 'href="/support/"' in page
    assert 'href="/about/"' in page


def test_joining_leads_in_open_and_remembers_the_device(mara: Client) -> None:
    assert mara.get("/account/").status_code == 200
    person = Person.objects.get(name="Mara")
    assert Session.objects.filter(person=person).count() == 1
    assert Device.objects.filter(person=person).count() == 1


def test_joining_takes_the_time_zone_of_the_device(mara: Client) -> None:
    assert "Europe/Madrid" in mara.get("/account/").content.decode()


def test_other_words_are_offered_as_often_as_one_likes_and_the_name_stays() -> None:
    browser = Client()
    first = suggested(browser.get("/join/").content.decode())
    again = browser.post("/join/", {"name": "Mara", "passphrase": first, "do": "another"})
    page = again.content.decode()
    assert suggested(page) != first
    assert 'value="Mara"' in page
    assert not Person.objects.exists()


def test_the_offered_words_stay_when_the_form_comes_back() -> None:
    browser = Client()
    words = suggested(browser.get("/join/").content.decode())
    page = browser.post("/join/", {"name": "", "passphrase": words, "do": "join"})
    assert page.status_code == 422
    assert suggested(page.content.decode()) == words


def test_the_offered_passphrase_signs_in(mara: Client) -> None:
    answer = Client().post("/sign-in/", {"name": " mara ", "passphrase": f" {mara.words}  "})
    assert answer.status_code == 302


def test_ones_own_passphrase_counts_instead_of_the_offered_one() -> None:
    given = {
        "name": "Mara", "passphrase": "some offered words here now", "do": "join",
        "new_passphrase": "the heron stands in cold water",
    }  # fmt: skip
    assert Client().post("/join/", given).status_code == 302
    sign_in = {"name": "Mara", "passphrase": given["new_passphrase"]}
    assert Client().post("/sign-in/", sign_in).status_code == 302
    sign_in = {"name": "Mara", "passphrase": given["passphrase"]}
    assert Client().post("/sign-in/", sign_in).status_code == 403


def test_a_weak_own_passphrase_is_refused_and_never_shown_again() -> None:
    given = {"name": "Mara", "new_passphrase": "Password123456789", "do": "join"}
    answer = Client().post("/join/", given)
    assert answer.status_code == 422
    assert given["new_passphrase"] not in answer.content.decode()
    assert not Person.objects.exists()


def test_the_recovery_code_is_kept_sealed_until_it_is_written_down_and_then_wiped(mara) -> None:
    code = shown_code(mara)
    assert vault.RecoveryCode.parse(code)
    assert shown_code(mara) == code
    assert mara.post("/join/code/")["Location"] == "/join/pin/"
    assert mara.get("/join/code/")["Location"] == "/account/"
    assert code not in mara.get("/account/recovery/").content.decode()


def test_the_recovery_code_lies_nowhere_in_the_database_as_it_is_written(mara) -> None:
    code = shown_code(mara)
    for person in Person.objects.all():
        row = b"".join(bytes(value) for value in vars(person).values() if isinstance(value, bytes))
        assert code.encode() not in row
        assert code.replace("-", "").encode() not in row


def test_the_code_is_asked_back_from_the_next_day_until_it_is_typed(alice, now) -> None:
    today = alice.preferences.today(now)
    assert not recovery_is_to_be_confirmed(alice.preferences, today)
    assert recovery_is_to_be_confirmed(alice.preferences, today + timedelta(days=1))
    done = accounts.choose(alice, recovery_confirmed=True)
    assert not recovery_is_to_be_confirmed(done, today + timedelta(days=1))


def test_typing_the_code_back_confirms_it_in_any_spelling(mara: Client) -> None:
    code = shown_code(mara)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = mara.post("/account/recovery/confirm/", {"code": typed})
    assert answer.status_code == 302
    assert "Written down" in mara.get("/account/").content.decode()
    assert mara.get("/join/code/")["Location"] == "/account/"


def test_a_slip_in_the_code_is_named_by_its_group(mara: Client) -> None:
    code = shown_code(mara)
    wrong = ("B" if code[7] != "B" else "C").join([code[:7], code[8:]])
    page = mara.post("/account/recovery/confirm/", {"code": wrong})
    assert page.status_code == 422
    assert "group 2" in page.content.decode()


def test_somebody_elses_code_doesnt_confirm(mara: Client) -> None:
    other = vault.new_recovery_code().text
    page = mara.post("/account/recovery/confirm/", {"code": other})
    assert page.status_code == 403
    assert "Not typed back yet" in mara.get("/account/").content.decode()


def test_a_new_code_replaces_the_lost_one(mara: Client) -> None:
    old = shown_code(mara)
    mara.post("/join/code/")
    assert mara.post("/account/recovery/new/")["Location"] == "/account/recovery/"
    new = re.search(r'data-copy="([0-9A-Z-]+)"', mara.get("/account/recovery/").content.decode())[1]
    recover = {"name": "Mara", "new_passphrase": "an entirely new row of words"}
    assert Client().post("/recover/", {**recover, "code": old}).status_code == 403
    assert Client().post("/recover/", {**recover, "code": new}).status_code == 302


def test_the_pin_may_be_left_out_and_joining_ends_on_the_front_page(mara: Client) -> None:
    mara.post("/join/code/")
    page = mara.get("/join/pin/").content.decode()
    assert 'href="/"' in page
    answer = mara.post("/join/pin/", {"pin": "482913"})
    assert answer["Location"] == "/"
    assert bytes(Device.objects.get().key_by_pin) != b""


def test_two_people_may_have_the_same_name_and_nobody_learns_of_the_other(mara: Client) -> None:
    other = {"name": "MARA", "new_passphrase": "quite another set of words", "do": "join"}
    assert Client().post("/join/", other)["Location"] == "/join/code/"
    first = Client().post("/sign-in/", {"name": "Mara", "passphrase": mara.words})
    second = Client().post(
        "/sign-in/", {"name": "mara", "passphrase": "quite another set of words"}
    )
    ids = {Session.objects.latest("started").person_id for _ in (first, second)}
    assert (first.status_code, second.status_code) == (302, 302)
    assert Person.objects.filter(name_key="mara").count() == 2
    assert len(ids) == 1  # the later one is the second Mara's
    assert Session.objects.latest("started").person.name == "MARA"


def test_the_same_name_with_the_same_passphrase_is_refused(mara: Client) -> None:
    answer = Client().post("/join/", {"name": "Mara", "passphrase": mara.words, "do": "join"})
    assert answer.status_code == 422
    assert Person.objects.count() == 1


def test_a_name_too_long_once_folded_is_refused() -> None:
    given = {"name": "ﷺ" * 30, "new_passphrase": "quite another set of words", "do": "join"}
    assert Client().post("/join/", given).status_code == 422
