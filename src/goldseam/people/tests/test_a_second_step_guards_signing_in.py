"""The second step: codes from an app, passkeys, backup codes; each good once, all limited."""

import json
import re
from base64 import b32encode
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import unescape

import pyotp
import pytest
from conftest import PASSPHRASE
from django.db import connections
from django.test import Client
from django.utils import timezone

from goldseam.people import factors, passkeys
from goldseam.people.factors import Passkey, Totp, WrongFactor
from goldseam.people.guessing import SECOND_FACTOR
from goldseam.people.models import BackupCode, Factor, Person, Session, Unlock
from goldseam.people.tests.authenticator import PRESENT, Authenticator, text

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OPTIONS = re.compile(r'data-options="([^"]+)"')
# RFC 6238, appendix B: SHA-1, eight digits; six-digit codes are their last six.
RFC_SECRET = b32encode(b"12345678901234567890").decode()
RFC_CODES = [
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
    (2000000000, "279037"), (20000000000, "353130"),
]  # fmt: skip


def sign_in(browser: Client, passphrase: str = PASSPHRASE, **more: str):
    return browser.post("/sign-in/", {"name": "Alice", "passphrase": passphrase, **more})


def code_now(secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).now()


@pytest.fixture
def with_app(alice, now):
    factors.add(alice.person.id, Totp(SECRET, "An app"), alice.keys.person, now=now)
    return alice


@pytest.fixture
def key(settings) -> Authenticator:
    return Authenticator(settings.ENVIRONMENT.origin, "localhost")


def options_of(browser: Client, path: str) -> str:
    return unescape(OPTIONS.search(browser.get(path).content.decode())[1])


@pytest.fixture
def with_passkey(alice, browser_of, key):
    browser = browser_of(alice)
    answer = key.registers(options_of(browser, "/account/second-step/passkey/"))
    assert browser.post("/account/second-step/passkey/", {"credential": answer}).status_code == 200
    return alice


@pytest.mark.parametrize(("at", "code"), RFC_CODES)
def test_codes_are_those_of_rfc_6238(alice, at: int, code: str) -> None:
    moment = datetime.fromtimestamp(at, UTC)
    factors.add(alice.person.id, Totp(RFC_SECRET, ""), alice.keys.person, now=moment)
    factors.check_code(alice.person.id, alice.keys.person, code, now=moment)
    assert Factor.objects.get().last_step == at // 30


def test_a_code_is_good_for_one_step_before_and_after_and_no_longer(with_app, now) -> None:
    who = (with_app.person.id, with_app.keys.person)
    code = pyotp.TOTP(SECRET).at(now)
    for away in (-90, -61, 61, 90):
        with pytest.raises(WrongFactor):
            factors.check_code(*who, code, now=now + timedelta(seconds=away))
    factors.check_code(*who, code, now=now + timedelta(seconds=30))


def test_a_code_is_good_once_and_an_older_one_isnt_good_after_it(with_app, now) -> None:
    who, totp = (with_app.person.id, with_app.keys.person), pyotp.TOTP(SECRET)
    factors.check_code(*who, totp.at(now), now=now)
    for code in (totp.at(now), totp.at(now - timedelta(seconds=30))):
        with pytest.raises(WrongFactor):
            factors.check_code(*who, code, now=now)


@pytest.mark.django_db(transaction=True)
def test_a_code_that_comes_ten_times_at_once_is_good_once(with_app, now) -> None:
    code = pyotp.TOTP(SECRET).at(now)

    def use(_: int) -> bool:
        try:
            factors.check_code(with_app.person.id, with_app.keys.person, code, now=now)
        except WrongFactor:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(use, range(10))) == 1


def test_the_passphrase_alone_opens_nothing(with_app) -> None:
    browser = Client()
    answer = sign_in(browser, next="/account/pin/")
    assert answer["Location"] == "/sign-in/second/?next=%2Faccount%2Fpin%2F"
    for path in ("/", "/account/", "/account/sessions/", "/unlock/", "/account/say/"):
        assert browser.get(path).status_code in (200, 302)
        if path != "/":
            assert browser.get(path)["Location"].startswith("/sign-in/")
    assert browser.post("/drafts/a/", {"text": "x"}).status_code == 403
    assert browser.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 403


