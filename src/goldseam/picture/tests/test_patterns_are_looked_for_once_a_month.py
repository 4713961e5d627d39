"""At most five, worded so that they claim nothing, hidden if one likes, and seldom tested."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.pictured import moment

from goldseam.checkins.documents import Answer, CheckIn
from goldseam.journal.documents import Entry, Tag
from goldseam.picture.documents import Found, Hidden
from goldseam.picture.documents import Tested as OneLook
from goldseam.picture.patterns import diary, looked, visible
from goldseam.picture.saying import Range, lines, strength

A_DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
PAGE = reverse("picture:patterns")


def live(mine, days: int, until: date = TODAY, tag: str = "late message", harder: int = 3) -> None:
    """Every fifth day or so has the tag, and is harder."""
    for number in range(days):
        day = until - number * A_DAY
        at, there = moment(day, 12), number % 5 == 0 or number % 11 == 0
        level = 3 + number * 7919 % 3 + harder * there
        mine.add(CheckIn(at=at, answer=Answer(distress=level)), day=day, now=at)
        if there:
            entry = Entry.written("words", at=at, tags=(Tag("trigger", tag),))
            mine.add(entry, day=day, now=at)


@pytest.fixture
def hers(alice, browser_of):
    """hers() at her window now: an open one locks by itself meanwhile."""
    return lambda: browser_of(alice)


def looks(alice) -> list[OneLook]:
    return [kept.document for kept in alice.drawer.read(OneLook).of(OneLook)]


def test_before_sixty_days_nothing_is_tested_and_the_page_says_what_is_missing(
    alice, hers, at, read
):
    at(moment(TODAY, 20))
    live(alice.drawer, 40)
    page = read(hers(), PAGE)
    assert "A pattern needs at least 60 days" in page
    assert "So far 38 can." in page
    assert looks(alice) == []


def test_a_single_day_that_can_be_compared_is_one(alice, hers, at, read):
    at(moment(TODAY, 20))
    live(alice.drawer, 3)
    assert "So far one can." in read(hers(), PAGE)


def test_under_120_days_it_is_possible_at_most_and_worded_carefully(alice, hers, at, read):
    at(moment(TODAY, 20))
    live(alice.drawer, 90)
    page = read(hers(), PAGE)
    assert "late message</h2>" in page
    assert "Possible, from 88 days" in page
    assert "days you tagged “late message”, distress was about" in page
    assert "This may be coincidence, and doesn’t say what caused what." in page
    assert "Distress is what you said it was, from 0\u00a0to\u00a010." in page
    assert "A pattern, from" not in page


def test_from_120_days_on_it_is_a_pattern(alice, hers, at, read):
    at(moment(TODAY, 20))
    live(alice.drawer, 140)
    assert "A pattern, from 138 days" in read(hers(), PAGE)


def test_a_look_holds_for_a_month_whatever_is_written_meanwhile(alice, hers, at, read):
    at(moment(TODAY, 20))
    live(alice.drawer, 90)
    read(hers(), PAGE)
    first = looks(alice)
    live(alice.drawer, 29, TODAY + 29 * A_DAY, tag="her name", harder=5)
    at(moment(TODAY + 29 * A_DAY, 20))
    read(hers(), PAGE)
    assert looks(alice) == first
    at(moment(TODAY + 30 * A_DAY, 20))
    read(hers(), PAGE)
    (again,) = looks(alice)
    assert again.on == TODAY + 30 * A_DAY
    assert again.days > first[0].days


def test_a_hidden_one_stays_hidden_through_the_next_look_until_it_is_shown_again(
    alice, hers, at, read
):
    at(moment(TODAY, 20))
    live(alice.drawer, 90)
    assert "late message" in read(hers(), PAGE)
    hers().post(reverse("picture:hide"), {"kind": "trigger", "word": "Late Message"})
    assert "days you tagged" not in read(hers(), PAGE)
    at(moment(TODAY + 31 * A_DAY, 20))
    assert "days you tagged" not in read(hers(), PAGE)
    (hidden,) = alice.drawer.read(Hidden).of(Hidden)
    hers().post(reverse("picture:show-again", args=[hidden.id]))
    assert "days you tagged" in read(hers(), PAGE)


def test_there_are_never_more_than_five_and_hidden_ones_make_room():
    found = tuple(Found(kind="trigger", word=f"tag {n}", effect=1, low=0.2, high=2, days_with=9,
                        grade="possible") for n in range(9))  # fmt: skip
    one = OneLook(on=TODAY, days=90, tags=9, found=found)
    assert len(visible(one, [])) == 5


def test_today_is_not_over_and_isnt_looked_at(alice):
    live(alice.drawer, 70)
    kept = alice.drawer.read(CheckIn, Entry)
    days = diary(kept.of(CheckIn), kept.of(Entry), TODAY)
    assert len(days.outcomes) == 69
    assert days.first == TODAY - 69 * A_DAY


def test_two_spellings_of_a_tag_are_one_and_rare_ones_are_not_looks(alice):
    live(alice.drawer, 70)
    at = moment(TODAY - A_DAY, 12)
    for word in ("LATE message", "once only"):
        entry = Entry.written("words", at=at, tags=(Tag("trigger", word),))
        alice.drawer.add(entry, day=at.date(), now=at)
    kept = alice.drawer.read(CheckIn, Entry)
    days = diary(kept.of(CheckIn), kept.of(Entry), TODAY)
    assert list(days.tags) == [("trigger", "late message")]
    assert looked(days, TODAY).tags == 1


def test_lower_is_said_as_lower_and_drawn_to_the_left():
    lighter = Found(kind="person", word="Mira", effect=-1.2, low=-2.0, high=-0.4, days_with=31,
                    grade="pattern")  # fmt: skip
    with override("en"):
        assert strength(lighter, 140) == "A pattern, from 140 days"
        assert lines(lighter) == (
            "On 31 days you tagged “Mira”, distress was about 1.2 lower (0.4\u2060–\u20602.0) than"
            " on similar days."
        )
    bar = Range.of(lighter)
    assert (bar.reach, bar.left, bar.width, bar.middle) == (2, 0.0, 40.0, 20.0)
