"""The published table comes from its seed alone, and a check that fails says so."""

from pathlib import Path

import numpy as np
import pytest

from goldseam.estimate import tracking
from goldseam.estimate.calibrating import Row, calibrated, written
from goldseam.estimate.calibrating.changes import EACH_365, falls, false_alarms
from goldseam.estimate.calibrating.levels import after_a_fall, constant, from_the_prior
from goldseam.estimate.calibrating.ranges import held
from goldseam.estimate.calibrating.table import CHECKS, Check
from goldseam.estimate.calibrating.tags import false_share

PUBLISHED = Path(__file__).parents[4] / "docs" / "statistics.md"


@pytest.fixture
def random():
    return np.random.default_rng(20)


def test_intervals_hold_the_truth_about_nine_times_in_ten(random):
    """A hundred draws, so about three standard errors of room."""
    assert 0.80 <= np.mean([from_the_prior(random, smooth=s) for s in (False, True)]) <= 0.98
    assert np.mean([constant(random, 0.9), after_a_fall(random)]) >= 0.82


def test_ranges_hold_the_next_arrival_about_nine_times_in_ten(random):
    assert 0.86 <= held(random) <= 0.96


def test_changes_are_seldom_told_where_there_are_none_and_soon_where_there_are(random):
    assert false_alarms(random, EACH_365[:2], None) <= 0.06
    assert np.median(falls(random, 120, 120)) <= 36


def test_false_patterns_are_few(random):
    assert false_share(random, real=True) <= 0.25


def test_an_interval_that_is_too_narrow_is_found_out(random, monkeypatch):
    monkeypatch.setattr(tracking, "LOW", 0.25)
    monkeypatch.setattr(tracking, "HIGH", 0.75)
    assert from_the_prior(random, smooth=False) < 0.75


def test_a_table_comes_from_its_seed_alone():
    few = [Check("one", 0, 1, 3, lambda random: random.random()), CHECKS[-1]]
    ticks = []
    once, again = (
        list(calibrated(5, tick=ticks.append, checks=few)),
        list(calibrated(5, checks=few)),
    )
    assert [row.figure for row in once] == [row.figure for row in again]
    assert sum(ticks) == 3 + CHECKS[-1].rounds
    assert next(iter(calibrated(6, checks=few))).figure != once[0].figure


def test_a_figure_outside_of_its_target_is_told_as_missed():
    check = Check("Coverage", 0.88, 0.92, 1, float)
    assert Row(check, 0.9).holds
    assert "| Coverage | 88.0 % to 92.0 % | 93.0 % | missed |" in written([Row(check, 0.93)])
    assert not Row(check, float("nan")).holds


def test_the_published_table_has_every_check_and_says_where_it_is_missed():
    published = [line for line in PUBLISHED.read_text().splitlines() if line.startswith("|")][2:]
    assert len(published) == len(CHECKS)
    for line, check in zip(published, CHECKS, strict=True):
        name, target, found, word = (cell.strip() for cell in line.strip("|").split("|"))
        assert (name, target) == Row(check, 0.0).cells()[:2]
        figure = float(found.split()[0]) / (100 if check.unit == "%" else 1)
        assert word == Row(check, figure).word
