"""Alice in Berlin and Bob in New York, each at their own window, at a time the tests choose."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from goldseam.people import accounts
from goldseam.people.accounts import Account
from goldseam.people.visits import visit_of
from goldseam.together.space import Space, space_of

# A Sunday evening: 20:15 in Berlin, 14:15 in New York.
EVENING = datetime(2026, 11, 22, 19, 15, tzinfo=UTC)
A_TALK = "/talks/[0-9a-f-]{36}/"


class Clock:
    """What time it is, for whoever asks Django. Later on, everybody has unlocked again."""

    def __init__(self, now: datetime, browser_of: Callable) -> None:
        self.now, self._browser_of = now, browser_of
        self._people: list[tuple[Client, Account]] = []

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)  # no two things happen at once
        return self.now

    def browser(self, account: Account) -> Client:
        client = self._browser_of(account)
        self._people.append((client, account))
        return client

    def on(self, **by: float) -> None:
        self.to(self.now + timedelta(**by))

    def to(self, moment: datetime) -> None:
        self.now = moment
        for client, account in self._people:
            client.cookies = self._browser_of(account).cookies


@pytest.fixture
def clock(monkeypatch, browser_of) -> Clock:
    clock = Clock(EVENING, browser_of)
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def hers(clock, alice) -> Client:
    return clock.browser(alice)


@pytest.fixture
def his(clock, bob) -> Client:
    accounts.choose(bob, time_zone="America/New_York")
    return clock.browser(bob)


def at(day: str, time: str = "20:00") -> str:
    """A local time as a browser sends it, in November 2026 unless the month is said."""
    return f"{day if '-' in day else f'2026-11-{day}'}T{time}"


def suggest(client: Client, *times: str, **more: str) -> str:
    """Suggest times; return the address of the talk."""
    fields = {f"time_{n}": time for n, time in enumerate(times, 1)}
    answer = client.post("/talks/new/", {**fields, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def accept(client: Client, talk: str, time: int = 0) -> None:
    page = client.get(talk).content.decode()
    suggestion = re.search(r'name="suggestion" value="([^"]+)"', page)
    client.post(f"{talk}accept/", {"suggestion": suggestion[1], "time": str(time)})


def agreed(hers: Client, his: Client, *times: str, **more: str) -> str:
    talk = suggest(hers, *(times or (at("22", "20:30"),)), **more)
    accept(his, talk)
    return talk


def notice(client: Client, address: str) -> str:
    found = re.search(r'class="notice" role="status"><p>([^<]*)', _text(client, address))
    return found[1] if found else ""


def words(client: Client, address: str) -> str:
    """What can be read on a page, but for a notice: no tags, single spaces."""
    page = re.sub(r'<div class="notice" role="status">.*?</div>', "", _text(client, address))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def space(client: Client) -> Space:
    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    found = space_of(visit_of(request, timezone.now()))
    assert found
    return found


def _text(client: Client, address: str) -> str:
    page = client.get(address, follow=True).content.decode()
    return page[page.index("<main") :]
