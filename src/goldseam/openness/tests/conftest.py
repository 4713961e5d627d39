"""Alice in Berlin opens something, Bob in New York is whom it is open to."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from goldseam.openness.documents import Agreement
from goldseam.people.preferences import Preferences, sealed
from goldseam.together.models import Member
from goldseam.together.space import open_for, partner_of

WORDS = "Before I go out I tell you whom I meet."


@pytest.fixture
def hers(couple, browser_of) -> Client:
    return browser_of(couple[0])


@pytest.fixture
def his(couple, browser_of) -> Client:
    bob = couple[1]
    bob.person.preferences = sealed(
        Preferences(time_zone="America/New_York"), bob.keys.person, bob.person.id
    )
    bob.person.save()
    return browser_of(bob)


@pytest.fixture
def drawer_of() -> Callable:
    """The shared drawer in the hands of one of them."""

    def opened(account):
        member = Member.objects.get(person=account.person)
        return open_for(account, member.drawer_id, partner_of(account.drawer))

    return opened


def today() -> date:
    return Preferences(time_zone="Europe/Berlin").today(timezone.now())


def agreement(until: date, zone: str = "Europe/Berlin", what: str = WORDS) -> Agreement:
    return Agreement(thread=UUID(int=5), what=what, until=until, since=timezone.now(), zone=zone)


def offer(client: Client, what: str = WORDS, days: int = 7, to: str = "/openness/new/") -> None:
    """Write it, look at it as the other will see it, offer it."""
    sent = {"what": what, "day": (today() + timedelta(days=days)).isoformat()}
    look = client.post(to, sent)
    assert look.status_code == 200
    assert what in look.content.decode()
    assert client.post(to, {**sent, "_offer": "yes"}).status_code == 302


def page_of(client: Client) -> str:
    """The page of the first thing in the list."""
    page = client.get("/openness/").content.decode()
    return re.search(r'href="(/openness/[0-9a-f-]{36}/)"', page)[1]


def main(client: Client, address: str = "/openness/") -> str:
    """What stands on a page, without what differs with every form and what was just done."""
    client.get(address)
    page = client.get(address, follow=True).content.decode()
    page = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'name="(csrfmiddlewaretoken|_window)" value="[^"]*"', "", page)