def test_the_right_code_leads_in_with_a_new_unlock_value(with_app) -> None:
    browser = Client()
    sign_in(browser)
    before = browser.cookies["unlock"].value
    answer = browser.post("/sign-in/second/", {"code": code_now(), "next": "/account/sessions/"})
    assert answer["Location"] == "/account/sessions/"
    assert browser.cookies["unlock"].value != before
    assert browser.get("/account/").status_code == 200


def test_wrong_codes_are_limited_and_the_right_one_waits_too(with_app) -> None:
    browser = Client()
    sign_in(browser)
    for _ in range(SECOND_FACTOR.tries):
        assert browser.post("/sign-in/second/", {"code": "000000"}).status_code == 403
    page = browser.post("/sign-in/second/", {"code": code_now()})
    assert page.status_code == 429
    another = Client()
    sign_in(another)
    assert another.post("/sign-in/second/", {"code": code_now()}).status_code == 429


def test_the_second_step_may_take_ten_minutes(with_app) -> None:
    browser = Client()
    sign_in(browser)
    assert Unlock.objects.get().until - timezone.now() <= timedelta(minutes=10)
    Unlock.objects.update(until=timezone.now() - timedelta(seconds=1))
    answer = browser.post("/sign-in/second/", {"code": code_now()})
    assert answer["Location"] == "/sign-in/"


def test_the_second_step_carries_the_words_on(with_app) -> None:
    browser = Client()
    carried = {"carried-to-address": "/drafts/a/", "carried-text": "still here"}
    page = sign_in(browser, **carried)
    assert page.status_code == 200
    assert "still here" in page.content.decode()
    opened = browser.post("/sign-in/second/", {"code": code_now(), **carried})
    assert 'action="/drafts/a/"' in opened.content.decode()


def test_adding_an_app_shows_its_secret_until_a_code_from_it_fits(alice, browser_of) -> None:
    browser = browser_of(alice)
    page = browser.get("/account/second-step/app/").content.decode()
    secret = re.search(r'data-copy="([A-Z2-7 ]+)"', page)[1].replace(" ", "")
    assert "<svg" in page
    assert "style=" not in page.split("<main")[1]
    again = browser.post("/account/second-step/app/", {"code": "000000"})
    assert again.status_code == 403
    assert secret[:4] in again.content.decode()
    assert not Factor.objects.exists()
    code = code_now(secret)
    done = browser.post("/account/second-step/app/", {"code": code})
    assert "Ten backup codes" in done.content.decode()
    assert Factor.objects.count() == 1
    assert BackupCode.objects.count() == 10
    another = Client()
    sign_in(another)
    assert another.post("/sign-in/second/", {"code": code}).status_code == 403  # used to add it


def test_what_waits_to_be_added_lies_sealed_with_the_session(alice, browser_of) -> None:
    browser = browser_of(alice)
    page = browser.get("/account/second-step/app/").content.decode()
    secret = re.search(r'data-copy="([A-Z2-7 ]+)"', page)[1].replace(" ", "")
    assert bytes(Session.objects.get().pending)
    assert secret.encode() not in bytes(Session.objects.get().pending)
    assert secret not in str(browser.cookies)


def test_what_a_factor_is_lies_sealed(with_app) -> None:
    sealed = bytes(Factor.objects.get().sealed)
    assert SECRET.encode() not in sealed
    assert b"totp" not in sealed


def test_backup_codes_are_good_once_and_kept_as_hashes(with_app, browser_of) -> None:
    page = browser_of(with_app).post("/account/second-step/codes/").content.decode()
    codes = unescape(re.search(r'data-copy="([^"]+)"', page)[1]).split("-")
    assert len(set(codes)) == 10
    stored = b"".join(bytes(row.hash) for row in BackupCode.objects.all())
    assert all(code.replace(" ", "").encode() not in stored for code in codes)
    browser = Client()
    sign_in(browser)
    assert browser.post("/sign-in/second/", {"code": codes[3].upper()}).status_code == 302
    assert BackupCode.objects.count() == 9
    another = Client()
    sign_in(another)
    assert another.post("/sign-in/second/", {"code": codes[3]}).status_code == 403
    assert another.post("/sign-in/second/", {"code": codes[4]}).status_code == 302


