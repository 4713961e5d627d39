"""Every room takes things out and puts them back in the same way."""

from datetime import timedelta

import pytest

from goldseam.checkins.documents import CheckIn
from goldseam.drawers import keeping
from goldseam.journal.documents import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, now):
    return alice.drawer.add(Entry.written("mine", at=now), day=now.date(), now=now)


def test_the_notice_of_a_removal_leads_back(alice, browser_of, entry):
    browser = browser_of(alice)
    answer = browser.post(f"/journal/{entry.id}/remove/", follow=True)
    assert f'action="/journal/{entry.id}/put-back/"' in answer.content.decode()
    answer = browser.post(f"/journal/{entry.id}/put-back/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/journal/{entry.id}/"
    assert alice.drawer.find(Entry, entry.id) == entry


def test_a_room_removes_only_what_is_its_own(alice, browser_of, entry):
    browser = browser_of(alice)
    for room in ("calm", "checkins", "night"):
        assert browser.post(f"/{room}/{entry.id}/remove/").status_code == 404
    assert alice.drawer.find(Entry, entry.id) == entry


def test_a_room_puts_back_only_what_is_its_own(alice, browser_of, entry, now):
    alice.drawer.remove(Entry, entry.id, now=now)
    browser = browser_of(alice)
    for room in ("calm", "checkins", "night", "drafts"):
        assert browser.post(f"/{room}/{entry.id}/put-back/").status_code == 404
    assert alice.drawer.removed(Entry, now=now) == [entry.id]


def test_what_is_gone_for_good_is_a_page_that_isnt_there(alice, browser_of, now):
    kept = alice.drawer.add(CheckIn(at=now), day=now.date(), now=now)
    alice.drawer.remove(CheckIn, kept.id, now=now)
    keeping.sweep(now + timedelta(minutes=11))
    answer = browser_of(alice).post(f"/checkins/{kept.id}/put-back/")
    assert answer.status_code == 404


def test_nobody_is_sent_to_another_site_afterwards(alice, browser_of, entry):
    answer = browser_of(alice).post(
        f"/journal/{entry.id}/remove/", {"next": "https://elsewhere.example/"}
    )
    assert answer.headers["Location"] == "/journal/"
