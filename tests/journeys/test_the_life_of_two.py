"""Alice in Berlin and Bob in New York, side by side, from an invitation to the end.

A promise they see differently, an arrival, a talk, a statement and its answer, something shared and
withdrawn, and leaving. Charlie, Dana and Eve, who was with Bob before, then try every address that
either of the two was on.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
WILL, FELT, SAID, HEARD, KEPT = (
    "put the phone in the hall",
    "It was in your pocket",
    "the phone rings at night",
    "That you lie awake",
    "Only for me: I am not sure yet",
)
WORDS, HERS = (WILL, FELT, SAID, HEARD, KEPT), (FELT, SAID, KEPT)


@pytest.fixture
def two(new_page: Callable[..., Page]) -> tuple[Page, Page]:
    hers, his = new_page(dark=True, zone=BERLIN), new_page(phone=False, zone=NEW_YORK)
    sign_up(hers, "Alice in Berlin")
    sign_up(his, "Bob in New York")
    return hers, his


@pytest.fixture
def others(new_page: Callable[..., Page]) -> list[Page]:
    pages = [new_page() for _ in range(3)]
    for page, name in zip(pages, ("Charlie", "Dana", "Eve"), strict=True):
        sign_up(page, f"{name} looks on")
    return pages


def test_from_the_first_code_to_the_last_word(two, others):
    hers, his = two
    been = set[str]()
    for page in two:
        page.on("framenavigated", lambda frame: been.add(urlsplit(frame.url).path))
    _was_with(others[2], his)
    _find_each_other(hers, his)
    _promise_and_differ(hers, his)
    _arrive(hers, his)
    _talk(hers, his)
    _say_and_answer(hers, his)
    _keep_for_oneself(hers)
    assert _met(others, been) == []
    _withdraw(hers, his)
    _leave(hers, his)
    assert _met(others, been) == []
    assert _met([his], been, words=HERS) == []


def _was_with(eve: Page, bob: Page) -> None:
    _find_each_other(eve, bob)
    bob.goto("/together/leave/")
    bob.get_by_role("button", name="Leave now").click()
    expect(bob.get_by_text("You have left.")).to_be_visible()
    eve.goto("/together/leave/")
    eve.get_by_role("button", name="Leave now").click()
    expect(eve.get_by_text("You have left.")).to_be_visible()


def _find_each_other(one: Page, two: Page) -> None:
    one.goto("/together/start/")
    one.get_by_role("button", name="Make a code").click()
    code = str(one.locator("[data-copy]").get_attribute("data-copy"))
    two.goto("/together/accept/")
    two.get_by_label("The code").fill(code)
    two.get_by_role("button", name="Go on").click()
    one.goto("/together/")
    same = one.locator("[data-copy]").get_attribute("data-copy")
    assert two.locator("[data-copy]").get_attribute("data-copy") == same
    expect(two.get_by_text("Until then nothing is shared")).to_be_visible()
    one.get_by_role("button", name="The same words, yes").click()
    expect(one.get_by_text("You are together here now.")).to_be_visible()


def _promise_and_differ(hers: Page, his: Page) -> None:
    """He promises and says he kept it; to her it felt different. Both views stay."""
    his.goto("/promises/new/")
    his.locator('.chip:has([name="to"][value="other"])').click()
    his.get_by_label("I will …").fill(WILL)
    his.locator('.chip:has([name="repeats"][value="daily"])').click()
    his.get_by_role("button", name="I promise").click()
    his.get_by_role("button", name=re.compile(f"Kept: .*{WILL}")).click()
    expect(his.get_by_text("1 of 1 kept.")).to_be_visible()
    hers.goto("/promises/")
    hers.get_by_role("button", name="It felt different").click()
    hers.get_by_text("Change what you said").click()
    hers.get_by_label("A word to it, if you like").fill(FELT)
    hers.get_by_role("button", name="It felt different").click()
    expect(hers.locator(".written", has_text=FELT)).to_be_visible()
    his.goto("/promises/")
    his.locator(".days .cover").first.click()
    for page in (hers, his):
        expect(page.get_by_text("Both stay, and nobody decides between them.")).to_be_visible()
        expect(page.locator(".written", has_text=FELT)).to_be_visible()
    expect(his.get_by_role("link", name="Find a calm time to talk about it")).to_be_visible()


def _arrive(hers: Page, his: Page) -> None:
    """Two taps; he reads it on his own clock, and Today shows it to both."""
    hers.goto("/today/")
    hers.get_by_role("link", name="On my way").click()
    chip = hers.locator('.chip:has([name="at"])').nth(6)
    moment = datetime.fromisoformat(str(chip.locator("input").get_attribute("value")))
    chip.click()
    hers.get_by_role("button", name="Say it").click()
    expect(hers.get_by_text("Said. You and Bob")).to_be_visible()
    for page, zone in ((hers, BERLIN), (his, NEW_YORK)):
        page.goto("/today/")
        there = moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")
        expect(page.get_by_role("heading", name=f"Home by {there}")).to_be_visible()
    his.get_by_role("button", name="Alice in Berlin is there").click()
    expect(his.get_by_role("button", name="Alice in Berlin is there")).to_have_count(0)
    hers.goto("/today/")
    expect(hers.get_by_role("heading", name="Home by")).to_have_count(0)


def _talk(hers: Page, his: Page) -> None:
    soon = datetime.now(ZoneInfo(BERLIN)) + timedelta(minutes=20)
    hers.goto("/talks/new/")
    hers.get_by_label("About").fill("The evening")
    hers.get_by_label("A time", exact=True).fill(f"{soon:%Y-%m-%dT%H:%M}")
    hers.get_by_role("button", name="Send to Bob").click()
    expect(hers.get_by_text("You suggested a time")).to_be_visible()
    his.goto("/talks/")
    his.get_by_role("link", name="The evening").click()
    here = soon.astimezone(ZoneInfo(NEW_YORK))
    expect(his.locator("main")).to_contain_text(f"{here:%H:%M}")
    his.get_by_role("button", name="This one").click()
    expect(his.get_by_text("Agreed:").first).to_be_visible()
    hers.reload()
    hers.get_by_role("link", name="A moment before you begin").click()
    hers.get_by_role("link", name="Begin").click()
    hers.get_by_role("button", name="My turn").click()
    expect(hers.get_by_text("You speak, until")).to_be_visible()
    his.get_by_role("link", name="To the talk").click()
    expect(his.get_by_text("You listen.")).to_be_visible()
    his.get_by_role("button", name=re.compile("Close the talk")).click()
    his.get_by_label("What I meant came back").check()
    his.get_by_role("button", name="Go on").click()
    expect(his.get_by_role("textbox")).to_be_visible()


def _say_and_answer(hers: Page, his: Page) -> None:
    hers.goto("/words/new/")
    hers.get_by_label("when …").fill(SAID)
    hers.get_by_role("button", name="These are my words").click()
    _share(hers)
    his.goto("/words/")
    his.get_by_role("link", name=re.compile(SAID, re.I)).click()
    his.get_by_role("button", name="Find an answer").click()
    his.get_by_label("What I heard").fill(HEARD)
    his.get_by_label("What I will do").fill("turn it off at ten")
    his.get_by_role("button", name="These are my words").click()
    _share(his)
    his.get_by_role("button", name="Make it a promise").click()
    expect(his.get_by_label("I will …")).to_have_value("turn it off at ten")
    hers.goto("/words/")
    hers.get_by_role("link", name=re.compile(HEARD)).click()
    hers.get_by_role("link", name="Did you feel heard?").click()
    hers.get_by_label("What I meant came back").check()
    hers.get_by_role("button", name="Keep it for myself").click()
    expect(hers.get_by_text("Kept. Only you can see it.")).to_be_visible()


def _share(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Share with")).click()
    page.get_by_role("button", name=re.compile("^Share with")).click()
    expect(page.get_by_text("Shared. You and")).to_be_visible()


def _keep_for_oneself(page: Page) -> None:
    page.goto("/journal/new/")
    page.get_by_role("textbox").first.fill(KEPT)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(KEPT)).to_be_visible()


def _withdraw(hers: Page, his: Page) -> None:
    """What was shared is in one list, with whose it is; taken back, it is gone there."""
    his.goto("/together/")
    expect(his.get_by_text(FELT)).to_be_visible()
    hers.goto("/together/as-seen/")
    expect(hers.get_by_text(FELT)).to_be_visible()
    expect(hers.get_by_text(KEPT)).to_have_count(0)
    hers.goto("/together/")
    hers.get_by_role("button", name="Withdraw: Words").click()
    expect(hers.get_by_text("What was read stays read.").first).to_be_visible()
    his.goto("/words/")
    expect(his.get_by_role("link", name=re.compile(SAID, re.I))).to_have_count(0)


def _leave(hers: Page, his: Page) -> None:
    hers.goto("/together/leave/")
    hers.get_by_role("button", name="Leave now").click()
    expect(hers.get_by_text("You have left.")).to_be_visible()
    his.goto("/together/")
    expect(his.get_by_text("The shared space isn’t active.")).to_be_visible()
    expect(his.locator("main")).not_to_contain_text(FELT)


def _met(others: list[Page], been: set[str], words: tuple[str, ...] = WORDS) -> list[object]:
    """At each address, as a link and as a form: words that aren’t theirs, and what broke."""
    assert len(been) > 20, been
    met: list[object] = []
    for page in others:
        for path in sorted(been - {"/leave/", "/sign-out/"}):
            for answer in (page.request.get(path), page.request.post(path)):
                said = answer.text()
                met += [(page.url, path, word) for word in words if word in said]
                met += [(page.url, path, answer.status)] if answer.status >= 500 else []
    return met
