"""Times on each one's own clock, in the nights the clocks change in Europe and America."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.people.preferences import Preferences
from goldseam.talks.showing import clock as on_the_clock
from goldseam.talks.tests.conftest import accept, suggest, words
from goldseam.talks.times import (
    SkippedByTheClock,
    comes_twice,
    moment_of,
    same_time_next_day,
    whole_minutes,
)

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
SKIPPED = [("2026-03-29T02:30", BERLIN), ("2026-03-08T02:30", NEW_YORK)]
TWICE = [
    ("2026-10-25T02:30", BERLIN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ("2026-11-01T01:30", NEW_YORK, datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
]
zones = st.sampled_from([BERLIN, NEW_YORK, "UTC", "Asia/Kolkata", "Australia/Lord_Howe"])
START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@pytest.mark.parametrize(("time", "zone"), SKIPPED)
def test_a_time_that_does_not_come_is_refused(time, zone):
    with pytest.raises(SkippedByTheClock):
        moment_of(time, zone)


@pytest.mark.parametrize(("time", "zone", "first"), TWICE)
def test_of_a_time_that_comes_twice_the_first_is_meant_and_both_say_which(time, zone, first):
    assert moment_of(time, zone) == first
    said = [shown(moment, zone) for moment in (first, first + timedelta(hours=1))]
    assert said[0].endswith(f"{time[-5:]}, before the clocks go back")
    assert said[1].endswith(f"{time[-5:]}, after the clocks go back")


@pytest.mark.parametrize(
    ("zone", "day"), [(BERLIN, date(2026, 3, 29)), (NEW_YORK, date(2026, 3, 8))]
)
def test_hours_around_the_one_that_is_skipped_say_nothing(zone, day):
    around = [
        datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone)) for hour in (1, 3)
    ]
    assert not any(comes_twice(one) for one in around)
    assert "clocks" not in "".join(shown(one.astimezone(UTC), zone) for one in around)


@given(moments, zones)
def test_what_is_shown_of_a_moment_leads_back_to_it(moment, zone):
    local = moment.replace(second=0, microsecond=0).astimezone(ZoneInfo(zone))
    there = moment_of(f"{local:%Y-%m-%dT%H:%M}", zone)
    assert there == local or (comes_twice(local) and local.fold == 1)


@pytest.mark.parametrize(
    ("zone", "evening", "hours"),
    [
        (BERLIN, datetime(2026, 3, 28, 19, tzinfo=UTC), 23),
        (BERLIN, datetime(2026, 10, 24, 18, tzinfo=UTC), 25),
        (NEW_YORK, datetime(2026, 3, 8, 1, tzinfo=UTC), 23),
        (NEW_YORK, datetime(2026, 11, 1, 0, tzinfo=UTC), 25),
        (BERLIN, datetime(2026, 11, 22, 19, tzinfo=UTC), 24),
    ],
)
def test_tomorrow_is_the_same_hour_on_the_clock(zone, evening, hours):
    today = evening.astimezone(ZoneInfo(zone)).date()
    moved = same_time_next_day(evening, zone, today)
    assert moved - evening == timedelta(hours=hours)
    assert moved.astimezone(ZoneInfo(zone)).hour == evening.astimezone(ZoneInfo(zone)).hour


def test_tomorrow_in_an_hour_that_does_not_come_is_later_on_the_clock():
    night = datetime(2026, 3, 28, 1, 30, tzinfo=UTC)  # 02:30 in Berlin
    moved = same_time_next_day(night, BERLIN, date(2026, 3, 28))
    assert shown(moved, BERLIN).endswith("03:30")


@given(moments)
def test_a_pause_ends_on_a_round_time_and_never_before(moment):
    rounded = whole_minutes(moment)
    assert timedelta(0) <= rounded - moment < timedelta(minutes=5)
    assert (rounded.minute % 5, rounded.second, rounded.microsecond) == (0, 0, 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("couple")
class TestBetweenTwo:
    def test_each_sees_their_own_clock_while_only_one_has_changed(self, clock, hers, his):
        """From 25 October to 1 November Berlin is five hours ahead, and six otherwise."""
        clock.to(datetime(2026, 10, 20, 12, tzinfo=UTC))
        for day, there in (
            ("2026-10-24", "14:00"),
            ("2026-10-28", "15:00"),
            ("2026-11-03", "14:00"),
        ):
            talk = suggest(hers, f"{day}T20:00")
            assert there in words(his, talk)
            accept(his, talk)
            assert "20:00" in words(hers, talk)

    def test_a_skipped_time_comes_back_with_a_sentence(self, clock, hers):
        clock.to(datetime(2026, 3, 25, 12, tzinfo=UTC))
        answer = hers.post("/talks/new/", {"time_1": "2026-03-29T02:30", "about": "The kitchen"})
        assert answer.status_code == 422
        assert "The clocks go forward that night" in answer.content.decode()
        assert "The kitchen" in answer.content.decode()

    def test_a_time_skipped_for_the_other_is_simply_later_on_theirs(self, clock, hers, his):
        clock.to(datetime(2026, 3, 5, 12, tzinfo=UTC))
        talk = suggest(hers, "2026-03-08T08:30")
        assert "03:30" in words(his, talk)

    def test_a_time_that_comes_twice_says_which_to_both(self, clock, hers, his):
        clock.to(datetime(2026, 10, 30, 12, tzinfo=UTC))
        talk = suggest(his, "2026-11-01T01:30")
        assert "01:30, before the clocks go back" in words(his, talk)
        assert "06:30" in words(hers, talk)
        assert "clocks go back" not in words(hers, talk)


def shown(moment: datetime, zone: str) -> str:
    preferences = Preferences(time_zone=zone)
    visit = SimpleNamespace(preferences=preferences, today=preferences.today(moment), now=moment)
    return on_the_clock(moment, visit)
