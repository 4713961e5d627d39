"""One question at a time: nothing typed is lost, by any way a page is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.questions.documents import kept_beside
from goldseam.urge.documents import Moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def at(browser) -> str:
    return browser.post("/urge/begin/").headers["Location"].removesuffix("calm/")


def _fear(alice) -> str:
    (kept,) = alice.drawer.read(Moment).of(Moment)
    return kept.document.fear


def test_what_is_typed_is_kept_before_anybody_goes_on(alice, browser, at):
    sent = {"answer": "half a sen", "_window": "w1", "_revision": "1"}
    assert browser.post(f"{at}fear/keep/", sent).status_code == 204
    assert _fear(alice) == "half a sen"
    assert "half a sen" in browser.get(f"{at}fear/").content.decode()


def test_a_window_overwrites_what_it_wrote_itself(alice, browser, at):
    for text in ("half", "other words"):
        browser.post(f"{at}fear/keep/", {"answer": text, "_window": "w1", "_revision": "1"})
    assert _fear(alice) == "other words"


def test_two_windows_keep_the_words_of_both(alice, browser, at):
    browser.post(f"{at}fear/keep/", {"answer": "one", "_window": "w1", "_revision": "1"})
    browser.post(f"{at}fear/keep/", {"answer": "two", "_window": "w2", "_revision": "1"})
    assert _fear(alice) == "one\n\ntwo"


def test_of_two_windows_choices_the_later_counts(alice, browser, at):
    for way, window in (("words", "w1"), ("friend", "w2"), ("", "w3")):
        browser.post(f"{at}way/", {"answer": way, "_window": window, "_revision": "1"})
    (kept,) = alice.drawer.read(Moment).of(Moment)
    assert kept.document.way == "friend"


def test_skipping_leaves_an_earlier_answer_where_it_is(alice, browser, at):
    browser.post(f"{at}fear/", {"answer": "said before"})
    browser.post(f"{at}fear/", {"answer": "", "_skip": "yes"})
    assert _fear(alice) == "said before"


def test_too_long_an_answer_comes_back_whole(browser, at):
    long = "x" * 10_001
    answer = browser.post(f"{at}fear/", {"answer": long, "_window": "w1", "_revision": "1"})
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert browser.post(f"{at}fear/keep/", {"answer": long}).status_code == 422


@pytest.mark.parametrize("answer", ["101", "-1", "much", "1e9"])
def test_a_number_off_the_scale_is_said_and_not_kept(browser, at, answer):
    answered = browser.post(f"{at}chance/", {"answer": answer})
    assert answered.status_code == 422
    assert 'role="alert"' in answered.content.decode()


def test_an_answer_nobody_offered_is_refused(browser, at):
    assert browser.post(f"{at}way/", {"answer": "<script>"}).status_code == 422


def test_a_question_that_isnt_there_is_a_page_that_isnt_there(browser, at):
    assert browser.get(f"{at}begun-at/").status_code == 404
    assert browser.post(f"{at}wording/", {"answer": "x"}).status_code == 404


def test_another_persons_moment_is_a_page_that_isnt_there(bob, browser_of, at):
    stranger = browser_of(bob)
    assert stranger.get(f"{at}fear/").status_code == 404
    assert stranger.post(f"{at}calm/", {}).status_code == 404
    assert stranger.post(f"{at}fear/", {"answer": "x"}).status_code == 404


def test_each_question_leads_back_and_on(browser, at):
    text = browser.get(f"{at}chance/").content.decode()
    assert f'href="{at}fear/"' in text
    assert browser.post(f"{at}chance/", {"answer": "30"}).headers["Location"] == f"{at}known/"
    assert "checked" in browser.get(f"{at}chance/").content.decode().partition('value="30"')[2][:9]


@given(st.text(), st.text())
def test_of_two_texts_both_are_always_kept(theirs, mine):
    both = kept_beside(theirs, mine)
    assert theirs in both
    assert mine in both
