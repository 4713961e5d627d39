"""No passphrase, PIN, code, key or name in any header, address, title, log or printed object."""

import logging
import re

import pytest
from conftest import PASSPHRASE
from django.test import Client

from goldseam.config.logs import Wordless
from goldseam.people import accounts, devices, factors, visits
from goldseam.people.factors import Totp
from goldseam.people.keys import Keys
from goldseam.people.models import Person
from goldseam.people.pending import Pending

PIN = "482913"
NAME = "Marker-Mara"
WRONG = "a wrong passphrase of hers"


def everything(browser: Client) -> list[tuple[str, str, object]]:
    """A whole life with an account: every page and every form, right and wrong."""
    done = []

    def ask(path: str, **fields: str) -> str:
        answer = browser.post(path, fields) if fields else browser.get(path)
        done.append((path, answer.content.decode(), answer))
        return answer.content.decode()

    words = re.search(r'name="passphrase" value="([^"]+)"', ask("/join/"))[1]
    ask("/join/", name=NAME, passphrase=words, do="join")
    code = re.search(r'data-copy="([0-9A-Z-]+)"', ask("/join/code/"))[1]
    ask("/join/code/", do="written")
    ask("/join/pin/", pin=PIN)
    for path in ("", "choices/", "pin/", "passphrase/", "sessions/", "recovery/", "second-step/",
                 "recovery/confirm/", "second-step/app/", "second-step/passkey/", "someone-knew/",
                 "delete/", "say/"):  # fmt: skip
        ask(f"/account/{path}")
    ask("/account/pin/", pin="111111")
    ask("/account/passphrase/", passphrase=WRONG, new_passphrase=words)
    ask("/account/recovery/confirm/", code=code)
    ask("/lock/", next="/account/")
    ask("/unlock/")
    ask("/unlock/", pin="975318")
    ask("/unlock/", passphrase=WRONG)
    ask("/unlock/", pin=PIN)
    ask("/sign-out/", everywhere="yes")
    ask("/sign-in/", name=NAME, passphrase=WRONG)
    ask("/recover/", name=NAME, code=code[:-1], new_passphrase=words)
    ask("/recover/", name=NAME, code=code, new_passphrase="the heron stands in cold water")
    ask("/account/delete/", passphrase=WRONG)
    ask("/leave/")
    browser.secrets = {
        "words": words, "code": code, "pin": PIN, "wrong": WRONG,
        "heron": "the heron stands in cold water",
    }  # fmt: skip
    return done


@pytest.fixture
def life(db) -> Client:
    browser = Client()
    browser.done = everything(browser)
    return browser


def test_no_header_and_no_address_says_anything(life: Client) -> None:
    for path, _, answer in life.done:
        headers = repr(sorted(answer.items())) + answer.cookies.output() + path
        told = [name for name, value in life.secrets.items() if value in headers]
        assert told == []
        assert NAME not in headers


def test_every_page_is_kept_by_nobody_and_called_the_same(life: Client) -> None:
    for path, body, answer in life.done:
        assert answer["Cache-Control"] == "no-store", path
        if answer.headers["Content-Type"].startswith("text/html") and body:
            assert re.findall(r"<title>(.*?)</title>", body) == ["Goldseam"], path


def test_what_was_typed_wrong_is_never_shown_again(life: Client) -> None:
    for path, body, _ in life.done:
        assert WRONG not in body, path
        assert "975318" not in body, path


def test_the_code_is_shown_only_where_it_is_asked_to_be_written_down(life: Client) -> None:
    shown = {path for path, body, _ in life.done if life.secrets["code"] in body}
    assert shown == {"/join/code/"}


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(life: Client) -> None:
    given = [morsel for _, _, answer in life.done for morsel in answer.cookies.values()]
    assert {"session", "unlock", "device", "form"} <= {morsel.key for morsel in given}
    for morsel in given:
        if morsel["max-age"] != 0:
            assert morsel["httponly"], morsel.key
        assert morsel["samesite"] == "Lax", morsel.key
        assert morsel["path"] == "/", morsel.key
        assert morsel["domain"] == "", morsel.key


@pytest.mark.django_db
def test_over_tls_cookies_are_never_sent_otherwise(alice, settings) -> None:
    settings.CSRF_COOKIE_SECURE = True
    answer = Client().post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE}, secure=True)
    assert {"session", "unlock", "device", "form"} <= answer.cookies.keys()
    assert all(morsel["secure"] for morsel in answer.cookies.values())


@pytest.mark.django_db
def test_no_log_line_says_anything_not_even_of_a_failure(caplog, monkeypatch) -> None:
    def fails(name: str, passphrase: str, **_: object) -> None:
        raise ValueError(f"{name} {passphrase}")

    monkeypatch.setattr(accounts, "open_by_passphrase", fails)
    caplog.set_level(logging.DEBUG)
    browser = Client(raise_request_exception=False)
    page = browser.post("/sign-in/", {"name": NAME, "passphrase": WRONG})
    assert page.status_code == 500
    assert WRONG not in page.content.decode()
    lines = [Wordless().format(record) for record in caplog.records]
    assert any("ValueError" in line for line in lines)
    for line in lines:
        assert NAME not in line
        assert WRONG not in line


@pytest.mark.django_db
def test_objects_that_hold_keys_dont_print_them(alice, rf, now) -> None:
    device = devices.ThisDevice(b"\x01" * 32, b"\xaa" * 32)
    keys = Keys(b"\xbb" * 32, b"\xcc" * 32, 1)
    visit = visits.Visit(now, keys=keys, preferences=alice.preferences)
    printed = " ".join(map(repr, (alice, keys, device, visit, alice.drawer, alice.person)))
    for secret in (alice.keys.person, alice.keys.drawer, device.secret, keys.person):
        assert repr(secret)[2:-1] not in printed
        assert secret.hex() not in printed
    printed += repr(alice.preferences) + repr(Pending(app_secret="JBSWY3DP"))
    assert alice.preferences.recovery_code not in printed
    assert "JBSWY3DP" not in printed


def test_a_factor_doesnt_print_its_secret() -> None:
    assert "JBSWY3DP" not in repr(Totp("JBSWY3DPEHPK3PXP", "An app"))
    assert "public" not in repr(factors.Passkey(b"id", b"public", "A browser"))


@pytest.mark.django_db
def test_the_database_has_no_passphrase_pin_code_or_key_in_it(life: Client) -> None:
    raw = b""
    for person in Person.objects.all():
        raw += b"".join(bytes(v) for v in vars(person).values() if isinstance(v, bytes))
    for value in life.secrets.values():
        assert value.encode() not in raw
