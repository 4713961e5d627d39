"""A path left half-way is found again, at the first open question, with all that was said.

However one left: locked, signed out, or with the browser closed. And what was typed but not sent is
kept, too. Every path is walked by keyboard in another journey.
"""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, StorageState, expect

from goldseam.library import Asks, Question
from goldseam.ui.words import library
from tests.journeys.people import lock, sign_in, sign_out, unlock
from tests.journeys.walking import PLACES, POINTER, answer, begin, shown
from tests.living import PASSPHRASE, asked

pytestmark = pytest.mark.journey

NAME = "Halfway"
UNSENT = "typed, and never sent"
# One with two questions is at its last once one of them is answered; its room looks after it.
LONGER = [name for name, path in library().paths.items() if len(path.in_turn) > 2]
NewPage = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _joined(goldseam) -> None:
    asked(goldseam.data, "join", NAME)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    page = new_page(phone=False)
    sign_in(page, NAME, PASSPHRASE)
    return page


def locked(page: Page, new_page: NewPage) -> Page:
    lock(page)
    unlock(page, passphrase=PASSPHRASE)
    return page


def signed_out(page: Page, new_page: NewPage) -> Page:
    sign_out(page)
    sign_in(page, NAME, PASSPHRASE)
    return page


def browser_closed(page: Page, new_page: NewPage) -> Page:
    """Only what has an end date outlives the browser; the rest of the cookies goes with it."""
    kept: StorageState = page.context.storage_state()
    page.context.close()
    again = new_page(phone=False)
    again.context.add_cookies([c for c in kept["cookies"] if c["expires"] > 0])  # type: ignore
    again.goto("/today/")
    assert not again.get_by_role("heading", name="One small thing").is_visible()
    if again.get_by_role("button", name="Unlock").is_visible():
        unlock(again, passphrase=PASSPHRASE)
    else:
        sign_in(again, NAME, PASSPHRASE)
    return again


@pytest.mark.parametrize("leave", [locked, signed_out, browser_closed])
@pytest.mark.parametrize("name", LONGER)
def test_one_comes_back_to_the_first_open_question(
    page: Page, new_page: NewPage, name: str, leave: Callable[..., Page]
) -> None:
    mine = f"{leave.__name__} {name}"
    answered = _answer_two(page, name, mine)
    open_one = shown(page, name)
    page = leave(page, new_page)
    _find(page, name, mine)
    POINTER.press(page.get_by_role("link", name="Go on where you were"))
    assert shown(page, name) == open_one
    _holds_what_was_said(page, name, answered, mine)


@pytest.mark.parametrize("name", LONGER)
def test_words_that_were_typed_and_not_sent_are_there_again(
    page: Page, new_page: NewPage, name: str
) -> None:
    """The first question that asks for words, left in the middle of writing."""
    begin(page, name, POINTER)
    while (question := shown(page, name)) and question.asks is not Asks.WORDS:
        answer(page, question, "", POINTER)
    assert question
    mine = f"{UNSENT} {name}"
    with page.expect_response(lambda it: it.url.endswith("/keep/") and it.status == 204):
        page.get_by_role("textbox").press_sequentially(mine)
    page = browser_closed(page, new_page)
    _find(page, name, mine)
    expect(page.locator("main#main")).to_contain_text(mine)
    POINTER.press(page.get_by_role("link", name="Go on where you were"))
    page.get_by_role("link", name="Back", exact=True).click()
    assert shown(page, name) == question
    expect(page.get_by_role("textbox")).to_have_value(mine)


def _answer_two(page: Page, name: str, mine: str) -> list[Question]:
    begin(page, name, POINTER)
    answered: list[Question] = []
    while len(answered) < 2 and (question := shown(page, name)):
        answer(page, question, mine, POINTER)
        answered += [question] if question.keeps else []
    # A list goes by what was written: one that began with a choice needs its words as well.
    question = shown(page, name)
    if question and not any(one.asks is Asks.WORDS for one in answered):
        answer(page, question, mine, POINTER)
        answered.append(question)
    return answered


def _find(page: Page, name: str, words: str) -> None:
    """By the room’s own list, as somebody would who remembers what it was about."""
    page.goto(reverse(PLACES[name].list))
    if name == "belief-again":
        page.get_by_role("link", name="A rule of mine").first.click()
    mine = page.locator("main .row, main .card").filter(has_text=words).last
    mine.get_by_role("link").first.click()


def _holds_what_was_said(page: Page, name: str, answered: list[Question], mine: str) -> None:
    """Back through the questions, each still with its answer."""
    for question in reversed(answered):
        POINTER.press(page.get_by_role("link", name="Back", exact=True))
        assert shown(page, name) == question
        if question.asks is Asks.WORDS:
            expect(page.get_by_role("textbox")).to_have_value(mine)
        else:
            assert page.locator("main input:checked").count() > 0
