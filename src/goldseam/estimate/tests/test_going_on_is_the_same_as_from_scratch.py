"""A stored state and the days since give exactly what all of the days give."""

import json
from dataclasses import asdict, replace

import numpy as np
import pytest

from goldseam.estimate import State, felt_safe, follow, punctuality, suppose, told, track

LINES = ("mean", "low", "high", "smooth_mean", "smooth_low", "smooth_high")


@pytest.mark.parametrize("stored_at", [241, 300, 360, 361, 599, 600])
@pytest.mark.parametrize("today", [0, 1, 119, 250])
def test_new_days_after_a_stored_state_give_the_same_to_the_last_bit(stored_at, today):
    days, seen = stored_at + today, _seen(stored_at + today)
    state = track(stored_at, [one for one in seen if one[0] < stored_at]).state
    stored = State(**_through_json(asdict(state)))
    whole = track(days, seen)
    since = track(days, [one for one in seen if one[0] >= stored.day], after=stored)
    assert since.first == stored.day
    for line in LINES:
        assert np.array_equal(getattr(since, line), getattr(whole, line)[stored.day :])
    assert since.n == whole.n
    assert since.state == whole.state


def test_what_is_settled_never_moves_again():
    seen = _seen(700)
    early = track(400, [one for one in seen if one[0] < 400])
    late = track(700, seen)
    for line in LINES:
        settled = slice(0, early.state.day)
        assert np.array_equal(getattr(early, line)[settled], getattr(late, line)[settled])


def test_what_is_stored_is_small_and_is_always_under_240_days_old():
    for days in [1, 120, 240, 241, 359, 360, 361, 480, 481, 600]:
        state = track(days, []).state
        assert (state is None) == (days <= 240)
        if state:
            assert 120 < days - state.day <= 240
            assert len(json.dumps(asdict(state))) < 5000


def test_several_tracks_go_on_together_as_each_does_alone():
    many = [_seen(500, seed) for seed in range(3)]
    together = follow(500, [told(seen) for seen in many])
    alone = [track(500, seen) for seen in many]
    for one, other in zip(together, alone, strict=True):
        assert all(np.array_equal(getattr(one, line), getattr(other, line)) for line in LINES)
        assert one.state == other.state


@pytest.mark.parametrize(("days", "on"), [(90, [0, 7, 88]), (500, [3, 119, 120, 400]), (700, [])])
def test_days_that_are_asked_for_alone_are_what_they_are_among_all(days, on):
    seen = [told(_seen(days, seed)) for seed in range(2)]
    for some, whole in zip(follow(days, seen, on=on), follow(days, seen), strict=True):
        assert {*on, days - 1} <= {*some.on.tolist()}
        for line in LINES:
            assert np.array_equal(getattr(some, line), getattr(whole, line)[some.on])
        assert some.state == whole.state
        assert np.array_equal(some.belief, whole.belief)


def test_ratings_and_arrivals_go_on_too():
    ratings = [(day, day % 5) for day in range(0, 400, 3)]
    state = felt_safe(300, [one for one in ratings if one[0] < 300]).state
    since = felt_safe(400, [one for one in ratings if one[0] >= state.day], after=state)
    assert np.array_equal(since.low, felt_safe(400, ratings).low[state.day :])
    errors = [(day, day % 40 - 12) for day in range(400)]
    state = punctuality(300, [one for one in errors if one[0] < 300]).within.state
    since = punctuality(400, [one for one in errors if one[0] >= state.day], after=state)
    whole = punctuality(400, errors)
    assert np.array_equal(since.within.low, whole.within.low[state.day :])
    assert since.next_range == whole.next_range


@pytest.mark.parametrize(
    "change",
    [{"version": 0}, {"belief": (1.0,)}, {"belief": (float("nan"),) * 161},
     {"belief": (0.0,) * 161}, {"belief": (*(0.0,) * 159, 2.0, -1.0)}, {"day": -1}, {"day": 2.5},
     {"n": -1}],
)  # fmt: skip
def test_a_state_that_isnt_one_is_refused(change):
    state = track(300, _seen(300)).state
    with pytest.raises(ValueError, match="state"):
        track(301, [], after=replace(state, **change))


def test_states_that_dont_belong_together_are_refused():
    early, late = track(300, []).state, track(400, []).state
    for states in ([early], [early, late]):
        with pytest.raises(ValueError, match="state"):
            follow(500, [told([]), told([])], after=states)
    with pytest.raises(ValueError, match="day"):
        track(500, [(early.day - 1, True)], after=early)
    with pytest.raises(ValueError, match="day"):
        track(early.day, [], after=early)


def _seen(days, seed=5):
    random = np.random.default_rng(seed)
    often = random.integers(0, 4, days)
    return [(d, bool(random.random() < 0.8)) for d in range(days) for _ in range(often[d])]


def _through_json(numbers):
    through = json.loads(json.dumps(numbers))
    return {**through, "belief": tuple(through["belief"])}


def test_what_is_supposed_is_what_would_be_followed():
    """Ten days that are made up say the same as ten days that were."""
    so_far = [(day, day % 4 > 0) for day in range(60)]
    supposed = [False, True, True, False, True]
    lived = track(65, [*so_far, *((60 + day, hit) for day, hit in enumerate(supposed))])
    low, high = suppose(track(60, so_far).belief, supposed)
    assert (low, high) == (pytest.approx(lived.low[-1]), pytest.approx(lived.high[-1]))
    for wrong, says in (([2], "true or false"), ([], "nothing to suppose")):
        with pytest.raises(ValueError, match=says):
            suppose(track(60, so_far).belief, wrong)
