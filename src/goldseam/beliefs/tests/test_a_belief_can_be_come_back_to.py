"""A rule is weighed once, and looked at again when its owner wanted to."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldseam.beliefs.documents import Belief, Return, course, due
from goldseam.drawers.gate import Kept

pytestmark = pytest.mark.django_db
ANSWERS = {
    "rule": "They all leave", "believed-before": "90", "origin": "My father did",
    "protects": "Being surprised", "speaks-for": "He left", "speaks-against": "Ines stayed",
    "kinder": "Some stay", "trial": "Sunday’s visit", "believed-after": "70",
    "come-back": "two-weeks",
}  # fmt: skip


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def today():
    return timezone.now().date()


def _belief(alice, *, day, **said):
    now = timezone.now()
    belief = Belief(
        wording="beliefs@1", begun_at=now, finished_at=now, rule="They all leave", **said
    )
    return alice.drawer.add(belief, day=day, now=now)


def _return(alice, belief, *, day, believed=None, next=""):
    now = timezone.now()
    back = Return(wording="belief-again@1", begun_at=now, finished_at=now, belief=belief.id,
                  believed=believed, next=next)  # fmt: skip
    return alice.drawer.add(back, day=day, now=now)


def test_every_part_of_the_weighing_is_kept_and_shown(alice, browser):
    at = browser.post("/beliefs/begin/").headers["Location"].removesuffix("rule/")
    for question, answer in ANSWERS.items():
        last = browser.post(f"{at}{question}/", {"answer": answer})
    assert last.headers["Location"] == at
    text = browser.get(at).content.decode()
    for answer in (
        "They all leave",
        "90\u00a0%",
        "My father did",
        "Ines stayed",
        "Some stay",
        "70\u00a0%",
    ):
        assert answer in text


def test_coming_back_adds_a_number_and_never_changes_the_first(alice, browser, today):
    kept = _belief(alice, day=today, believed_before=90, believed_after=70)
    at = browser.post(f"/beliefs/{kept.id}/again/").headers["Location"].removesuffix("seen/")
    for question, answer in (("seen", "He rang"), ("believed", "60"), ("next", "six-weeks")):
        browser.post(f"{at}{question}/", {"answer": answer})
    text = browser.get(f"/beliefs/{kept.id}/").content.decode()
    assert "He rang" in text
    assert text.index("70\u00a0%") < text.index("60\u00a0%")
    assert alice.drawer.find(Belief, kept.id) == kept


def test_it_is_offered_again_when_its_time_has_come_and_not_before(alice, today):
    kept = _belief(alice, day=today - timedelta(days=13), come_back="two-weeks")
    assert due([kept], [], today) == []
    assert due([kept], [], today + timedelta(days=1)) == [kept]


def test_the_last_wish_counts(alice, today):
    kept = _belief(alice, day=today - timedelta(days=60), come_back="two-weeks")
    back = _return(alice, kept, day=today - timedelta(days=20), next="six-weeks")
    assert due([kept], [back], today) == []
    rests = _return(alice, kept, day=today - timedelta(days=10), next="rest")
    assert due([kept], [back, rests], today + timedelta(days=90)) == []


def test_nobody_is_asked_who_did_not_want_to_be(alice, today):
    kept = _belief(alice, day=today - timedelta(days=400), come_back="by-myself")
    assert due([kept], [], today) == []


def test_a_return_can_be_read_when_its_belief_is_gone(alice, browser, today):
    kept = _belief(alice, day=today)
    back = _return(alice, kept, day=today, believed=40)
    browser.post(f"/beliefs/{kept.id}/remove/")
    text = browser.get(f"/beliefs/again/{back.id}/").content.decode()
    assert "40\u00a0%" in text
    assert f'href="/beliefs/{kept.id}/"' not in text


def test_a_removed_return_comes_back(alice, browser, today):
    back = _return(alice, _belief(alice, day=today), day=today, believed=40)
    answer = browser.post(f"/beliefs/again/{back.id}/remove/", follow=True)
    assert f'action="/beliefs/again/{back.id}/put-back/"' in answer.content.decode()
    browser.post(f"/beliefs/again/{back.id}/put-back/")
    assert alice.drawer.find(Return, back.id) == back


@given(numbers=st.lists(st.none() | st.integers(0, 100), max_size=6), data=st.data())
def test_the_course_holds_each_number_once_in_the_order_of_days(numbers, data):
    now, me, first = datetime(2026, 11, 1, 20, tzinfo=UTC), UUID(int=1), UUID(int=2)
    belief = Belief(wording="beliefs@1", begun_at=now, believed_before=90)
    backs = [
        Kept(UUID(int=10 + n), now.date() + timedelta(days=7 * n), me, 1,
             Return(wording="belief-again@1", begun_at=now, belief=first, believed=number))
        for n, number in enumerate(numbers, 1)
    ]  # fmt: skip
    found = course(Kept(first, now.date(), me, 1, belief), data.draw(st.permutations(backs)))
    assert [number for _, number in found] == [90, *(n for n in numbers if n is not None)]
    assert [day for day, _ in found] == sorted(day for day, _ in found)
