"""Berlin and New York; the nights the clocks change; a time that comes twice says which."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from goldseam.arrivals.forms import AheadForm, ThereForm, as_value
from goldseam.arrivals.showing import choices, clock
from goldseam.arrivals.tests.conftest import arrival
from goldseam.arrivals.times import HALF_AN_HOUR, after, around, far, near, on_the_clock, usual
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
# The evening before, or the hour in which it happens, as UTC.
CHANGES = {
    "2026-03-29 Europe, forward": datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    "2026-10-25 Europe, back": datetime(2026, 10, 25, 0, 10, tzinfo=UTC),
    "2026-03-08 America, forward": datetime(2026, 3, 8, 6, 30, tzinfo=UTC),
    "2026-11-01 America, back": datetime(2026, 11, 1, 5, 10, tzinfo=UTC),
}
EU_BACK, US_BACK = CHANGES["2026-10-25 Europe, back"], CHANGES["2026-11-01 America, back"]
EU_ON, US_ON = CHANGES["2026-03-29 Europe, forward"], CHANGES["2026-03-08 America, forward"]


def visit(now: datetime, zone: ZoneInfo) -> Visit:
    return Visit(now, preferences=Preferences(time_zone=zone.key))


def form(now: datetime, zone: ZoneInfo, **data: str) -> AheadForm:
    made = AheadForm(data, now=now, zone=zone)
    made.is_valid()
    return made


def test_both_see_the_same_moment_on_their_own_clock():
    moment = datetime(2026, 11, 22, 17, 40, tzinfo=UTC)
    assert clock(moment, visit(moment, BERLIN)) == "18:40"
    assert clock(moment, visit(moment, NEW_YORK)) == "12:40"


def test_in_the_weeks_between_the_two_changes_the_clocks_are_five_hours_apart():
    moment = datetime(2026, 10, 28, 17, 40, tzinfo=UTC)
    assert clock(moment, visit(moment, BERLIN)) == "18:40"
    assert clock(moment, visit(moment, NEW_YORK)) == "13:40"


@pytest.mark.parametrize("now", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK], ids=str)
def test_no_time_to_tap_is_missing_or_offered_twice(now, zone):
    moments = [*near(now), *far(now)]
    assert all(b - a == timedelta(minutes=5) for a, b in pairwise(near(now)))
    assert all(b - a == timedelta(minutes=15) for a, b in pairwise(far(now)))
    shown = choices(moments, visit(now, zone))
    assert len({text for _, text in shown}) == len(shown), "two chips read the same"
    for value, _ in shown:
        assert form(now, zone, at=value).moment == datetime.strptime(
            value, "%Y-%m-%dT%H:%MZ"
        ).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "names"),
    [(EU_BACK, BERLIN, ("CEST", "CET")), (US_BACK, NEW_YORK, ("EDT", "EST"))],
)
def test_a_time_that_comes_twice_says_which(now, zone, names):
    one = now.replace(minute=30)
    first, second = clock(one, visit(now, zone)), clock(one + timedelta(hours=1), visit(now, zone))
    assert (first.split()[1], second.split()[1]) == names
    assert first.split()[0] == second.split()[0]
    other = NEW_YORK if zone is BERLIN else BERLIN
    assert " " not in clock(one, visit(now, other)), "on the other’s clock it comes once"


@pytest.mark.parametrize(
    ("now", "zone", "typed"), [(EU_BACK, BERLIN, "02:30"), (US_BACK, NEW_YORK, "01:30")]
)
def test_a_typed_time_that_comes_twice_is_asked_back_with_both_to_tap(now, zone, typed):
    asked = form(now - timedelta(hours=1), zone, clock=typed)
    assert "comes twice" in asked.error[1]
    first, second = asked.twice
    assert second - first == timedelta(hours=1)
    assert form(now, zone, at=as_value(second)).moment == second


@pytest.mark.parametrize(
    ("now", "zone", "typed"), [(EU_BACK, BERLIN, "02:30"), (US_BACK, NEW_YORK, "01:30")]
)
def test_between_the_two_only_the_second_is_ahead_and_nothing_is_asked(now, zone, typed):
    between = now.replace(minute=50)
    found = form(between, zone, clock=typed)
    assert found.error is None
    assert found.moment == now.replace(minute=30) + timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "zone", "typed"), [(EU_ON, BERLIN, "02:30"), (US_ON, NEW_YORK, "02:30")]
)
def test_a_time_the_clocks_jump_over_is_not_there_to_say(now, zone, typed):
    assert "isn’t ahead" in form(now, zone, clock=typed).error[1]


def test_a_typed_time_is_the_next_one_on_ones_own_clock_past_midnight_too():
    now = datetime(2026, 11, 22, 22, 50, tzinfo=UTC)  # ten to midnight in Berlin
    assert form(now, BERLIN, clock="00:30").moment == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert form(now, NEW_YORK, clock="18:40").moment == datetime(2026, 11, 22, 23, 40, tzinfo=UTC)
    assert form(now, BERLIN, clock="23:40").error, "that was ten minutes ago"


def test_what_was_typed_counts_before_what_was_chosen_for_one():
    now = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    found = form(now, BERLIN, at=as_value(now + HALF_AN_HOUR), clock="18:40")
    assert found.moment == datetime(2026, 11, 22, 17, 40, tzinfo=UTC)


def test_a_time_there_is_looked_for_around_what_was_said():
    said = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    one = arrival((said, said + timedelta(minutes=40)))
    two_days_later = said + timedelta(days=2)
    found = ThereForm({"clock": "18:45"}, now=two_days_later, zone=BERLIN, arrival=one)
    assert found.is_valid()
    assert found.moment == datetime(2026, 11, 22, 17, 45, tzinfo=UTC)
    assert all(said <= at <= two_days_later for at in around(one, two_days_later))


def test_a_time_of_day_comes_once_twice_or_not_at_all():
    noon = datetime(2026, 10, 25, 12, tzinfo=UTC)
    assert len(on_the_clock(time(2, 30), BERLIN, noon)) == 4  # of three days, once twice
    assert len(on_the_clock(time(2, 30), BERLIN, datetime(2026, 3, 29, 12, tzinfo=UTC))) == 2
    assert len(on_the_clock(time(18, 40), BERLIN, noon)) == 3


def test_the_likely_time_is_as_far_ahead_as_somebody_mostly_says():
    now = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)
    hours = [45, 50, 50, 180]
    before = [
        arrival((now - timedelta(days=n + 1), now - timedelta(days=n + 1) + timedelta(minutes=m)))
        for n, m in enumerate(hours)
    ]
    assert usual([], now) - now == timedelta(minutes=32)  # half an hour, in five-minute steps
    assert usual(before, now) == now.replace(minute=55)
    [said] = before[:1]
    assert after(said, now) == now.replace(minute=20)  # its time has passed: from now on
    assert after(arrival((now, now.replace(minute=40))), now) == now.replace(minute=55)
    long = [arrival((now, now + timedelta(hours=3)))]
    assert usual(long, now) == datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
