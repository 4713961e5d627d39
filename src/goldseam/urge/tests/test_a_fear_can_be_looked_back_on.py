"""The urge to check: pause, say what is feared, choose a way on, and later say what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from goldseam.urge.documents import LookedBack, Moment, Outcome, looked_back
from goldseam.urge.showing import said_of_all

pytestmark = pytest.mark.django_db
ANSWERS = {
    "calm": {},
    "fear": {"answer": "She writes to him again"},
    "chance": {"answer": "80"},
    "known": {"answer": "She was at work until six"},
    "need": {"answer": "To be told"},
    "way": {"answer": "nothing"},
}


@pytest.fixture
def now():
    """The browser's own time: a fear is looked back on hours after it was written down."""
    return timezone.now()


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def _moments(alice):
    return alice.drawer.read(Moment).of(Moment)


def _begin(browser) -> str:
    """Begin, and return the address of the moment."""
    return browser.post("/urge/begin/").headers["Location"].removesuffix("calm/")


def _go_through(browser, at: str, answers=ANSWERS) -> str:
    for question, answer in answers.items():
        answered = browser.post(f"{at}{question}/", answer)
    return answered.headers["Location"]


def test_every_answer_is_kept_and_the_end_shows_it(alice, browser):
    at = _begin(browser)
    assert _go_through(browser, at) == at
    (kept,) = _moments(alice)
    said = kept.document
    assert (said.fear, said.chance, said.known, said.need, said.way) == (
        "She writes to him again", 80, "She was at work until six", "To be told", "nothing"
    )  # fmt: skip
    assert said.wording == "urge@1"
    assert said.finished_at
    text = browser.get(at).content.decode()
    assert "She writes to him again" in text
    assert "80\u00a0%" in text


def test_it_can_be_gone_through_without_a_single_answer(alice, browser):
    at = _begin(browser)
    assert _go_through(browser, at, {question: {"_skip": "yes"} for question in ANSWERS}) == at
    assert _moments(alice)[0].document.words() == ""
    assert browser.get(at).status_code == 200


def test_it_can_be_left_at_any_question_and_gone_on_with(browser):
    at = _begin(browser)
    answered = browser.post(f"{at}fear/", {"answer": "That he lies", "_later": "yes"}, follow=True)
    assert answered.redirect_chain[-1][0] == "/urge/"
    assert "Kept so far" in answered.content.decode()
    assert f'href="{at}chance/"' in browser.get(at).content.decode()


def test_checking_anyway_is_met_without_shame(browser):
    at = _begin(browser)
    _go_through(browser, at, {**ANSWERS, "way": {"answer": "checked"}})
    assert f"{at}after-checking/" in browser.get(at).content.decode()
    assert browser.post(f"{at}after-checking/", {"answer": "Nothing new"}).headers["Location"] == at
    assert "Nothing new" in browser.get(at).content.decode()


def test_after_a_night_it_asks_what_came_of_it_and_counts(alice, browser, now):
    moment = Moment(wording="urge@1", begun_at=now - timedelta(hours=13), fear="A lie", chance=90)
    kept = alice.drawer.add(moment, day=now.date(), now=now)
    assert f"/urge/{kept.id}/outcome/" in browser.get("/urge/").content.decode()
    browser.post(f"/urge/{kept.id}/outcome/", {"answer": "no"})
    text = browser.get("/urge/fears/").content.decode()
    assert "You have looked back on one\u00a0fear." in text
    assert "It didn’t happen." in text
    assert f"/urge/{kept.id}/outcome/" not in browser.get("/urge/").content.decode()


def test_a_fear_of_this_evening_is_not_asked_about_yet(alice, browser, now):
    moment = Moment(wording="urge@1", begun_at=now - timedelta(hours=1), fear="A lie")
    kept = alice.drawer.add(moment, day=now.date(), now=now)
    assert f"/urge/{kept.id}/outcome/" not in browser.get("/urge/").content.decode()


def test_the_pause_is_open_to_anybody_and_asks_for_nothing(client):
    text = client.get("/urge/").content.decode()
    assert "<form" not in text.partition("<main")[2]
    assert "Breathe in" in text


