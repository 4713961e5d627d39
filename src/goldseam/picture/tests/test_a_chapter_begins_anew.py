"""After a breach everything counts from that day; what was before can be read by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.pictured import Day, Two, fill, moment

from goldseam.chapters.documents import Chapter
from goldseam.people.visits import Visit
from goldseam.picture import wording
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


def say(drawer, day, now, thread=None) -> None:
    chapter = Chapter(wording="w@1", begun_at=now, thread=thread or drawer.holder, on=day)
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
    assert "What would change it" in page
    assert "What would change it" not in read(hers, before)
    last = wording.since(day - A_DAY, now.date())
    assert f"As it stood on {last}, when that chapter ended." in read(hers, before)


def test_of_two_lines_no_band_lies_over_one_and_more_than_colour_tells_them_apart(
    couple, two, now, browser_of, read
):
    alice, _ = couple
    drawn = read(browser_of(alice), reverse("picture:show")).split('class="over-time"')[1:]
    single, both = drawn[0].split("</svg>")[0], drawn[-1].split("</svg>")[0]
    assert both.rindex('class="band') < both.index('class="line')
    assert (both.count('class="line other"'), single.count('class="line other"')) == (1, 0)
    assert (both.count("range-now"), single.count("range-now")) == (0, 1)


def test_a_day_on_which_no_chapter_ended_is_no_earlier_chapter(couple, two, now, browser_of):
    alice, bob = couple
    day = now.date() - 20 * A_DAY
    say(two.mine, day, now)
    say(two.mine, now.date() + A_DAY, now, thread=uuid4())  # lies ahead
    hers, his = browser_of(alice), browser_of(bob)

    def status(browser, day) -> int:
        return browser.get(reverse("picture:before", args=[day])).status_code

    for other in (day, day - 2 * A_DAY, now.date(), now.date() + A_DAY):
        assert status(hers, other) == 404
    assert status(hers, day - A_DAY) == 200
    assert status(his, day - A_DAY) == 404, "it was said for herself"


def test_an_earlier_chapter_that_holds_nothing_says_so_and_asks_for_nothing(
    couple, two, now, browser_of, read
):
    alice, _ = couple
    day = now.date() - 70 * A_DAY
    say(two.mine, day, now)
    page = read(browser_of(alice), reverse("picture:before", args=[day - A_DAY]))
    assert "nothing is written here that goes into the picture" in page
    assert "How it begins" not in page


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
