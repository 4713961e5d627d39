"""Signing in, locking, unlocking, signing out, leaving: and what was written comes along."""

import re
from datetime import timedelta

import pytest
from conftest import PASSPHRASE
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from goldseam.people import sweeping, visits
from goldseam.people.models import Device, Session, Unlock

pytestmark = pytest.mark.django_db

PIN = "482913"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def sign_in(browser: Client, name: str = "Alice", passphrase: str = PASSPHRASE, **more: str):
    return browser.post("/sign-in/", {"name": name, "passphrase": passphrase, **more})


@pytest.fixture
def browser(alice) -> Client:
    """Alice's browser, signed in over the page, with a PIN, and locked."""
    browser = Client()
    sign_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    browser.post("/lock/")
    return browser


def cookies(answer: HttpResponse) -> dict[str, str]:
    return {name: morsel.value for name, morsel in answer.cookies.items()}


def test_signing_in_leads_where_one_wanted_to_go(alice) -> None:
    assert sign_in(Client(), next="/account/pin/")["Location"] == "/account/pin/"


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
           "/leave/", "/sign-out/", "/lock/?x=1", "account/", "/%0d%0aSet-Cookie:a=b\r\n"]
)  # fmt: skip
def test_nobody_is_led_elsewhere(alice, to: str) -> None:
    location = sign_in(Client(), next=to).headers["Location"]
    assert location == "/" or (location.startswith("/%0d") and "\r" not in location)


def test_every_sign_in_gives_new_values_and_ends_the_session_before(alice) -> None:
    browser = Client()
    first = cookies(sign_in(browser))
    second = cookies(sign_in(browser))
    assert first["session"] != second["session"]
    assert first["unlock"] != second["unlock"]
    assert Session.objects.count() == 1


def test_a_session_value_put_there_beforehand_is_worth_nothing(alice) -> None:
    browser, planted = Client(), "A" * 43
    browser.cookies["session"] = browser.cookies["unlock"] = planted
    given = cookies(sign_in(browser))
    assert planted not in given.values()
    stranger = Client()
    stranger.cookies["session"] = stranger.cookies["unlock"] = planted
    assert stranger.get("/account/")["Location"].startswith("/sign-in/")


def test_the_form_token_changes_with_signing_in(alice) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/sign-in/").content.decode()
    before = browser.cookies["form"].value
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    sign_in(browser, csrfmiddlewaretoken=token)
    assert browser.cookies["form"].value != before


def test_a_locked_browser_is_asked_before_anything_is_shown(browser: Client) -> None:
    answer = browser.get("/account/sessions/")
    assert answer["Location"] == "/unlock/?next=%2Faccount%2Fsessions%2F"
    assert browser.get("/account/", headers={"X-Requested-With": "fetch"}).status_code == 423
    assert Client().get("/account/", headers={"X-Requested-With": "fetch"}).status_code == 401


def test_locking_takes_the_keys_out_of_the_database(browser: Client) -> None:
    assert not Unlock.objects.exists()
    assert browser.cookies["unlock"].value == ""


def test_the_pin_unlocks_and_the_way_goes_on(browser: Client) -> None:
    answer = browser.post("/unlock/", {"pin": PIN, "next": "/account/sessions/"})
    assert answer["Location"] == "/account/sessions/"
    assert browser.get("/account/").status_code == 200


def test_the_passphrase_unlocks_too(browser: Client) -> None:
    page = browser.get("/unlock/").content.decode()
    assert "Use the passphrase instead" in page
    assert browser.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 302
    assert browser.get("/account/").status_code == 200


def test_each_unlocking_gives_a_new_value_and_the_old_one_opens_nothing(browser: Client) -> None:
    first = cookies(browser.post("/unlock/", {"pin": PIN}))["unlock"]
    browser.post("/lock/")
    second = cookies(browser.post("/unlock/", {"pin": PIN}))["unlock"]
    assert first != second
    browser.cookies["unlock"] = first
    assert browser.get("/account/")["Location"].startswith("/unlock/")


def test_neither_the_cookie_nor_the_row_opens_a_different_session(alice, bob) -> None:
    hers, his = Client(), Client()
    sign_in(hers)
    sign_in(his, "Bob")
    his.cookies["unlock"] = hers.cookies["unlock"].value
    assert his.get("/account/")["Location"].startswith("/unlock/")
    row = Unlock.objects.get(session__person=alice.person)
    Unlock.objects.filter(session__person=bob.person).update(keys=row.keys)
    assert his.get("/account/")["Location"].startswith("/unlock/")


