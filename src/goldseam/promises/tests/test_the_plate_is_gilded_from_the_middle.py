"""The plate: cracks of one's own, thirty pieces, no stroke that moves, nothing that resets."""

from datetime import timedelta
from hashlib import sha256
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.promises import days
from goldseam.promises.documents import Outcome, View
from goldseam.promises.ledger import State, laid, standings
from goldseam.promises.plate import PIECES, RIM, plate
from goldseam.promises.reading import current
from goldseam.promises.tests.made import A_DAY, MONDAY, NOON, answer, ledger, promise, report

KEPT = (State.KEPT, False)
seeds = st.binary(min_size=16, max_size=16)


@given(seeds, st.integers(0, 300))
def test_every_plate_is_cracked_into_thirty_pieces_that_hang_together(seed, number):
    drawn = plate(seed, number, [])
    assert len(drawn.pieces) == PIECES
    starts = {piece.ends[0] for piece in drawn.pieces}
    ends = {piece.ends[1] for piece in drawn.pieces}
    point = next(piece.ends[0] for piece in drawn.pieces if piece.level == 0)
    assert starts - ends == {point}  # each begins where another ends, or at the one point
    rim = [end for end in ends if end not in starts]
    assert len(rim) >= 12
    assert all(abs(hypot(*end) - RIM) < 0.01 for end in rim)


def test_the_same_seed_has_the_same_cracks_on_any_machine():
    said = "".join(piece.d for piece in plate(b"sixteen bytes...", 0, []).pieces)
    assert sha256(said.encode()).hexdigest()[:16] == "c66a418d24784415"


@given(seeds, seeds)
def test_each_couple_has_cracks_of_their_own(one, other):
    same = plate(one, 0, []).pieces == plate(other, 0, []).pieces
    assert same is (one == other)


@given(seeds, st.integers(1, PIECES))
def test_a_stroke_never_moves_when_another_is_laid(seed, told):
    before, after = (plate(seed, 0, [KEPT] * n) for n in (told - 1, told))
    changed = [n for n in range(PIECES) if before.pieces[n] != after.pieces[n]]
    assert changed == [told - 1]
    assert before.pieces[told - 1].d == after.pieces[told - 1].d


@given(seeds)
def test_gold_is_laid_from_the_middle_outward(seed):
    levels = [piece.level for piece in plate(seed, 0, []).pieces]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("told", "start", "whole"),
    [(0, 0, False), (1, 0, False), (29, 0, False), (30, 0, True), (31, 30, False), (75, 60, False)],
)
def test_a_whole_plate_stays_and_the_next_one_begins_with_the_thirty_first(told, start, whole):
    assert current(told) == start
    assert plate(b"seed", start // PIECES, [KEPT] * (told - start)).is_whole is whole


def test_a_gap_keeps_its_place_and_is_gilded_there():
    one = promise()
    said = [report(one, MONDAY + n * A_DAY) for n in range(3)]
    said[1] = report(one, MONDAY + A_DAY, Outcome.NOT_KEPT)
    order = [day for _, day in laid(ledger([one], said))]
    changed = report(one, MONDAY + A_DAY, Outcome.LATE, changed_at=NOON + 9 * A_DAY)
    assert [day for _, day in laid(ledger([one], [said[0], changed, said[2]]))] == order


def test_a_blank_day_takes_nothing_away_from_the_plate():
    one = promise()
    said = [report(one), report(one, MONDAY + 9 * A_DAY)]
    assert len(laid(ledger([one], said))) == 2


def test_the_path_has_thirty_days_and_a_gap_is_not_hidden_among_many():
    many = [promise(will=f"do thing {n}") for n in range(4)]
    said = [report(one) for one in many[:3]] + [report(many[3], outcome=Outcome.NOT_KEPT)]
    stand = standings(ledger(many, said), None, NOON + A_DAY)
    marks = days.path(stand, MONDAY, MONDAY + A_DAY)
    assert len(marks) == 30
    assert len(marks[0].dots) == 3
    assert State.GAP in [dot.state for dot in marks[0].dots]
    assert [mark.today for mark in marks[:3]] == [False, True, False]
    assert not marks[1].dots
    assert len({(mark.x, mark.y) for mark in marks}) == 30


def test_the_path_begins_with_the_first_promise_and_moves_on_after_thirty_days():
    assert days.first_day(MONDAY, MONDAY + 5 * A_DAY) == MONDAY
    assert days.first_day(MONDAY, MONDAY + 40 * A_DAY) == MONDAY + 11 * A_DAY
    assert days.first_day(MONDAY + A_DAY, MONDAY) == MONDAY


def test_counts_say_what_was_said_and_leave_out_what_waits():
    one = promise()
    late = report(one, MONDAY + A_DAY, Outcome.LATE)
    said = [report(one), late, report(one, MONDAY + 2 * A_DAY, Outcome.NOT_KEPT)]
    book = ledger([one], said, [answer(late, View.DIFFERENT)])
    so_far = days.counts(standings(book, None, NOON + timedelta(days=9)))
    assert (so_far.told, so_far.kept, so_far.late, so_far.gaps) == (3, 2, 1, 1)
    assert (so_far.mended, so_far.waiting, so_far.different) == (0, 0, 1)
