"""What speaks of somebody is marked, kept with the wording it had, and goes again when it goes."""

import pytest

from goldseam.ui.words import library
from goldseam.understanding.documents import Marks

pytestmark = pytest.mark.django_db

CHAPTER = "/understanding/betrayal/"


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def _kept(alice) -> list[Marks]:
    return [kept.document for kept in alice.drawer.read(Marks).of(Marks)]


def test_what_is_marked_is_kept_and_gathered(alice, browser):
    sent = {"marks": ["last-to-know", "good-news-first"], "own": "The drawer in the hall"}
    shown = browser.post(CHAPTER, sent, follow=True).content.decode()
    assert "3 marked" in shown
    for words in ("I was the last to know", "good news comes before bad", "The drawer in the hall"):
        assert words in shown
    again = browser.get(CHAPTER).content.decode()
    assert again.count(" checked>") == 2
    assert "The drawer in the hall" in again


def test_marks_are_kept_with_the_version_they_were_made_in(alice, browser):
    browser.post(CHAPTER, {"marks": ["last-to-know"]})
    (marks,) = _kept(alice)
    assert marks.wording == library().causes["betrayal"].published_as
    assert marks.cause == "betrayal"


def test_a_mark_can_go_again(alice, browser):
    browser.post(CHAPTER, {"marks": ["last-to-know", "real-then"], "_window": "w1"})
    browser.post(CHAPTER, {"marks": ["real-then"], "_window": "w1"})
    assert [marks.marks for marks in _kept(alice)] == [("real-then",)]
    browser.post(CHAPTER, {"_window": "w1"})
    assert "What you marked" not in browser.get("/understanding/").content.decode()


def test_each_chapter_has_one_document(alice, browser):
    for _ in range(2):
        for cause in library().causes.values():
            browser.post(f"/understanding/{cause.id}/", {"marks": list(cause.marks)})
    assert sorted(marks.cause for marks in _kept(alice)) == sorted(library().causes)
    assert all(marks.marks for marks in _kept(alice))


@pytest.mark.parametrize("cause", ["betrayal", "childhood", "trauma", "self-worth"])
def test_nothing_is_needed_to_go_on(alice, browser, cause):
    answer = browser.post(f"/understanding/{cause}/", {})
    assert answer.headers["Location"] == "/understanding/"
    assert _kept(alice) == []


def test_what_is_typed_is_kept_before_anybody_saves(alice, browser):
    sent = {"own": "half a sen", "marks": "real-then", "_window": "w1", "_revision": ""}
    assert browser.post(f"{CHAPTER}keep/", sent).status_code == 204
    assert "half a sen" in browser.get(CHAPTER).content.decode()
    browser.post(f"{CHAPTER}keep/", {**sent, "own": "half a sentence"})
    assert [marks.own for marks in _kept(alice)] == ["half a sentence"]


def test_two_windows_keep_the_marks_and_the_words_of_both(alice, browser):
    browser.post(CHAPTER, {"marks": "real-then", "own": "one", "_window": "w1", "_revision": ""})
    browser.post(CHAPTER, {"marks": "left-out", "own": "two", "_window": "w2", "_revision": ""})
    assert [(marks.marks, marks.own) for marks in _kept(alice)] == [
        (("real-then", "left-out"), "one\n\ntwo")
    ]


def test_a_window_that_has_seen_a_mark_can_take_it_away(alice, browser):
    browser.post(CHAPTER, {"marks": "real-then", "_window": "w1", "_revision": ""})
    browser.post(CHAPTER, {"_window": "w2", "_revision": "1"})
    assert [marks.marks for marks in _kept(alice)] == [()]


def test_a_sentence_nobody_wrote_counts_for_nothing(alice, browser):
    browser.post(CHAPTER, {"marks": ["<script>", "my-doing", "real-then"]})
    assert [marks.marks for marks in _kept(alice)] == [("real-then",)]


def test_too_long_words_come_back_whole_and_the_marks_with_them(alice, browser):
    long = "x" * 10_001
    answer = browser.post(CHAPTER, {"marks": "real-then", "own": long})
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert answer.content.decode().count(" checked>") == 1
    assert _kept(alice) == []


@pytest.mark.parametrize("cause", ["childhood", "trauma"])
def test_a_heavy_chapter_is_closed_until_it_is_wanted(browser, cause):
    for marks in ([], list(library().causes[cause].marks)):
        browser.post(f"/understanding/{cause}/", {"marks": marks})
        page = browser.get(f"/understanding/{cause}/").content.decode()
        before, closed, inside = page.partition('<details class="unfold">')
        assert closed
        assert library().causes[cause].heavy in before
        for section in library().causes[cause].sections:
            assert section.title not in before
            assert section.title in inside


def test_help_stands_before_everything_in_the_chapter_on_fear(browser):
    page = browser.get("/understanding/trauma/").content.decode()
    main = page[page.index("<main") :]
    assert main.index("Where to get help, for you alone") < main.index("This speaks of violence")


def test_heavy_marks_stay_folded_on_the_list(browser):
    browser.post("/understanding/trauma/", {"marks": "my-doing"})
    page = browser.get("/understanding/").content.decode()
    assert '<details class="unfold"><summary>When you had reason to be afraid' in page
    assert "it was my doing" in page


def test_ones_own_words_are_found_by_a_search_and_lead_to_their_chapter(browser):
    browser.post(CHAPTER, {"own": "The tin box in Lisbon"})
    browser.post("/journal/search/", {"words": "lisbon"})
    found = browser.get("/journal/search/").content.decode()
    to = found[found.index("/understanding/marked/") :].partition('"')[0]
    assert browser.get(to).headers["Location"] == CHAPTER


def test_another_persons_marks_are_a_page_that_isnt_there(alice, bob, browser, browser_of):
    browser.post(CHAPTER, {"marks": "real-then", "own": "Mine"})
    (kept,) = alice.drawer.read(Marks).of(Marks)
    assert browser_of(bob).get(f"/understanding/marked/{kept.id}/").status_code == 404
    assert "Mine" not in browser_of(bob).get("/understanding/").content.decode()


def test_a_chapter_that_isnt_there_is_a_page_that_isnt_there(browser):
    assert browser.get("/understanding/jealousy/").status_code == 404
    assert browser.post("/understanding/jealousy/keep/", {"own": "x"}).status_code == 404
