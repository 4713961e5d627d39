"""Every page that Goldseam shows leads to Support in one tap: refusals, doors and failures, too."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.routes import ROUTES

from goldseam.ui import rescue

LINK = 'href="/support/"'
HERE = "support:show"  # the page itself
BLANK = "people:leave"  # shows nothing on purpose


def leads_there(answer: HttpResponse) -> bool:
    """In what is shown; the cover that waits on every unlocked page is a page by itself."""
    return LINK in answer.content.decode().split('<main id="main"')[1]


def is_a_page(answer: HttpResponse) -> bool:
    return answer.content.lstrip().startswith(b"<!doctype html>")


@pytest.mark.parametrize("who", ["anonymous", "locked", "owner"])
def test_from_every_address_however_it_answers(who, alice, written, browser_of):
    shown = set()
    for name, route in ROUTES.items():
        browser = Client() if who == "anonymous" else browser_of(alice, locked=who == "locked")
        id = [written[route.owns]] if route.owns else []
        address = reverse(name, args=[*id, *route.place])
        for method in sorted(route.methods):
            answer = browser.generic(method, address)
            if is_a_page(answer) and name not in (HERE, BLANK):
                assert leads_there(answer), f"{name}: {answer.status_code}"
                shown.add(name)
    assert len(shown) > 40


def test_from_pages_that_say_something_went_wrong(db, rf, alice, browser_of):
    assert leads_there(Client().get("/nothing-here/"))
    assert leads_there(browser_of(alice).get("/nothing-here/"))
    assert leads_there(Client(enforce_csrf_checks=True).post("/sign-in/", {"name": "x"}))
    request = rf.get("/journal/")
    assert leads_there(rescue.went_wrong(request))
    assert leads_there(rescue.bad_request(request, Exception()))
    assert leads_there(rescue.not_allowed(request, Exception()))


def test_from_the_cover_that_comes_after_a_while(alice, browser_of):
    text = browser_of(alice).get("/today/").content.decode()
    assert LINK in text.split('class="empty" role="main"')[1].split('<main id="main"')[0]


def test_from_the_page_that_is_shown_without_a_connection(db):
    assert leads_there(Client().get("/offline/"))
