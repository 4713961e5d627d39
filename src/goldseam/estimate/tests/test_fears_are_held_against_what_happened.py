"""What was feared is compared with what came, and with how often it comes anyway."""

import doctest
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from statsmodels.stats.proportion import proportion_confint

from goldseam.estimate import calibration, fears

PREDICTIONS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_the_worked_examples_hold():
    assert doctest.testmod(fears).failed == 0
    assert doctest.testmod(fears).attempted > 0


@given(PREDICTIONS)
def test_any_predictions_are_taken(predictions):
    seen = calibration(predictions)
    assert sum(band.n for band in seen.bands) == seen.n == len(predictions)
    assert 0 <= seen.brier <= 1
    assert seen.brier_of_base_rate <= 0.25
    for band in seen.bands:
        assert 0 <= band.low <= band.came_true / band.n <= band.high <= 1
        assert band.above <= band.stated <= band.below
    if seen.line:
        assert 0 <= seen.line.at(0.0) <= 1
        assert math.isfinite(seen.line.slope)


@settings(max_examples=40)
@given(PREDICTIONS)
def test_the_line_is_the_likeliest_one(predictions):
    line = calibration(predictions).line
    if not line:
        return
    chances, ended = np.array(predictions, dtype=float).T
    logits = np.log(np.clip(chances, 0.01, 0.99) / (1 - np.clip(chances, 0.01, 0.99)))

    def unlikely(of):
        at = of[0] + of[1] * logits
        return np.sum(np.logaddexp(0, at) - ended * at) + of[0] ** 2 / 8 + (of[1] - 1) ** 2 / 2

    best = minimize(unlikely, [0, 1], tol=1e-10).fun
    assert unlikely([line.height, line.slope]) <= best + 1e-6


@given(st.integers(1, 200), st.data())
def test_the_interval_of_a_band_is_that_of_wilson(n, data):
    came_true = data.draw(st.integers(0, n))
    theirs = proportion_confint(came_true, n, alpha=0.1, method="wilson")
    assert fears.wilson(came_true, n) == pytest.approx(theirs, abs=1e-4)


def test_who_says_how_often_it_happens_anyway_knew_no_more():
    usual = calibration([(0.25, ending) for ending in [True, False, False, False] * 5])
    assert usual.brier == pytest.approx(usual.brier_of_base_rate)
    sharp = calibration([(0.9, True), (0.1, False), (0.1, False), (0.2, False)] * 3)
    assert sharp.knew_more
    assert sharp.line.slope > 0


def test_an_alarm_that_is_mostly_wrong_shows_in_the_line():
    alarm = calibration([(0.8, ending) for ending in [False] * 18 + [True] * 2])
    assert alarm.line.at(0.8) < 0.25
    assert not alarm.knew_more


def test_a_line_needs_ten_and_both_endings():
    assert calibration([(0.5, True), (0.6, False)] * 4).line is None
    assert calibration([(0.5, False)] * 20).line is None


@pytest.mark.parametrize(
    "predictions", [[], [(1.1, True)], [(-0.1, True)], [(math.nan, True)], [(0.5, 2)]]
)
def test_what_is_no_prediction_is_refused(predictions):
    with pytest.raises(ValueError, match=r"prediction|chance|ending"):
        calibration(predictions)
