"""Two browsers: something serious is said, and both evenings are about calm; alone, one’s own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

CARD = "Safety and calm come first"


def test_said_for_both_both_evenings_are_about_calm(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(dark=True), new_page(phone=False)
    _find_each_other(hers, "Alice at calm", his, "Bob at calm")
    hers.goto("/everything/")
    hers.get_by_role("link", name="Something serious happened").click()
    assert in_the_way(hers) == []
    hers.get_by_role("link", name="Say that a new chapter begins").click()
    expect(hers.get_by_role("link", name="If you are in danger now")).to_be_visible()
    assert in_the_way(hers) == []
    hers.get_by_label("A few words for yourself").fill("He told me in the car.")
    hers.get_by_role("button", name="let Bob at calm see it").click()
    expect(hers.get_by_text("A new chapter begins, from")).to_be_visible()
    expect(hers.get_by_text("in the car")).to_have_count(0)
    assert in_the_way(hers) == []
    hers.get_by_label("Words to go with it").fill("I am at my sister’s.")
    hers.get_by_role("button", name="Let Bob at calm see it").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("The first evening")
    hers.get_by_text("If it was you who did it").click()
    expect(hers.get_by_text("Stay where you can be reached")).to_be_visible()
    assert in_the_way(hers) == []
    for page in (hers, his):
        page.goto("/today/")
        expect(page.get_by_role("heading", name=CARD)).to_be_visible()
        expect(page.get_by_text("because safety and calm come first")).to_be_visible()
        expect(page.get_by_text("Nothing. All of it can be another day.")).to_be_visible()
        assert in_the_way(page) == []
    his.get_by_role("link", name="What may help now").click()
    expect(his.get_by_role("heading", name="Are you safe here tonight?")).to_be_visible()
    his.goto("/together/")
    his.locator(".shared a").first.click()
    expect(his.get_by_text("Said by Alice at calm, for both of you")).to_be_visible()
    expect(his.get_by_text("in the car")).to_have_count(0)
    assert in_the_way(his) == []
    hers.goto("/chapters/")
    hers.get_by_role("link", name="A new chapter since").click()
    assert in_the_way(hers) == []
    hers.get_by_role("button", name="Take it back").click()
    expect(hers.get_by_text("Taken back for both of you.")).to_be_visible()
    his.goto("/today/")
    expect(his.get_by_role("heading", name=CARD)).to_have_count(0)


def test_alone_and_without_scripts_it_is_said_for_oneself(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Charlie at calm")
    page.goto("/chapters/new/")
    page.get_by_label("A few words for yourself").fill("I found the letters.")
    page.get_by_label("The day it happened, or came out").fill("2025-11-03")
    page.get_by_role("button", name="Begin it for myself").click()
    expect(page.get_by_text("A new chapter begins. Only you can see it.")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_role("heading", name=CARD)).to_be_visible()
    page.goto("/chapters/")
    page.get_by_role("link", name="A new chapter since 3 November 2025").click()
    expect(page.get_by_text("I found the letters.")).to_be_visible()


def test_where_one_stands_is_said_by_keyboard_and_changed(new_page: Callable[..., Page]) -> None:
    page = new_page(phone=False)
    sign_up(page, "Jonas at calm")
    page.goto("/tracks/")
    assert in_the_way(page) == []
    page.get_by_label("I broke trust, and want to earn it back").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The first day")).to_be_visible()
    expect(page.get_by_text("Say when you will be home, and be there")).to_be_visible()
    page.get_by_text("Days 11 to 20").click()
    expect(page.get_by_text("Make one promise that you are sure to keep")).to_be_visible()
    assert in_the_way(page) == []
    page.get_by_role("link", name="Change where you stand").click()
    assert in_the_way(page) == []
    page.get_by_label("Nothing of this").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Put aside.")).to_be_visible()


def _find_each_other(hers: Page, her_name: str, his: Page, his_name: str) -> None:
    sign_up(hers, her_name)
    sign_up(his, his_name)
    hers.goto("/together/start/")
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto("/together/accept/")
    his.get_by_label("The code").fill(code)
    his.get_by_role("button", name="Go on").click()
    hers.get_by_role("link", name="Have they typed it?").click()
    hers.get_by_role("button", name="The same words, yes").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text(f"You and {his_name}")
