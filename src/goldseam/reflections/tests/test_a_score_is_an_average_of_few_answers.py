"""What answers come to: averages, thirds, what stands out, and what counts as change."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.drawers.gate import Kept
from goldseam.reflections.documents import (
    FEWEST,
    PERIOD,
    Level,
    Reflected,
    changes,
    earlier,
    foremost,
    noise,
    scores,
    stood_out,
)
from goldseam.ui.words import library

SIGNS = library().reflections["signs"]
SELF_TRUST = library().reflections["self-trust"]
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
TODAY = NOW.date()
ANSWERS = [answer.id for answer in SIGNS.answers]
ITEMS = {group.id: [item.id for item in SIGNS.of(group)] for group in SIGNS.groups}


def _reflected(answers: dict[str, str], of=SIGNS, **more) -> Reflected:
    given = {"wording": of.path.mark, "finished_at": NOW, **more}
    return Reflected(reflection=of.id, begun_at=NOW, answers=answers, **given)


def _kept(reflected: Reflected, day: date = TODAY, number: int = 1) -> Kept[Reflected]:
    return Kept(UUID(int=number), day, UUID(int=0), 1, reflected)


def _all(group: str, *places: int) -> dict[str, str]:
    return {item: ANSWERS[at] for item, at in zip(ITEMS[group], places, strict=False)}


def test_a_score_is_the_average_of_what_was_answered():
    found = scores(_reflected(_all("overthinking", 4, 3, 2, 2)), SIGNS)
    assert found == {"overthinking": 2.75}
    assert scores(_reflected(_all("overthinking", 4, 3, 2)), SIGNS) == {"overthinking": 3.0}


def test_under_three_answers_there_is_no_score():
    assert FEWEST == 3
    assert scores(_reflected(_all("overthinking", 4, 4)), SIGNS) == {}


def test_in_a_turned_item_often_counts_as_little_trust():
    same = _reflected({item.id: "always" for item in SELF_TRUST.items}, SELF_TRUST)
    assert scores(same, SELF_TRUST) == {"self-trust": pytest.approx(16 / 5)}


def test_another_wording_has_no_score():
    assert scores(_reflected(_all("overthinking", 4, 4, 4, 4), wording="signs@0"), SIGNS) == {}


@given(st.dictionaries(st.sampled_from([i.id for i in SIGNS.items]), st.sampled_from(ANSWERS)))
def test_a_score_lies_between_the_lowest_and_the_highest_answer(answers):
    for group, score in scores(_reflected(answers), SIGNS).items():
        said = [ANSWERS.index(answers[item]) for item in ITEMS[group] if item in answers]
        assert min(said) <= score <= max(said)
        assert len(said) >= FEWEST


def test_words_stand_for_thirds():
    assert [Level.of(score) for score in (0, 1.25, 4 / 3, 2.5, 8 / 3, 4)] == [
        "low", "low", "some", "some", "much", "much",
    ]  # fmt: skip


def test_what_is_close_behind_is_named_too():
    assert foremost({"a": 1.5, "b": 3.0, "c": 2.5, "d": 2.25}) == ["b", "c"]


def test_where_all_came_up_little_nothing_stands_out():
    assert list(foremost({"a": 1.25, "b": 0.5})) == []
    assert list(foremost({})) == []


def test_noise_is_not_called_change():
    assert noise() == pytest.approx(1.518, abs=0.001)
    within, beyond = changes({"a": 1.5, "b": 1.25}, {"a": 3.0, "b": 3.0}).values()
    assert (within.direction, beyond.direction) == (0, -1)


def test_only_what_has_a_score_both_times_is_compared():
    assert set(changes({"a": 1.0, "b": 1.0}, {"b": 1.0, "c": 1.0})) == {"b"}


def test_the_one_before_is_the_last_that_shares_no_days_and_says_something():
    full = _reflected(_all("overthinking", 4, 3, 2, 2))
    this = _kept(full)
    others = [
        _kept(full, TODAY - timedelta(days=60), 2),
        _kept(full, TODAY - PERIOD, 3),
        _kept(full, TODAY - PERIOD + timedelta(days=1), 4),
        _kept(_reflected({}), TODAY - timedelta(days=20), 5),
        _kept(full, TODAY + timedelta(days=30), 6),
    ]
    assert earlier(this, [this, *others], SIGNS).id == UUID(int=3)
    assert earlier(this, [this], SIGNS) is None


def test_only_the_same_wording_of_the_same_reflection_is_compared():
    full = _reflected(_all("overthinking", 4, 3, 2, 2))
    worded_otherwise = _reflected(_all("overthinking", 4, 3, 2, 2), wording="signs@0")
    of_another = _reflected({item.id: "often" for item in SELF_TRUST.items}, SELF_TRUST)
    ago = TODAY - timedelta(days=60)
    found = [_kept(worded_otherwise, ago, 2), _kept(of_another, ago, 3)]
    assert earlier(_kept(full), found, SIGNS) is None


def test_today_can_ask_what_stood_out_in_the_latest_finished_one():
    much = _all("checking-and-testing", 4, 3, 3, 3)
    found = [_kept(_reflected(much), TODAY - timedelta(days=3), 2)]
    assert stood_out(found, SIGNS).group.step.leads_to == "urge"
    assert stood_out(found, SIGNS).day == TODAY - timedelta(days=3)
    assert stood_out([], SIGNS) is None
    calmer = _kept(_reflected(_all("checking-and-testing", 2, 2, 2, 2)), TODAY, 3)
    assert stood_out([*found, calmer], SIGNS) is None
    half_way = _kept(_reflected(_all("overthinking", 4, 4, 4, 4), finished_at=None), TODAY, 4)
    assert stood_out([*found, half_way], SIGNS).group.id == "checking-and-testing"
