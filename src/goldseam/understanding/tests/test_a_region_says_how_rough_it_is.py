"""Near and far: answers give a region with its width, and every pattern it reaches is named."""

import re
from math import cos, pi, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.library import AttachmentAxis
from goldseam.ui.words import library
from goldseam.understanding.documents import (
    PATTERNS,
    RETEST,
    SD,
    Attachment,
    Extent,
    Region,
    extent,
    reached,
    region,
)
from goldseam.understanding.showing import PLANE, drawn, rows, where

SHEET = library().attachment
ANSWERS = [answer.id for answer in SHEET.answers]
FIRST = "/understanding/attachment/begin/"

some_answers = st.dictionaries(st.sampled_from([i.id for i in SHEET.items]),
                               st.sampled_from(ANSWERS))  # fmt: skip
means = st.floats(0, 4)
halves = st.sampled_from([0.811, 0.888, 0.993])


def _all(anxiety: int, avoidance: int) -> dict[str, str]:
    """Answers that mean so much of each axis; reversed sentences are answered from their end."""
    much = {AttachmentAxis.ANXIETY: anxiety, AttachmentAxis.AVOIDANCE: avoidance}
    return {
        item.id: ANSWERS[4 - much[item.axis] if item.reversed else much[item.axis]]
        for item in SHEET.items
    }


@pytest.mark.parametrize("anxiety", range(5))
@pytest.mark.parametrize("avoidance", range(5))
def test_reversed_sentences_count_from_their_other_end(anxiety, avoidance):
    found = region(SHEET, _all(anxiety, avoidance))
    assert found is not None
    assert (found.anxiety.mean, found.avoidance.mean) == (anxiety, avoidance)


def test_agreeing_with_everything_isnt_everything_of_an_axis():
    found = region(SHEET, {item.id: ANSWERS[4] for item in SHEET.items})
    assert found is not None
    assert found.anxiety.mean == pytest.approx(16 / 6)
    assert found.avoidance.mean == pytest.approx(16 / 6)


def test_the_worked_example_holds():
    six = extent([3] * 6)
    assert six is not None
    assert six.half == pytest.approx(1.645 * SD * sqrt(1 - RETEST))
    assert (round(six.low, 2), round(six.high, 2)) == (2.19, 3.81)
    four = extent([3] * 4)
    assert four is not None
    assert round(four.half, 2) == 0.99


@given(values=st.lists(st.integers(0, 4), max_size=6))
def test_every_range_lies_on_its_axis_and_holds_its_mean(values):
    found = extent(values)
    if len(values) < 4:
        assert found is None
    else:
        assert found is not None
        assert 0 <= found.low <= found.mean <= found.high <= 4


def test_fewer_answers_make_it_wider():
    widths = [found.half for n in (6, 5, 4) if (found := extent([2] * n))]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_under_four_answers_on_either_axis_there_is_no_region():
    for axis in AttachmentAxis:
        answers, open_ones = _all(3, 3), [i.id for i in SHEET.items if i.axis is axis][:3]
        assert region(SHEET, {k: v for k, v in answers.items() if k not in open_ones}) is None
        assert region(SHEET, {k: v for k, v in answers.items() if k not in open_ones[:2]})


@given(some_answers)
def test_whatever_was_answered_there_is_a_region_or_none(answers):
    found = region(SHEET, answers)
    if found:
        assert reached(found)
        assert where(found, SHEET)


@given(means, means, halves, halves)
def test_every_pattern_the_drawn_region_overlaps_is_named_and_no_other(x, y, a, b):
    found = Region(Extent(x, a, 6), Extent(y, b, 6))
    inside = set()
    for turn in range(72):
        for part in (0.0, 0.5, 0.995):
            px, py = x + part * a * cos(turn * pi / 36), y + part * b * sin(turn * pi / 36)
            if 2 not in (px, py):
                inside |= {p for p, halves in PATTERNS.items() if halves == (px > 2, py > 2)}
    named = reached(found)
    assert inside <= set(named)
    words = where(found, SHEET)
    for pattern in SHEET.patterns:
        assert (f"“{pattern.name}”" in words) == (pattern.id in named) or len(named) == 1


def test_a_corner_by_itself_is_still_only_probable():
    found = region(SHEET, _all(0, 0))
    assert found is not None
    assert reached(found) == ["secure"]
    assert where(found, SHEET).startswith("Probably rather “secure”.")


