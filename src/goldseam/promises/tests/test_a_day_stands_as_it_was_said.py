"""How each day stands, from what was said of it: pure, and in total."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.promises.documents import Outcome, Repeats, View, due_at, filed, occurrences
from goldseam.promises.ledger import TOLD, State, gaps, laid, standing, standings
from goldseam.promises.observing import Observation, Seen, observations, weight
from goldseam.promises.tests.made import (
    A_DAY,
    ALICE,
    BOB,
    MONDAY,
    NOON,
    answer,
    ledger,
    meaning,
    moved,
    promise,
    repair,
    report,
)

EVENING = NOON + timedelta(hours=8)
TUESDAY = MONDAY + A_DAY


def done_of(stands) -> bool | None:
    return stands.report and stands.report.document.outcome is not Outcome.NOT_KEPT


def observed(book) -> list[Observation]:
    return observations(book, MONDAY, MONDAY, MONDAY + 40 * A_DAY)


zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
                         "Pacific/Kiritimati", "America/St_Johns", "Africa/Cairo"])  # fmt: skip
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
repeats = st.sampled_from(Repeats)
weekdays = st.sets(st.integers(0, 6)).map(tuple)


@given(days, st.integers(0, 29), repeats, weekdays, days, st.none() | days)
def test_the_days_of_a_promise_are_bounded(first, runs, how, chosen, until, ended):
    until_itself = first if how is Repeats.ONCE else first + timedelta(days=runs)
    one = promise(first=first, until=until_itself, repeats=how, weekdays=chosen, ended_on=ended)
    found = list(occurrences(one.document, until))
    assert len(found) <= 30
    assert found == sorted(set(found))
    assert all(first <= day <= min(until, until_itself) for day in found)
    assert not [day for day in found if ended and day >= ended]
    if how is Repeats.DAYS:
        assert {day.weekday() for day in found} <= set(chosen)


@given(days, zones, st.none() | st.times(min_value=time(0, 1)).map(lambda t: t.replace(second=0)))
def test_every_day_is_due_on_that_day_of_the_maker(day, zone, at):
    doc = promise(first=day, until=day, zone=zone, at=at).document
    due = due_at(doc, day)
    assert filed(doc, day, due) == day
    assert doc.today(due - timedelta(minutes=1)) == day
    assert due > due_at(doc, day - A_DAY)


@given(
    st.lists(st.tuples(st.sampled_from(Outcome), st.integers(0, 5), st.integers(0, 200))),
    st.integers(-48, 240),
)
def test_every_day_stands_somehow_whatever_was_said(said, hours):
    one = promise(at=time(18))
    reports = []
    for outcome, day, after in said:
        when, of = NOON + timedelta(hours=after), MONDAY + timedelta(days=day)
        new = {"was_due": due_at(one.document, of), "new_due": when + A_DAY}
        more = new if outcome is Outcome.MOVED else {}
        reports.append(report(one, of, outcome, when, **more))
    book = ledger([one], reports)
    found = standings(book, None, NOON + timedelta(hours=hours))
    assert len({(each.promise.id, each.day) for each in found}) == len(found)
    assert all(each.state in State for each in found)
    assert all(each.state in TOLD for each in found if each.last_said)
    assert len(laid(book)) <= len(book.told)
    told = [each for each in found if each.last_said]
    seen = observed(book)
    assert all(0 <= one.weight <= 1 for one in seen)
    assert [(one.index, one.done, one.moved) for one in seen] == [
        ((each.day - MONDAY).days, done_of(each), bool(each.moves)) for each in told
    ]


def test_a_day_nobody_spoke_of_is_a_blank_and_never_a_miss():
    one = promise()
    found = standings(ledger([one]), None, EVENING + timedelta(days=3))
    states = [each.state for each in found]
    assert states == [State.BLANK, State.BLANK, State.BLANK, State.OPEN]
    assert observed(ledger([one])) == []
    assert gaps(ledger([one])) == []


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.KEPT, State.KEPT), (Outcome.LATE, State.LATE), (Outcome.NOT_KEPT, State.GAP)],
)
def test_a_day_stands_as_its_maker_says(outcome, state):
    one = promise()
    book = ledger([one], [report(one, outcome=outcome)])
    assert standing(one, MONDAY, book, EVENING).state is state


def test_only_the_maker_can_report():
    one = promise(by=ALICE)
    book = ledger([one], [report(one, by=BOB)])
    assert standing(one, MONDAY, book, EVENING).state is State.OPEN


def test_a_new_time_said_before_the_old_one_counts():
    one = promise(at=time(18))
    new = datetime(2026, 11, 3, 9, tzinfo=UTC)
    stands = standing(one, MONDAY, ledger([one], [moved(one, new)]), EVENING)
    assert (stands.state, stands.due) == (State.MOVED, new)


def test_a_new_time_said_after_the_old_one_counts_for_nothing():
    one = promise(at=time(11))
    new = datetime(2026, 11, 3, 9, tzinfo=UTC)
    book = ledger([one], [moved(one, new)])  # told at noon
    stands = standing(one, MONDAY, book, EVENING)
    assert (stands.state, stands.due) == (State.OPEN, due_at(one.document, MONDAY))


def test_a_second_new_time_is_measured_against_the_first():
    one = promise(at=time(18))
    first = datetime(2026, 11, 3, 9, tzinfo=UTC)
    second = datetime(2026, 11, 3, 20, tzinfo=UTC)
    again = moved(one, second, at=NOON + timedelta(hours=20), was_due=first)
    stands = standing(one, MONDAY, ledger([one], [moved(one, first), again]), EVENING)
    assert stands.due == second
    assert len(stands.moves) == 2


def test_both_views_stay_when_the_report_changes():
    one = promise()
    said = report(one)
    different = answer(said, View.DIFFERENT)
    after = report(one, outcome=Outcome.NOT_KEPT)
    after = type(after)(said.id, said.day, said.author, 2, after.document)
    stands = standing(one, MONDAY, ledger([one], [after], [different]), EVENING)
    assert stands.report.document.outcome is Outcome.NOT_KEPT
    assert stands.answer == different
    assert stands.view is None  # what is said now has not been answered
    assert not stands.differs


def test_nobody_answers_their_own_report():
    one = promise()
    said = report(one)
    assert (
        standing(one, MONDAY, ledger([one], [said], [answer(said, by=ALICE)]), EVENING).view is None
    )


def test_a_gap_is_mended_by_its_maker_alone():
    one = promise()
    miss = report(one, outcome=Outcome.NOT_KEPT)
    stands = [
        standing(one, MONDAY, ledger([one], [miss], repairs=repairs), EVENING).state
        for repairs in ([], [repair(one, by=BOB)], [repair(one)])
    ]
    assert stands == [State.GAP, State.GAP, State.MENDED]


def test_alone_a_repair_mends_once_it_is_finished():
    one = promise()
    miss = report(one, outcome=Outcome.NOT_KEPT)
    for finished, state in ((False, State.GAP), (True, State.MENDED)):
        book = ledger([one], [miss], repairs=[repair(one, finished=finished)], shared=False)
        assert standing(one, MONDAY, book, EVENING).state is state


def test_only_who_received_a_promise_says_what_a_miss_meant():
    one = promise()
    for by, there in ((BOB, True), (ALICE, False)):
        stands = standing(one, MONDAY, ledger([one], meanings=[meaning(one, by=by)]), EVENING)
        assert bool(stands.meaning) is there


def test_ending_a_promise_takes_nothing_back():
    one = promise(ended_on=TUESDAY)
    book = ledger([one], [report(one), report(one, TUESDAY)])
    assert [each.day for each in standings(book, None, EVENING + 9 * A_DAY)] == [MONDAY, TUESDAY]


@pytest.mark.parametrize(("promises", "each"), [(0, 0), (1, 1), (3, 1), (4, 0.75), (6, 0.5)])
def test_at_most_three_of_a_day_carry_weight_between_them(promises, each):
    assert weight(promises) == each


def test_of_one_day_the_first_three_lay_gold_and_the_order_never_changes():
    many = [promise(will=f"do thing {n}") for n in range(5)]
    reports = [report(one, at=NOON + timedelta(minutes=n)) for n, one in enumerate(many)]
    book = ledger(many, reports)
    assert [kept.id for kept, _ in laid(book)] == [one.id for one in many[:3]]
    theirs = promise(by=BOB)
    both = ledger([*many, theirs], [*reports, report(theirs)])
    assert len(laid(both)) == 4  # three of each maker
    found = observed(book)
    assert [one.weight for one in found] == [0.6] * 5


def test_a_promise_written_down_afterwards_is_marked_and_carries_no_weight():
    one = promise(made_at=EVENING + A_DAY, first=MONDAY, until=MONDAY, repeats=Repeats.ONCE)
    book = ledger([one], [report(one, at=EVENING + A_DAY)])
    (stands,) = standings(book, None, EVENING + A_DAY)
    assert stands.entered_late
    assert laid(book) == []
    assert [each.weight for each in observed(book)] == [0.0]


def test_what_was_said_becomes_numbers_with_what_is_unknown_left_unknown():
    one = promise(at=time(18))
    kept, late = report(one), report(one, TUESDAY, Outcome.LATE)
    new = moved(one, NOON + 5 * A_DAY, MONDAY + 2 * A_DAY)
    miss = report(one, MONDAY + 3 * A_DAY, Outcome.NOT_KEPT)
    answers = [answer(kept), answer(late, View.DIFFERENT)]
    book = ledger([one], [kept, late, new, miss], answers, [repair(one, MONDAY + 3 * A_DAY)])
    found = observed(book)
    assert [(o.index, o.done, o.on_time, o.moved, o.seen) for o in found] == [
        (0, True, True, False, Seen.CONFIRMED),
        (1, True, False, False, Seen.DIFFERENT),
        (2, None, None, True, Seen.UNKNOWN),
        (3, False, None, False, Seen.UNKNOWN),  # mended, and still not done
    ]
    alone = observed(ledger([one], [kept], shared=False))
    assert [each.seen for each in alone] == [Seen.ALONE]
