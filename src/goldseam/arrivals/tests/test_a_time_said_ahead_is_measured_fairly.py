"""How far from what was said, what counts as a heads-up, and two reports stay two."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.arrivals.documents import (
    error_minutes,
    heads_ups,
    kept_word,
    observations,
    on_the_way,
    standing,
    was_heads_up,
)
from goldseam.arrivals.showing import off_words, picture, summary
from goldseam.arrivals.tests.conftest import arrival, with_reports

DAY = datetime(2026, 11, 20, tzinfo=UTC)


def at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


ONCE = arrival((at("17:00"), at("18:40")))
MOVED = arrival((at("17:00"), at("18:40")), (at("18:30"), at("19:10")))
TOO_LATE = arrival((at("17:00"), at("18:40")), (at("18:45"), at("19:10")))


@pytest.mark.parametrize(
    ("one", "there", "minutes"),
    [
        (ONCE, "18:40", 0),
        (ONCE, "18:20", -20),
        (ONCE, "19:00", 20),
        (MOVED, "19:15", 5),  # ten past seven stood at a quarter to seven
        (MOVED, "18:55", 15),  # at five to half past six nothing but 18:40 had been said
        (TOO_LATE, "19:10", 30),
        (TOO_LATE, "19:20", 10),
        (arrival((at("18:00"), at("18:20"))), "18:25", 5),  # said less than half an hour before
    ],
)
def test_it_is_measured_by_what_stood_half_an_hour_before(one, there, minutes):
    assert error_minutes(with_reports(one, hers=at(there))) == minutes


def test_a_new_time_said_before_the_old_one_counts():
    assert heads_ups(MOVED) == [True]
    assert was_heads_up(MOVED)
    assert kept_word(MOVED, at("19:12"))
    assert not kept_word(MOVED, at("19:40"))


def test_a_new_time_said_when_the_old_one_had_come_is_no_heads_up():
    assert heads_ups(TOO_LATE) == [False]
    assert not kept_word(TOO_LATE, at("19:10"))
    at_the_minute = arrival((at("17:00"), at("18:40")), (at("18:40"), at("19:10")))
    assert heads_ups(at_the_minute) == [False]


def test_each_new_time_has_to_be_ahead_of_the_one_it_replaces():
    thrice = arrival(
        (at("17:00"), at("18:40")), (at("18:30"), at("19:00")), (at("19:05"), at("19:20"))
    )
    assert heads_ups(thrice) == [True, False]
    assert not was_heads_up(thrice)


def test_early_is_by_the_time_that_was_said():
    assert kept_word(ONCE, at("17:50"))
    assert kept_word(ONCE, at("18:55"))
    assert not kept_word(ONCE, at("18:56"))


def test_both_reports_stay_when_they_differ_and_nobody_decides():
    one = with_reports(ONCE, hers=at("18:45"), his=at("19:05"))
    assert one.times_there == (at("18:45"), at("19:05"))
    assert next(observations([one])).minutes == (5, 25)
    [drawn] = [strip.there for strip in picture([one]).strips]
    assert [gold for _, gold in drawn] == [True, False]
    assert summary([one]) == "1 arrival: 1 you two remember differently."


def test_reports_that_agree_are_one_time():
    one = with_reports(ONCE, his=at("18:45"), hers=at("18:45"))
    assert one.times_there == (at("18:45"),)
    assert next(observations([one])).minutes == (5,)


def test_the_makers_own_report_comes_first_whoever_spoke_first():
    one = with_reports(ONCE, his=at("19:05"), hers=at("18:45"))
    assert next(observations([one])).minutes == (5, 25)


def test_silence_is_unknown_and_draws_nothing():
    silent = with_reports(ONCE)
    assert error_minutes(silent) is None
    assert next(observations([silent])).minutes == ()
    assert picture([silent]) is None
    assert summary([silent]) == ""


def test_some_hours_after_its_time_an_arrival_rests_by_itself():
    silent, there = with_reports(ONCE), with_reports(ONCE, his=at("18:45"))
    assert on_the_way([silent], at("18:39")) == [silent]
    assert on_the_way([silent], at("22:39")) == [silent]
    assert on_the_way([silent], at("22:40")) == []
    assert on_the_way([there], at("18:45")) == []


def test_the_strip_stands_around_what_was_said():
    [early] = picture([with_reports(ONCE, hers=at("18:25"))]).strips
    [moved] = picture([with_reports(MOVED, hers=at("19:10"))]).strips
    [far] = picture([with_reports(ONCE, hers=at("22:40"))]).strips
    assert early.there == [(27.0, True)]
    assert moved.said == [4.0]  # half an hour before what stood in the end
    assert moved.there == [(50.0, True)]
    assert far.there == [(96.0, False)]  # no further than the end of the strip


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "as said"), (-1, "1 minute early"), (-20, "20 minutes early"), (1, "1 minute later")],
)
def test_how_far_off_is_said_plainly(minutes, words):
    assert off_words(minutes) == words


@given(
    st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=1, max_size=6),
    st.integers(-300, 300),
)
def test_what_stood_is_always_something_that_was_said_by_then(said, there):
    made = sorted((at("12:00") + timedelta(minutes=a), at("12:00") + timedelta(minutes=b))
                  for a, b in said)  # fmt: skip
    one, moment = arrival(*made), at("12:00") + timedelta(minutes=there)
    stood = standing(one, moment)
    assert stood in {by for _, by in made}
    early = [by for at, by in made if at <= moment - timedelta(minutes=30)]
    assert stood == (early[-1] if early else made[0][1])
