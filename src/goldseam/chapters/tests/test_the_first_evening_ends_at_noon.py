"""When a chapter begins in the picture, and how long its first evening lasts."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.chapters.documents import Chapter, began, first_evening
from goldseam.chapters.evening import first_evening as asks_nothing
from goldseam.drawers.gate import Kept

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago",
         "Asia/Kathmandu", "Australia/Lord_Howe")  # fmt: skip


def kept(said_at: datetime, *, thread: int = 1, on: date | None = None, copy: bool = False):
    doc = Chapter(
        wording="chapters@1",
        begun_at=said_at,
        thread=UUID(int=thread),
        on=on,
        shared_at=said_at if copy else None,
    )
    return Kept(UUID(int=2), said_at.date(), UUID(int=3), 1, doc)


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("said", "now", "lasts"),
    [
        (berlin(3, 9), berlin(3, 9), True),
        (berlin(3, 9), berlin(3, 22), True),
        (berlin(3, 9), berlin(4, 11, 59), True),
        (berlin(3, 9), berlin(4, 12), False),
        (berlin(3, 23, 30), berlin(4, 11), True),
        (berlin(4, 2), berlin(4, 21), True),  # the evening that follows a sleepless night
        (berlin(4, 2), berlin(5, 12), False),
        (berlin(3, 9), berlin(3, 8), False),
    ],
)
def test_it_lasts_until_noon_of_the_day_after_it_was_said(said, now, lasts):
    assert first_evening([kept(said)], now, BERLIN) is lasts


def test_each_of_the_two_goes_by_their_own_clock():
    said = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)  # the 4th in Berlin, the 3rd in New York
    now = datetime(2026, 11, 4, 18, tzinfo=UTC)
    assert first_evening([kept(said)], now, BERLIN)
    assert not first_evening([kept(said)], now, NEW_YORK)


def test_noon_is_noon_on_the_day_the_clocks_change():
    said = datetime(2026, 10, 24, 20, tzinfo=BERLIN)
    before, after = (datetime(2026, 10, 25, h, m, tzinfo=BERLIN) for h, m in ((11, 59), (12, 0)))
    assert first_evening([kept(said)], before, BERLIN)
    assert not first_evening([kept(said)], after, BERLIN)


def test_it_goes_by_the_saying_and_not_by_the_day_it_happened():
    said = berlin(20, 19)
    assert first_evening([kept(said, on=date(2026, 10, 1))], berlin(20, 22), BERLIN)


@given(st.integers(0, 10 * 365 * 24 * 60), st.sampled_from(ZONES))
def test_it_spares_half_a_day_at_least_and_a_day_and_a_half_at_most(minutes, zone):
    said = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    zone = ZoneInfo(zone)
    shortest = timedelta(hours=11)  # where a clock is put forward in that night
    assert first_evening([kept(said)], said + shortest - timedelta(seconds=1), zone)
    assert not first_evening([kept(said)], said + timedelta(hours=37), zone)


def test_without_a_chapter_there_is_no_first_evening():
    assert not first_evening([], berlin(3, 9), BERLIN)


def test_a_chapter_begins_on_the_day_that_was_said_or_else_on_the_day_of_saying():
    found = [kept(berlin(20, 9), thread=1), kept(berlin(21, 9), thread=2, on=date(2026, 11, 3))]
    assert began(found) == [date(2026, 11, 3), date(2026, 11, 20)]


def test_a_chapter_and_its_copy_begin_once_and_the_original_tells_when():
    original = kept(berlin(3, 9), on=date(2026, 11, 1))
    copy = kept(berlin(5, 9), on=date(2026, 11, 2), copy=True)
    assert began([original, copy]) == began([copy, original]) == [date(2026, 11, 1)]
    assert began([copy]) == [date(2026, 11, 2)]


def test_two_chapters_of_one_day_are_one_beginning():
    day = date(2026, 11, 3)
    assert began([kept(berlin(3, 9), thread=n, on=day) for n in (1, 2)]) == [day]


@pytest.mark.django_db
def test_other_rooms_ask_with_one_call_and_a_query_a_drawer(
    couple, hers, his, django_assert_num_queries
):
    from goldseam.chapters.tests.conftest import say, say_for_both
    from goldseam.together.space import space_of

    say(hers)
    for client, expected in ((hers, True), (his, False)):
        visit = _visit(client)
        with django_assert_num_queries(1):
            assert asks_nothing(visit, None) is expected
        space = space_of(visit)
        with django_assert_num_queries(2):
            assert asks_nothing(visit, space) is expected
    say_for_both(hers)
    assert asks_nothing(_visit(his), space_of(_visit(his)))
    assert not asks_nothing(_visit(his, later=timedelta(days=2)), space_of(_visit(his)))


def _visit(client, later: timedelta = timedelta()):
    from dataclasses import replace

    from django.http import HttpRequest

    from goldseam.people.visits import visit_of

    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    visit = visit_of(request, datetime.now(UTC))
    return replace(visit, now=visit.now + later)
