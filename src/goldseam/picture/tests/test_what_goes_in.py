"""At most three promises a day carry weight, what was entered late none; both views stay."""

from datetime import datetime, timedelta

import pytest

from goldseam.arrivals.documents import Announced, Arrival, Arrived
from goldseam.arrivals.documents import told as arrivals_told
from goldseam.drawers.gate import Kept
from goldseam.picture.documents import DONE, ON_TIME, OWN, RECEIVED, SAFE, WITHIN
from goldseam.picture.tests.made import (
    A_DAY,
    ALICE,
    BOB,
    MONDAY,
    NOON,
    Outcome,
    answer,
    ledger,
    promise,
    report,
    seen_of,
    several,
)
from goldseam.promises.documents import View
from goldseam.promises.tests.made import moved


@pytest.mark.parametrize(("many", "weight"), [(1, 1.0), (3, 1.0), (4, 0.75), (6, 0.5), (30, 0.1)])
def test_of_many_promises_of_one_day_three_carry_weight(many, weight):
    made = several(many)
    seen = seen_of(made, [report(one) for one in made])
    assert [point.weight for point in seen.points[DONE]] == [weight] * many
    assert sum(point.weight for point in seen.points[DONE]) == pytest.approx(min(many, 3))
    assert sum(point.looks for point in seen.points[DONE]) == min(many, 3)
    assert seen.tally.shared_weight == (many if many > 3 else 0)


def test_each_of_the_two_has_three_of_their_own():
    made = [*several(3, ALICE), *several(3, BOB)]
    seen = seen_of(made, [report(one) for one in made])
    assert [point.weight for point in seen.points[DONE]] == [1.0] * 6


def test_a_promise_written_down_after_it_was_due_is_not_counted_and_said_so():
    late = promise(made_at=NOON + 2 * A_DAY)
    seen = seen_of([late], [report(late, MONDAY), report(late, MONDAY + 3 * A_DAY)])
    assert [point.on for point in seen.points[DONE]] == [3]
    assert seen.tally.entered_late == 1


def test_where_maker_and_receiver_differ_both_views_stay():
    one = promise()
    said = [report(one, MONDAY + n * A_DAY) for n in range(3)]
    views = [answer(said[0]), answer(said[1], View.DIFFERENT)]
    seen = seen_of([one], said, views)
    assert [point.value for point in seen.points[DONE]] == [1, 1, 1]
    assert [(point.on, point.value) for point in seen.points[RECEIVED]] == [(0, 1), (1, 0)]
    assert (seen.tally.differ, seen.tally.one_side) == (1, 1)


def test_a_miss_that_felt_different_says_nothing_of_how_it_felt():
    one = promise()
    missed = report(one, outcome=Outcome.NOT_KEPT)
    seen = seen_of([one], [missed], [answer(missed, View.DIFFERENT)])
    assert [point.value for point in seen.points[DONE]] == [0]
    assert seen.points[RECEIVED] == []


def test_on_time_is_asked_only_of_what_was_done():
    one = promise()
    outcomes = [Outcome.KEPT, Outcome.LATE, Outcome.NOT_KEPT]
    said = [report(one, MONDAY + n * A_DAY, outcome) for n, outcome in enumerate(outcomes)]
    seen = seen_of([one], said)
    assert [point.value for point in seen.points[DONE]] == [1, 1, 0]
    assert [point.value for point in seen.points[ON_TIME]] == [1, 0]


def test_a_day_nobody_spoke_of_is_no_observation():
    one = promise()
    seen = seen_of([one], [report(one, MONDAY), report(one, MONDAY + 20 * A_DAY)])
    assert [point.on for point in seen.points[DONE]] == [0, 20]


def test_a_new_time_said_before_the_old_one_passed_is_a_count_of_its_own():
    one = promise(at=NOON.time())
    early = datetime.combine(MONDAY, NOON.time(), NOON.tzinfo) - timedelta(hours=3)
    new = moved(one, NOON + timedelta(hours=5), at=early)
    waiting = seen_of([one], [new])
    assert (waiting.tally.moved, waiting.tally.waiting, waiting.points[DONE]) == (1, 1, [])
    told = seen_of([one], [new, report(one, at=NOON + timedelta(hours=4))])
    assert (told.tally.moved, told.tally.waiting) == (1, 0)
    assert [point.value for point in told.points[DONE]] == [1]


def test_what_was_changed_after_it_was_said_is_seen():
    one = promise()
    said = report(one, outcome=Outcome.KEPT, changed_at=NOON + A_DAY)
    assert seen_of([one], [said]).tally.edited == 1
    assert seen_of([one], [report(one)]).tally.edited == 0


def test_promises_to_oneself_are_a_row_of_their_own():
    own = promise(to="")
    seen = seen_of(own=ledger([own], [report(own, outcome=Outcome.NOT_KEPT)], shared=False))
    assert [point.value for point in seen.points[OWN]] == [0]
    assert seen.points[DONE] == []


def test_a_moment_kept_to_oneself_stands_beside_and_counts_neither_way():
    seen = seen_of(ratings=[(MONDAY, 3), (MONDAY + A_DAY, None), (MONDAY + 2 * A_DAY, 0)])
    assert [(point.on, point.value) for point in seen.points[SAFE]] == [(0, 3), (2, 0)]
    assert seen.tally.not_said == 1


def arrival(day: int, minutes: int | None, by=ALICE, also: int | None = None):
    at = NOON + day * A_DAY
    doc = Arrival(thread=BOB, times=(Announced(said_at=at - timedelta(hours=1), at=at),))
    kept = Kept(ALICE, at.date(), by, 1, doc)

    def there(off, author, number):
        said = Arrived(arrival=BOB, at=at + timedelta(minutes=off), said_at=at)
        return Kept(type(BOB)(int=number), at.date(), author, 1, said)

    reports = [there(minutes, by, 8)] if minutes is not None else []
    reports += [there(also, BOB, 9)] if also is not None else []
    return arrivals_told([kept], reports)


def test_an_arrival_counts_by_a_quarter_of_an_hour_and_silence_not_at_all():
    told = [*arrival(2, None), *arrival(1, 40), *arrival(0, -15)]
    seen = seen_of(arrivals=told)
    assert [(point.on, point.value) for point in seen.points[WITHIN]] == [(0, 1), (1, 0)]
    assert list(seen.minutes) == [(0, -15), (1, 40)]
    assert seen.tally.arrivals_open == 1


def test_two_memories_of_one_arrival_are_counted_as_such():
    seen = seen_of(arrivals=arrival(0, 5, also=45))
    assert [point.value for point in seen.points[WITHIN]] == [1]
    assert seen.tally.arrivals_differ == 1
