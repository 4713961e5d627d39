"""No page of one of two tells what the other does, reads or leaves undone.

Alice and Bob have lived through every room for two. Then Alice reads everything, writes everywhere
for herself, signs in and out, or isn't there for days. What Bob can open stays the same, byte for
byte, at the same time of the clock.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.crawling import crawled
from tests.evening import Evening
from tests.examples import examples
from tests.looking import NEW_EACH_TIME
from tests.two import live_as_two

pytestmark = pytest.mark.django_db

NEW_SECRETS = ("/account/", "/join/")  # pages of one's own account make new codes each time


@pytest.fixture
def at(monkeypatch):
    """at(moment) stops the clock there, or a page might tell the next minute."""

    def stop(moment: datetime) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return stop


@pytest.mark.parametrize("days", [0, 3, 20])
def test_what_the_other_does_and_reads_shows_nowhere(couple, browser_of, at, days):
    alice, bob = couple
    live_as_two(browser_of(alice), browser_of(bob))
    later = at(timezone.now() + timedelta(days=days))
    his = browser_of(bob)
    before = pages(his, later)
    assert len(before) > 120
    hers = browser_of(alice)
    crawled(hers, later)
    write_for_oneself(alice, hers, later)
    hers.post(reverse("people:choices"), {"time_zone": "Asia/Tokyo", "idle_minutes": "60"})
    hers.post(reverse("people:lock"))
    crawled(browser_of(alice), later)
    hers.post(reverse("people:sign-out"), {"everywhere": "yes"})
    assert differing(pages(his, later), before) == []


def test_what_the_other_puts_aside_declines_or_withdraws_from_looks_as_if_nothing_was_done(
    couple, browser_of, at
):
    alice, bob = couple
    hers, his = browser_of(alice), browser_of(bob)
    at(timezone.now())
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT18:00")
    his.post(reverse("talks:new"), {"about": "The kitchen", "time_1": tomorrow})
    before = pages(his, timezone.now())
    talk = re.search(r'href="(/talks/[0-9a-f-]{36}/)"', hers.get("/talks/").content.decode())[1]
    hers.get(talk)
    hers.post(f"{talk}aside/")
    hers.post(reverse("chapters:new"), {"private": "For me alone"})
    hers.post(reverse("tracks:choose"), {"which": "rebuilding"})
    hers.post(reverse("talks:rung", args=["hardest"]), {"t-1": "gladly"})
    hers.post(reverse("picture:agree"), {"agree": "yes"})
    assert differing(pages(his, timezone.now()), before) == []


def write_for_oneself(account, browser: Client, now: datetime) -> None:
    """By the forms of every room, and one of every kind of document that there is."""
    her, said = Evening(browser), iter(f"words for myself {number}" for number in range(1000))
    say = said.__next__
    for name in ("urge", "beliefs", "distance", "letting_go", "hard_moments"):
        her.walk(f"{name}:begin", say)
    her.post("journal:new", text=say(), trigger=say())
    her.post("checkins:tap", distress="7")
    her.post("promises:new", to="oneself", will=say(), axis="reliability", repeats="once")
    her.post("words:new", feeling=say(), _done="yes")
    her.post("boundaries:new", need=say(), _done="yes")
    her.post("talks:topic-new", text=say())
    her.post("talks:rung", ("everyday",), **{"t-1": "gladly", "t-2": "not-now"})
    her.walk("talks:close-begin", say)
    her.post("tracks:choose", which="both")
    her.post("chapters:new", private=say())
    for document in examples(say, now).values():
        if document.KIND != "together.partner":
            account.drawer.add(document, day=now.date(), now=now)


def pages(browser: Client, now: datetime) -> dict[str, str]:
    crawled(browser, now)  # a notice of what was just done is said once
    return {
        address: NEW_EACH_TIME.sub("", sent.decode(errors="replace"))
        for address, sent in crawled(browser, now).items()
        if not address.startswith(NEW_SECRETS)
    }


def differing(after: dict[str, str], before: dict[str, str]) -> list[str]:
    """The addresses whose pages differ, or that are there only once."""
    both = after.keys() | before.keys()
    return sorted(one for one in both if after.get(one) != before.get(one))
