"""Two browsers: one promises and keeps, the other says how it felt; what broke is mended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up
from tests.journeys.walking import KEYS

pytestmark = pytest.mark.journey


def test_a_promise_is_made_kept_answered_and_mended(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(dark=True), new_page(phone=False)
    _together(hers, his, "Alice who promises", "Bob who is promised")
    hers.goto("/promises/")
    assert in_the_way(hers) == []
    hers.get_by_role("link", name="Make a promise").click()
    hers.wait_for_url("**/start/")
    assert in_the_way(hers) == []
    _tap(hers, "When I leave work")
    expect(hers.get_by_label("I will …")).to_have_value("send you two words, “leaving now”")
    hers.locator('.chip:has([value="daily"])').click()
    assert in_the_way(hers) == []
    hers.get_by_role("button", name="I promise").click()
    expect(hers.get_by_text("Promised. You and Bob who is promised can see it.")).to_be_visible()
    hers.get_by_role("button", name="Kept: When I leave work").click()
    expect(hers.get_by_text("1 of 1 kept.")).to_be_visible()

    _keyboard_answers(his)
    hers.goto("/promises/")
    hers.locator(".days .cover").first.click()
    expect(hers.get_by_text("Both stay, and nobody decides between them.")).to_be_visible()
    assert in_the_way(hers) == []
    assert in_the_way(his) == []

    hers.get_by_text("Change what you said").click()
    _tap(hers, "Not kept")
    expect(hers.get_by_role("heading", name="It can be mended where it broke")).to_be_visible()
    assert in_the_way(hers) == []
    _mend(hers)
    his.reload()
    expect(his.get_by_text("I will set an alarm.")).to_be_visible()
    his.get_by_text("What it meant to you").click()
    his.get_by_label("In your own words").fill("I waited at the window.")
    _tap(his, "Share with Alice who promises")
    assert in_the_way(his) == []
    for page in (hers, his):
        page.goto("/promises/days/")
        expect(page.get_by_role("img", name="One that wasn’t has been mended.")).to_be_visible()
        assert in_the_way(page) == []


def test_without_scripts_a_new_time_is_said_and_a_promise_ended(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Alone without scripts")
    page.goto("/promises/new/")
    page.get_by_label("I will …").fill("water the plants")
    page.locator('.chip:has([name="repeats"][value="daily"])').click()
    page.get_by_role("button", name="I promise").click()
    page.locator(".days .cover").first.click()
    page.get_by_text("It needs another time").click()
    page.get_by_label("By what time, on your clock?").fill("23:59")
    page.get_by_label("Which day?").fill("2020-01-01")
    page.get_by_role("button", name="Say the new time").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a day in the next thirty days.")
    page.get_by_label("Which day?").fill(_tomorrow())
    page.get_by_role("button", name="Say the new time").click()
    expect(page.get_by_text("A new time: tomorrow, 23:59")).to_be_visible()
    page.get_by_role("link", name="All days of this promise").click()
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("Ended. What was kept stays kept.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="End it")).to_be_visible()


def test_on_the_smallest_phone_a_days_promises_stay_within_their_card(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Alice with a small phone")
    for words in ("drink a glass of water", "walk home"):
        page.goto("/promises/new/")
        page.get_by_label("I will …").fill(words)
        page.get_by_role("button", name="I promise").click()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    card, rows = page.locator(".promised"), page.locator(".promised .row")
    expect(rows).to_have_count(2)
    outer, inner = card.bounding_box(), rows.last.bounding_box()
    assert outer
    assert inner
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


def test_what_is_typed_is_there_after_the_lock(new_page: Callable[..., Page]) -> None:
    page = new_page()
    sign_up(page, "Begun and locked", pin="482913")
    page.goto("/promises/new/")
    with page.expect_response(lambda it: "/drafts/promise-new/" in it.url and it.status == 204):
        page.get_by_label("I will …").fill("ring my sister")
    page.goto("/account/")
    page.get_by_role("button", name="Lock now").click()
    page.get_by_label("PIN", exact=True).fill("482913")
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_url(lambda url: "unlock" not in url)
    page.goto("/promises/new/")
    expect(page.get_by_label("I will …")).to_have_value("ring my sister")


def _keyboard_answers(page: Page) -> None:
    """By keyboard alone, from the list: it felt different, and a word to it."""
    page.goto("/promises/")
    KEYS.press(page.get_by_role("button", name="It felt different"))
    KEYS.reach(page.locator("summary", has_text="Change what you said"))
    page.keyboard.press("Enter")
    KEYS.reach(page.get_by_label("A word to it, if you like"))
    page.keyboard.type("It came an hour later.")
    KEYS.press(page.get_by_role("button", name="It felt different"))
    expect(page.locator(".view .written")).to_have_text("It came an hour later.")


def _mend(page: Page) -> None:
    _tap(page, "Begin")
    for words in ("I looked up late.", "That I had forgotten you.", "I will set an alarm."):
        page.get_by_role("textbox").fill(words)
        assert in_the_way(page) == []
        _tap(page, "Go on")
    assert in_the_way(page) == []
    _tap(page, "Share with Bob who is promised")
    expect(page.get_by_role("heading", name="Mended")).to_be_visible()


def _tap(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def _together(hers: Page, his: Page, her_name: str, his_name: str) -> None:
    sign_up(hers, her_name)
    sign_up(his, his_name)
    hers.goto("/together/start/")
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto("/together/accept/")
    his.get_by_label("The code").fill(code)
    his.get_by_role("button", name="Go on").click()
    expect(his.get_by_text("now sees four words")).to_be_visible()
    hers.get_by_role("link", name="Have they typed it?").click()
    hers.get_by_role("button", name="The same words, yes").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text(f"You and {his_name}")


def _tomorrow() -> str:
    return (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
