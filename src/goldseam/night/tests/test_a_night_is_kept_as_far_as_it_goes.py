from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from goldseam.drawers.documents import enveloped, from_envelope
from goldseam.drawers.gate import Kept
from goldseam.drawers.uuid7 import uuid7
from goldseam.night.documents import (
    LONGEST_LINE,
    Note,
    Noticed,
    Tonight,
    combined,
    earlier_line,
    night_of,
    tonight,
)
from goldseam.night.showing import by_week

AT = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
NIGHT = date(2026, 11, 22)


def night_now() -> date:
    from zoneinfo import ZoneInfo

    return night_of(timezone.now().astimezone(ZoneInfo("Europe/Berlin")))


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def notes(alice):
    return lambda: [kept.document for kept in alice.drawer.read(Note).of(Note)]


def body(response) -> str:
    return unescape(response.content.decode())


def form(**fields):
    return {"night": night_now().isoformat(), "_window": "w", **fields}


def kept_on(day: date, *good: str) -> Kept[Note]:
    note = Note(good=good, written_at=AT, closed_at=AT)
    return Kept(uuid7(AT), day, uuid7(AT), 1, note)


def test_one_line_is_enough(browser, notes):
    answer = browser.post("/night/", form(good_2=" Tea ", _done="yes"), follow=True)
    assert "Tea" in body(answer)
    [note] = notes()
    assert note.good == ("Tea",)
    assert note.closed_at


def test_what_is_typed_is_kept_without_being_sent(browser, notes):
    for text in ("Te", "Tea", "Tea and bread"):
        assert browser.post("/night/keep/", form(good_1=text)).status_code == 204
    [note] = notes()
    assert note.good == ("Tea and bread",)
    assert note.closed_at is None
    assert "Tea and bread" in body(browser.get("/night/"))


def test_nothing_typed_leaves_nothing_behind(browser, notes):
    browser.post("/night/keep/", form(good_1="  "))
    browser.post("/night/", form())
    assert notes() == []


def test_nothing_is_an_answer_too(browser, notes):
    answer = browser.post("/night/", form(_done="yes"), follow=True)
    assert notes()[0].closed_at
    assert answer.status_code == 200
    assert "Nights you write down" in body(
        browser.get("/night/past/")
    )  # an empty night isn't shown


def test_something_noticed_is_kept_with_its_kind(browser, notes):
    browser.post("/night/", form(noticed="The silence", noticed_kind="trigger", _done="yes"))
    assert notes()[0].noticed == Noticed(text="The silence", kind="trigger")
    browser.post("/night/", form(noticed="The silence", noticed_kind="<script>"))
    assert notes()[0].noticed == Noticed(text="The silence")


def test_a_night_can_be_gone_on_with_and_changed(browser, notes, alice):
    browser.post("/night/", form(good_1="Tea", _done="yes"))
    [kept] = alice.drawer.read(Note).of(Note)
    page = body(browser.get(f"/night/{kept.id}/edit/"))
    assert "Tea</textarea>" in page
    changed = form(good_1="Tea", good_2="Rain", _revision="1", _window="another", _done="yes")
    browser.post("/night/", changed)
    assert [note.good for note in notes()] == [("Tea", "Rain")]


def test_two_windows_keep_every_line(browser, notes):
    browser.post("/night/keep/", form(good_1="Tea", noticed="A tone", _window="phone"))
    browser.post("/night/", form(good_1="Bread", noticed="A silence", _window="laptop"))
    [note] = notes()
    assert set(note.good) == {"Tea", "Bread"}
    assert note.noticed.text == "A tone\nA silence"


def test_more_than_three_lines_stay_in_the_form(browser, notes):
    browser.post("/night/", form(good_1="1a", good_2="2a", good_3="3a", _window="phone"))
    browser.post("/night/", form(good_1="1b", good_2="2b", _window="laptop"))
    assert len(notes()[0].good) == 5
    page = body(browser.get("/night/"))
    assert 'name="good_5"' in page
    lines = {f"good_{n}": line for n, line in enumerate(notes()[0].good, 1)}
    browser.post("/night/", form(**lines, _revision="2", _window="third"))
    assert len(notes()[0].good) == 5


def test_too_long_a_line_is_said_and_kept_on_the_page(browser, notes):
    line = "x" * (LONGEST_LINE + 1)
    answer = browser.post("/night/", form(good_1=line, good_2="Tea"))
    assert answer.status_code == 422
    assert line in body(answer)
    assert "Tea" in body(answer)
    assert notes() == []


def test_a_page_left_open_past_four_is_kept_in_its_own_night(browser, alice):
    last = night_now() - timedelta(days=1)
    answer = browser.post("/night/", form(night=last.isoformat(), good_1="Late"), follow=True)
    assert [kept.day for kept in alice.drawer.read(Note).of(Note)] == [last]
    assert "Late" in body(answer)


@pytest.mark.parametrize("night", ["", "nonsense", "2999-01-01"])
def test_a_night_that_cannot_be_keeps_the_words_on_the_page(browser, notes, night):
    answer = browser.post("/night/", form(night=night, good_1="Tea"))
    assert answer.status_code == 422
    assert "Tea" in body(answer)
    assert notes() == []


