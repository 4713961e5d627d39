"""Hurried, misspelt, endless or strange: it is read, places lie within it, and nothing is kept."""

import doctest
import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.coach import (
    boundaries,
    replies,
    review,
    review_boundary,
    review_reply,
    statements,
)

# Words that rules look for, in any order and with anything between.
PIECES = st.sampled_from(
    [
        "I",
        "you",
        "feel",
        "felt",
        "that",
        "like",
        "never",
        "always",
        "don't",
        "have",
        "to",
        "are",
        "if",
        "when",
        "because",
        "so",
        ",",
        ".",
        "!",
        "?",
        "“",
        "”",
        "'",
        "\n",
        "selfish",
        "liar",
        "phone",
        "send",
        "me",
        "your",
        "location",
        "ignored",
        "or",
        "else",
        "wow",
        "typical",
        "every",
        "time",
        "afraid",
        "of",
        "need",
        "will",
        "both",
        "boundary",
        "is",
        "waited",
        "hear",
        "only",
        "just",
        "calm",
        "down",
        "tomorrow",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


@pytest.mark.parametrize("module", [statements, boundaries, replies])
def test_the_worked_example_holds(module):
    done = doctest.testmod(module)
    assert (done.failed, done.attempted > 0) == (0, True)


@given(TEXTS)
def test_every_place_lies_in_the_text(text):
    said = review(text)
    for start, end in ((n.start, n.end) for n in said.notices):
        assert 0 <= start < end <= len(text)
    for span in filter(None, (said.feeling, said.situation, said.reason, said.request)):
        assert 0 <= span.start < span.end <= len(text)
    assert not (said.unsafe and said.notices)
    assert review(text) == said


@given(TEXTS)
def test_every_place_in_a_boundary_lies_in_the_text_and_only_what_is_not_there_is_missing(text):
    said = review_boundary(text)
    parts = {name: getattr(said, name) for name in ("need", "reason", "gain", "will")}
    places = [(n.start, n.end) for n in said.notices]
    for start, end in [*places, *filter(None, parts.values())]:
        assert 0 <= start < end <= len(text)
    assert said.missing == tuple(name for name, span in parts.items() if span is None)
    assert not (said.unsafe and said.notices)
    assert said.unsafe or (said.kind == "boundary") == (not said.notices)
    assert review_boundary(text) == said


@given(TEXTS)
def test_every_place_in_a_reply_lies_in_the_text_and_it_hears_only_what_it_reflects(text):
    said = review_reply(text)
    places = [(n.start, n.end) for n in said.notices]
    for start, end in [*places, *said.reflects, *filter(None, [said.plan])]:
        assert 0 <= start < end <= len(text)
    first = min((start for start, _ in places), default=len(text))
    assert said.hears_first == any(span.start < first for span in said.reflects)
    assert not (said.unsafe and said.notices)
    assert review_reply(text) == said


@pytest.mark.parametrize(
    ("plain", "hurried"),
    [
        ("You never ask.", "you NEVER ask"),
        ("You never ask.", "u never ask!!!"),
        ("You're so selfish.", "your so selfihs"),
        ("You're so selfish.", "youre sooo selfish"),
        ("I felt criticised.", "i felt criticized"),
        ("You don't care.", "You don’t care…"),
        ("You have to be home.", "you gotta be home"),
    ],
)
def test_hurried_spelling_changes_nothing(plain, hurried):
    kinds = [{notice.kind for notice in review(text).notices} for text in (plain, hurried)]
    assert kinds[0] == kinds[1] != set()


def test_of_several_sentences_each_is_read():
    said = review("You never ask. It rained on Monday. You ruined it.")
    assert [notice.kind for notice in said.notices] == ["absolute", "accusation"]


def test_five_thousand_characters_are_read_to_the_end():
    text = "On Monday we went for a walk and talked. " * 121 + "You never ask."
    assert len(text) > 4_900
    assert [(notice.kind, notice.start) for notice in review(text).notices] == [
        ("absolute", text.index("never"))
    ]


def test_a_long_boundary_and_a_long_reply_are_read_to_the_end():
    walk = "On Monday there was a walk by the sea. " * 126
    assert len(walk) > 4_900
    will = review_boundary(f"{walk}I'll sleep at my sister's.").will
    assert will
    assert will.start == len(walk)
    reply = review_reply(f"{walk}Calm down.")
    assert [(notice.kind, notice.start) for notice in reply.notices] == [("dismisses", len(walk))]


def test_nothing_of_it_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        for read in (review, review_boundary, review_reply):
            read("You never ask, brisk otter.")
    assert caplog.text == ""


def test_it_needs_no_framework():
    looked = (
        "import sys, goldseam.coach as it; it.review('Typical.'); print('django' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True)
    assert said.stdout.split() == ["False"], said.stderr
