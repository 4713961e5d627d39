"""Berlin and New York, side by side: two taps say it, a new time, there; on their own clocks."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
LIST = reverse("arrivals:list")


def test_two_taps_say_an_arrival_and_both_read_it_on_their_own_clock(
    new_page: Callable[..., Page],
) -> None:
    hers, his = _pair(new_page, "ahead", dark=True)
    for page in (hers, his):
        page.goto(LIST)
        assert in_the_way(page) == []
    at = _tapped(hers, 6)  # the first tap
    hers.get_by_role("button", name="Say it").click()  # the second
    expect(hers.get_by_text("Said. You and Bob ahead can see it.")).to_be_visible()
    _reads(hers, at, BERLIN)
    his.goto(LIST)
    expect(his.get_by_text("Alice ahead is on the way")).to_be_visible()
    _reads(his, at, NEW_YORK)
    assert in_the_way(hers) == []
    assert in_the_way(his) == []

    hers.get_by_role("link", name="A new time").click()
    expect(hers.get_by_role("button", name="Say the new time")).to_be_visible()
    assert in_the_way(hers) == []
    at = _tapped(hers, 10)
    hers.get_by_role("button", name="Say the new time").click()
    expect(hers.get_by_text("The new time was said ahead.")).to_be_visible()
    his.reload()
    _reads(his, at, NEW_YORK)

    his.get_by_role("link", name="More").click()
    expect(his.get_by_text("What was said of it")).to_be_visible()
    assert in_the_way(his) == []
    his.get_by_role("link", name="Arrivals", exact=True).click()
    his.get_by_role("button", name="Alice ahead is there").click()
    expect(
        his.get_by_text(re.compile(r"1 arrival: .*1 with a new time said ahead"))
    ).to_be_visible()
    hers.goto(LIST)
    expect(hers.get_by_text("is on the way")).to_have_count(0)
    for page in (hers, his):
        for fold in ("One by one", "In numbers"):
            page.get_by_text(fold).click()
        assert in_the_way(page) == []
    hers.get_by_role("link", name=re.compile("Home by")).click()
    expect(hers.get_by_text("What was said of it")).to_be_visible()
    assert in_the_way(hers) == []


def test_by_keyboard_and_without_scripts_a_time_of_ones_own_is_typed(
    new_page: Callable[..., Page],
) -> None:
    hers, his = _pair(new_page, "typed", scripts=False)
    hers.goto(LIST)
    hers.get_by_text("Later times").focus()
    hers.keyboard.press("Enter")
    ahead = datetime.now(BERLIN).replace(hour=(datetime.now(BERLIN).hour + 5) % 24, minute=10)
    hers.get_by_label("Any other time").fill(ahead.strftime("%H:%M"))
    hers.keyboard.press("Enter")
    _reads(hers, ahead, BERLIN)
    his.goto(LIST)
    _reads(his, ahead, NEW_YORK)
    hers.get_by_role("button", name="I am there").click()
    expect(hers.get_by_text("I will be there by")).to_be_visible()
    hers.get_by_role("button", name="Undo").click()
    his.reload()
    expect(his.get_by_text("Alice typed is on the way")).to_be_visible()


def _pair(new_page: Callable[..., Page], name: str, **how: bool) -> tuple[Page, Page]:
    """Two who found each other, each with the zone they live in."""
    hers, his = new_page(**how), new_page(phone=False)
    for page, who, zone in ((hers, "Alice", BERLIN), (his, "Bob", NEW_YORK)):
        sign_up(page, f"{who} {name}")
        page.goto(reverse("people:choices"))
        page.get_by_label("Time zone").select_option(zone.key)
        page.get_by_role("button", name="Save").click()
    hers.goto(reverse("together:start"))
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto(reverse("together:accept"))
    his.get_by_label("The code").fill(code)
    his.get_by_role("button", name="Go on").click()
    hers.goto(reverse("together:show"))
    hers.get_by_role("button", name="The same words, yes").click()
    return hers, his


def _tapped(page: Page, nth: int) -> datetime:
    """Tap a chip, as a thumb does; returns what it stands for."""
    chip = page.locator("form:has(button:text('Say')) .chip").nth(nth)
    value = str(chip.locator("input").get_attribute("value"))
    chip.click()
    return datetime.strptime(value, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)


def _reads(page: Page, at: datetime, zone: ZoneInfo) -> None:
    on_their_clock = f"Home by {at.astimezone(zone):%H:%M}"
    expect(page.get_by_role("heading", name=on_their_clock)).to_be_visible()
