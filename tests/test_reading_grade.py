"""The interface reads at a grade of eight or below, and the document says what was measured."""

import re
from functools import cache

import pytest

from tests.reading import DOCUMENT, HIGHEST, Measured, measured, plain, table

HARD = (
    "Notwithstanding the aforementioned considerations regarding interpersonal accountability, "
    "participants acknowledge the necessity of documenting irregularities immediately."
)


@cache
def found() -> list[Measured]:
    return measured()


@pytest.mark.parametrize("kind", HIGHEST)
def test_the_words_stay_below_their_reading_grade(kind):
    grades = {one.name: round(one.grade, 1) for one in found() if one.kind == kind}
    assert len(grades) > 10
    assert {name: grade for name, grade in grades.items() if grade > HIGHEST[kind]} == {}


def test_a_hard_text_is_noticed():
    assert Measured("Interface", "room", [HARD]).is_too_hard
    assert not Measured(
        "Interface", "room", ["Write as much or as little as you like."]
    ).is_too_hard


def test_a_hard_sentence_among_easy_ones_is_counted():
    room = Measured("Interface", "room", ["You can stop at any time.", HARD])
    assert room.hard_ones == 1
    assert room.sentences[0][1] == HARD


def test_what_is_measured_is_what_is_read():
    assert plain("<b>%(count)s</b> of them, “as you like” – 5&nbsp;%%") == (
        "one of them, as you like, 5 per cent"
    )


def test_every_room_and_file_is_measured_in_the_document():
    """`make reading` writes it anew. Grades may be older than the words; nothing may be missing."""
    kept = DOCUMENT.read_text()
    assert _names(kept) == _names(table(found()))


def _names(text: str) -> set[str]:
    return set(re.findall(r"^\| ([a-z][\w/-]*) \|", text, re.M))
