"""Joining in a minute, locking by itself without losing a word, a passkey: in a real browser."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import lock, sign_in, sign_out, sign_up, unlock

pytestmark = pytest.mark.journey

PIN = "482913"
WORDS = "He said the train was late."
A_KEY_TAKES = 150  # milliseconds, on a phone, with a thumb
READING = 3.0  # seconds somebody looks before each tap
IDLE = "29:30"  # of the thirty minutes that are chosen at first


@pytest.fixture
def waiting(page: Page) -> Page:
    """A phone whose clock the test moves; its owner has joined and has a PIN."""
    page.clock.install()
    page.passphrase = sign_up(page, "Ida", pin=PIN)  # type: ignore[attr-defined]
    return page


@pytest.fixture
def with_passkeys(page: Page) -> Iterator[Page]:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    yield page
    devtools.detach()


def test_joining_takes_under_a_minute_and_four_touches(page: Page) -> None:
    taps = 0
    page.goto("/join/")
    began = time.monotonic()

    def tap(role: str, name: str) -> None:
        nonlocal taps
        taps += 1
        page.get_by_role(role, name=name).last.tap()  # type: ignore[arg-type]

    page.get_by_label("A name to sign in with").tap()
    taps += 1
    page.keyboard.type("Mara", delay=A_KEY_TAKES)
    tap("button", "Create my account")
    tap("button", "I have written it down")
    tap("link", "Not now")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mara")
    assert taps == 4
    assert time.monotonic() - began + 4 * READING < 60


def test_a_page_left_open_locks_by_itself_and_comes_back(waiting: Page) -> None:
    waiting.goto("/account/sessions/")
    waiting.clock.run_for("27:00")
    expect(waiting.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    waiting.clock.run_for("03:00")
    expect(waiting.get_by_role("heading", name="Locked")).to_be_visible()
    unlock(waiting, pin=PIN)
    expect(waiting.get_by_role("heading", name="Where you are signed in")).to_be_visible()


def test_words_are_kept_before_it_locks_and_are_there_afterwards(waiting: Page) -> None:
    waiting.goto("/journal/new/")
    waiting.get_by_role("textbox").first.fill(WORDS)
    with waiting.expect_response("**/drafts/**"):
        waiting.clock.run_for("00:03")
    waiting.clock.run_for(IDLE)
    expect(waiting.get_by_label("PIN", exact=True)).to_be_visible()
    expect(waiting.locator("body")).not_to_contain_text("train")
    unlock(waiting, pin=PIN)
    expect(waiting.get_by_role("textbox").first).to_have_value(WORDS)


def test_words_that_could_not_be_kept_are_covered_and_go_through_the_door(waiting: Page) -> None:
    waiting.goto("/journal/new/")
    other = waiting.context.new_page()
    other.goto(waiting.url)
    lock(other)
    waiting.get_by_role("textbox").first.fill(WORDS)
    waiting.clock.run_for(IDLE)
    expect(waiting.get_by_text("You were away for a while")).to_be_visible()
    expect(waiting.locator("#main")).to_be_hidden()
    expect(waiting.get_by_role("button", name="Unlock")).to_be_focused()
    waiting.get_by_role("button", name="Unlock").click()
    expect(waiting.get_by_text("What you wrote is still here")).to_be_visible()
    unlock(waiting, pin=PIN)
    expect(waiting.get_by_text(WORDS).first).to_be_visible()


def test_a_password_manager_is_offered_the_passphrase_that_will_open(page: Page) -> None:
    """It keeps what a form sends in its first filled field for a new password."""
    page.goto("/join/")
    shown = " ".join(page.locator(".code span").all_inner_texts())
    assert _new_passwords(page) == [shown]
    page.get_by_text("I’d rather use my own").click()
    page.get_by_label("Your own passphrase").fill("a heron stands in the cold water")
    assert _new_passwords(page) == ["a heron stands in the cold water"]
    page.get_by_label("Your own passphrase").fill("")
    assert _new_passwords(page) == [shown]


def test_the_back_button_brings_nothing_back_after_signing_out(page: Page) -> None:
    sign_up(page, "Nora of the back button")
    page.goto("/account/")
    sign_out(page)
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Nora of the back button")


def test_a_passkey_is_made_and_signs_in(with_passkeys: Page) -> None:
    page = with_passkeys
    passphrase = sign_up(page, "Paula")
    page.goto("/account/second-step/passkey/")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", name="Ten backup codes")).to_be_visible()
    sign_out(page)
    sign_in(page, "Paula", passphrase)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Paula")


def test_every_page_of_an_account_can_be_used_by_everybody(page: Page) -> None:
    def reachable() -> None:
        assert in_the_way(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    for path in ("/join/", "/sign-in/", "/recover/", "/about/", "/gone/"):
        page.goto(path)
        reachable()
    passphrase = sign_up(page, "Everybody", pin=PIN)
    pages = ("", "choices/", "pin/", "passphrase/", "sessions/", "recovery/", "recovery/confirm/",
             "second-step/", "second-step/app/", "second-step/passkey/", "someone-knew/", "delete/",
             "say/")  # fmt: skip
    for path in pages:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"/account/{path}")
        reachable()
    lock(page)
    reachable()
    unlock(page, pin="975318")
    reachable()
    unlock(page, passphrase=passphrase)


def _new_passwords(page: Page) -> list[str]:
    """What a password manager finds in the form, next to the name it belongs to."""
    found = page.evaluate(
        """() => [...document.querySelector("[autocomplete=username]").form.elements]
            .filter((it) => it.type === "password" && it.autocomplete === "new-password")
            .map((it) => it.value)"""
    )
    return [value for value in found if value]
