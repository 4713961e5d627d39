"""What has helped so far: counts until there is enough, then a middle and a range, never a why."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldseam.calm.documents import CalmSession
from goldseam.calm.helped import ENOUGH, Helped, gentlest, so_far
from goldseam.people.accounts import Account

numbers = st.integers(0, 10)


def after(exercise: str, pairs: list[tuple[int | None, int | None]], now) -> list[CalmSession]:
    return [
        CalmSession(exercise=f"{exercise}@1", at=now, before=b, after=a, finished=True)
        for b, a in pairs
    ]


def test_below_five_times_each_time_is_counted(now):
    (found,) = so_far(after("breathing", [(7, 4), (6, 5), (8, 3), (5, 5)], now))
    assert (found.lower, found.same, found.higher) == (3, 1, 0)
    assert not found.is_enough


def test_from_five_times_there_is_a_middle_and_a_range(now):
    (found,) = so_far(after("breathing", [(7, 4), (6, 4), (8, 3), (5, 5), (4, 5)], now))
    assert found.is_enough
    assert (found.usual, found.lowest, found.highest) == (-2, -5, 1)


def test_of_two_middle_values_the_one_that_claims_less_is_said():
    assert Helped("breathing", (-4, -3, -3, -1, 0, 0)).usual == -1
    assert Helped("breathing", (0, 0, 1, 3, 3, 4)).usual == 1


def test_a_session_without_both_numbers_says_nothing(now):
    assert so_far(after("breathing", [(7, None), (None, 3), (None, None)], now)) == []


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=30))
def test_the_middle_lies_within_the_range_and_counts_add_up(pairs):
    changes = tuple(sorted(a - b for b, a in pairs))
    found = Helped("breathing", changes)
    assert found.lower + found.same + found.higher == found.times == len(pairs)
    assert found.lowest <= found.usual <= found.highest
    at_most = sum(change <= found.usual for change in changes)
    at_least = sum(change >= found.usual for change in changes)
    assert 2 * at_most >= len(changes)
    assert 2 * at_least >= len(changes)


def test_the_gentlest_is_named_only_from_enough_and_only_when_lower(now):
    few = after("senses", [(9, 1)] * (ENOUGH - 1), now)
    some = after("breathing", [(7, 5)] * ENOUGH, now)
    none = after("muscles", [(5, 5)] * ENOUGH, now)
    assert gentlest(so_far(few + some + none)).exercise == "breathing"
    assert gentlest(so_far(few + none)) is None


def keep(account: Account, sessions: list[CalmSession], now) -> None:
    for session in sessions:
        account.drawer.add(session, day=now.date(), now=now)


def test_the_list_says_it_in_counts_and_later_in_a_range(alice, browser_of, now):
    keep(alice, after("breathing", [(7, 4), (6, 5), (8, 3), (5, 5)], now), now)
    keep(alice, after("senses", [(7, 4), (6, 4), (8, 3), (5, 5), (4, 5)], now), now)
    page = browser_of(alice).get("/calm/").content.decode()
    assert "Lower 3 times, the same once." in page
    assert "Usually 2 lower; anywhere from 5 lower to 1 higher, over 5 times." in page
    assert "This is what your numbers did in the past year, not why." in page


def test_when_it_was_always_the_same_that_is_what_is_said(alice, browser_of, now):
    keep(alice, after("breathing", [(5, 5)] * 5, now), now)
    assert "The same, each of 5 times." in browser_of(alice).get("/calm/").content.decode()


def test_without_numbers_the_list_says_how_they_come_about(alice, browser_of):
    assert "will stand here" in browser_of(alice).get("/calm/").content.decode()


def test_what_was_long_ago_is_found_but_no_longer_counted(alice, browser_of, now):
    long_ago = now - timedelta(days=500)
    (session,) = after("breathing", [(7, 4)], long_ago)
    alice.drawer.add(session, day=long_ago.date(), now=long_ago)
    browser = browser_of(alice)
    assert "will stand here" in browser.get("/calm/").content.decode()
    page = browser.get(f"/calm/so-far/until/{long_ago.date()}/").content.decode()
    assert "7, then 4" in page


def test_a_hundred_sessions_are_read_in_one_query(
    alice, browser_of, now, django_assert_num_queries
):
    keep(alice, after("breathing", [(7, 4)] * 100, now - timedelta(days=1)), now)
    browser = browser_of(alice)
    with django_assert_num_queries(2):  # the visit, the drawer
        browser.get("/calm/")
