"""Two browsers side by side: words that grow, are shared, answered and taken back; and a boundary
that is written by keyboard alone, told to the other, and ended so that both can know.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import lock, sign_up, unlock
from tests.journeys.walking import KEYS

pytestmark = pytest.mark.journey

SENTENCE = (
    "I feel sad when the phone rings at night because it takes me back to March."
    " I would like you to tell me who it is."
)
BOUNDARY = {
    "I need …": "quiet in the bedroom after ten",
    "because …": "I wake at five",
    "so that we both …": "get up rested",
    "If it turns out otherwise, I will …": "take my blanket to the sofa",
}


def test_words_are_said_answered_heard_and_taken_back(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(dark=True), new_page(phone=False)
    passphrase = _find_each_other(hers, his, "of the phone")
    _say(hers, passphrase)
    _share(hers, "Bob of the phone")
    _answer(his)
    _share(his, "Alice of the phone")
    reply = his.url
    hers.reload()
    hers.get_by_role("link", name="To the answer").click()
    assert in_the_way(hers) == []
    hers.get_by_role("link", name="Did you feel heard?").click()
    hers.get_by_label("What I meant came back").check()
    assert in_the_way(hers) == []
    _press(hers, "Keep it and share with Bob of the phone")
    expect(hers.get_by_text("Shared: Today")).to_be_visible()
    assert in_the_way(hers) == []
    his.goto(reply)
    expect(his.locator("main")).to_contain_text("What I meant came back")
    assert in_the_way(his) == []
    hers.get_by_role("link", name="Your words").click()
    _press(hers, "Withdraw")
    his.goto(reply)
    expect(his.get_by_text("The words this answers can’t be shown now.")).to_be_visible()
    his.goto("/words/")
    expect(his.get_by_text("I feel sad when the phone")).to_have_count(0)
    assert in_the_way(his) == []


def test_without_scripts_a_button_shows_the_sentence(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Alice on an old phone")
    page.goto("/words/new/")
    page.locator("summary", has_text="Sad").click()
    page.locator('label:has([value="sad"])').click()
    page.get_by_label("when …").fill("you never ask")
    _press(page, "See it so far")
    expect(page.locator("[data-says=when]")).to_contain_text("“never” invites the other")
    page.get_by_label("when …").fill("the phone rings at night")
    _press(page, "See it so far")
    expect(page.locator("[data-says=when]")).to_be_empty()
    expect(page.locator("[data-so-far]")).to_have_text(
        re.compile(r"^\s*I feel sad when the phone rings at night\.\s*$")
    )
    page.get_by_label("because …").fill("it takes me back to March")
    page.get_by_label("I would like …").fill("you to tell me who it is")
    _press(page, "These are my words")
    expect(page.locator(".spoken")).to_have_text(SENTENCE)
    page.get_by_role("link", name="Say it aloud").click()
    expect(page.locator(".aloud")).to_have_text(SENTENCE)


def test_a_boundary_is_written_by_keyboard_told_and_ended(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(phone=False), new_page(dark=True)
    _find_each_other(hers, his, "of the bedroom")
    hers.goto("/boundaries/")
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("link", name="Write a boundary"))
    expect(hers.get_by_text("more dangerous")).to_be_visible()
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("link", name="Go on"))
    for label, words in BOUNDARY.items():
        KEYS.reach(hers.get_by_label(label))
        hers.keyboard.type(words)
    expect(hers.locator("[data-so-far]")).to_contain_text("I will take my blanket to the sofa.")
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("button", name="These are my words"))
    assert in_the_way(hers) == []
    KEYS.reach(hers.get_by_label("In a month"))
    hers.keyboard.press("Space")
    KEYS.press(hers.get_by_role("button", name="Keep it"))
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("link", name="Share with Bob"))
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("button", name="Share with Bob"))
    his.goto("/boundaries/")
    his.locator(".rows a").click()
    expect(his.get_by_text("You may agree with it.")).to_be_visible()
    assert in_the_way(his) == []
    _end(hers, his)


def _end(hers: Page, his: Page) -> None:
    KEYS.press(hers.get_by_role("link", name="It no longer holds"))
    assert in_the_way(hers) == []
    KEYS.press(hers.get_by_role("button", name="let Bob of the bedroom know"))
    expect(hers.get_by_text("It held until")).to_be_visible()
    assert in_the_way(hers) == []
    his.reload()
    expect(his.get_by_text("No longer holds.")).to_be_visible()
    assert in_the_way(his) == []
    his.goto("/boundaries/")
    assert in_the_way(his) == []


def _find_each_other(hers: Page, his: Page, more: str) -> str:
    """Returns her passphrase."""
    passphrase = sign_up(hers, f"Alice {more}")
    sign_up(his, f"Bob {more}")
    hers.goto("/together/start/")
    _press(hers, "Make a code")
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto("/together/accept/")
    his.get_by_label("The code").fill(code)
    _press(his, "Go on")
    hers.goto("/together/")
    _press(hers, "The same words, yes")
    return passphrase


def _is_told_what_may_land_badly(page: Page) -> None:
    """Under the part it stands in, as it is typed; and that help comes before good words."""
    told = page.locator("[data-says=when]")
    page.get_by_label("when …").fill("you never ask and you don’t care, every time")
    expect(told).to_contain_text("“never” invites the other")
    expect(page.locator("[data-so-far] mark").first).to_have_text("never")
    told.locator("summary").click()
    assert in_the_way(page) == []
    page.get_by_label("when …").fill("you hit me")
    expect(told.get_by_role("link", name="Where to get help")).to_be_visible()
    expect(page.locator("[data-so-far] mark")).to_have_count(0)
    assert in_the_way(page) == []


def _say(page: Page, passphrase: str) -> None:
    """The sentence grows as it is written; a lock in the middle loses none of it."""
    page.goto("/words/")
    assert in_the_way(page) == []
    page.get_by_role("link", name="Find words").click()
    page.locator("summary", has_text="Sad").click()
    page.locator('label:has([value="sad"])').click()
    so_far = page.locator("[data-so-far]")
    _is_told_what_may_land_badly(page)
    page.get_by_label("when …").fill("the phone rings at night")
    expect(so_far).to_contain_text("I feel sad when the phone rings at night.")
    page.get_by_label("because …").fill("it takes me back to March")
    expect(so_far).to_contain_text("at night because it takes me back to March.")
    expect(_draft(page)).to_contain_text("Saved as a draft")
    assert in_the_way(page) == []
    elsewhere = page.context.new_page()
    elsewhere.goto(page.url)
    lock(elsewhere)
    page.get_by_label("I would like …").fill("you to tell me who it is")
    expect(_draft(page)).to_contain_text("Goldseam is locked")
    page.get_by_role("button", name="These are my words").click()
    unlock(page, passphrase=passphrase)
    expect(page.locator(".spoken")).to_have_text(SENTENCE)
    elsewhere.close()
    assert in_the_way(page) == []


def _answer(page: Page) -> None:
    page.goto("/words/")
    page.locator(".rows a").click()
    expect(page.locator(".spoken")).to_have_text(SENTENCE)
    assert in_the_way(page) == []
    _press(page, "Find an answer")
    expect(page.locator(".quoted")).to_contain_text(SENTENCE)
    page.get_by_label("What I heard").fill("The ringing takes you back to March.")
    page.get_by_label("What I will do").fill("say who it was")
    assert in_the_way(page) == []
    _press(page, "These are my words")
    assert in_the_way(page) == []


def _share(page: Page, name: str) -> None:
    page.get_by_role("link", name=f"Share with {name}").click()
    assert in_the_way(page) == []
    _press(page, f"Share with {name}")
    expect(page.get_by_text(f"Shared. You and {name} can see it.")).to_be_visible()
    assert in_the_way(page) == []


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def _draft(page: Page) -> Locator:
    return page.locator("[data-draft-status]")
