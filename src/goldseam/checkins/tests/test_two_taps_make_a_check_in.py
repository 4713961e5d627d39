"""Two taps say how somebody is: a number, a word; saved at once and undone at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldseam.checkins.documents import (
    MOST_WORDS,
    Answer,
    CheckIn,
    answered,
    current,
    taken_back,
    toggled,
)
from goldseam.people.accounts import Account


def taps(account: Account) -> list[CheckIn]:
    return [kept.document for kept in account.drawer.read(CheckIn).of(CheckIn)]


def test_the_first_tap_saves_and_the_second_joins_it(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/tap/", {"distress": "7"})
    assert [one.distress for one in taps(alice)] == [7]
    browser.post("/checkins/tap/", {"feeling": "anxious"})
    (one,) = taps(alice)
    assert (one.distress, one.feelings) == (7, ("anxious",))


def test_today_shows_what_was_tapped(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/tap/", {"distress": "7"})
    page = browser.post("/checkins/tap/", {"feeling": "anxious"}, follow=True).content.decode()
    assert 'name="distress" value="7" aria-pressed="true"' in page
    assert 'value="anxious" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 2


def test_a_second_tap_on_a_word_lets_it_go(alice, browser_of):
    browser = browser_of(alice)
    for _ in range(2):
        browser.post("/checkins/tap/", {"feeling": "anxious"})
    assert taps(alice) == []


def test_a_change_within_ten_minutes_changes_the_same_check_in(now, alice):
    kept = alice.drawer.add(CheckIn(at=now), day=now.date(), now=now)
    assert current([kept], now + timedelta(minutes=9, seconds=59)) == kept
    assert current([kept], now + timedelta(minutes=10)) is None


def test_a_later_tap_is_a_new_check_in(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/tap/", {"distress": "7"})
    (kept,) = alice.drawer.read(CheckIn).of(CheckIn)
    earlier = kept.document.at - timedelta(minutes=11)
    alice.drawer.change(kept, CheckIn(at=earlier, answer=kept.document.answer))
    browser.post("/checkins/tap/", {"distress": "4"})
    assert sorted(one.distress for one in taps(alice)) == [4, 7]


def test_undo_takes_back_one_tap_and_then_the_check_in(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/tap/", {"distress": "7"})
    browser.post("/checkins/tap/", {"distress": "4"})
    (kept,) = alice.drawer.read(CheckIn).of(CheckIn)
    page = browser.get("/today/").content.decode()
    assert f'action="/checkins/{kept.id}/undo/"' in page
    browser.post(f"/checkins/{kept.id}/undo/")
    assert [one.distress for one in taps(alice)] == [7]
    browser.post(f"/checkins/{kept.id}/undo/")
    assert taps(alice) == []


def test_more_words_are_saved_together_and_shown_as_chosen(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/words/", {"feelings": ["lonely", "tender", "unheard-of"]})
    assert [one.feelings for one in taps(alice)] == [("lonely", "tender")]
    page = browser.get("/checkins/words/").content.decode()
    assert page.count(" checked") == 2


@pytest.mark.parametrize(
    "tapped", [{"distress": "11"}, {"distress": "-1"}, {"feeling": "betrayed"}, {}]
)
def test_a_tap_that_makes_no_sense_saves_nothing(alice, browser_of, tapped):
    answer = browser_of(alice).post("/checkins/tap/", tapped)
    assert answer.status_code == 302
    assert taps(alice) == []


def test_the_list_shows_every_check_in_and_removing_can_be_undone(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/checkins/tap/", {"distress": "7"})
    browser.post("/checkins/tap/", {"feeling": "grateful"})
    (kept,) = alice.drawer.read(CheckIn).of(CheckIn)
    assert "grateful" in browser.get("/checkins/").content.decode()
    browser.post(f"/checkins/{kept.id}/remove/")
    assert "grateful" not in browser.get("/checkins/").content.decode()
    browser.post(f"/checkins/{kept.id}/put-back/")
    assert "grateful" in browser.get("/checkins/").content.decode()


def test_earlier_weeks_are_one_link_away(alice, browser_of, now):
    long_ago = now - timedelta(days=45)
    said = CheckIn(at=long_ago, answer=Answer(feelings=("grateful@1",)))
    alice.drawer.add(said, day=long_ago.date(), now=long_ago)
    browser = browser_of(alice)
    assert "grateful" not in browser.get("/checkins/").content.decode()
    page = browser.get(f"/checkins/until/{(now - timedelta(days=31)).date()}/").content.decode()
    assert "grateful" in page
    assert browser.get("/checkins/until/2026-13-40/").status_code == 404


def test_nobody_reaches_another_persons_check_in(alice, bob, browser_of, now):
    kept = alice.drawer.add(CheckIn(at=now), day=now.date(), now=now)
    his = browser_of(bob)
    for what in ("undo", "remove", "put-back"):
        assert his.post(f"/checkins/{kept.id}/{what}/").status_code == 404
    assert len(taps(alice)) == 1


def test_a_tap_on_a_page_that_has_locked_is_carried_along(alice, browser_of):
    answer = browser_of(alice, locked=True).post("/checkins/tap/", {"distress": "7"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "What you wrote is still here." in page
    assert 'value="/checkins/tap/"' in page
    assert 'value="7"' in page
    assert taps(alice) == []


def test_a_tap_remembers_one_answer_and_no_more(now):
    one = answered(answered(CheckIn(at=now), 7), 4)
    assert taken_back(one).distress == 7
    assert taken_back(taken_back(one)) is None


def test_a_check_in_stays_small(now):
    one = CheckIn(at=now)
    for n in range(40):
        one = toggled(one, f"word-{n}@1")
    assert len(one.feelings) == MOST_WORDS
    assert one.feelings[-1] == "word-39"


def test_the_way_back_ends_with_the_first_check_in(alice, browser_of, now):
    browser, mine = browser_of(alice), alice.drawer
    today = timezone.now()
    mine.add(CheckIn(at=today, answer=Answer(distress=4)), day=today.date(), now=today)
    assert b"The thirty days before" not in browser.get("/checkins/").content
    long_ago = today - timedelta(days=45)
    mine.add(CheckIn(at=long_ago, answer=Answer(distress=6)), day=long_ago.date(), now=long_ago)
    assert b"The thirty days before" in browser.get("/checkins/").content
