"""After a breach everything counts from that day; what was before can be read by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.pictured import Day, Two, fill, moment

from goldseam.chapters.documents import Chapter
from goldseam.people.visits import Visit
from goldseam.picture.digests import numbers_before, numbers_of
from goldseam.picture.documents import DONE, OWN
from goldseam.picture.gathering import MINE, SHARED
from goldseam.together.space import space_of

A_DAY = timedelta(days=1)


@pytest.fixture
def two(couple, now, at):
    at(now)
    found = Two.of(*couple)
    fill(found, 60, now.date(), Day(kept=(1.0, 1.0)))
    return found


def visit_of(account, now) -> Visit:
    person = account.person
    return Visit(now, b"", person.id, person.name, False, person.drawer_id, account.keys,
                 account.preferences)  # fmt: skip


def say(drawer, day, now, **more) -> None:
    chapter = Chapter(wording="w@1", begun_at=now, thread=drawer.holder, on=day, **more)
    drawer.add(chapter, day=now.date(), now=now)


def looked(account, now, scope=MINE):
    visit = visit_of(account, now)
    return numbers_of(visit, space_of(visit), scope)


def test_what_was_before_a_chapter_is_not_mixed_in(couple, two, now):
    alice, _ = couple
    whole = looked(alice, now)
    day = now.date() - 20 * A_DAY
    say(two.mine, day, now)
    after = looked(alice, now)
    assert (whole.days, whole.before) == (60, False)
    assert (after.first, after.days, after.before) == (day, 21, True)
    assert after.rate(DONE).n < whole.rate(DONE).n
    assert after.rate(OWN).n <= 21


def test_the_chapter_before_can_be_read_as_it_stood(couple, two, now, browser_of, read):
    alice, _ = couple
    day = now.date() - 20 * A_DAY
    say(two.mine, day, now)
    hers = browser_of(alice)
    page = read(hers, reverse("picture:show"))
    before = reverse("picture:before", args=[day - A_DAY])
    assert before in page
    visit = visit_of(alice, now)
    numbers = numbers_before(visit, space_of(visit), MINE, day - A_DAY)
    assert (numbers.days, numbers.before) == (39, False)
    assert "The picture, an earlier chapter" in read(hers, before)
    assert hers.get(reverse("picture:before", args=[now.date()])).status_code == 404


def test_a_chapter_said_for_oneself_changes_nothing_for_the_other(couple, two, now):
    alice, bob = couple
    before = looked(bob, now), looked(bob, now, SHARED)
    say(two.mine, now.date() - 5 * A_DAY, now)
    assert (looked(bob, now), looked(bob, now, SHARED)) == before
    assert looked(alice, now).days == 6
    assert looked(alice, now, SHARED).days == 60


def test_a_chapter_that_lies_ahead_waits_for_its_day(couple, two, now):
    alice, _ = couple
    say(two.mine, now.date() + 2 * A_DAY, now)
    assert looked(alice, now).days == 60


def test_one_miss_after_a_breach_is_not_one_in_a_hundred(couple, two, now):
    alice, _ = couple
    day = now.date() - A_DAY
    before = looked(alice, now).rate(OWN)
    say(two.mine, day, now)
    after = looked(alice, now).rate(OWN)
    assert before.low > 850
    assert after.n == 2
    assert moment(day, 0).date() == day
