"""The end of a day where the one who offers lives: one moment for both, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.drawers.gate import Kept
from goldseam.openness.documents import Agreement, Thanks, end_of, ended, opened, thanks_for
from goldseam.openness.forms import OfferForm
from goldseam.openness.showing import days_to_choose, until
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit

ALICE, BOB = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def kept(until: date, zone: str = "Europe/Berlin", thread: int = 5, by: UUID = ALICE) -> Kept:
    one = Agreement(thread=UUID(int=thread), what="x", until=until, since=NOON, zone=zone)
    return Kept(UUID(int=thread), NOON.date(), by, 1, one)


def thanks(thread: int, by: UUID, id: int = 50) -> Kept:
    return Kept(UUID(int=id), NOON.date(), by, 1, Thanks(agreement=UUID(int=thread), at=NOON))


def visit(zone: str, now: datetime = NOON) -> Visit:
    return Visit(now, preferences=Preferences(time_zone=zone))


@pytest.mark.parametrize(
    ("zone", "day", "ends"),
    [
        ("Europe/Berlin", date(2026, 11, 29), datetime(2026, 11, 29, 23, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 29), datetime(2026, 11, 30, 5, tzinfo=UTC)),
        # The days the clocks change are 23 and 25 hours long, and end at midnight all the same.
        ("Europe/Berlin", date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 8), datetime(2026, 3, 9, 4, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 1), datetime(2026, 11, 2, 5, tzinfo=UTC)),
    ],
)
def test_the_day_ends_at_midnight_where_the_offerer_lives(zone, day, ends):
    assert end_of(day, zone) == ends


def test_it_is_open_until_that_moment_and_not_a_second_longer():
    one = kept(date(2026, 10, 25))
    moment = one.document.ends
    assert opened([one], [], moment - timedelta(seconds=1))
    assert opened([one], [], moment) == []
    assert ended([one], moment) == [one]
    assert ended([one], moment - timedelta(seconds=1)) == []


def test_each_reads_the_end_on_their_own_clock():
    ends = end_of(date(2026, 11, 29), "Europe/Berlin")
    assert until(ends, visit("Europe/Berlin")) == "Until the end of Sunday, 29 November"
    assert until(ends, visit("America/New_York")) == "Until Sunday, 29 November, 18:00"
    between = end_of(date(2026, 10, 28), "Europe/Berlin")  # the clocks are five hours apart
    assert until(between, visit("America/New_York")) == "Until Wednesday, 28 October, 19:00"


def test_a_zone_whose_clocks_skip_midnight_has_an_end_too():
    assert end_of(date(2026, 9, 5), "America/Santiago") == datetime(2026, 9, 6, 4, tzinfo=UTC)


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"]),
)
def test_one_day_more_is_always_later(day, zone):
    more = end_of(day + timedelta(days=1), zone) - end_of(day, zone)
    assert timedelta(hours=23) <= more <= timedelta(hours=25)


def test_what_ends_soonest_stands_first():
    late, soon = kept(date(2026, 12, 9), thread=6), kept(date(2026, 11, 23), thread=7)
    assert [one.kept for one in opened([late, soon], [], NOON)] == [soon, late]


def test_thanks_are_the_others_and_the_first():
    one = kept(date(2026, 12, 1))
    assert thanks_for(one, [thanks(5, ALICE)]) is None, "nobody thanks themselves"
    assert thanks_for(one, [thanks(6, BOB)]) is None
    first, second = thanks(5, BOB, 50), thanks(5, BOB, 51)
    assert thanks_for(one, [second, first]) == first


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (30, True), (31, False)])
def test_thirty_days_are_the_most(days, fits):
    day = (NOON.date() + timedelta(days=days)).isoformat()
    form = OfferForm({"what": "x", "day": day}, first=NOON.date(), today=NOON.date())
    assert form.is_valid() is fits


def test_a_change_counts_the_thirty_days_from_when_it_began():
    began = NOON.date() - timedelta(days=20)
    assert [
        OfferForm(
            {"what": "x", "other_day": (NOON.date() + timedelta(days=n)).isoformat()},
            first=began, today=NOON.date(),
        ).is_valid()
        for n in (10, 11)
    ] == [True, False]  # fmt: skip
    latest = OfferForm(first=began, today=NOON.date()).latest
    assert len(days_to_choose(visit("UTC"), latest)) == 3
