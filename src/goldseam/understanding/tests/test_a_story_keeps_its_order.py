"""Moments over the years: by year and undated last, changed, taken out and put back."""

import pytest

from goldseam.understanding.documents import Moment, in_order
from goldseam.understanding.showing import told

pytestmark = pytest.mark.django_db

ADD, STORY = "/understanding/story/add/", "/understanding/story/"


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def _moments(alice):
    return in_order(alice.drawer.read(Moment).of(Moment))


def test_moments_stand_by_year_and_undated_ones_last(alice, browser):
    for year, what in (("2009", "C"), ("", "D"), ("1989", "A"), ("1989", "B"), ("", "E")):
        browser.post(ADD, {"year": year, "what": what})
    assert [kept.document.what for kept in _moments(alice)] == ["A", "B", "C", "D", "E"]
    page = browser.get(STORY).content.decode()
    places = [page.index(f'<div class="written">{what}</div>') for what in "ABCDE"]
    assert places == sorted(places)


def test_only_a_word_is_needed(alice, browser):
    assert browser.post(ADD, {"what": "Her coat"}).headers["Location"] == STORY
    (kept,) = _moments(alice)
    assert (kept.document.year, kept.document.when, kept.document.weight) == (None, "", "")
    assert "Some time" in browser.get(STORY).content.decode()


def test_a_moment_is_changed_in_place(alice, browser):
    browser.post(ADD, {"what": "The tin box", "year": "1998", "weight": "took"})
    at = f"{STORY}{_moments(alice)[0].id}/"
    page = browser.get(at).content.decode()
    for kept in ("The tin box", 'value="1998"', 'value="took" checked'):
        assert kept in page
    sent = {"what": "The tin", "when": "the summer\nafter school", "weight": "both"}
    browser.post(at, {**sent, "_revision": "1"})
    (kept,) = _moments(alice)
    said = kept.document
    assert (said.what, said.year, said.when, said.weight) == (
        "The tin", None, "the summer after school", "both",
    )  # fmt: skip


def test_two_windows_on_one_moment_keep_the_words_of_both(alice, browser):
    browser.post(ADD, {"what": "The tin box"})
    at = f"{STORY}{_moments(alice)[0].id}/"
    browser.post(at, {"what": "From one window", "_revision": "1"})
    browser.post(at, {"what": "From the other", "_revision": "1"})
    assert _moments(alice)[0].document.what == "From one window\n\nFrom the other"


def test_what_is_removed_can_be_put_back(alice, browser):
    browser.post(ADD, {"what": "The tin box", "year": "1998"})
    at = f"{STORY}{_moments(alice)[0].id}/"
    gone = browser.post(f"{at}remove/", follow=True).content.decode()
    assert "The tin box" not in gone
    assert f'action="{at}put-back/"' in gone
    assert browser.post(f"{at}put-back/").headers["Location"] == at
    assert "The tin box" in browser.get(STORY).content.decode()


def test_a_moment_that_was_begun_is_still_there(alice, browser):
    keep = "/drafts/story-new/"
    assert browser.post(keep, {"what": "half a", "year": "19", "_window": "w"}).status_code == 204
    assert "Go on with the one you began" in browser.get(STORY).content.decode()
    page = browser.get(ADD).content.decode()
    assert "half a" in page
    assert 'value="19"' in page
    browser.post(ADD, {"what": "half a tin", "_window": "w"})
    assert "Go on with the one you began" not in browser.get(STORY).content.decode()
    assert len(_moments(alice)) == 1


def test_a_button_tapped_twice_adds_one_moment(alice, browser):
    for _ in range(2):
        browser.post(ADD, {"what": "The tin box", "year": "1998"})
    assert len(_moments(alice)) == 1


@pytest.mark.parametrize("year", ["1899", "3000", "six", "-1", "9" * 5000])
def test_a_year_that_doesnt_fit_is_said_and_nothing_is_lost(alice, browser, year):
    answer = browser.post(ADD, {"what": "The tin box", "when": "at six", "year": year})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It can stay empty." in page
    for words in ("The tin box", "at six", year):
        assert words in page
    assert _moments(alice) == []


def test_without_a_word_nothing_is_kept(alice, browser):
    answer = browser.post(ADD, {"what": " ", "year": "1998"})
    assert answer.status_code == 422
    assert "There is nothing to keep yet." in answer.content.decode()
    assert _moments(alice) == []


def _moment(now, year=None, weight=""):
    return Moment(what="x", year=year, weight=weight, written_at=now)


def test_the_sentence_says_what_the_line_says(now):
    moments = [_moment(now, 1989, "gave"), _moment(now, 1998, "took"), _moment(now, 2025, "took"),
               _moment(now, None, "both"), _moment(now)]  # fmt: skip
    assert told(moments) == (
        "5 moments, those with a year from 1989 to 2025. "
        "1 gave you trust, 2 took trust, 1 did both, 1 is open."
    )


def test_a_single_moment_is_no_span(now):
    assert told([_moment(now, 1989, "gave")]) == "1 moment. 1 gave you trust."
    assert told([]) == ""


def test_without_an_undated_moment_the_span_is_the_whole_lines(now):
    moments = [_moment(now, 1989, "gave"), _moment(now, 1998, "gave")]
    assert told(moments) == "2 moments, from 1989 to 1998. 2 gave you trust."


def test_the_drawing_is_said_in_words_too(browser):
    for weight in ("gave", "took", "both", "unsure"):
        browser.post(ADD, {"what": weight, "weight": weight})
    page = browser.get(STORY).content.decode()
    for words in ("It gave me trust", "It took trust", "Both", "I don’t know"):
        assert f"<span>{words}</span>" in page
    assert page.count('<svg class="dot"') == page.count(
        '<svg class="dot" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"'
    )


def test_a_moment_is_found_by_its_words(browser):
    browser.post(ADD, {"what": "The tin box in Lisbon"})
    browser.post("/journal/search/", {"words": "lisbon"})
    assert STORY in browser.get("/journal/search/").content.decode()


def test_another_persons_moment_is_a_page_that_isnt_there(alice, bob, browser, browser_of):
    browser.post(ADD, {"what": "The tin box"})
    at = f"{STORY}{_moments(alice)[0].id}/"
    assert browser_of(bob).get(at).status_code == 404
    assert browser_of(bob).post(at, {"what": "x"}).status_code == 404
