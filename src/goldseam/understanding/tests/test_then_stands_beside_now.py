"""A moment now and the old one it reminds of: found one question at a time, shown side by side."""

import pytest

from goldseam.understanding.documents import Link

pytestmark = pytest.mark.django_db

ANSWERS = {
    "now": "He was late", "body": "Cold hands", "then": "The window, Sundays",
    "alike": "The waiting", "different": "A door of my own", "to-then": "You may go and play",
}  # fmt: skip


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def at(browser) -> str:
    first = browser.post("/understanding/then-and-now/begin/").headers["Location"]
    return first.removesuffix("now/")


def test_every_answer_is_kept_and_shown(alice, browser, at):
    for question, answer in ANSWERS.items():
        last = browser.post(f"{at}{question}/", {"answer": answer})
    assert last.headers["Location"] == at
    page = browser.get(at).content.decode()
    for answer in ANSWERS.values():
        assert answer in page
    (kept,) = alice.drawer.read(Link).of(Link)
    assert kept.document.wording == "then-and-now@1"
    assert kept.document.finished_at


def test_the_list_shows_the_two_side_by_side(browser, at):
    browser.post(f"{at}now/", {"answer": "He was late"})
    browser.post(f"{at}then/", {"answer": "The window, Sundays"})
    page = browser.get("/understanding/then-and-now/").content.decode()
    pair = page[page.index('<div class="pair">') :]
    assert pair.index("He was late") < pair.index("The window, Sundays")
    assert f'href="{at}"' in pair


def test_skipping_everything_still_reaches_the_end(browser, at):
    for question in ANSWERS:
        last = browser.post(f"{at}{question}/", {"answer": "", "_skip": "yes"})
    assert last.headers["Location"] == at
    assert browser.get(at).status_code == 200


def test_what_was_left_half_way_goes_on_where_it_was(browser, at):
    browser.post(f"{at}now/", {"answer": "He was late"})
    left = browser.post(f"{at}body/", {"answer": "Cold hands", "_later": "yes"})
    assert left.headers["Location"] == "/understanding/then-and-now/"
    page = browser.get(at).content.decode()
    assert f'href="{at}then/"' in page
    assert "Go on where you were" in page


def test_the_old_moment_is_warned_of_before_it_is_asked_for(browser, at):
    assert "may lead to old pain" in browser.get(f"{at}then/").content.decode()
    assert "may lead to old pain" not in browser.get(f"{at}now/").content.decode()


def test_a_pair_that_was_removed_comes_back(browser, at):
    browser.post(f"{at}now/", {"answer": "He was late"})
    gone = browser.post(f"{at}remove/", follow=True).content.decode()
    assert "He was late" not in gone
    assert f'action="{at}put-back/"' in gone
    assert browser.post(f"{at}put-back/").headers["Location"] == at
    assert "He was late" in browser.get("/understanding/then-and-now/").content.decode()


def test_nothing_begun_is_shown_as_a_pair(browser, at):
    page = browser.get("/understanding/then-and-now/").content.decode()
    assert at not in page
