"""Alice in Berlin and Bob in New York at their own windows, and arrivals to look at."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from goldseam.arrivals.documents import Announced, Arrival, Arrived, Told, told
from goldseam.arrivals.forms import as_value
from goldseam.drawers.gate import Kept
from goldseam.people.preferences import Preferences, sealed
from goldseam.together.models import Member
from goldseam.together.space import open_for, partner_of

ALICE, BOB = UUID(int=1), UUID(int=2)


@pytest.fixture
def hers(couple, browser_of) -> Client:
    return browser_of(couple[0])


@pytest.fixture
def his(couple, browser_of) -> Client:
    """Bob lives in New York."""
    bob = couple[1]
    bob.person.preferences = sealed(
        Preferences(time_zone="America/New_York"), bob.keys.person, bob.person.id
    )
    bob.person.save()
    return browser_of(bob)


@pytest.fixture
def shared(couple) -> Callable:
    """The shared drawer in the hands of one of them."""

    def open_drawer(account):
        member = Member.objects.get(person=account.person)
        return open_for(account, member.drawer_id, partner_of(account.drawer))

    return open_drawer


def arrival(*said: tuple[datetime, datetime]) -> Arrival:
    """Of pairs: said at, there by."""
    return Arrival(thread=UUID(int=9), times=tuple(Announced(said_at=at, at=by) for at, by in said))


def with_reports(one: Arrival, **there: datetime) -> Told:
    """As the two tell it: `hers` or `his` time; the arrival is Alice’s."""
    kept = Kept(UUID(int=7), one.said_at.date(), ALICE, 1, one)
    reports = [
        Kept(UUID(int=20 + n), at.date(), {"hers": ALICE, "his": BOB}[who], 1,
             Arrived(arrival=one.thread, at=at, said_at=at))
        for n, (who, at) in enumerate(there.items())
    ]  # fmt: skip
    return told([kept], reports)[0]


def ahead(minutes: int) -> datetime:
    return (timezone.now() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)


def say(client: Client, minutes: int = 40, **more: str) -> datetime:
    """On my way, there in so many minutes; returns when that is."""
    at = ahead(minutes)
    answer = client.post("/arrivals/say/", {"at": as_value(at), **more})
    assert answer.status_code == 302
    return at


def page_of(client: Client) -> str:
    """The page of the newest arrival."""
    page = client.get("/arrivals/").content.decode()
    return re.search(r'href="(/arrivals/[0-9a-f-]{36}/)"', page)[1]


def main(client: Client, address: str = "/arrivals/") -> str:
    """What stands on a page, without what differs with every form and what was just done."""
    client.get(address)
    page = client.get(address, follow=True).content.decode()
    page = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
