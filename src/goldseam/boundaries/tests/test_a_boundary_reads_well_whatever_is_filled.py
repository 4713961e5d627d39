"""Four parts, each of which may be missing or oddly typed, and one text that can be said aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.boundaries.sentence import boundary
from goldseam.boundaries.tests.conftest import PARTS, SENTENCE
from goldseam.ui.words import library

typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
# What somebody types again although it stands in front of the field.
STEMS = r"^(?:whatineedis|whatineed|ineedis|ineed|because|sothat|so|ifitturnsoutotherwise)?"
AFTER = r"^(?:webothofus|weboth|bothofus|we|iwill|ill|will)?"


def test_the_four_parts_make_the_boundary():
    parts = {part: text for part, text in PARTS.items() if part != "_done"}
    assert boundary(**parts) == SENTENCE


def test_what_was_typed_with_its_stem_reads_the_same():
    said = boundary(
        "I need quiet in the bedroom after ten.",
        why="Because I wake at five,",
        both="So that we both get up rested",
        will="If it turns out otherwise, I'll take my blanket to the sofa.",
    )
    assert said == SENTENCE


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, ""),
        ({"need": "an hour alone"}, "I need an hour alone."),
        ({"why": "I wake early"}, "This matters to me because I wake early."),
        ({"both": "Sleep better"}, "It is there so that we both sleep better."),
        ({"will": "leave the room"}, "I will leave the room."),
        (
            {"need": "an hour", "will": "shut the door"},
            "I need an hour.\nIf it turns out otherwise, I will shut the door.",
        ),
        (
            {"why": "I tire", "will": "lie down"},
            "This matters to me because I tire.\nIf it turns out otherwise, I will lie down.",
        ),
    ],
)
def test_any_part_may_be_missing(parts, said):
    assert boundary(**parts) == said


@pytest.mark.parametrize(
    ("both", "said"),
    [
        ("we can talk again", "It is there so that we both can talk again."),
        ("more rest", "It is there so that we both have more rest."),
        ("I can trust you again", "It is there so that I can trust you again."),
        ("Nobody has to guess", "It is there so that nobody has to guess."),
    ],
)
def test_what_it_is_for_is_joined_as_it_was_meant(both, said):
    assert boundary(both=both) == said


@pytest.mark.parametrize(
    ("will", "said"),
    [
        ("If voices get loud, I’ll go out", "If voices get loud, I’ll go out."),
        ("I won't answer", "If it turns out otherwise, I won’t answer."),
        ("Go for a walk!", "If it turns out otherwise, I will go for a walk!"),
        ("will go", "If it turns out otherwise, I will go."),
        ("my door stays shut", "If it turns out otherwise, my door stays shut."),
    ],
)
def test_what_one_will_do_says_when_once(will, said):
    assert boundary("calm", will=will) == f"I need calm.\n{said}"


def test_a_need_of_several_sentences_is_left_as_it_is():
    said = boundary("rest. And quiet.", why="I work early")
    assert said == "I need rest. And quiet. This matters to me because I work early."


def test_what_the_page_shows_as_examples_reads_well():
    for one in library().boundaries.examples:
        said = boundary(one.need, will=one.will)
        assert said == f"I need {one.need}.\nIf it turns out otherwise, I will {one.will}."


@given(typed, typed, typed, typed)
def test_nothing_typed_is_lost(need, why, both, will):
    said = boundary(need, why=why, both=both, will=will)
    if not any(re.search(r"\w", part) for part in (need, why, both, will)):
        return
    assert said == said.strip()
    assert len(said.splitlines()) <= 3
    assert "  " not in said
    for part in (need, why, both, will):
        assert re.sub(AFTER, "", re.sub(STEMS, "", _letters(part))) in _letters(said)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