def test_a_removed_night_can_be_put_back(browser, notes, alice):
    browser.post("/night/", form(good_1="Tea", _done="yes"))
    [kept] = alice.drawer.read(Note).of(Note)
    answer = browser.post(f"/night/{kept.id}/remove/", follow=True)
    assert f"/night/{kept.id}/put-back/" in body(answer)
    assert notes() == []
    browser.post(f"/night/{kept.id}/put-back/")
    assert [note.good for note in notes()] == [("Tea",)]


def test_a_night_is_nobody_elses(browser, bob, browser_of, alice):
    browser.post("/night/", form(good_1="Tea", _done="yes"))
    [kept] = alice.drawer.read(Note).of(Note)
    stranger = browser_of(bob)
    for path in ("", "edit/"):
        assert stranger.get(f"/night/{kept.id}/{path}").status_code == 404
    for path in ("edit/", "remove/", "put-back/"):
        assert stranger.post(f"/night/{kept.id}/{path}", form(good_1="x")).status_code == 404


def test_words_sent_while_locked_are_carried_along(alice, browser_of):
    browser = browser_of(alice, locked=True)
    answer = browser.post("/night/", form(good_1="Written while it locked", _done="yes"))
    assert answer.status_code == 403
    assert "Written while it locked" in body(answer)
    kept = browser.post("/night/keep/", form(good_1="x"), headers={"X-Requested-With": "fetch"})
    assert kept.status_code == 423


def test_past_nights_are_shown_by_week_and_gaps_are_not_there(browser, alice):
    for days in (0, 1, 40):
        day = NIGHT - timedelta(days=days)
        alice.drawer.add(Note(good=(f"Good {days}",), written_at=AT), day=day, now=AT)
    page = body(browser.get("/night/past/"))
    assert all(f"Good {days}" in page for days in (0, 1, 40))
    for word in ("missed", "streak", "in a row", "nights"):
        assert word not in page.split("<main")[1].split("</h1>")[1].replace("Nights", "").lower()


def test_earlier_nights_are_a_page_further(browser, alice):
    for days in range(40):
        day = NIGHT - timedelta(days=days)
        alice.drawer.add(Note(good=(f"Good {days:02}",), written_at=AT), day=day, now=AT)
    first = body(browser.get("/night/past/"))
    address = first.split("/night/past/2026")[1][:6]
    second = body(browser.get(f"/night/past/2026{address}/"))
    assert all(f"Good {days:02}" in first + second for days in range(40))


def test_coming_back_after_a_gap_is_greeted(browser, alice):
    from goldseam.ui.words import library

    day = night_now() - timedelta(days=12)
    alice.drawer.add(Note(good=("Tea",), written_at=AT), day=day, now=AT)
    page = body(browser.get("/night/"))
    assert any(words in page for words in library().night.gap)


def test_today_learns_what_waits():
    open_note = Kept(uuid7(AT), NIGHT, uuid7(AT), 1, Note(good=("x",), written_at=AT))
    assert tonight([], NIGHT) is Tonight.OPEN
    assert tonight([open_note], NIGHT) is Tonight.BEGUN
    assert tonight([kept_on(NIGHT)], NIGHT) is Tonight.DONE
    assert tonight([kept_on(NIGHT - timedelta(days=1))], NIGHT) is Tonight.OPEN


def test_one_earlier_line_stays_the_same_all_evening():
    past = [kept_on(NIGHT - timedelta(days=n), f"Good {n}") for n in range(1, 9)]
    chosen = {earlier_line(past, NIGHT).day for _ in range(5)}
    assert len(chosen) == 1
    others = {earlier_line(past, NIGHT + timedelta(days=n)).day for n in range(20)}
    assert len(others) > 3
    assert earlier_line([kept_on(NIGHT, "Tonight's own")], NIGHT) is None


def test_combining_drops_only_earlier_states_of_a_line():
    theirs = Note(good=("Te", "Rain"), written_at=AT)
    mine = Note(good=("Tea",), written_at=AT)
    assert combined(theirs, mine).good == ("Rain", "Tea")
    assert combined(mine, theirs).good == ("Tea", "Te", "Rain")


def test_weeks_begin_on_monday():
    nights = [kept_on(date(2026, 11, day), "x") for day in (23, 22, 16, 15)]
    assert [len(week.nights) for week in by_week(nights, date(2026, 11, 23))] == [1, 2, 1]


@pytest.mark.django_db(transaction=True)
def test_windows_that_save_in_the_same_instant_all_arrive(alice):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from goldseam.night import keeping

    def save(n: int) -> None:
        note = Note(good=(f"Line {n}",), window=f"w{n}", written_at=AT)
        keeping.keep(alice.drawer, note, 0, night=NIGHT, now=timezone.now(), done=False)
        connection.close()

    with ThreadPoolExecutor(4) as windows:
        list(windows.map(save, range(4)))
    [kept] = alice.drawer.read(Note).of(Note)
    assert set(kept.document.good) == {f"Line {n}" for n in range(4)}


V1 = bytes.fromhex(
    "93aa6e696768742e6e6f74650185a4676f6f6491a3546561a76e6f746963656482a474657874a773"
    "696c656e6365a46b696e64a774726967676572a7776f7264696e67a66b696e644031aa7772697474"
    "656e5f6174d6ff6b034d44a9636c6f7365645f6174d6ff6b034d44"
)


def test_a_night_of_the_first_version_opens_for_ever():
    assert from_envelope(enveloped(V1), Note) == Note(
        good=("Tea",),
        noticed=Noticed(text="silence", kind="trigger"),
        wording="kind@1",
        written_at=AT,
        closed_at=AT,
    )