def test_ones_backup_codes_open_nobody_elses_account(with_app, bob, now) -> None:
    (code, *_) = factors.new_backup_codes(bob.person.id)
    with pytest.raises(WrongFactor):
        factors.check_code(with_app.person.id, with_app.keys.person, code, now=now)


def test_with_the_last_factor_the_backup_codes_go(with_app, browser_of) -> None:
    browser = browser_of(with_app)
    factors.new_backup_codes(with_app.person.id)
    browser.post(f"/account/second-step/{Factor.objects.get().id}/remove/")
    assert (Factor.objects.count(), BackupCode.objects.count()) == (0, 0)
    assert sign_in(Client())["Location"] == "/"


def test_nobody_removes_somebody_elses_factor(with_app, bob, browser_of) -> None:
    browser_of(bob).post(f"/account/second-step/{Factor.objects.get().id}/remove/")
    assert Factor.objects.count() == 1


def test_the_second_step_is_asked_for_at_recovery_before_the_passphrase_changes(with_app) -> None:
    new = "the heron stands in cold water"
    given = {"name": "Alice", "code": with_app.preferences.recovery_code, "new_passphrase": new}
    browser = Client()
    assert browser.post("/recover/", given)["Location"] == "/sign-in/second/"
    assert sign_in(Client(), new).status_code == 403
    assert sign_in(Client()).status_code == 302
    assert browser.get("/account/")["Location"].startswith("/sign-in/")
    assert browser.post("/sign-in/second/", {"code": code_now()}).status_code == 302
    assert sign_in(Client(), new).status_code == 302
    assert sign_in(Client()).status_code == 403


def test_a_passkey_registers_and_signs_in(with_passkey, key) -> None:
    assert BackupCode.objects.count() == 10
    browser = Client()
    assert sign_in(browser)["Location"].startswith("/sign-in/second/")
    answer = key.signs(options_of(browser, "/sign-in/second/"))
    assert browser.post("/sign-in/second/", {"credential": answer})["Location"] == "/"
    assert browser.get("/account/").status_code == 200
    assert Factor.objects.get().last_step == 1


def test_a_passkey_that_doesnt_count_signs_in_again_and_again(alice, browser_of, key) -> None:
    key.counts = False
    browser = browser_of(alice)
    answer = key.registers(options_of(browser, "/account/second-step/passkey/"))
    browser.post("/account/second-step/passkey/", {"credential": answer})
    for _ in range(2):
        browser = Client()
        sign_in(browser)
        answer = key.signs(options_of(browser, "/sign-in/second/"))
        assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 302


def test_a_signature_is_good_once(with_passkey, key) -> None:
    key.counts = False
    browser = Client()
    sign_in(browser)
    answer = key.signs(options_of(browser, "/sign-in/second/"))
    assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 302
    another = Client()
    sign_in(another)
    options_of(another, "/sign-in/second/")
    assert another.post("/sign-in/second/", {"credential": answer}).status_code == 403


def test_a_challenge_is_spent_by_a_wrong_answer_too(with_passkey, key, settings) -> None:
    browser = Client()
    sign_in(browser)
    options = options_of(browser, "/sign-in/second/")
    wrong = Authenticator(settings.ENVIRONMENT.origin, "localhost", key.id).signs(options)
    page = browser.post("/sign-in/second/", {"credential": wrong})
    assert page.status_code == 403
    assert browser.post("/sign-in/second/", {"credential": key.signs(options)}).status_code == 403


