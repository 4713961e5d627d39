"""Today, calm, support, front page: no axe violation, light or dark; by keyboard; 320 px wide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

OPEN = [
    "/", "/calm/", "/calm/breathing/", "/calm/breathing/#holding", "/calm/senses/#all-senses",
    "/calm/muscles/#end", "/support/", "/offline/",
]  # fmt: skip
OWN = ["/today/", "/checkins/", "/checkins/words/", "/calm/", "/calm/muscles/", "/calm/so-far/"]
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def mara(page: Page) -> Page:
    sign_up(page, f"Mara {id(page)}")
    page.goto("/today/")
    page.get_by_role("button", name="7", exact=True).click()
    expect(page.get_by_text("Saved. Only you can see it.")).to_be_visible()
    return page


def unreadable(page: Page) -> list[str]:
    """What keeps anybody from reading it, in light, in dark and on a small phone."""
    found = in_the_way(page)
    page.set_viewport_size({"width": 320, "height": 640})
    found += [f"{page.url} is wider than the phone"] if page.evaluate(TOO_WIDE) else []
    page.set_viewport_size({"width": 390, "height": 844})
    return found


def test_pages_open_to_anybody_are_readable_by_everybody(page: Page) -> None:
    for address in OPEN:
        page.goto(address)
        if address == "/support/":
            page.get_by_text("Germany", exact=True).click()
        assert unreadable(page) == []


def test_ones_own_pages_are_readable_by_everybody(mara: Page) -> None:
    for address in OWN:
        mara.goto(address)
        assert unreadable(mara) == []


def test_an_exercise_with_numbers_is_readable_to_its_end(mara: Page) -> None:
    mara.goto("/calm/breathing/")
    mara.get_by_role("button", name="7", exact=True).click()
    assert unreadable(mara) == []
    mara.get_by_role("link", name="That is enough").click()
    assert unreadable(mara) == []
    mara.get_by_role("button", name="4", exact=True).click()
    expect(mara.get_by_text("7 before, 4 now.")).to_be_visible()
    assert unreadable(mara) == []


def test_two_taps_by_keyboard_keep_the_place(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    sign_up(page, "Keyboard")
    page.goto("/today/")
    page.get_by_role("button", name="7", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="7", exact=True, pressed=True)).to_be_focused()
    page.get_by_role("button", name="anxious", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="anxious", pressed=True)).to_be_focused()


def test_an_exercise_by_keyboard_moves_the_focus_along(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    page.goto("/calm/senses/")
    page.get_by_role("link", name="Begin", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#all-senses")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="The step before")).to_be_focused()
