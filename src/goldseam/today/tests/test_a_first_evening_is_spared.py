"""After something serious was said, Today is about safety and calm, for whom it concerns."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.looking import every_page

from goldseam.beliefs.documents import Belief
from goldseam.chapters.documents import Chapter
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit
from goldseam.today.choosing import FOR_A_FIRST_EVENING, FOR_A_TRACK
from goldseam.today.looking import look
from goldseam.tracks.documents import Track
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db

CARD = "Safety and calm come first"


def noon():
    return timezone.now().replace(hour=11, minute=0)


def at_noon(account):
    """Today as somebody sees it in the middle of the day."""
    person = account.person
    visit = Visit(noon(), b"", person.id, person.name, False, person.drawer_id, account.keys)
    return look(visit, library())


def say_for_both(client) -> None:
    share = client.post("/chapters/new/", {"_both": "yes"}).headers["Location"]
    revision = re.search(r'name="_revision" value="(\d+)"', client.get(share).content.decode())
    client.post(share, {"_revision": revision[1]})


def seen(client) -> str:
    return client.get("/today/").content.decode()


def test_said_for_both_it_stands_first_on_both_pages(couple, browser_of):
    hers, his = map(browser_of, couple)
    assert CARD not in seen(hers) + seen(his)
    say_for_both(hers)
    hers.get("/chapters/")
    for page in (seen(hers), seen(his)):
        main = page[page.index("<main") :]
        assert main.index(CARD) < main.index("How is it right now?")
        assert 'href="/chapters/first-evening/"' in main
        assert "because safety and calm come first" in main
        assert main.count('class="button"') == 1  # one filled button a screen


def test_said_for_oneself_it_stands_on_ones_own_page_alone(couple, browser_of):
    hers, his = map(browser_of, couple)
    before = every_page(his)
    hers.post("/chapters/new/", {"private": "He told me"})
    assert CARD in seen(hers)
    assert every_page(his) == before


def test_nothing_is_asked_of_the_night_and_no_code_is_asked_back(alice, browser_of):
    from goldseam.people import accounts

    accounts.choose(alice, recovery_shown_on=timezone.now().date() - timedelta(days=2))
    alice.person.refresh_from_db()
    browser = browser_of(alice)
    assert "Five minutes at night" in seen(browser)
    browser.post("/chapters/new/", {})
    page = seen(browser)
    for asked in ("Five minutes at night", "Your recovery code"):
        assert asked not in page
    assert "Nothing. All of it can be another day." in page


def test_taken_back_or_withdrawn_today_is_as_before(couple, browser_of):
    hers, his = map(browser_of, couple)
    say_for_both(hers)
    at = re.search(r'href="(/chapters/[0-9a-f-]{36}/)"', hers.get("/chapters/").content.decode())[1]
    hers.post(f"{at}remove/", follow=True)
    assert CARD not in seen(hers) + seen(his)


def test_it_is_over_when_its_time_is_over(alice):
    said = noon() - timedelta(days=2)
    chapter = Chapter(wording="chapters@1", begun_at=said, thread=alice.person.id)
    alice.drawer.add(chapter, day=said.date(), now=said)
    assert not at_noon(alice).between.first_evening


def test_two_get_it_in_seven_queries_and_one_alone_in_three(
    couple, join, browser_of, django_assert_num_queries
):
    hers = browser_of(couple[0])
    say_for_both(hers)
    seen(hers)
    with django_assert_num_queries(7):  # three, and four for the drawer of two
        seen(hers)
    charlie = browser_of(join("charlie"))
    charlie.post("/chapters/new/", {}, follow=True)
    charlie.post("/tracks/choose/", {"which": "hurt"}, follow=True)
    seen(charlie)
    with django_assert_num_queries(3):
        assert CARD in seen(charlie)


def test_where_somebody_stands_counts_however_long_ago_it_was_said(alice):
    since = noon() - timedelta(days=15)
    alice.drawer.add(Track(which="hurt", since=since.date(), at=since), day=since.date(), now=since)
    assert at_noon(alice).offer.thing.id in FOR_A_TRACK["hurt"]["needs"]
    alice.drawer.add(Track(which="", since=since.date(), at=noon()), day=noon().date(), now=noon())
    assert at_noon(alice).offer.because != "because it fits the days you are in"


def test_an_old_belief_is_offered_no_longer_than_before(alice):
    first = noon() - timedelta(weeks=9)
    rule = Belief(wording="beliefs@1", begun_at=first, rule="They leave", come_back="two-weeks")
    day = Preferences(time_zone="Europe/Berlin").today(first)
    alice.drawer.add(rule, day=day, now=first)
    assert at_noon(alice).offer.thing.id != "back-to-a-belief"


def test_a_first_evening_comes_before_a_track_and_a_fear(alice):
    chapter = Chapter(wording="chapters@1", begun_at=noon(), thread=alice.person.id)
    alice.drawer.add(chapter, day=noon().date(), now=noon())
    track = Track(which="rebuilding", since=noon().date(), at=noon())
    alice.drawer.add(track, day=noon().date(), now=noon())
    today = at_noon(alice)
    assert today.between.first_evening
    assert today.offer.thing.id in FOR_A_FIRST_EVENING