def test_it_locks_by_itself_after_the_time_chosen(alice) -> None:
    browser = Client()
    sign_in(browser)
    browser.post("/account/choices/", {"idle_minutes": 5, "time_zone": "Europe/Berlin"})
    left = Unlock.objects.get().until - timezone.now()
    assert timedelta(minutes=4) < left <= timedelta(minutes=5)
    Unlock.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert browser.get("/account/")["Location"].startswith("/unlock/")


def test_every_page_pushes_the_lock_ahead(alice) -> None:
    browser = Client()
    sign_in(browser)
    soon = timezone.now() + timedelta(minutes=2)
    Unlock.objects.update(until=soon)
    browser.get("/account/")
    assert Unlock.objects.get().until > soon + timedelta(minutes=20)


def test_words_sent_to_a_locked_door_are_carried_through_it(browser: Client) -> None:
    words = 'Tonight <b>I</b> "felt" it’s \r\n fine & calm'
    asked = browser.post("/drafts/journal-new/", {"text": words, "tag": ["a", "b"]})
    assert asked.status_code == 403
    page = asked.content.decode()
    assert "What you wrote is still here" in page
    assert "<b>I</b>" not in page
    from html import unescape

    hidden = [(name, unescape(value)) for name, value in HIDDEN.findall(page)]
    form: dict[str, list[str]] = {}
    for name, value in hidden:
        form.setdefault(name, []).append(value)
    wrong = browser.post("/unlock/", {**form, "pin": "111222"})
    assert wrong.status_code == 403
    assert "What you wrote is still here" in wrong.content.decode()
    opened = browser.post("/unlock/", {**form, "pin": PIN})
    assert opened.status_code == 200
    _, found, page = opened.content.decode().partition('action="/drafts/journal-new/"')
    assert found
    carried = [(n, unescape(v)) for n, v in HIDDEN.findall(page) if n != "csrfmiddlewaretoken"]
    assert carried == [("text", words), ("tag", "a"), ("tag", "b")]
    assert "Save it now" in page


def test_words_are_carried_through_signing_in_too(alice) -> None:
    page = Client().post("/drafts/journal-new/", {"text": "still here"})
    assert (page.status_code, "still here" in page.content.decode()) == (403, True)
    carried = {"carried-to-address": "/drafts/journal-new/", "carried-text": "still here"}
    opened = sign_in(Client(), **carried)
    assert opened.status_code == 200
    assert 'action="/drafts/journal-new/"' in opened.content.decode()


def test_carried_words_never_go_to_another_site(alice) -> None:
    for to in ("https://evil.example/", "//evil.example/x", "javascript:alert(1)"):
        opened = sign_in(Client(), **{"carried-to-address": to, "carried-text": "mine"})
        assert opened["Location"] == "/"


def test_words_survive_a_token_that_has_run_out_on_the_way_through_the_door(browser) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    carried = {"carried-to-address": "/drafts/a/", "carried-text": "still here"}
    page = strict.post("/unlock/", {**carried, "pin": PIN})
    assert page.status_code == 403
    body = page.content.decode()
    assert ("still here" in body, PIN in body, 'action="/drafts/a/"' in body) == (True, False, True)


def test_words_another_site_sends_are_not_taken_on(browser) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    page = strict.post("/drafts/a/", {"text": "not hers"}, headers=headers)
    assert page.status_code == 403
    assert "not hers" not in page.content.decode()


def test_a_form_with_a_secret_is_not_carried(browser: Client) -> None:
    secret = "a passphrase that stays with me"
    page = browser.post("/account/passphrase/", {"passphrase": secret, "new_passphrase": secret})
    assert page.status_code == 403
    assert secret not in page.content.decode()


def test_signing_out_leaves_nothing_that_opens(alice) -> None:
    browser = Client()
    sign_in(browser)
    kept = {name: browser.cookies[name].value for name in ("session", "unlock")}
    answer = browser.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"
    assert not Session.objects.exists()
    assert not Unlock.objects.exists()
    browser.cookies.load(kept)
    assert browser.get("/account/")["Location"].startswith("/sign-in/")


