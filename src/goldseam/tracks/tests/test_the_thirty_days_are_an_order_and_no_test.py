"""Thirty days at one's own pace: changed, begun again, put aside, and nothing is counted."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldseam.library.tracks import STRETCHES
from goldseam.people.preferences import Preferences
from goldseam.tracks.documents import Track, chosen, day_of, standing
from goldseam.ui.leads import address
from goldseam.ui.words import library

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
TRACKS = library().tracks.tracks


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def records(account) -> list[Track]:
    return [kept.document for kept in account.drawer.read(Track).of(Track)]


def lay(account, which: str, days_ago: int) -> None:
    today = Preferences(time_zone="Europe/Berlin").today(timezone.now())
    since = today - timedelta(days=days_ago)
    account.drawer.add(Track(which=which, since=since, at=timezone.now()), day=since,
                       now=timezone.now())  # fmt: skip


def before(which: str = "hurt", days_ago: int = 12) -> Track:
    return Track(which=which, since=TODAY - timedelta(days=days_ago), at=NOW)


def test_the_first_choice_begins_the_thirty_days():
    assert chosen("hurt", None, anew=False, today=TODAY, now=NOW).since == TODAY


def test_another_track_goes_on_with_the_same_days():
    after = chosen("both", before(), anew=False, today=TODAY, now=NOW)
    assert (after.which, after.since) == ("both", TODAY - timedelta(days=12))


def test_the_days_begin_again_when_somebody_wants_them_to():
    assert chosen("hurt", before(), anew=True, today=TODAY, now=NOW).since == TODAY


@pytest.mark.django_db
def test_after_a_time_of_nothing_they_begin_again(alice, browser):
    lay(alice, "hurt", 12)
    browser.post("/tracks/choose/", {"which": "nothing"})
    browser.post("/tracks/choose/", {"which": "hurt"})
    newest = records(alice)[0]
    assert newest.since == Preferences(time_zone="Europe/Berlin").today(timezone.now())


@pytest.mark.parametrize(("today", "day"), [(0, 1), (2, 3), (29, 30), (-1, 1)])
def test_days_are_counted_from_one_and_never_before(today, day):
    track = Track(which="hurt", since=TODAY, at=NOW)
    assert day_of(track, TODAY + timedelta(days=today)) == day


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_the_stretches_cover_thirty_days_and_then_end(track):
    found = [track.stretch(day) for day in range(1, 31)]
    assert [found.index(one) + 1 for one in track.stretches] == [1, *(n + 1 for n in STRETCHES[:3])]
    assert track.stretch(31) is None


@pytest.mark.django_db
def test_without_a_choice_everything_works_and_nothing_is_kept(alice, browser):
    page = browser.get("/tracks/").content.decode()
    assert "Where do you stand?" in page
    assert "You need none of them." in page
    assert page.index("/support/safe/") < page.index('name="which"')
    assert browser.post("/tracks/choose/", {"which": "nothing"}).status_code == 302
    assert records(alice) == []
    assert standing([]) is None


@pytest.mark.django_db
def test_each_choice_is_a_record_and_the_newest_can_be_taken_back(alice, browser):
    browser.post("/tracks/choose/", {"which": "hurt"})
    page = browser.post("/tracks/choose/", {"which": "both"}, follow=True).content.decode()
    assert [track.which for track in records(alice)] == ["both", "hurt"]
    undo = re.search(r'action="(/tracks/[0-9a-f-]{36}/remove/)"', page)[1]
    browser.post(undo)
    assert "Thirty days, for you" in browser.get("/tracks/").content.decode()


@pytest.mark.django_db
def test_saying_the_same_again_keeps_nothing(alice, browser):
    for _ in range(2):
        browser.post("/tracks/choose/", {"which": "hurt"})
    assert len(records(alice)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["", "culprit"])
def test_what_is_no_choice_is_said_so(alice, browser, which):
    answer = browser.post("/tracks/choose/", {"which": which})
    assert answer.status_code == 422
    assert "Choose one of these" in answer.content.decode()
    assert records(alice) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("ago", "open_now"), [(0, 0), (3, 1), (10, 2), (20, 3)])
def test_the_stretch_one_is_in_lies_open_and_the_others_can_be_opened(
    alice, browser, ago, open_now
):
    lay(alice, "hurt", ago)
    page = browser.get("/tracks/").content.decode()
    unfolds = re.findall(r'<details class="unfold"( open)?>', page)
    assert [bool(one) for one in unfolds] == [n == open_now for n in range(4)]


@pytest.mark.django_db
def test_after_thirty_days_it_says_so_kindly_and_stays(alice, browser):
    lay(alice, "hurt", 30)
    page = browser.get("/tracks/").content.decode()
    assert "The thirty days are over" in page
    assert len(re.findall(r'<details class="unfold"', page)) == 4


@pytest.mark.django_db
@pytest.mark.parametrize("which", [track.id for track in TRACKS])
def test_nothing_is_ticked_off_counted_or_late(alice, browser, which):
    lay(alice, which, 12)
    page = browser.get("/tracks/").content.decode()
    main = page[page.index("<main") :]
    assert 'type="checkbox"' not in main
    assert "%" not in main
    assert not re.search(r"streak|in a row|missed|fallen behind|of 30|complete|should", main, re.I)


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_each_thing_leads_to_a_room_that_is_there_or_to_nothing(track):
    leads = {thing.leads_to for stretch in track.stretches for thing in stretch.things}
    assert {lead for lead in leads if lead and not address(lead)} == set()


@pytest.mark.django_db
def test_a_track_this_program_does_not_know_asks_again(alice, browser):
    lay(alice, "from-a-newer-one", 2)
    assert "Where do you stand?" in browser.get("/tracks/").content.decode()
