"""From the first statement to the answers’ meaning and on into a tool: by keyboard, no scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

STATEMENTS = 20
CHECKING = ("phone, messages", "asked something I knew", "last been online", "would be missed")


def test_all_twenty_can_be_answered_without_scripts(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Ticks boxes")
    page.goto("/reflections/")
    page.get_by_role("link", name="The five signs").click()
    page.get_by_role("button", name="Begin").click()
    for _ in range(STATEMENTS):
        page.get_by_role("radio", name=_answer(page), exact=True).check()
        page.get_by_role("button", name="Go on").click()
    expect(page.locator(".lead")).to_contain_text("checking and testing came up most")
    expect(page.locator("svg.bar")).to_have_count(5)
    page.get_by_text("The same in numbers").click()
    expect(page.get_by_role("row", name="Checking and testing")).to_contain_text("4")
    page.get_by_role("link", name="Keep the page for the urge at hand").first.click()
    expect(page.locator("main h1")).to_have_text("The urge to check")


def test_the_keyboard_is_enough(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    sign_up(page, "Without a mouse")
    page.goto("/reflections/signs/")
    _tab_to(page, "Begin")
    page.keyboard.press("Enter")
    for number in range(1, STATEMENTS + 1):
        expect(page.get_by_role("img", name=f"Step {number} of {STATEMENTS}")).to_be_visible()
        if number not in (5, 10):
            _choose(page, _answer(page))
            _tab_to(page, "Go on")
        else:
            _tab_to(page, "Skip")
        page.keyboard.press("Enter")
    expect(page.locator(".lead")).to_contain_text("checking and testing came up most")
    _tab_to(page, "How sure this is")
    page.keyboard.press("Enter")
    expect(page.get_by_text("both are assumptions")).to_be_visible()
    _tab_to(page, "Keep the page for the urge at hand")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("The urge to check")


def test_left_in_the_middle_it_can_be_gone_on_with(page: Page) -> None:
    sign_up(page, "Called away")
    page.goto("/reflections/signs/")
    page.get_by_role("button", name="Begin").click()
    first = page.locator("legend").inner_text()
    page.get_by_text("Often", exact=True).click()
    page.get_by_role("button", name="Go on").click()
    second = page.locator("legend").inner_text()
    page.get_by_role("button", name="Later").click()
    page.get_by_role("link", name="The five signs").last.click()
    expect(page.get_by_text("Begun, and kept as far as it went.")).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    expect(page.get_by_text(first)).to_be_visible()
    assert in_the_way(page) == []
    page.get_by_role("link", name="Go on where you were").click()
    expect(page.locator("legend")).to_have_text(second)


def _answer(page: Page) -> str:
    statement = page.locator("legend").inner_text()
    return "Nearly all the time" if any(words in statement for words in CHECKING) else "Never"


def _choose(page: Page, answer: str) -> None:
    """Into the group of circles, and along it with the arrows."""
    _tab_to(page, "Never")
    page.keyboard.press("Space")
    if answer != "Never":
        page.keyboard.press("ArrowUp")  # from the first to the last


def _tab_to(page: Page, words: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).innerText ?? ''"
        )
        if at.strip() == words:
            return
    raise AssertionError(f"“{words}” can’t be reached")
