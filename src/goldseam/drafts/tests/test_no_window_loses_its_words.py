from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.drafts.documents import Draft, continues, discard, drafts, keep, kept

pytestmark = pytest.mark.django_db

PLACE = "somewhere"


@pytest.fixture
def type_in(alice, now):
    def type_in(window, text, *, filled_from="", minutes=0):
        fields = {"text": [text], "_window": [window], "_continues": [filled_from]}
        keep(alice.drawer, PLACE, fields, day=now.date(), now=now + timedelta(minutes=minutes))
        return fields

    return type_in


def texts(alice) -> list[str]:
    return [k.document.fields["text"][0] for k in drafts(alice.drawer, PLACE)]


def test_a_window_keeps_one_draft(alice, type_in):
    type_in("w", "A")
    type_in("w", "A word", minutes=1)
    assert texts(alice) == ["A word"]


def test_two_windows_keep_a_draft_each(alice, type_in):
    type_in("one", "First")
    type_in("two", "Second", minutes=1)
    type_in("one", "First again", minutes=2)
    assert texts(alice) == ["First again", "Second"]
    assert kept(alice.drawer, PLACE).fields["text"] == ["First again"]


def test_going_on_with_a_draft_takes_its_place(alice, type_in):
    type_in("old", "Begun")
    [begun] = drafts(alice.drawer, PLACE)
    type_in("new", "Begun and gone on", filled_from=continues(begun))
    assert texts(alice) == ["Begun and gone on"]


def test_the_window_a_draft_was_taken_from_can_still_go_on(alice, type_in):
    type_in("old", "Begun")
    [begun] = drafts(alice.drawer, PLACE)
    type_in("new", "Gone on here", filled_from=continues(begun), minutes=1)
    type_in("old", "Gone on there", minutes=2)
    assert texts(alice) == ["Gone on there", "Gone on here"]


def test_a_draft_that_went_on_elsewhere_is_not_overwritten(alice, type_in):
    type_in("old", "Begun")
    [begun] = drafts(alice.drawer, PLACE)
    type_in("old", "Begun, and more", minutes=1)
    type_in("new", "Begun otherwise", filled_from=continues(begun), minutes=2)
    assert set(texts(alice)) == {"Begun, and more", "Begun otherwise"}


def test_emptying_a_window_drops_its_draft_alone(alice, type_in):
    type_in("one", "First")
    type_in("two", "Second")
    type_in("one", "  ")
    assert texts(alice) == ["Second"]


def test_saving_drops_the_windows_own_draft_and_what_it_was_filled_from(alice, type_in, now):
    type_in("other", "Stays")
    type_in("old", "Begun", minutes=1)
    begun = drafts(alice.drawer, PLACE)[0]
    fields = {"_window": ["new"], "_continues": [continues(begun)]}
    discard(alice.drawer, PLACE, fields, day=now.date())
    assert texts(alice) == ["Stays"]
    discard(alice.drawer, PLACE, day=now.date())
    assert texts(alice) == []


@pytest.mark.django_db(transaction=True)
def test_one_window_that_sends_twice_at_once_keeps_one_draft(alice, type_in, now):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def send(n: int) -> None:
        type_in("w", f"Text {n}")
        connection.close()

    type_in("w", "Begun")
    with ThreadPoolExecutor(4) as requests:
        list(requests.map(send, range(8)))
    assert len(texts(alice)) == 1


def test_a_place_knows_only_its_own_drafts(alice, type_in, now):
    type_in("w", "Here")
    keep(alice.drawer, "elsewhere", {"text": ["There"]}, day=now.date(), now=now)
    assert texts(alice) == ["Here"]


def test_a_draft_is_nobody_elses(alice, bob, browser_of, type_in):
    type_in("w", "Mine")
    [draft] = alice.drawer.read(Draft).of(Draft)
    stranger = browser_of(bob)
    assert stranger.post(f"/drafts/{draft.id}/throw-away/").status_code == 404
    assert stranger.post(f"/drafts/{draft.id}/put-back/").status_code == 404
    assert texts(alice) == ["Mine"]


def test_a_locked_window_is_told_that_nothing_was_kept(alice, browser_of):
    browser = browser_of(alice, locked=True)
    header = {"X-Requested-With": "fetch"}
    answer = browser.post(f"/drafts/{PLACE}/", {"text": "x"}, headers=header)
    assert answer.status_code == 423
    assert texts(alice) == []


def test_throwing_away_leads_only_to_our_own_pages(alice, browser_of, type_in):
    type_in("w", "Mine")
    [draft] = alice.drawer.read(Draft).of(Draft)
    browser = browser_of(alice)
    to = {"next": "https://elsewhere.example/"}
    answer = browser.post(f"/drafts/{draft.id}/throw-away/", to)
    assert answer["Location"] == "/today/"


windows = st.sampled_from(["one", "two", "three"])
steps = st.lists(st.tuples(windows, st.booleans()), min_size=1, max_size=12)


@settings(max_examples=30)
@given(steps)
def test_whatever_the_order_the_last_words_of_each_window_are_kept(taken):
    """Windows type and are filled from the newest draft, in any order."""
    held: dict[str, str] = {}
    shelf = Shelf()
    for n, (window, reopens) in enumerate(taken):
        token = f"{window}{n}" if reopens or window not in held else held[window]
        shelf.type(token, f"words {n}", reopens)
        held[window] = token
        shelf.last[token] = f"words {n}"
    for token in held.values():
        assert shelf.last[token] in shelf.texts() or shelf.was_gone_on_with(token)


class Shelf:
    """A drawer with one place, and what each window typed last."""

    def __init__(self) -> None:
        from datetime import UTC, datetime
        from uuid import uuid4

        from goldseam.drawers.gate import OpenDrawer
        from goldseam.drawers.models import Drawer

        drawer = Drawer.objects.create(id=uuid4())
        self.mine = OpenDrawer(drawer.id, bytes(32), 1, uuid4())
        self.now = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
        self.last: dict[str, str] = {}
        self.went_on: set[str] = set()

    def type(self, token: str, text: str, reopens: bool) -> None:
        self.now += timedelta(minutes=1)
        found = drafts(self.mine, PLACE)
        filled_from = continues(found[0]) if reopens and found else ""
        if filled_from:
            self.went_on.add(found[0].document.window)
        fields = {"text": [text], "_window": [token], "_continues": [filled_from]}
        keep(self.mine, PLACE, fields, day=self.now.date(), now=self.now)

    def texts(self) -> list[str]:
        return [k.document.fields["text"][0] for k in drafts(self.mine, PLACE)]

    def was_gone_on_with(self, token: str) -> bool:
        return token in self.went_on
