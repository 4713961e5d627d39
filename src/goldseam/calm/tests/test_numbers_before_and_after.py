"""With an account an exercise has a number before and after it, both of which may be left out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.examples import examples

from goldseam.calm.documents import CalmSession, begun, finished
from goldseam.people.accounts import Account


def sessions(account: Account) -> list[CalmSession]:
    return [kept.document for kept in account.drawer.read(CalmSession).of(CalmSession)]


def begin(browser, exercise: str = "breathing", **said: str) -> str:
    """Begin, and give the address the exercise is at."""
    return browser.post(f"/calm/{exercise}/begin/", said)["Location"]


def test_one_tap_keeps_the_number_and_begins(alice, browser_of):
    browser = browser_of(alice)
    at = begin(browser, level="7")
    (session,) = sessions(alice)
    assert (session.exercise_id, session.before, session.finished) == ("breathing", 7, False)
    assert "data-breathe" in browser.get(at).content.decode()


def test_the_number_afterwards_ends_it_and_is_put_into_words(alice, browser_of):
    browser = browser_of(alice)
    at = begin(browser, level="7")
    page = browser.post(f"{at}finish/", {"level": "4"}, follow=True).content.decode()
    (session,) = sessions(alice)
    assert (session.before, session.after, session.finished) == (7, 4, True)
    assert "7 before, 4 now." in page
    assert "3 lower than when you began." in page


@pytest.mark.parametrize(
    ("after", "words"), [("7", "The same number."), ("9", "it is not your doing"), ("", "Done.")]
)
def test_every_outcome_has_gentle_words(alice, browser_of, after, words):
    browser = browser_of(alice)
    at = begin(browser, level="7")
    assert words in browser.post(f"{at}finish/", {"level": after}, follow=True).content.decode()


def test_a_number_still_high_is_answered_with_people_to_talk_to(alice, browser_of):
    browser = browser_of(alice)
    page = browser.post(f"{begin(browser)}finish/", {"level": "8"}, follow=True).content.decode()
    assert "It is still a lot." in page
    assert 'href="/support/"' in page


def test_both_numbers_may_be_left_out(alice, browser_of):
    browser = browser_of(alice)
    at = begin(browser, "senses")
    browser.post(f"{at}finish/")
    (session,) = sessions(alice)
    assert (session.before, session.after, session.finished) == (None, None, True)


def test_way_and_length_are_kept_and_timed_without_scripts(alice, browser_of):
    browser = browser_of(alice)
    at = begin(browser, way="without-holding", length="four")
    page = browser.get(at).content.decode()
    assert 'data-rounds="30"' in page  # 4 minutes of 8 seconds each
    assert ">Hold<" not in page


def test_a_way_nobody_offers_is_the_usual_way(alice, browser_of):
    begin(browser_of(alice), way="<script>", length="for ever")
    (session,) = sessions(alice)
    assert (session.way, session.length) == ("holding", "two")


def test_how_long_it_took_is_unknown_when_the_phone_was_put_away(now):
    session = begun("breathing@1", way="", length="", before=7, now=now)
    assert finished(session, 4, now + timedelta(minutes=3)).seconds == 180
    assert finished(session, 4, now + timedelta(hours=2)).seconds is None


def test_every_session_can_be_found_removed_and_put_back(alice, browser_of):
    browser = browser_of(alice)
    at = begin(browser, level="7")
    browser.post(f"{at}finish/", {"level": "4"})
    assert "7, then 4" in browser.get("/calm/so-far/").content.decode()
    browser.post(f"{at}remove/")
    assert "7, then 4" not in browser.get("/calm/so-far/").content.decode()
    browser.post(f"{at}put-back/")
    assert "7, then 4" in browser.get("/calm/so-far/").content.decode()


def test_nobody_reaches_another_persons_session(alice, bob, browser_of):
    at = begin(browser_of(alice), level="7")
    his = browser_of(bob)
    assert his.get(at).status_code == 404
    for what in ("finish", "remove", "put-back"):
        assert his.post(f"{at}{what}/", {"level": "1"}).status_code == 404
    assert [session.after for session in sessions(alice)] == [None]


def test_an_exercise_that_doesnt_exist_is_not_here(alice, browser_of):
    assert browser_of(alice).get("/calm/juggling/").status_code == 404
    assert browser_of(alice).post("/calm/juggling/begin/").status_code == 404


def test_the_way_back_ends_with_the_first_session(alice, browser_of):
    link, now = b"The thirty days before", timezone.now()
    browser = browser_of(alice)
    assert link not in browser.get("/calm/so-far/").content
    long_ago = now - timedelta(days=45)
    session = next(
        document for kind, document in examples(str, long_ago).items() if kind == CalmSession.KIND
    )
    alice.drawer.add(session, day=long_ago.date(), now=long_ago)
    assert link in browser.get("/calm/so-far/").content
