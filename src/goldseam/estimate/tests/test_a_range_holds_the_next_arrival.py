"""The range for the next arrival supposes nothing about how errors are spread."""

import doctest
import math
import sys
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.estimate import next_range, punctuality, track

ERRORS = st.floats(-600, 600)


def test_the_worked_examples_hold():
    module = sys.modules["goldseam.estimate.arriving"]
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0


@given(st.lists(ERRORS, min_size=9, max_size=100))
def test_it_is_the_nine_tenths_place_of_one_more_than_there_are(errors):
    place = math.ceil(Fraction(9, 10) * (len(errors) + 1))
    assert next_range(errors) == sorted(map(abs, errors))[place - 1]


@given(st.lists(ERRORS, unique_by=abs, min_size=10, max_size=60))
def test_of_any_errors_nine_in_ten_lie_in_the_range_of_the_others(errors):
    """Each left out once, and looked for in the range of the rest: what the promise rests on."""
    held = [abs(e) <= next_range(errors[:i] + errors[i + 1 :]) for i, e in enumerate(errors)]
    assert Fraction(sum(held), len(held)) >= Fraction(9, 10)


@given(st.lists(ERRORS, max_size=8))
def test_under_nine_there_is_no_range(errors):
    assert next_range(errors) is None


def test_only_the_last_ninety_days_make_it():
    long_ago = [(day, 300) for day in range(9)]
    lately = [(100 + day, 5) for day in range(9)]
    found = punctuality(110, long_ago + lately)
    assert (found.next_range, found.median, found.n_recent) == (5, 5, 9)
    assert found.within.n == 18


def test_a_quarter_of_an_hour_either_way_is_as_said():
    said = punctuality(4, [(0, 15), (1, -15), (2, 15.5), (3, -16)])
    same = track(4, [(0, True), (1, True), (2, False), (3, False)])
    assert np.array_equal(said.within.mean, same.mean)
    assert said.n_recent == 4


def test_where_nobody_arrived_nothing_is_said():
    nothing = punctuality(30, [])
    assert (nothing.median, nothing.four_in_five, nothing.next_range) == (None, None, None)
    assert nothing.within.is_only_counts


@pytest.mark.parametrize("error", [math.nan, math.inf, -math.inf])
def test_an_error_without_an_end_is_refused(error):
    with pytest.raises(ValueError, match="finite"):
        next_range([error])
    with pytest.raises(ValueError, match="finite"):
        punctuality(3, [(0, error)])
