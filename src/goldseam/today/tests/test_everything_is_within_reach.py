"""One page leads to every room there is."""

import pytest
from django.urls import resolve

from goldseam.today.everything import EVERYTHING, everything

pytestmark = pytest.mark.django_db


def test_every_room_listed_opens(alice, browser_of):
    browser = browser_of(alice)
    text = browser.get("/everything/").content.decode()
    rooms = [room for _, group in everything() for room in group]
    assert rooms
    for room in rooms:
        assert f'href="{room.href}"' in text
        assert browser.get(room.href).status_code == 200


def test_each_lead_is_an_address_of_its_own_room():
    hrefs = [room.href for _, group in everything() for room in group]
    assert len(hrefs) == len(set(hrefs))
    assert all(resolve(href).app_name for href in hrefs)
    assert sum(len(rooms) for _, rooms in EVERYTHING) >= len(hrefs)


def test_today_leads_there(alice, browser_of):
    assert 'href="/everything/"' in browser_of(alice).get("/today/").content.decode()
