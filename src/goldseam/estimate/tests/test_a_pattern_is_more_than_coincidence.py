"""A tag is told of when its days differ from similar ones, and not for what it comes along with."""

import doctest
import math
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.api import OLS
from statsmodels.stats.multitest import multipletests

from goldseam.estimate import patterns as found_in
from goldseam.estimate.coincidence import _effects, _Others, _stand_out, _Tested, _two_sided


def test_the_worked_example_holds():
    module = sys.modules["goldseam.estimate.coincidence"]
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0


def test_the_effect_is_that_of_least_squares_with_everything_in_it():
    random = np.random.default_rng(1)
    days, used = random.normal(size=150), np.arange(1, 150)
    tag = (random.random(150) < 0.3).astype(float)
    others = _Others.of(days, used, 3)
    effect, error = _effects(others, tag[used][:, None], tag[used - 1][:, None])
    whole = OLS(days[used], np.column_stack([others.basis, tag[used - 1], tag[used]])).fit()
    assert effect[0] == pytest.approx(whole.params[-1])
    assert error[0] == pytest.approx(whole.bse[-1])
    t, free = whole.tvalues[-1], whole.df_resid
    assert _two_sided(t, int(free)) == pytest.approx(whole.pvalues[-1], abs=2e-3)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_those_that_stand_out_are_those_of_benjamini_and_hochberg(chances):
    tested = {str(k): _Tested(0, 1, 0, chance, 9, 9) for k, chance in enumerate(chances)}
    theirs = multipletests(chances, alpha=0.08, method="fdr_bh")[0]
    assert _stand_out(tested) == [str(k) for k in np.flatnonzero(theirs)]


def test_a_real_one_is_found_with_its_size():
    outcome, tags = _life(200, effect=1.2)
    (one,) = found_in(outcome, tags, weekday_of_first=2)
    assert (one.tag, one.grade) == ("real", "pattern")
    assert one.low < 1.2 < one.high
    assert one.low > 0
    assert one.days_with + one.days_without == 199


def test_weekends_and_trends_are_no_pattern_of_what_comes_with_them():
    told = []
    for seed in range(20):
        random = np.random.default_rng(seed)
        days = np.arange(180)
        weekend, rising = days % 7 >= 5, days / 180
        outcome = 2 + weekend * 1.0 + rising * 1.5 + random.normal(0, 0.7, 180)
        tags = {
            "out": (random.random(180) < np.where(weekend, 0.8, 0.1)).tolist(),
            "more": (random.random(180) < 0.1 + 0.7 * rising).tolist(),
        }
        told += found_in(outcome.tolist(), tags, weekday_of_first=0)
    assert len(told) <= 3


def test_under_sixty_days_nothing_is_said_and_under_120_it_is_possible():
    outcome, tags = _life(200, effect=2)

    def first(days):
        cut = {tag: there[:days] for tag, there in tags.items()}
        return found_in(outcome[:days], cut, weekday_of_first=0)

    assert first(60) == []
    assert [one.grade for one in first(100)] == ["possible"]
    assert [one.grade for one in first(140)] == ["pattern"]


def test_a_tag_needs_eight_days_with_it_and_eight_without():
    outcome, _ = _life(100, effect=0)
    for days in (range(7), range(93)):
        tag = [day in days for day in range(100)]
        lifted = [x + 5 * there for x, there in zip(outcome, tag, strict=True)]
        assert found_in(lifted, {"rare": tag}, weekday_of_first=0) == []


def test_a_day_without_an_outcome_is_not_compared_nor_is_the_one_after():
    outcome, tags = _life(200, effect=2)
    outcome[50] = None
    (one,) = found_in(outcome, tags, weekday_of_first=0)
    assert one.days_with + one.days_without == 197


def test_a_tag_as_regular_as_a_clock_cant_be_told_from_a_rhythm_of_its_own():
    """Moved along by its own step it matters as much, so it is no more than that rhythm."""
    luck, _ = _life(200, effect=0)
    often = [day % 5 == 0 for day in range(200)]
    outcome = [x + 2 * there for x, there in zip(luck, often, strict=True)]
    assert found_in(outcome, {"regular": often}, weekday_of_first=0) == []


def test_it_finds_the_same_each_time():
    outcome, tags = _life(300, effect=0.7)
    assert found_in(outcome, tags, 0) == found_in(outcome, tags, 0)


@settings(max_examples=20)
@given(st.data())
def test_any_life_is_taken(data):
    days = data.draw(st.integers(0, 130))
    level = st.one_of(st.none(), st.integers(0, 4), st.floats(-1e6, 1e6))
    outcome = data.draw(st.lists(level, min_size=days, max_size=days))
    tag = st.one_of(
        st.lists(st.booleans(), min_size=days, max_size=days),
        st.just([day % 7 == 0 for day in range(days)]),
        st.just([day >= days // 2 for day in range(days)]),
    )
    tags = data.draw(st.dictionaries(st.text(max_size=3), tag, max_size=3))
    for one in found_in(outcome, tags, data.draw(st.integers(0, 6))):
        assert one.low < one.effect < one.high
        assert min(one.days_with, one.days_without) >= 8


@pytest.mark.parametrize(
    ("outcome", "tags", "weekday"),
    [([1, 2], {"a": [True]}, 0), ([1, math.nan], {}, 0), ([1, math.inf], {}, 0), ([1], {}, 7),
     ([1], {}, -1), ([1], {"a": [2]}, 0), ([1], {"a": [None]}, 0)],
)  # fmt: skip
def test_what_means_nothing_is_refused(outcome, tags, weekday):
    with pytest.raises(ValueError, match=r"outcome|weekday|there|days"):
        found_in(outcome, tags, weekday)


def _life(days, effect):
    random = np.random.default_rng(7)
    real, other = (random.random((2, days)) < 0.3).tolist()
    outcome = 2 + effect * np.array(real) + random.normal(0, 0.8, days)
    return outcome.tolist(), {"real": real, "other": other}
