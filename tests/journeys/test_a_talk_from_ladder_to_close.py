"""Two browsers side by side: the ladder, a time, being ready, turns, a pause, and how it closed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from goldseam.ui.leads import address as leads
from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

TOPIC = "Who does what at home"
ONLY_HERS = "Phones at the table and in bed"


def test_a_talk_from_the_ladder_to_its_close(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(dark=True), new_page(phone=False)
    _together(hers, his, "ladder")
    plain = new_page(scripts=False)  # Bob’s other device
    plain.context.add_cookies(his.context.cookies())  # type: ignore[arg-type]
    _tick(hers, TOPIC, ONLY_HERS)
    _tick(his, TOPIC)
    _compare(hers)
    expect(hers.get_by_text("You are both open to these")).to_have_count(0)
    _compare(his)
    _talk_about(hers, TOPIC)
    talk = hers.url
    _take(his)
    _ready(hers, talk)
    _in_turns(hers, his)
    _pause(plain, talk)
    _paused(hers, his)
    _close(hers)
    _only_the_shown_part(his)


def test_a_plan_for_one_alone_by_keyboard_and_at_320_pixels(
    new_page: Callable[..., Page],
) -> None:
    page = new_page()
    page.set_viewport_size({"width": 320, "height": 700})
    sign_up(page, "Charlie plans a talk")
    page.goto("/talks/new/")
    page.get_by_label("About", exact=True).fill("The kitchen")
    _choose_time(page)
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The kitchen")
    for place in ("/talks/", "/talks/new/", "/talks/ladder/", "/talks/ladder/hardest/",
                  "/talks/ladder/own/", "/talks/turns/8/", "/hard-moments/"):  # fmt: skip
        page.goto(place)
        assert in_the_way(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{place} is {wide} pixels wide"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_round_at_one_device_runs_or_stands_as_a_list(
    scripts: bool, new_page: Callable[..., Page]
) -> None:
    page = new_page(scripts=scripts)
    sign_up(page, f"Charlie takes turns {scripts}")
    page.goto("/talks/turns/3/")
    expect(page.get_by_text("One of you speaks")).to_be_visible()
    if scripts:
        expect(page.get_by_text("Step 1 of 5")).to_be_visible()
        page.get_by_role("button", name="The next step").click()
        expect(page.get_by_text("Step 2 of 5")).to_be_visible()
    else:
        expect(page.get_by_text("3 minutes").first).to_be_visible()
        expect(page.get_by_text("A breath, both of you")).to_be_visible()


def _together(hers: Page, his: Page, name: str) -> None:
    sign_up(hers, f"Alice {name}")
    sign_up(his, f"Bob {name}")
    hers.goto("/together/start/")
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto("/together/accept/")
    his.get_by_label("The code").fill(code)
    his.get_by_role("button", name="Go on").click()
    hers.goto("/together/")
    hers.get_by_role("button", name="The same words, yes").click()


def _tick(page: Page, *topics: str) -> None:
    page.goto("/talks/ladder/")
    page.get_by_role("link", name="Everyday").click()
    assert in_the_way(page) == []
    for topic in topics:
        page.get_by_role("group", name=topic).get_by_label("Gladly").check()
    page.get_by_role("button", name="Keep, and stop here").click()


def _compare(page: Page) -> None:
    page.get_by_role("button", name="Compare", exact=True).click()
    assert in_the_way(page) == []


def _talk_about(page: Page, topic: str) -> None:
    page.goto("/talks/ladder/")
    expect(page.locator("main")).to_contain_text(topic)
    expect(page.locator("main")).not_to_contain_text(ONLY_HERS)
    assert in_the_way(page) == []
    page.get_by_role("button", name=f"Find a time for: {topic}").click()
    expect(page.get_by_label("About", exact=True).locator("option:checked")).to_have_text(topic)
    _choose_time(page)
    assert in_the_way(page) == []
    page.get_by_role("button", name="Send to Bob").click()
    expect(page.get_by_text("You suggested a time")).to_be_visible()
    assert in_the_way(page) == []


def _take(page: Page) -> None:
    page.goto("/talks/")
    expect(page.locator("main")).not_to_contain_text(ONLY_HERS)
    page.get_by_role("link", name=TOPIC).click()
    assert in_the_way(page) == []
    page.get_by_role("button", name="This one").click()
    expect(page.get_by_text("Agreed:").first).to_be_visible()
    assert in_the_way(page) == []


def _ready(page: Page, talk: str) -> None:
    page.goto(talk)
    page.get_by_role("link", name="A moment before you begin").click()
    page.get_by_text("I am hungry").click()
    expect(page.get_by_text("Eat something small first.")).to_be_visible()
    assert in_the_way(page) == []
    page.get_by_role("link", name="Begin").click()
    assert in_the_way(page) == []


def _in_turns(hers: Page, his: Page) -> None:
    hers.get_by_label("3 min").check()
    hers.get_by_role("button", name="My turn").click()
    expect(hers.get_by_text("You speak, until")).to_be_visible()
    his.get_by_role("link", name="To the talk").click()
    expect(his.get_by_text("You listen.")).to_be_visible()
    assert in_the_way(hers) == []
    assert in_the_way(his) == []
    his.get_by_role("link", name="Pause").click()
    assert in_the_way(his) == []
    his.get_by_role("link", name="Go on talking").click()


def _pause(plain: Page, talk: str) -> None:
    """Without scripts, on another device: whose turn it is, and a pause."""
    plain.goto(talk)
    plain.get_by_role("link", name="To the talk").click()
    expect(plain.get_by_text("You listen.")).to_be_visible()
    plain.get_by_role("link", name="Pause").click()
    plain.get_by_role("button", name="Pause now").click()
    expect(plain.get_by_text("Paused. Back at")).to_be_visible()


def _paused(hers: Page, his: Page) -> None:
    for page in (hers, his):
        page.get_by_role("link", name="Look again").click()
        expect(page.get_by_text("Paused. Back at")).to_be_visible()
    assert in_the_way(hers) == []
    assert in_the_way(his) == []


def _close(page: Page) -> None:
    page.get_by_role("button", name="Close the talk, for yourself").click()
    page.get_by_label("Some of it came back to me").check()
    assert in_the_way(page) == []
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("textbox").fill("He carries more than I saw")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What I take away").check()
    assert in_the_way(page) == []
    page.get_by_role("button", name="Show what I ticked").click()
    expect(page.get_by_text("can see what you ticked")).to_be_visible()
    if leads("promises/new"):
        page.get_by_role("button", name="Make one").click()
        expect(page).to_have_url(leads("promises/new"))


def _only_the_shown_part(page: Page) -> None:
    page.goto("/talks/")
    page.get_by_role("link", name=TOPIC).last.click()
    expect(page.get_by_text("He carries more than I saw")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Some of it came back")
    assert in_the_way(page) == []


def _choose_time(page: Page) -> None:
    """Twenty minutes from now, by the browser's own clock."""
    soon = datetime.now().astimezone() + timedelta(minutes=20)
    page.get_by_label("A time", exact=True).fill(f"{soon:%Y-%m-%dT%H:%M}")
