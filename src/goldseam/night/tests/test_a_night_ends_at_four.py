from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.night.documents import NIGHT_ENDS, is_evening, night_of

ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"]
moments = st.datetimes(timezones=st.sampled_from(ZONES).map(ZoneInfo)).filter(
    lambda moment: 2000 <= moment.year < 2050
)


@pytest.mark.parametrize(
    ("local", "night"),
    [
        ("2026-11-22 21:00", "2026-11-22"),
        ("2026-11-22 23:59", "2026-11-22"),
        ("2026-11-23 00:00", "2026-11-22"),
        ("2026-11-23 03:59", "2026-11-22"),
        ("2026-11-23 04:00", "2026-11-23"),
        ("2027-01-01 01:00", "2026-12-31"),
        ("2028-03-01 02:00", "2028-02-29"),
    ],
)
def test_the_small_hours_belong_to_the_evening_before(local, night):
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert night_of(moment) == date.fromisoformat(night)


def test_one_moment_is_another_night_elsewhere():
    moment = datetime(2026, 11, 23, 3, 30, tzinfo=ZoneInfo("UTC"))
    assert night_of(moment.astimezone(ZoneInfo("Europe/Berlin"))) == date(2026, 11, 23)
    assert night_of(moment.astimezone(ZoneInfo("Europe/London"))) == date(2026, 11, 22)
    assert night_of(moment.astimezone(ZoneInfo("America/New_York"))) == date(2026, 11, 22)


@pytest.mark.parametrize("changes_on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_in_which_the_clock_changes_is_one_night(changes_on):
    berlin = ZoneInfo("Europe/Berlin")
    evening = datetime(changes_on.year, changes_on.month, changes_on.day - 1, 22, tzinfo=berlin)
    start, nights = evening.astimezone(ZoneInfo("UTC")), set()
    for minutes in range(0, 5 * 60, 10):  # until three or later, whichever way the clock goes
        nights.add(night_of((start + timedelta(minutes=minutes)).astimezone(berlin)))
    assert nights == {evening.date()}


@given(moments)
def test_a_moment_belongs_to_today_or_to_last_night(local):
    night = night_of(local)
    assert local.date() - night in (timedelta(0), timedelta(days=1))
    assert (local.hour < NIGHT_ENDS) == (night < local.date())


@given(moments)
def test_an_evening_belongs_to_one_night(local):
    if is_evening(local):
        assert night_of(local) == (local - timedelta(hours=NIGHT_ENDS)).date()
