"""Ratings move felt safety the way they point, whoever gives them."""

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import logistic

from goldseam.estimate import felt_safe, safety, track


def test_the_worked_example_holds():
    assert doctest.testmod(safety).failed == 0
    assert doctest.testmod(safety).attempted > 0


def test_chances_are_those_of_a_logistic_with_cut_points():
    for level in (-4.0, 0.0, 2.5):
        ends = np.array([-np.inf, *safety.CUTS, np.inf])
        expected = np.diff(logistic.cdf(ends, loc=level))
        assert np.allclose(safety.chances(np.array(level)), expected, atol=1e-12)


def test_the_level_is_the_chance_of_feeling_safe():
    shares = np.array([0.1, 0.5, 0.9])
    chances = safety.chances(np.log(shares / (1 - shares)))
    assert np.allclose(chances[:, safety.SAFE :].sum(axis=1), shares)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 4)), max_size=20),
       st.integers(0, 29))  # fmt: skip
def test_a_higher_rating_never_lowers_its_day(ratings, day):
    means = [felt_safe(30, [*ratings, (day, rating)]).mean[day] for rating in range(5)]
    assert means == sorted(means)


def test_whether_it_felt_safe_counts_most():
    rated = [felt_safe(9, [(0, rating)]).mean[0] for rating in range(5)]
    apart = np.diff(rated)
    assert apart.argmax() == safety.SAFE - 1
    assert apart.max() > 3 * np.delete(apart, safety.SAFE - 1).max()
    simple = [track(9, [(0, outcome)]).mean[0] for outcome in (False, True)]
    assert np.allclose([np.mean(rated[:3]), np.mean(rated[3:])], simple, atol=0.03)


@pytest.mark.parametrize("rating", [-1, 5, 2.5, float("nan"), None])
def test_a_rating_that_is_none_is_refused(rating):
    with pytest.raises(ValueError, match="rating"):
        felt_safe(3, [(0, rating)])
