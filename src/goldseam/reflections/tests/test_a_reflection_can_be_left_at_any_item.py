"""Asked one item at a time: each can be skipped, left for later, gone back to; nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldseam.reflections.documents import Reflected
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db
SIGNS = library().reflections["signs"]
ITEMS = [item.id for item in SIGNS.items]


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def at(browser) -> str:
    first = browser.post("/reflections/signs/begin/").headers["Location"]
    return first.removesuffix(f"{ITEMS[0]}/")


def _only(alice) -> Reflected:
    (kept,) = alice.drawer.read(Reflected).of(Reflected)
    return kept.document


def test_every_answer_is_kept_by_its_item_and_the_end_is_a_page(alice, browser, at):
    for item in ITEMS:
        last = browser.post(f"{at}{item}/", {"answer": "sometimes"})
    assert last.headers["Location"] == at
    reflected = _only(alice)
    assert reflected.answers == dict.fromkeys(ITEMS, "sometimes")
    assert (reflected.wording, reflected.reflection) == ("signs@1", "signs")
    assert reflected.finished_at


def test_skipping_everything_still_reaches_the_end_kindly(alice, browser, at):
    for item in ITEMS:
        last = browser.post(f"{at}{item}/", {"_skip": "yes"})
    text = browser.get(last.headers["Location"]).content.decode()
    assert "You skipped all of it. That is fine, and nothing is made of it." in text
    assert 'class="bar"' not in text
    assert _only(alice).finished_at
    assert str(at) not in browser.get("/reflections/").content.decode()


def test_going_on_without_an_answer_is_the_same_as_skipping(alice, browser, at):
    assert browser.post(f"{at}{ITEMS[0]}/", {}).headers["Location"] == f"{at}{ITEMS[1]}/"
    assert _only(alice).answers == {}


def test_left_half_way_it_goes_on_at_the_first_open_item(browser, at):
    browser.post(f"{at}{ITEMS[0]}/", {"answer": "often"})
    left = browser.post(f"{at}{ITEMS[1]}/", {"answer": "never", "_later": "yes"}, follow=True)
    assert left.redirect_chain[-1][0] == "/reflections/"
    assert "half-way" in left.content.decode()
    for page in ("/reflections/signs/", at):
        text = browser.get(page).content.decode()
        assert "Go on where you were" in text
        assert f'href="{at}{ITEMS[2]}/"' in text


def test_at_its_end_nobody_is_sent_back_to_what_was_skipped(browser, at):
    for item in ITEMS:
        browser.post(f"{at}{item}/", {"answer": "often" if item != ITEMS[3] else ""})
    for page in ("/reflections/signs/", at):
        assert "Go on where you were" not in browser.get(page).content.decode()


def test_what_was_left_weeks_ago_begins_again(alice, browser):
    then = timezone.now() - timedelta(days=15)
    old = Reflected(
        wording="signs@1", reflection="signs", begun_at=then, answers={ITEMS[0]: "often"}
    )
    alice.drawer.add(old, day=then.date(), now=then)
    text = browser.get("/reflections/signs/").content.decode()
    assert "Go on where you were" not in text
    assert "Begin" in text


def test_an_answer_shows_again_when_one_goes_back(browser, at):
    browser.post(f"{at}{ITEMS[0]}/", {"answer": "often"})
    assert 'value="often" checked' in browser.get(f"{at}{ITEMS[0]}/").content.decode()


def test_skipping_leaves_an_earlier_answer_where_it_is(alice, browser, at):
    browser.post(f"{at}{ITEMS[0]}/", {"answer": "often"})
    browser.post(f"{at}{ITEMS[0]}/", {"answer": "never", "_skip": "yes"})
    assert _only(alice).answers == {ITEMS[0]: "often"}


def test_two_windows_lose_no_answer_and_of_two_to_one_item_the_later_counts(alice, browser, at):
    for item, answer, window in (
        (ITEMS[0], "often", "w1"), (ITEMS[1], "never", "w2"), (ITEMS[0], "seldom", "w2"),
    ):  # fmt: skip
        sent = {"answer": answer, "_window": window, "_revision": "1"}
        assert browser.post(f"{at}{item}/keep/", sent).status_code == 204
    assert _only(alice).answers == {ITEMS[0]: "seldom", ITEMS[1]: "never"}


def test_an_answer_nobody_offered_is_refused(alice, browser, at):
    assert browser.post(f"{at}{ITEMS[0]}/", {"answer": "perhaps"}).status_code == 422
    assert _only(alice).answers == {}


@pytest.mark.parametrize("address", ["/reflections/nothing/", "/reflections/distance/"])
def test_a_reflection_that_isnt_there_is_a_page_that_isnt_there(browser, address):
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}begin/").status_code == 404


def test_an_item_of_another_reflection_is_a_page_that_isnt_there(browser, at):
    assert browser.get(f"{at}took-seriously/").status_code == 404


def test_what_was_asked_in_other_words_isnt_gone_on_with(alice, browser):
    now = timezone.now()
    old = Reflected(wording="signs@0", reflection="signs", begun_at=now, answers={"x": "often"})
    kept = alice.drawer.add(old, day=now.date(), now=now)
    assert browser.get(f"/reflections/{kept.id}/{ITEMS[0]}/").status_code == 404
    text = browser.get(f"/reflections/{kept.id}/").content.decode()
    assert "reworded since" in text
    assert "Go on where you were" not in text
    assert "Go on where you were" not in browser.get("/reflections/signs/").content.decode()


def test_what_is_removed_comes_back(alice, browser, at):
    browser.post(f"{at}{ITEMS[0]}/", {"answer": "often"})
    browser.post(f"{at}remove/")
    assert browser.get(at).status_code == 404
    browser.post(f"{at}put-back/")
    assert _only(alice).answers == {ITEMS[0]: "often"}


def test_another_persons_reflection_is_a_page_that_isnt_there(bob, browser_of, at):
    stranger = browser_of(bob)
    for page in (at, f"{at}{ITEMS[0]}/"):
        assert stranger.get(page).status_code == 404
    assert stranger.post(f"{at}{ITEMS[0]}/", {"answer": "often"}).status_code == 404
