"""Alice in Berlin and Bob in New York at their own windows, at any moment."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

TONIGHT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 18:00 in Berlin, 12:00 in New York
PROMISE = {"to": "other", "when": "I get home", "will": "put the phone in the hall"}


@pytest.fixture
def window(monkeypatch, browser_of) -> Callable[..., Client]:
    """A browser of somebody's, opened at a moment; the clock stands there until the next."""

    def opened(account, moment: datetime = TONIGHT) -> Client:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return browser_of(account)

    return opened


@pytest.fixture
def far_apart(couple, browser_of):
    """Alice in Berlin, Bob in New York."""
    alice, bob = couple
    chosen = {"time_zone": "America/New_York", "idle_minutes": "30"}
    assert browser_of(bob).post(reverse("people:choices"), chosen).status_code == 302
    return alice, bob


def make(client: Client, **said: object) -> str:
    """Promise; return its address."""
    answered = client.post("/promises/new/", {**PROMISE, **said})
    assert answered.status_code == 302, re.findall(r'class="error"[^>]*>([^<]*)', text(answered))
    undo = re.search(r"/promises/([0-9a-f-]{36})/remove/", text(client.get("/promises/")))
    return f"/promises/{undo[1]}/"


def tell(client: Client, at: str, day: str, outcome: str = "kept", **more: str):
    return client.post(f"{at}{day}/report/", {"outcome": outcome, **more})


def report_of(page: str) -> UUID:
    return UUID(re.search(r"/promises/report/([0-9a-f-]{36})/", page)[1])


def text(answered) -> str:
    return answered.content.decode()


def seen(client: Client, address: str) -> str:
    """What stands on a page, without what differs with every form and without the last notice."""
    client.get(address)
    page = text(client.get(address, follow=True))
    page = page[page.index("<main") :]
    return re.sub(r'name="(csrfmiddlewaretoken|_window)" value="[^"]*"', "", page)


def words(page: str) -> str:
    """The page as it is read."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").split())