def test_near_a_line_it_is_left_open_and_off_it_the_nearest_comes_first():
    middle = Region(Extent(2.0, 0.8, 6), Extent(0.5, 0.8, 6))
    assert where(middle, SHEET).startswith("Somewhere between “secure” and “anxious”.")
    off = Region(Extent(2.5, 0.8, 6), Extent(0.5, 0.8, 6))
    assert where(off, SHEET) == "Probably rather “anxious”. It could also be “secure”."
    all_four = Region(Extent(2.0, 0.8, 6), Extent(2.0, 0.8, 6))
    assert set(reached(all_four)) == set(PATTERNS)


@given(means, means, halves)
def test_the_drawing_and_the_table_say_the_same(x, y, half):
    found = Region(Extent(x, half, 6), Extent(y, half, 5))
    shape = drawn(found)
    assert shape.x == pytest.approx(x / 4 * PLANE, abs=0.06)
    assert PLANE - shape.y == pytest.approx(y / 4 * PLANE, abs=0.06)
    assert shape.rings[0][0] == pytest.approx(half / 4 * PLANE, abs=0.06)
    assert shape.rings == sorted(shape.rings, reverse=True)
    across, up = rows(found)
    assert across[1:] == (f"{x:.1f}", f"{found.anxiety.low:.1f}–{found.anxiety.high:.1f}",
                          "6 of 6")  # fmt: skip
    assert up[3] == "5 of 6"


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def at(browser) -> str:
    return browser.post(FIRST).headers["Location"].removesuffix("whom/")


def _answer(browser, at: str, answers: dict[str, str]) -> str:
    browser.post(f"{at}whom/", {"answer": "My brother"})
    for item in SHEET.items:
        sent = {"answer": answers[item.id]} if item.id in answers else {"_skip": "yes"}
        last = browser.post(f"{at}{item.id}/", sent)
    assert last.headers["Location"] == at
    return browser.get(at).content.decode()


@pytest.mark.django_db
def test_all_answers_lead_to_a_picture_its_table_and_its_words(alice, browser, at):
    page = _answer(browser, at, _all(3, 1))
    for shown in ("My brother", "<ellipse", "Probably rather “anxious”", "2.2–3.8", "6 of 6",
                  "Nobody has measured this", "no validated scale and no diagnosis"):  # fmt: skip
        assert shown in page
    (kept,) = alice.drawer.read(Attachment).of(Attachment)
    assert kept.document.wording == "attachment@1"
    assert kept.document.answers == _all(3, 1)


@pytest.mark.django_db
def test_nobody_is_told_what_they_are(browser, at):
    page = _answer(browser, at, _all(4, 4))
    main = page[page.index("<h1") : page.index("</main>")]
    assert not re.search(r"\byou(’re| are)\b", main, re.IGNORECASE)
    for pattern in SHEET.patterns:
        assert pattern.protects in main
        assert pattern.costs in main
        assert pattern.softens in main


@pytest.mark.django_db
def test_skipping_everything_still_reaches_a_kind_end(browser, at):
    page = _answer(browser, at, {})
    assert "<ellipse" not in page
    assert "unfair to you" in page


@pytest.mark.django_db
def test_what_was_left_half_way_goes_on_where_it_was(browser, at):
    browser.post(f"{at}{SHEET.items[0].id}/", {"answer": "mostly"})
    left = browser.post(f"{at}{SHEET.items[1].id}/", {"answer": "partly", "_later": "yes"})
    assert left.headers["Location"] == "/understanding/attachment/"
    assert f'href="{at}"' in browser.get("/understanding/attachment/").content.decode()
    browser.post(f"{at}whom/", {"answer": "My brother"})
    assert f'href="{at}{SHEET.items[2].id}/"' in browser.get(at).content.decode()
    assert 'mostly" checked' in browser.get(f"{at}{SHEET.items[0].id}/").content.decode()


@pytest.mark.django_db
def test_earlier_ones_are_listed_and_not_compared(browser):
    for anxiety in (0, 4):
        at = browser.post(FIRST).headers["Location"].removesuffix("whom/")
        _answer(browser, at, _all(anxiety, 2))
    page = browser.get("/understanding/attachment/").content.decode()
    assert page.count("My brother") == 2
    assert "nothing here compares them" in page


@pytest.mark.django_db
def test_what_was_removed_comes_back(browser, at):
    _answer(browser, at, _all(1, 1))
    gone = browser.post(f"{at}remove/", follow=True).content.decode()
    assert f'action="{at}put-back/"' in gone
    assert browser.get(at).status_code == 404
    assert browser.post(f"{at}put-back/").headers["Location"] == at
    assert "<ellipse" in browser.get(at).content.decode()
