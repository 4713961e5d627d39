"""Hurried, misspelt, endless or strange: it is read, places lie within it, and nothing is kept."""

import doctest
import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.coach import review, statements

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
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


def test_the_worked_example_holds():
    assert doctest.testmod(statements).failed == 0
    assert doctest.testmod(statements).attempted > 0


@given(TEXTS)
def test_every_place_lies_in_the_text(text):
    said = review(text)
    for start, end in ((n.start, n.end) for n in said.notices):
        assert 0 <= start < end <= len(text)
    for span in filter(None, (said.feeling, said.situation, said.reason, said.request)):
        assert 0 <= span.start < span.end <= len(text)
    assert not (said.unsafe and said.notices)
    assert review(text) == said


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


def test_nothing_of_it_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        review("You never ask, brisk otter.")
    assert caplog.text == ""


def test_it_needs_no_framework():
    looked = (
        "import sys, goldseam.coach as it; it.review('Typical.'); print('django' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True)
    assert said.stdout.split() == ["False"], said.stderr
