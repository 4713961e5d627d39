"""How a talk stands follows from its documents, in whatever order they are read."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.drawers.gate import Kept
from goldseam.talks.documents import Acceptance, Pause, Suggestion, Turn
from goldseam.talks.standing import LASTS, SOON, Pieces, Stage, Standing, ends, talks

ALICE, BOB = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EIGHT, NINE = NOON + timedelta(hours=8), NOON + timedelta(hours=9)
MINUTE = timedelta(minutes=1)


def kept(number: int, document, author: UUID = ALICE) -> Kept:
    return Kept(UUID(int=number), NOON.date(), author, 1, document)


def suggested(number: int = 10, *times, at=NOON, author=ALICE, talk=None, about="") -> Kept:
    talk = UUID(int=talk) if talk else None
    return kept(number, Suggestion(at=at, times=times, about=about, talk=talk), author)


def yes(number: int, to: int, time, author=BOB, at=NOON) -> Kept:
    return kept(number, Acceptance(suggestion=UUID(int=to), time=time, at=at), author)


def turn(number: int, at, minutes=5, author=ALICE, talk=10) -> Kept:
    return kept(number, Turn(talk=UUID(int=talk), at=at, minutes=minutes, mine=True), author)


def pause(number: int, at, back_at, author=BOB, talk=10) -> Kept:
    return kept(number, Pause(talk=UUID(int=talk), at=at, back_at=back_at), author)


def only(pieces: Pieces, now: datetime) -> Standing:
    (one,) = talks(pieces, now)
    return one


AGREED = Pieces([suggested(10, EIGHT, NINE)], [yes(20, 10, EIGHT)])


def test_a_suggestion_is_open_until_its_last_time_has_passed():
    pieces = Pieces([suggested(10, EIGHT, NINE)])
    assert only(pieces, NOON).stage is Stage.SUGGESTED
    assert only(pieces, EIGHT + MINUTE).stage is Stage.SUGGESTED
    assert only(pieces, NINE).stage is Stage.LAPSED
    assert only(pieces, NOON).time is None


def test_without_times_it_is_left_open():
    assert only(Pieces([suggested(10)]), NOON).stage is Stage.OPEN


def test_a_time_the_other_took_is_fixed():
    one = only(AGREED, NOON)
    assert (one.stage, one.time) == (Stage.FIXED, EIGHT)


def test_nobody_accepts_their_own_suggestion():
    pieces = Pieces([suggested(10, EIGHT)], [yes(20, 10, EIGHT, author=ALICE)])
    assert only(pieces, NOON).stage is Stage.SUGGESTED


def test_a_time_that_was_never_suggested_is_not_taken():
    pieces = Pieces([suggested(10, EIGHT)], [yes(20, 10, NINE)])
    assert only(pieces, NOON).time is None


def test_of_two_yeses_the_first_counts():
    pieces = replace(
        AGREED, acceptances=[yes(21, 10, NINE, at=NOON + MINUTE), yes(22, 10, EIGHT, at=NOON)]
    )
    assert only(pieces, NOON).time == EIGHT


def test_other_times_take_the_place_of_what_was_agreed():
    other = suggested(11, NINE, at=NOON + MINUTE, author=BOB, talk=10)
    pieces = replace(AGREED, suggestions=[*AGREED.suggestions, other])
    assert only(pieces, NOON + MINUTE).stage is Stage.SUGGESTED
    again = replace(
        pieces, acceptances=[*AGREED.acceptances, yes(23, 11, NINE, author=ALICE, at=NOON + MINUTE)]
    )
    assert only(again, NOON + MINUTE).time == NINE


def test_what_is_withdrawn_leaves_what_was_before():
    other = suggested(11, NINE, at=NOON + MINUTE, author=BOB, talk=10)
    with_it = replace(AGREED, suggestions=[*AGREED.suggestions, other])
    assert only(with_it, NOON).time is None
    assert only(AGREED, NOON).time == EIGHT
    without_the_first = only(Pieces([other]), NOON)
    assert (without_the_first.id, without_the_first.stage) == (UUID(int=10), Stage.SUGGESTED)


def test_it_keeps_what_it_is_about_through_other_times():
    other = suggested(11, NINE, at=NOON + MINUTE, author=BOB, talk=10)
    assert only(Pieces([suggested(10, EIGHT, about="Money"), other]), NOON).about == "Money"


def test_it_can_begin_a_little_before_and_is_over_some_hours_after():
    assert only(AGREED, EIGHT - SOON - MINUTE).stage is Stage.FIXED
    assert only(AGREED, EIGHT - SOON).stage is Stage.NOW
    assert only(AGREED, EIGHT + LASTS - MINUTE).stage is Stage.NOW
    assert only(AGREED, EIGHT + LASTS).stage is Stage.OVER


def test_a_turn_carries_it_on():
    late = EIGHT + LASTS - MINUTE
    pieces = replace(AGREED, turns=[turn(30, late)])
    one = only(pieces, late + LASTS)
    assert one.stage is Stage.NOW
    assert ends(one.turn) == late + timedelta(minutes=5)
    assert only(pieces, late + timedelta(minutes=5) + LASTS).stage is Stage.OVER


def test_a_pause_lasts_until_its_time_and_a_turn_ends_it():
    pieces = replace(AGREED, turns=[turn(30, EIGHT)], pauses=[pause(31, EIGHT + MINUTE, NINE)])
    during, after = only(pieces, EIGHT + 2 * MINUTE), only(pieces, NINE)
    assert (during.stage, during.back_at, during.turn) == (Stage.PAUSED, NINE, None)
    assert after.stage is Stage.NOW
    assert only(pieces, NINE + LASTS).stage is Stage.OVER
    resumed = replace(pieces, turns=[*pieces.turns, turn(32, EIGHT + 3 * MINUTE)])
    one = only(resumed, EIGHT + 4 * MINUTE)
    assert (one.stage, one.back_at) == (Stage.NOW, None)


def test_turns_from_before_the_time_was_moved_count_for_nothing():
    moved = suggested(11, NINE, at=EIGHT, author=BOB, talk=10)
    pieces = Pieces([*AGREED.suggestions, moved], [*AGREED.acceptances, yes(24, 11, NINE, ALICE)],
                    turns=[turn(30, EIGHT - MINUTE)])  # fmt: skip
    assert only(pieces, EIGHT).turn is None


def test_a_plan_of_ones_own_needs_nobodys_yes():
    one = only(Pieces([suggested(10, EIGHT)], alone=True), NOON)
    assert (one.stage, one.time) == (Stage.FIXED, EIGHT)


def test_it_is_found_by_any_of_its_suggestions():
    other = suggested(11, NINE, at=NOON + MINUTE, author=BOB, talk=10)
    one = only(Pieces([suggested(10, EIGHT), other]), NOON)
    assert one.has(UUID(int=10))
    assert one.has(UUID(int=11))
    assert not one.has(UUID(int=12))


@given(st.randoms(use_true_random=False), st.integers(0, 40))
def test_the_order_of_reading_changes_nothing(chance: random.Random, hours: int):
    now = NOON + timedelta(hours=hours)
    pieces = Pieces(
        [suggested(10, EIGHT, about="Money"),
         suggested(11, NINE, at=NOON + MINUTE, author=BOB, talk=10), suggested(12, at=NOON),
         suggested(13, NINE, at=NOON, author=BOB)],
        [yes(20, 10, EIGHT), yes(21, 11, NINE, ALICE), yes(22, 13, NINE, ALICE)],
        [turn(30, NINE), turn(31, NINE + MINUTE)],
        [pause(32, NINE + 2 * MINUTE, NINE + 30 * MINUTE)],
    )  # fmt: skip

    def shuffled(found):
        return chance.sample(list(found), len(found))

    mixed = Pieces(*(shuffled(part) for part in (pieces.suggestions, pieces.acceptances,
                                                  pieces.turns, pieces.pauses)))  # fmt: skip
    assert talks(mixed, now) == talks(pieces, now)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_comes_about(stage):
    paused = replace(AGREED, pauses=[pause(31, EIGHT, NINE)])
    found = {
        only(pieces, now).stage
        for pieces in (AGREED, paused, Pieces([suggested(10, EIGHT)]), Pieces([suggested(10)]))
        for now in (NOON, EIGHT, NINE + LASTS)
    }
    assert stage in found
