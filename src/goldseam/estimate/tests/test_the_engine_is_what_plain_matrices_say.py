"""The fast engine gives what slow matrices, and a Kalman smoother from elsewhere, give."""

import subprocess
import sys
import warnings

import numpy as np
import pytest

from goldseam.estimate import track
from goldseam.estimate.calibrating.dense import forward_backward, furthest_apart, matrix
from goldseam.estimate.evidence import likelihoods
from goldseam.estimate.grid import (
    BLOCK,
    HUMAN,
    POINTS,
    PRIOR,
    Movement,
    P,
    followed,
    forward,
    smoothed,
)
from goldseam.estimate.tracking import told


def test_a_day_loses_no_belief_and_makes_none():
    assert np.allclose(matrix(HUMAN).sum(axis=0), 1, atol=1e-14)
    assert pytest.approx(1) == PRIOR.sum()


def test_short_tracks_agree_with_a_dense_forward_and_backward_pass():
    assert furthest_apart(np.random.default_rng(1)) < 1e-10


def test_long_tracks_agree_with_a_dense_pass_over_each_block_and_the_next():
    random = np.random.default_rng(2)
    days = 2 * BLOCK + 61
    seen = told([(day, bool(random.random() < 0.7)) for day in range(0, days, 2)])
    likely = seen.likelihood(0, days)
    filtered = forward(likely[:, None], _walled(PRIOR), HUMAN)
    smooth = _shares(smoothed(filtered, likely[:, None], HUMAN))
    slow, _ = forward_backward(likely[:, :POINTS], HUMAN)
    assert np.abs(_shares(filtered) - slow).max() < 1e-10
    for begins in range(0, days, BLOCK):
        _, both = forward_backward(likely[: begins + 2 * BLOCK, :POINTS], HUMAN)
        block = slice(begins, min(begins + BLOCK, days))
        assert np.abs(smooth[block] - both[block]).max() < 1e-10


@pytest.mark.parametrize("days", [1, 2, 8, 9, 120, 161, 239, 240, 241])
def test_walking_from_both_ends_at_once_is_the_same_to_the_last_bit(days):
    random = np.random.default_rng(days)
    lives = [
        [(day, bool(random.random() < 0.7)) for day in range(0, days, step)] for step in (1, 3)
    ]
    seen = likelihoods([told(life) for life in lives], 0, days)
    start, on = np.repeat(_walled(PRIOR), 2, axis=0), np.unique([*range(0, days, 7), days - 1])
    filtered = forward(seen, start, HUMAN, on)
    both = followed(seen, start, HUMAN, on)
    assert np.array_equal(both[0], filtered)
    assert np.array_equal(both[1], smoothed(filtered, seen, HUMAN, on))


def test_what_lies_beyond_the_next_block_hardly_matters():
    random = np.random.default_rng(3)
    seen = [(day, bool(random.random() < (0.9 if day < 200 else 0.6))) for day in range(360)]
    likely = told(seen).likelihood(0, 360)
    _, everything = forward_backward(likely[:, :POINTS], HUMAN)
    assert np.abs(track(360, seen).smooth_mean - everything @ P).max() < 0.005


def test_it_agrees_with_the_local_level_model_of_statsmodels():
    """Seen with bell-shaped noise, and without jumps, it is a Kalman filter and smoother.

    Steps of a third of σ² each way have the third to fifth cumulants of a normal step.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from statsmodels.tsa.statespace.structural import UnobservedComponents
    points, noise, doubt, days = 801, 0.5, 0.25, 100
    line = np.linspace(-4, 4, points)
    variance = (line[1] - line[0]) ** 2 / 3
    prior = np.exp(-(line**2) / (2 * doubt))
    random = np.random.default_rng(4)
    values = random.normal(0.3, noise, days)
    values[random.random(days) < 0.3] = np.nan

    model = UnobservedComponents(values, "llevel")
    model.ssm.initialize_known(np.zeros(1), np.array([[doubt + variance]]))
    theirs = model.smooth([noise**2, variance])

    movement = Movement(spread=1 / 6, jump=0, prior=prior / prior.sum())
    seen = np.exp(-((line - values[:, None]) ** 2) / (2 * noise**2))
    likely = np.pad(np.where(np.isnan(seen), 1, seen), ((0, 0), (0, 1)))[:, None]
    filtered = forward(likely, _walled(movement.prior), movement)
    smooth = smoothed(filtered, likely, movement)
    for ours, mean, spread in (
        (filtered, theirs.filtered_state[0], theirs.filtered_state_cov[0, 0]),
        (smooth, theirs.smoothed_state[0], theirs.smoothed_state_cov[0, 0]),
    ):
        share = _shares(ours)
        assert np.abs(share @ line - mean).max() < 1e-6
        assert np.abs(share @ line**2 - (share @ line) ** 2 - spread).max() < 1e-6


def _walled(prior):
    return np.append(prior, 0)[None]


def _shares(beliefs):
    points = beliefs[:, 0, :-1]
    return points / points.sum(axis=1, keepdims=True)


def test_numpy_is_loaded_by_whoever_estimates_and_not_by_starting():
    looked = "import sys, goldseam.estimate as it; print('numpy' in sys.modules, it.track(1, []).n)"
    said = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True)
    assert said.stdout.split() == ["False", "0"], said.stderr