def test_no_page_asks_for_more_fears_than_one(alice, browser, now):
    for hours in (20, 30, 40):
        moment = Moment(wording="urge@1", begun_at=now - timedelta(hours=hours), fear="A lie")
        alice.drawer.add(moment, day=(now - timedelta(hours=hours)).date(), now=now)
    assert browser.get("/urge/").content.decode().count("/outcome/") == 1


def test_no_line_ends_within_a_day_how_likely_it_felt_or_what_came_of_it(alice, browser, now):
    ago = now - timedelta(days=3)
    moment = Moment(wording="urge@1", begun_at=ago, fear="A lie", chance=90, outcome=Outcome.NO)
    alice.drawer.add(moment, day=ago.date(), now=now)
    text = browser.get("/urge/fears/").content.decode()
    assert "<span>felt\u00a090\u00a0%\u00a0likely\u00a0· didn’t\u00a0happen</span>" in text
    assert f", {ago.day}\u00a0{ago:%B}" in text


def test_while_nothing_is_written_no_link_stands_alone_beside_it(alice, browser, now):
    text = browser.get("/urge/fears/").content.decode()
    assert '<div class="side"></div>' in text
    assert 'href="/picture/">The picture</a>' in text
    alice.drawer.add(Moment(wording="urge@1", begun_at=now, fear="A lie"), day=now.date(), now=now)
    beside = browser.get("/urge/fears/").content.decode().partition('<div class="side">')[2]
    assert 'href="/picture/">The picture</a>' in beside


@pytest.mark.parametrize(
    ("yes", "partly", "no", "says"),
    [
        (1, 0, 0, "one fear. It happened as you feared."),
        (0, 1, 0, "one fear. It happened in part."),
        (0, 0, 1, "one fear. It didn’t happen."),
        (0, 0, 3, "3 fears. None of them happened."),
        (0, 1, 2, "3 fears. One happened in part."),
        (1, 0, 2, "3 fears. One happened as you feared."),
        (2, 1, 1, "4 fears. 2 happened as you feared, and one in part."),
    ],
)
def test_what_came_of_them_is_counted_as_one_would_say_it(yes, partly, no, says):
    so_far = LookedBack(yes + partly + no, yes, partly, 0, None)
    with override("en"):
        told = said_of_all(so_far, a_year=False).replace("\u00a0", " ")
    assert told == f"You have looked back on {says}"


def test_where_more_lies_before_it_says_that_it_counts_a_year(alice, browser, now):
    for days in (3, 800):
        ago = now - timedelta(days=days)
        moment = Moment(wording="urge@1", begun_at=ago, fear="A lie", outcome=Outcome.NO)
        alice.drawer.add(moment, day=ago.date(), now=now)
    text = browser.get("/urge/fears/").content.decode()
    assert "In the year that is shown, you have looked back on one\u00a0fear." in text
    assert "All of them" not in text


def test_a_year_without_any_says_that_and_not_that_there_never_was_one(alice, browser, now):
    ago = now - timedelta(days=800)
    alice.drawer.add(Moment(wording="urge@1", begun_at=ago, fear="A lie"), day=ago.date(), now=now)
    text = browser.get("/urge/fears/").content.decode()
    assert "Nothing is written here yet" not in text
    assert "Nothing is written here from the year that is shown." in text
    assert "Earlier</a>" in text


@given(
    st.lists(
        st.builds(
            lambda chance, outcome, now: Moment(
                wording="urge@1", begun_at=now, fear="x", chance=chance, outcome=outcome
            ),
            st.none() | st.integers(0, 100),
            st.sampled_from(["", *Outcome]),
            st.datetimes(),
        )
    )
)
def test_counts_add_up_whatever_was_said(moments):
    so_far = looked_back(moments)
    assert so_far.came_true + so_far.partly <= so_far.told <= len(moments)
    assert so_far == looked_back(reversed(moments))
    assert (so_far.expected is None) == (so_far.with_chance == 0)
    assert so_far.expected is None or 0 <= so_far.expected <= 100
