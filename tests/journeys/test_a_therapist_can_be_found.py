"""Finding a therapist: by keyboard, on a narrow phone, on paper, and without a connection."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.test_offline_calm import WORKER_IS_READY, lose_the_connection

pytestmark = pytest.mark.journey

PAGE = "/support/therapist/"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
OPEN_ALL = (
    "document.querySelectorAll('details').forEach((one) => { one.name = ''; one.open = true })"
)
SMALLEST = """() => [...document.querySelectorAll('main summary, main .option, main .button')]
  .filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect()).filter((box) => box.height < 44).length"""


@pytest.mark.parametrize("path", [PAGE, "/support/"])
def test_with_all_of_it_open_it_can_be_read_by_everybody(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate(OPEN_ALL)
    assert in_the_way(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(SMALLEST) == 0


def test_a_country_and_a_question_are_reached_by_keyboard(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    page.goto(PAGE)
    page.locator("summary", has_text="Ireland").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Counselling in Primary Care")).to_be_visible()
    page.get_by_label("Will you see each of us alone once?").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Will you see each of us alone once?")).to_be_checked()
    page.reload()
    expect(page.get_by_label("Will you see each of us alone once?")).not_to_be_checked()


def test_a_first_message_is_changed_and_copied(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGE)
    page.locator("summary", has_text="To your doctor").click()
    page.get_by_label("To your doctor").fill("Hello, could I see you alone?")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Hello, could I see you alone?"


def test_on_paper_only_what_was_opened_is_left_and_no_bars(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page(dark=True)
    page.goto(PAGE)
    page.locator("summary", has_text="Germany").click()
    page.get_by_label("Will you see each of us alone once?").check()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="When work as a couple is not the way")).to_be_visible()
    expect(page.get_by_text("psychotherapeutische Sprechstunde")).to_be_visible()
    expect(page.get_by_label("Will you see each of us alone once?")).to_be_checked()
    for gone in (".top", ".foot", ".back", ".actions", ".on-screen"):
        assert page.locator(gone).evaluate_all("all => all.every((it) => !it.checkVisibility())")
    expect(page.get_by_text("Ireland", exact=True)).to_be_hidden()
    expect(page.get_by_role("heading", name="A first message")).to_be_hidden()
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert page.locator(".prose a").first.evaluate("it => getComputedStyle(it).color") == ink


def test_it_opens_without_a_connection_and_a_message_can_be_copied(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(worker=True)
    page.goto("/")
    page.evaluate(WORKER_IS_READY)
    lose_the_connection(page)
    page.goto("/support/")
    page.get_by_role("link", name="Finding a therapist").click()
    expect(page.locator("h1")).to_have_text("Finding a therapist")
    page.locator("summary", has_text="To a couple therapist").click()
    expect(page.get_by_role("button", name="Copy")).to_be_visible()


def test_the_private_questions_say_that_they_need_a_connection(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(worker=True)
    page.goto("/")
    page.evaluate(WORKER_IS_READY)
    lose_the_connection(page)
    page.goto("/support/safe/")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    page.locator("main").get_by_role("link", name="Where to get help").first.click()
    expect(page.get_by_role("heading", name="If you are afraid of your partner")).to_be_visible()
