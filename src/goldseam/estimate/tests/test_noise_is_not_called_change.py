"""A difference counts as change only where measuring alone would seldom bring it about."""

import doctest
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.special import betaln

from goldseam.estimate import changed, changing, measuring, reliable_change

SCORES = st.floats(-1e6, 1e6)
SDS = st.floats(1e-6, 1e6)
RELIABILITIES = st.floats(0, 1, exclude_max=True)


def test_the_worked_example_holds():
    for module in (changing, measuring):
        assert doctest.testmod(module).failed == 0
        assert doctest.testmod(module).attempted > 0


def test_an_example_worked_by_hand():
    """sd 7.5 and r 0.80: an error of 3.354, 4.743 for a difference, 9.297 at 1.96 of these."""
    assert reliable_change(47.5, 32.5, sd=7.5, r=0.80).threshold == pytest.approx(9.2971, abs=1e-4)
    assert reliable_change(47.5, 32.5, sd=7.5, r=0.80).is_reliable
    assert not reliable_change(47.5, 38.5, sd=7.5, r=0.80).is_reliable


def test_a_difference_of_exactly_the_threshold_is_still_noise():
    threshold = reliable_change(0, 0, sd=1, r=0.7).threshold
    assert reliable_change(0, threshold, sd=1, r=0.7).direction == 0
    assert reliable_change(0, math.nextafter(threshold, 2), sd=1, r=0.7).direction == 1


@given(SCORES, SCORES, SDS, RELIABILITIES)
def test_it_is_the_same_in_both_directions(before, after, sd, r):
    there, back = reliable_change(before, after, sd, r), reliable_change(after, before, sd, r)
    assert there.threshold == back.threshold
    assert there.difference == -back.difference
    assert there.direction == -back.direction
    assert there.is_reliable == back.is_reliable == (there.direction != 0)


@given(SCORES, SDS, RELIABILITIES)
def test_no_difference_is_never_a_change(score, sd, r):
    assert reliable_change(score, score, sd, r).direction == 0


@given(SDS, SDS, RELIABILITIES)
def test_more_spread_never_makes_the_threshold_smaller(sd, other, r):
    assume(sd <= other)
    assert reliable_change(0, 0, sd, r).threshold <= reliable_change(0, 0, other, r).threshold


@given(SDS, RELIABILITIES, RELIABILITIES)
def test_less_reliability_never_makes_the_threshold_smaller(sd, r, other):
    assume(r <= other)
    assert reliable_change(0, 0, sd, other).threshold <= reliable_change(0, 0, sd, r).threshold


@pytest.mark.parametrize(
    ("before", "after", "sd", "r"),
    [(0, 1, 0, 0.7), (0, 1, -1, 0.7), (0, 1, 1, 1), (0, 1, 1, -0.1), (0, 1, 1, 1.5),
     (math.nan, 1, 1, 0.7), (0, math.inf, 1, 0.7), (0, 1, math.inf, 0.7), (0, 1, 1, math.nan)],
)  # fmt: skip
def test_numbers_that_mean_nothing_are_refused(before, after, sd, r):
    with pytest.raises(ValueError, match=r"sd|r|finite"):
        reliable_change(before, after, sd, r)


@settings(max_examples=40)
@given(st.lists(st.booleans(), min_size=45, max_size=200))
def test_evidence_of_a_change_is_the_beta_binomial_bayes_factor(outcomes):
    """Worked out once more, place by place, with the beta function of somebody else."""
    n, hits = len(outcomes), np.cumsum([0, *outcomes])

    def chance(count, of):
        return betaln(count + 2, of - count + 1) - betaln(2, 1)

    factors = [
        chance(hits[at], at) + chance(hits[n] - hits[at], n - at) - chance(hits[n], n)
        for at in range(max(30, n - 60), n - 14)
    ]
    place, log_bf, before, after = changing.likeliest(hits[None])
    assert log_bf[0] == pytest.approx(np.log(np.sum(np.exp(factors)) / 46), abs=1e-9)
    at = int(place[0])
    assert max(factors) == pytest.approx(factors[at - max(30, n - 60)], abs=1e-9)
    assert (before[0], after[0]) == pytest.approx((np.mean(outcomes[:at]), np.mean(outcomes[at:])))


@given(st.lists(st.booleans(), max_size=200))
def test_a_change_is_told_only_by_evidence_and_of_a_size_that_matters(outcomes):
    change = changed(outcomes)
    if change:
        n = len(outcomes)
        assert change.log_bf > math.log(n)
        assert abs(change.after - change.before) >= 0.1
        assert (change.direction == "down") == (change.after < change.before)
        assert max(30, n - 60) <= change.index <= n - 15


def test_both_directions_are_seen():
    kept, missed = [True] * 60, [True, False] * 15
    assert changed(kept + missed).direction == "down"
    assert changed(missed + missed + kept).direction == "up"
    assert changed(kept) is None


def test_a_change_long_past_is_no_news():
    assert changed([True, False] * 30 + [True] * 40)
    assert changed([True, False] * 30 + [True] * 200) is None


def test_too_few_say_nothing():
    assert changed([]) is None
    assert changed([True] * 30 + [False] * 14) is None
    assert changed([True] * 30 + [False] * 15)


@pytest.mark.parametrize("outcome", [2, -1, math.nan, None])
def test_outcomes_that_are_none_are_refused(outcome):
    with pytest.raises(ValueError, match="outcome"):
        changed([True, outcome])
