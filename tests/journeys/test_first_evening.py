"""A first evening as people have it: on a phone, in the dark, by touch or by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import lock, recovery_code, sign_in, sign_out, sign_up, unlock

pytestmark = pytest.mark.journey

PIN = "482913"
WORDS = "He said the train was late and I could not breathe."
KIND = "Only you can see this."


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(dark=True)


def test_an_evening_from_the_front_door_to_finding_it_again(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Begin").first.click()
    passphrase = sign_up(phone, "Mara of the evening", pin=PIN)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Mara")
    check_in(phone)
    breathe(phone)
    write(phone, WORDS)
    end_the_day(phone, "The kettle.", "My sister’s voice.")
    lock(phone)
    expect(phone.locator("body")).not_to_contain_text("train")
    unlock(phone, pin=PIN)
    find_again(phone, "train late", WORDS)
    phone.goto("/night/past/")
    expect(phone.get_by_text("My sister’s voice.")).to_be_visible()
    sign_out(phone)
    sign_in(phone, "mara of the evening", passphrase)
    find_again(phone, "breathe", WORDS)


def test_the_recovery_code_opens_everything_when_the_passphrase_is_forgotten(phone: Page) -> None:
    sign_up(phone, "Mara who forgets")
    write(phone, WORDS)
    phone.goto("/account/recovery/")
    phone.get_by_role("button", name="Make a new one").click()
    code = recovery_code(phone)
    sign_out(phone)
    phone.goto("/recover/")
    phone.get_by_label("Name", exact=True).fill("Mara who forgets")
    phone.locator("[name=code]").fill(code.lower().replace("-", " "))
    phone.locator("[name=new_passphrase]").fill("seven quiet bridges over water")
    phone.get_by_role("button", name="Open", exact=True).click()
    find_again(phone, "train", WORDS)
    expect(phone.get_by_text(WORDS)).to_be_visible()


def test_after_signing_out_the_back_button_shows_nothing(phone: Page) -> None:
    sign_up(phone, "Mara who leaves")
    write(phone, WORDS)
    phone.goto("/journal/")
    expect(phone.get_by_text("the train was late")).to_be_visible()
    sign_out(phone)
    for _ in range(3):
        phone.go_back()
        expect(phone.locator("body")).not_to_contain_text("train")


def test_leaving_quickly_ends_the_session_and_goes_to_a_neutral_page(
    chromium: Browser, address: str
) -> None:
    # A context of its own: this is the one place where the browser is sent elsewhere.
    page = chromium.new_context(base_url=address).new_page()
    sign_up(page, "Mara in a hurry")
    with page.expect_request(lambda request: "wikipedia" in request.url):
        page.get_by_role("link", name="Leave quickly").click()
    page.goto("/journal/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.context.close()


def test_the_whole_evening_goes_by_keyboard_alone(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    page.goto("/join/")
    tab_to(page, "A name to sign in with")
    page.keyboard.type("Mara by keyboard")
    press(page, "Create my account")
    press(page, "I have written it down")
    press(page, "Not now")
    tap(page, "6")
    tap(page, "tired")
    page.goto("/journal/new/")
    page.locator("textarea").first.focus()
    page.keyboard.type(WORDS)
    press(page, "Save")
    page.goto("/journal/")
    expect(page.get_by_text("the train was late")).to_be_visible()
    page.keyboard.press("Home")
    page.reload()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"


def check_in(page: Page) -> None:
    page.goto("/today/")
    page.get_by_role("button", name="7", exact=True).click()
    page.get_by_role("button", name="anxious", exact=True).click()
    expect(page.get_by_role("button", name="anxious", pressed=True)).to_be_visible()


def breathe(page: Page) -> None:
    page.goto("/calm/breathing/")
    page.get_by_role("button", name="7", exact=True).click()
    expect(page.locator(".breath").first).to_be_visible()
    page.get_by_role("link", name="That is enough").first.click()
    page.get_by_role("button", name="4", exact=True).click()
    expect(page.get_by_text("7 before, 4 now.")).to_be_visible()


def write(page: Page, words: str) -> None:
    page.goto("/journal/new/")
    page.locator("textarea").first.fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text(KIND)).to_be_visible()


def end_the_day(page: Page, *thanks: str) -> None:
    page.goto("/night/")
    boxes = page.locator("textarea")
    for position, words in enumerate(thanks):
        boxes.nth(position).fill(words)
    page.get_by_role("button", name="enough for tonight").click()
    expect(page.get_by_text(thanks[0])).to_be_visible()


def find_again(page: Page, looked_for: str, words: str) -> None:
    page.goto("/journal/search/")
    page.get_by_label("Words you wrote").fill(looked_for)
    page.keyboard.press("Enter")
    page.locator("main mark").first.click()
    expect(page.get_by_text(words)).to_be_visible()


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tap(page: Page, name: str) -> None:
    """Press a button that stays where it is and is then pressed."""
    tab_to(page, name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=name, exact=True, pressed=True)).to_be_visible()


def tab_to(page: Page, name: str, within: int = 80) -> None:
    """Tab until the focus is on something of that name, as somebody without a mouse does."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"the keyboard doesn’t reach “{name}”")


NAME_OF_FOCUS = """() => {
    const it = document.activeElement
    return it.getAttribute("aria-label") || it.labels?.[0]?.innerText || it.innerText || ""
}"""


def focused(page: Page) -> str:
    """The name of what has the focus, as a screen reader would say it."""
    return str(page.evaluate(NAME_OF_FOCUS)).strip()
