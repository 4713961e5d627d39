"""A day to look at it again, in one's own clock; keeping, changing, ending; nothing nags."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.boundaries.documents import Boundary, due, in_months
from goldseam.boundaries.forms import ReviewForm
from goldseam.boundaries.tests.conftest import mine, only, write
from goldseam.people.preferences import Preferences

TODAY = date(2026, 11, 22)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
in_drawer = pytest.mark.django_db


@in_drawer
def test_the_first_time_one_is_asked_when_and_may_leave_it(alice, hers):
    at = write(hers)
    page = hers.get(f"{at}review/").content.decode()
    assert "When will you look at it again?" in page
    assert "Does it still do what it is for?" not in page
    assert "None. It holds until you say otherwise." in hers.get(at).content.decode()
    assert only(alice).looked_at is None


@in_drawer
@pytest.mark.parametrize(
    ("sent", "on"),
    [
        ({"when": "month"}, lambda today: in_months(today, 1)),
        ({"when": "three-months"}, lambda today: in_months(today, 3)),
        ({"when": "none", "day": "2026-12-24"}, lambda today: None),
    ],
)
def test_a_day_is_chosen_or_none(alice, hers, sent, on):
    at = write(hers)
    assert hers.post(f"{at}review/", sent).headers["Location"] == at
    today = alice.preferences.today(datetime.now(UTC))
    assert only(alice).review_on == on(today)
    assert only(alice).looked_at
    changed = hers.post(f"{at}change/", {"need": "rest", "_done": "yes"}).headers["Location"]
    assert changed == at  # it is asked for once


def test_a_day_of_ones_own_is_after_today():
    assert _chosen({"when": "own", "day": "2026-11-23"}) == date(2026, 11, 23)
    assert _chosen({"day": "2027-01-01"}) == date(2027, 1, 1)  # its line isn't needed
    for day in ("2026-11-22", "2026-11-01", "2136-11-22", "", "soon", "2026-02-30"):
        assert "day" in ReviewForm(TODAY, {"when": "own", "day": day}).errors
    assert "when" in ReviewForm(TODAY, {}).errors


@in_drawer
def test_a_refused_day_comes_back_with_a_sentence(hers):
    at = write(hers)
    answer = hers.post(f"{at}review/", {"when": "own", "day": "2020-01-01"})
    assert answer.status_code == 422
    assert "Choose a day after today" in answer.content.decode()
    assert 'value="2020-01-01"' in answer.content.decode()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_that_month(day, months, later):
    assert in_months(day, months) == later


@given(days, st.integers(1, 24))
def test_in_months_is_never_out_of_its_month(day, months):
    later = in_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(("zone", "is_due"), [("Europe/Berlin", True), ("America/New_York", False)])
def test_the_day_comes_by_the_clock_of_whoever_chose_it(zone, is_due):
    """At 23:30 UTC on the 30th it is the 1st in Berlin, and the evening of the 30th in New York."""
    today = Preferences(time_zone=zone).today(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    assert _boundary(review_on=date(2026, 12, 1)).waits(today) is is_due


@in_drawer
def test_today_is_given_it_on_that_day_and_the_list_from_then_on(alice, hers):
    at = write(hers)
    kept = mine(alice)
    today = alice.preferences.today(datetime.now(UTC))
    alice.drawer.change(kept[0], kept[0].document.looked_at_again(today, datetime.now(UTC)))
    assert [k.id for k in due(mine(alice), today)] == [kept[0].id]
    assert due(mine(alice), in_months(today, 1)) == []
    page = hers.get("/boundaries/").content.decode()
    assert page.index("To look at again") < page.index(at)
    assert "Look at it again" in hers.get(at).content.decode()
    assert "Does it still do what it is for?" in hers.get(f"{at}review/").content.decode()
    hers.post(f"{at}review/", {"when": "three-months"})
    assert "To look at again" not in hers.get("/boundaries/").content.decode()
    assert due(mine(alice), today) == []


@in_drawer
def test_what_no_longer_holds_is_never_due(alice, hers):
    at = write(hers)
    hers.post(f"{at}review/", {"when": "month"})
    day = only(alice).review_on
    hers.post(f"{at}retire/")
    assert not only(alice).waits(day)
    assert due(mine(alice), day) == []


@in_drawer
def test_ending_it_and_letting_it_hold_again(alice, hers):
    at = write(hers)
    assert "It no longer holds" in hers.get(f"{at}retire/").content.decode()
    hers.post(f"{at}retire/")
    assert only(alice).retired_on == alice.preferences.today(datetime.now(UTC))
    page = hers.get("/boundaries/").content.decode()
    assert page.index("No longer") < page.index(at)
    assert "It held until" in hers.get(at).content.decode()
    assert hers.get(f"{at}review/").headers["Location"] == at
    assert hers.post(f"{at}bring-back/").headers["Location"] == at
    assert only(alice).retired_on is None
    assert "No longer" not in hers.get("/boundaries/").content.decode()


def test_ending_it_twice_keeps_the_first_day():
    ended = _boundary().retired(TODAY)
    assert ended.retired(date(2027, 1, 1)).retired_on == TODAY


def _chosen(sent: dict[str, str]) -> date | None:
    form = ReviewForm(TODAY, sent)
    assert form.is_valid(), form.errors
    return form.on


def _boundary(**more: object) -> Boundary:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    thread = "0b7e7a52-6d4a-4d7c-9a3f-0a4a6d9f6f11"
    return Boundary(wording="boundaries@1", begun_at=now, thread=thread, need="rest", **more)
