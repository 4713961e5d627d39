"""Four parts, each of which may be missing or oddly typed, and one text that can be said aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.words.sentence import planned, sentence

WHOLE = (
    "I feel sad and tired when the phone rings at night because it takes me back to March."
    " I would like you to tell me who it is."
)
typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def test_the_four_parts_make_the_sentence():
    said = sentence(
        ["sad", "tired"],
        when="the phone rings at night",
        because="it takes me back to March",
        wish="you to tell me who it is",
    )
    assert said == WHOLE


def test_what_was_typed_with_its_stem_reads_the_same():
    said = sentence(
        own="I feel sad and tired",
        when="When the phone rings at night,",
        because="Because it takes me back to March.",
        wish="I’d like you to tell me who it is.",
    )
    assert said == WHOLE


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, ""),
        ({"feelings": ["sad"]}, "I feel sad."),
        ({"feelings": ["sad", "tired", "lost"]}, "I feel sad, tired and lost."),
        ({"own": "A knot in my stomach"}, "I feel a knot in my stomach."),
        ({"feelings": ["sad"], "own": "like crying"}, "I feel sad and like crying."),
        ({"feelings": ["sad"], "own": "small and cold"}, "I feel sad, and small and cold."),
        ({"when": "You come home late"}, "When you come home late …"),
        ({"because": "trust takes time"}, "This matters to me because trust takes time."),
        ({"wish": "a word in the morning"}, "I would like a word in the morning."),
        (
            {"when": "the door shuts", "wish": "a word"},
            "When the door shuts, I would like a word.",
        ),
        (
            {"when": "the door shuts", "because": "I wait for steps"},
            "When the door shuts, this matters to me because I wait for steps.",
        ),
        ({"feelings": ["sad"], "because": "I miss us"}, "I feel sad because I miss us."),
        ({"feelings": ["sad"], "wish": "a hug"}, "I feel sad. I would like a hug."),
        (
            {"because": "I miss us", "wish": "an evening"},
            "This matters to me because I miss us. I would like an evening.",
        ),
    ],
)
def test_any_part_may_be_missing(parts, said):
    assert sentence(**parts) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("after dinner", "I feel hurt after dinner."),
        ("Whenever the phone buzzes", "I feel hurt whenever the phone buzzes."),
        ("Jonas laughs", "I feel hurt when Jonas laughs."),
        ("I come home …", "I feel hurt when I come home."),
        ("it’s late!", "I feel hurt when it’s late!"),
        ("the car\nleaves", "I feel hurt when the car leaves."),
    ],
)
def test_a_moment_joins_the_feeling(when, said):
    assert sentence(["hurt"], when=when) == said


def test_a_moment_of_several_sentences_is_left_as_it_is():
    said = sentence(["hurt"], when="you left. Nobody said why.", because="I wait.", wish="a word")
    assert said == (
        "I feel hurt when you left. Nobody said why. This matters to me because I wait."
        " I would like a word."
    )
    lines = sentence(["hurt"], when="you left\nNobody said why")
    assert lines == "I feel hurt when you left. Nobody said why."


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("because of my father", "I feel hurt because of my father."),
        ("so that I can sleep", "I feel hurt so that I can sleep."),
        ("My father left", "I feel hurt because my father left."),
    ],
)
def test_a_reason_takes_because_once(because, said):
    assert sentence(["hurt"], because=because) == said


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("tell me when it gets late", "I would like you to tell me when it gets late."),
        ("talk to me first", "I would like you to talk to me first."),
        ("know where you are", "I would like to know where you are."),
        ("to be told", "I would like to be told."),
        ("dinner with you", "I would like dinner with you."),
        ("you could call", "I would like it if you could call."),
        ("I would like it if you called", "I would like it if you called."),
        ("could you call me", "Could you call me?"),
        ("please ask first", "Please ask first."),
        ("I need an hour alone", "I need an hour alone."),
        ("More time for us", "I would like more time for us."),
        ("A hug!", "I would like a hug!"),
    ],
)
def test_a_wish_reads_as_one(wish, said):
    assert sentence(wish=wish) == said


@given(
    st.lists(st.sampled_from(["sad", "tired", "at ease"]), max_size=4), typed, typed, typed, typed
)
def test_nothing_typed_is_lost_and_nothing_stands_twice(feelings, own, when, because, wish):
    said = sentence(feelings, own, when=when, because=because, wish=wish)
    parts = (" ".join(feelings), own, when, because, wish)
    if not any(re.search(r"\w", part) for part in parts):
        return
    assert said == said.strip()
    assert "\n" not in said
    assert "  " not in said
    assert said == sentence(feelings, own, when=when, because=because, wish=wish)
    for part in (when, because, wish):
        letters = re.sub(r"[\W_]", "", part).lower()
        stem = r"(?:when|because|iwouldlike|id?like|feeling|i(?:am|feel|felt|m))"
        inside = re.sub(rf"^{stem}", "", letters)
        assert inside in re.sub(r"[\W_]", "", said).lower()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("say who it was", "I will say who it was."),
        ("I’ll say who it was", "I will say who it was."),
        ("Will ring by six.", "I will ring by six."),
        ("If it gets late, I’ll ring", "If it gets late, I’ll ring."),
        ("", ""),
    ],
)
def test_what_somebody_will_do_reads_as_said_by_them(typed, said):
    assert planned(typed) == said
