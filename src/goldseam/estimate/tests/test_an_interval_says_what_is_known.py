"""An interval grows with silence, shrinks with evidence, and takes any history.

Two things one might expect aren\'t true of it, and are tested as what is. A further miss can widen
it where there is a gap of silence: who was sure of a low rate, and has waited long, leaves room for
either. And after silence an interval that is wider than not knowing anything becomes narrower.
"""

import doctest
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.estimate import follow, punctuality, rated, told, track, tracking
from goldseam.estimate.grid import HUMAN, PRIOR, forward

DAYS = 50
SEEN = st.lists(st.tuples(st.integers(0, DAYS - 1), st.booleans()), max_size=60)
NOTHING = track(1000, [])
SILENCE = np.append(np.ones_like(PRIOR), 0) * np.ones((3000, 1, 1))
UNKNOWN = forward(SILENCE, np.append(PRIOR, 0)[None], HUMAN)[-1, 0]
UNKNOWN = UNKNOWN / UNKNOWN.sum()
LINES = ("mean", "low", "high", "smooth_mean", "smooth_low", "smooth_high")
QUICK = settings(max_examples=50)


def test_the_worked_example_holds():
    assert doctest.testmod(tracking).failed == 0
    assert doctest.testmod(tracking).attempted > 0


@QUICK
@given(SEEN, st.randoms())
def test_the_order_in_which_it_was_told_never_matters(seen, random):
    weights = [random.random() for _ in seen]
    both = list(zip(seen, weights, strict=True))
    random.shuffle(both)
    there = track(DAYS, seen, weights=weights)
    back = track(DAYS, [one for one, _ in both], weights=[weight for _, weight in both])
    assert all(np.array_equal(getattr(there, line), getattr(back, line)) for line in LINES)


@QUICK
@given(SEEN)
def test_it_is_an_interval_of_shares_on_every_day(seen):
    found = track(DAYS, seen)
    for low, mean, high in (
        (found.low, found.mean, found.high),
        (found.smooth_low, found.smooth_mean, found.smooth_high),
    ):
        assert len(low) == len(mean) == len(high) == DAYS
        assert (low > 0).all()
        assert (low < high).all()
        assert (high < 1).all()
        assert ((mean > low) & (mean < high)).all()
    assert found.n == len(seen)


@QUICK
@given(st.booleans(), st.lists(st.integers(1, 3), min_size=1, max_size=DAYS), st.data())
def test_more_of_the_same_without_a_gap_never_widens_it(outcome, often, data):
    seen = [(day, outcome) for day, times in enumerate(often) for _ in range(times)]
    more = (data.draw(st.integers(0, len(often) - 1)), outcome)
    before, after = (follow(len(often), [told(one)])[0] for one in (seen, [*seen, more]))
    assert (_width(after) <= _width(before) + 1e-12).all()


@QUICK
@given(st.booleans(), st.lists(st.integers(0, DAYS - 1), max_size=40), st.integers(0, DAYS - 1))
def test_with_gaps_it_widens_by_four_hundredths_at_most(outcome, days, more):
    before = _width(track(DAYS, [(day, outcome) for day in days]))
    after = _width(track(DAYS, [(day, outcome) for day in [*days, more]]))
    assert (after - before).max() <= (0.001 if outcome else 0.04)


@QUICK
@given(SEEN, st.integers(0, DAYS - 1))
def test_a_further_promise_kept_never_lowers_its_day(seen, day):
    before, after = track(DAYS, seen), track(DAYS, [*seen, (day, True)])
    for line in ("mean", "low", "high"):
        assert getattr(after, line)[day] >= getattr(before, line)[day]


@QUICK
@given(SEEN)
def test_silence_never_narrows_it_below_not_knowing_anything(seen):
    width = _width(track(DAYS + 60, seen))[DAYS - 1 :]
    unknown = float(_width(NOTHING)[-1])
    assert (width[1:] >= np.minimum(width[:-1], unknown) - 1e-9).all()


@QUICK
@given(SEEN)
def test_silence_always_brings_belief_nearer_to_not_knowing(seen):
    start = np.append(PRIOR, 0)[None]
    likely = told(seen).likelihood(0, DAYS + 60)
    believed = forward(likely[:, None], start, HUMAN)[DAYS - 1 :, 0]
    believed /= believed.sum(axis=1, keepdims=True)
    apart = np.abs(believed - UNKNOWN).sum(axis=1)
    assert (np.diff(apart) <= 1e-12).all()


@given(st.integers(1, 400), st.data())
@settings(max_examples=25)
def test_any_history_is_taken(days, data):
    day = st.integers(0, days - 1)
    seen = data.draw(st.lists(st.tuples(day, st.booleans()), max_size=30)) * data.draw(
        st.sampled_from([1, 1, 500])
    )
    felt = data.draw(st.lists(st.tuples(day, st.integers(0, 4)), max_size=20))
    for found in follow(days, [told(seen), rated(felt)]):
        assert all(np.isfinite(getattr(found, line)).all() for line in LINES)


def test_a_weight_of_nought_is_as_if_nothing_was_said():
    with_it = track(9, [(2, True), (5, False)], weights=[1, 0])
    without = track(9, [(2, True)])
    assert with_it.n == without.n == 1
    assert np.array_equal(with_it.low, without.low)


def test_two_of_half_the_weight_say_as_much_as_one():
    halves = track(9, [(2, False), (2, False)], weights=[0.5, 0.5])
    assert np.allclose(halves.mean, track(9, [(2, False)]).mean, atol=1e-14)
    assert halves.n == 2


def test_few_observations_are_counts_and_some_are_early():
    counted = {n: track(30, [(day, True) for day in range(n)]) for n in (0, 4, 5, 9, 10)}
    assert [one.is_only_counts for one in counted.values()] == [True, True, False, False, False]
    assert [one.is_early for one in counted.values()] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("days", "seen", "weights"),
    [(0, [], None), (-1, [], None), (2.5, [], None), (math.nan, [], None), (math.inf, [], None),
     (3, [(3, True)], None), (3, [(-1, True)], None), (3, [(0.5, True)], None),
     (3, [(math.nan, True)], None), (3, [(0, 2)], None), (3, [(0, math.nan)], None),
     (3, [(0, True)], []), (3, [(0, True)], [1.5]), (3, [(0, True)], [-0.1]),
     (3, [(0, True)], [math.nan])],
)  # fmt: skip
def test_what_means_nothing_is_refused(days, seen, weights):
    with pytest.raises(ValueError, match=r"day|outcome|weight"):
        track(days, seen, weights=weights)


def test_following_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        follow(3, [])


@pytest.mark.parametrize("error", [math.nan, math.inf])
def test_an_error_without_an_end_is_refused(error):
    with pytest.raises(ValueError, match="finite"):
        punctuality(3, [(0, error)])


def _width(found):
    return found.high - found.low