def test_a_challenge_waits_five_minutes_and_no_longer(with_passkey, key) -> None:
    from goldseam.people import pending, visits

    browser = Client()
    sign_in(browser)
    answer = key.signs(options_of(browser, "/sign-in/second/"))
    request = browser.get("/sign-in/second/").wsgi_request
    late = visits.visit_of(request, timezone.now() + timedelta(minutes=5, seconds=1))
    early = visits.visit_of(request, timezone.now() + timedelta(minutes=4))
    waiting = Session.objects.get(awaits_factor=True)
    assert pending.take_challenge(late) == b""
    Session.objects.filter(id=waiting.id).update(pending=waiting.pending)
    assert len(pending.take_challenge(early)) == 32
    assert pending.take_challenge(early) == b""
    assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 403


@pytest.mark.parametrize(
    ("origin", "site", "flags"),
    [("https://evil.example", "localhost", 5), (None, "evil.example", 5), (None, "localhost", 4)],
)
def test_an_answer_for_another_site_or_without_anybody_there_is_refused(
    with_passkey, key, origin, site, flags
) -> None:
    browser = Client()
    sign_in(browser)
    key.origin, key.site = origin or key.origin, site
    answer = key.signs(options_of(browser, "/sign-in/second/"), flags)
    assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 403
    assert PRESENT == 1


def test_a_passkey_that_counts_backwards_is_refused(with_passkey, key) -> None:
    Factor.objects.update(last_step=9)
    browser = Client()
    sign_in(browser)
    answer = key.signs(options_of(browser, "/sign-in/second/"))
    assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 403


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "[]", "null", "7", "{", '{"id": 1}', '{"id": "a", "rawId": "a", "response": {}}',
     "[" * 5000, json.dumps({"id": text(b"one credential!!"), "rawId": text(b"one credential!!"),
     "type": "public-key", "response": {"clientDataJSON": "%%", "authenticatorData": "%",
     "signature": "%", "attestationObject": "%"}})],
)  # fmt: skip
def test_a_malformed_answer_is_refused_and_nothing_breaks(with_passkey, browser_of, answer) -> None:
    browser = Client()
    sign_in(browser)
    assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 403
    mine = browser_of(with_passkey)
    mine.get("/account/second-step/passkey/")
    page = mine.post("/account/second-step/passkey/", {"credential": answer})
    assert page.status_code == 422
    assert Factor.objects.count() == 1


def test_the_same_device_is_not_asked_to_make_a_second_passkey(with_passkey, browser_of, key):
    options = json.loads(options_of(browser_of(with_passkey), "/account/second-step/passkey/"))
    assert [one["id"] for one in options["excludeCredentials"]] == [text(key.id)]
    assert options["attestation"] == "none"
    assert options["rp"] == {"id": "localhost", "name": "Goldseam"}


def test_two_passkeys_are_told_apart(with_passkey, browser_of, key, settings) -> None:
    second = Authenticator(settings.ENVIRONMENT.origin, "localhost", b"another one!!!!!")
    browser = browser_of(with_passkey)
    answer = second.registers(options_of(browser, "/account/second-step/passkey/"))
    browser.post("/account/second-step/passkey/", {"credential": answer})
    assert Factor.objects.count() == 2
    for one in (second, key):
        browser = Client()
        sign_in(browser)
        answer = one.signs(options_of(browser, "/sign-in/second/"))
        assert browser.post("/sign-in/second/", {"credential": answer}).status_code == 302


def test_an_answer_says_whose_it_is_before_it_is_proven() -> None:
    key = Passkey(b"one credential!!", b"", "")
    answer = Authenticator("https://a.example", "a.example")
    options = passkeys.to_sign("https://a.example", bytes(32), [key])
    assert passkeys.is_by(answer.signs(options), key)
    assert not passkeys.is_by(answer.signs(options), Passkey(b"other", b"", ""))


def test_the_one_with_factors_is_asked_only_when_signing_in(with_app) -> None:
    browser = Client()
    sign_in(browser)
    browser.post("/sign-in/second/", {"code": code_now()})
    browser.post("/lock/")
    assert browser.post("/unlock/", {"passphrase": PASSPHRASE})["Location"] == "/"
    assert Person.objects.count() == 1