def test_signing_out_everywhere_ends_all_of_ones_own_sessions(alice, bob, browser_of) -> None:
    first, second, his = browser_of(alice), browser_of(alice), browser_of(bob)
    first.post("/sign-out/", {"everywhere": "yes"})
    assert second.get("/account/")["Location"].startswith("/sign-in/")
    assert his.get("/account/").status_code == 200


def test_leaving_is_a_plain_link_that_ends_the_session(alice, settings) -> None:
    browser = Client()
    sign_in(browser)
    answer = browser.get("/leave/")
    assert (answer.status_code, answer["Location"]) == (303, settings.ENVIRONMENT.leave_to)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert not Session.objects.exists()


def test_a_browser_that_looks_ahead_doesnt_leave(alice) -> None:
    browser = Client()
    sign_in(browser)
    browser.get("/leave/", headers={"Sec-Purpose": "prefetch;prerender"})
    assert Session.objects.count() == 1


def test_locking_and_signing_out_take_a_form(alice) -> None:
    browser = Client()
    sign_in(browser)
    assert browser.get("/lock/").status_code == 405
    assert browser.get("/sign-out/").status_code == 405
    assert browser.get("/account/").status_code == 200


def test_sessions_are_listed_by_browser_and_can_be_ended_one_by_one(alice, bob) -> None:
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    laptop = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Chrome/140 Safari/537"})
    his = Client()
    sign_in(phone)
    sign_in(laptop)
    sign_in(his, "Bob")
    page = laptop.get("/account/sessions/").content.decode()
    assert "Firefox, Android" in page
    assert "Chrome, Linux" in page
    (other,) = re.findall(r'name="which" value="([0-9a-f]{64})"', page)
    hers = Session.objects.get(person=bob.person)
    laptop.post("/account/sessions/end/", {"which": bytes(hers.id).hex()})
    laptop.post("/account/sessions/end/", {"which": "nonsense"})
    assert his.get("/account/").status_code == 200
    laptop.post("/account/sessions/end/", {"which": other})
    assert phone.get("/account/")["Location"].startswith("/sign-in/")
    assert laptop.get("/account/").status_code == 200


def test_no_address_of_a_browser_is_stored(alice) -> None:
    browser = Client(REMOTE_ADDR="203.0.113.77", headers={"X-Forwarded-For": "203.0.113.77"})
    sign_in(browser)
    stored = [vars(row) for model in (Session, Device, Unlock) for row in model.objects.all()]
    assert "203.0.113.77" not in repr(stored)


def test_an_old_session_is_swept_away(alice, browser_of) -> None:
    browser = browser_of(alice)
    Session.objects.update(seen=timezone.now() - visits.SESSION_LIFE - timedelta(days=1))
    assert browser.get("/account/")["Location"].startswith("/sign-in/")
    sweeping.sweep(timezone.now())
    assert not Session.objects.exists()


def test_what_an_open_page_alone_must_not_do_asks_for_the_passphrase(browser: Client) -> None:
    browser.post("/unlock/", {"pin": PIN})
    for path in ("/account/pin/", "/account/second-step/app/", "/account/second-step/passkey/"):
        assert browser.get(path)["Location"].startswith("/account/say/")
    for path in ("/account/recovery/new/", "/account/second-step/codes/", "/account/pin/"):
        assert browser.post(path)["Location"].startswith("/account/say/")
    wrong = browser.post("/account/say/", {"passphrase": "not it", "next": "/account/pin/"})
    assert wrong.status_code == 403
    right = browser.post("/account/say/", {"passphrase": PASSPHRASE, "next": "/account/pin/"})
    assert right["Location"] == "/account/pin/"
    assert browser.get("/account/pin/").status_code == 200


def test_browser_labels_tell_browsers_apart_and_nothing_more() -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
    assert visits.browser_label(agent) == "Safari, iPhone"
    assert visits.browser_label("curl/8") == "A browser"


def test_a_broken_cookie_is_nobody(alice) -> None:
    for value in ("", "!", "é", "A" * 5000, "====", "\x00"):
        request = RequestFactory().get("/")
        request.COOKIES = {"session": value, "unlock": value, "device": value}
        assert not visits.visit_of(request, timezone.now()).signed_in
