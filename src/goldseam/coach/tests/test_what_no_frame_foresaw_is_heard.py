"""Where no rule has a frame for it, a kind is heard by what it sounds like, or ruled out."""

import json
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from goldseam.coach import review
from goldseam.coach.classifier import NOTHING, Classifier
from goldseam.coach.language import HERE as LANGUAGES
from goldseam.coach.language import language
from goldseam.coach.replies import reviewed_reply
from goldseam.coach.reviews import NoticeKind, ReplyKind
from goldseam.coach.statements import notices
from goldseam.coach.text import Text

ENGLISH = language("en")
UNTAUGHT = structs.replace(ENGLISH, classifier=Classifier(NOTHING))
MARKED = Path("tests/coach/development/statements.jsonl")


def pointed_out(text, speaks=ENGLISH):
    said = Text(text, speaks.spelling)
    heard = speaks.classifier.hears(said)
    return {
        notice.kind: text[notice.start : notice.end]
        for notice in notices(said, speaks, get_args(NoticeKind), heard)
    }


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "You've got until Friday to find the money, otherwise I'm talking to a lawyer.",
            "threat",
            "otherwise I'm talking to a lawyer",
        ),
        (
            "Could your colleague confirm to me that you stayed till nine?",
            "surveillance",
            "your colleague confirm to me",
        ),
    ],
)
def test_it_is_heard_without_a_frame_and_placed_within_its_words(text, kind, words):
    assert kind not in pointed_out(text, UNTAUGHT)
    assert words in pointed_out(text)[kind]


def test_what_is_heard_says_why_and_how_else_as_a_rule_does():
    (notice,) = review("Could your colleague confirm to me that you stayed till nine?").notices
    assert notice.why
    assert notice.instead


@pytest.mark.parametrize("kind", ENGLISH.classifier.kinds)
def test_a_place_begins_and_ends_with_a_word(kind):
    said = Text("I'm so tired. You are mean. Hand it over, then we talk!", ENGLISH.spelling)
    start, end = said.span(*ENGLISH.classifier.hears(said).place(kind))
    assert said.typed[start].isalnum()
    assert said.typed[end - 1].isalnum()


def test_words_of_somebody_else_are_left_alone():
    told = (
        "My boss asked “could your colleague confirm to me that you stayed till nine?” yesterday."
    )
    assert "surveillance" not in pointed_out(told)


def test_an_order_gives_way_to_the_checking_it_is_half_of_though_no_rule_found_that():
    text = "From now on your tablet is charged on my side of the bed."
    assert set(pointed_out(text, UNTAUGHT)) == {"demand"}
    assert "demand" not in pointed_out(text, _neither_raising_nor_ruling_out())


def _neither_raising_nor_ruling_out():
    with np.load(LANGUAGES / "en" / "classifier.npz") as learnt:
        arrays = dict(learnt)
    arrays["raises"] = np.full(len(arrays["kinds"]), np.inf)
    arrays["rules_out"] = np.full(len(arrays["kinds"]), -np.inf)
    return structs.replace(ENGLISH, classifier=Classifier(arrays))


def test_what_it_learnt_from_it_still_hears():
    """Fails when features are made otherwise than when they were learnt."""
    marked = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()[-300:]]
    pairs = [
        (kind, ENGLISH.classifier.hears(Text(case["text"], ENGLISH.spelling)))
        for case in marked
        if not case.get("unsafe")
        for kind in case.get("flags", ())
    ]
    heard = sum(one.is_sure_of(kind) for kind, one in pairs)
    assert heard >= 0.6 * len(pairs) > 60


def test_it_knows_what_is_no_matter_of_form_and_never_rules_danger_out():
    a_matter_of_form = {"faux_feeling", "thought_as_feeling"}
    others = {"ordering", "punishing", "reflects", "plan"}  # in boundaries and answers
    every = {*get_args(NoticeKind), *get_args(ReplyKind), *others, "unsafe"}
    assert set(ENGLISH.classifier.kinds) == every - a_matter_of_form
    assert ENGLISH.classifier.rules_out["unsafe"] == float("-inf")


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_a_place_lies_in_any_text(text):
    said = Text(text, ENGLISH.spelling)
    heard = ENGLISH.classifier.hears(said)
    if said.words:
        for kind in ENGLISH.classifier.kinds:
            start, end = said.span(*heard.place(kind))
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maybe a weekend with your sister would take your mind off it.", "fixes"),
        ("If that hurts you then what do you call my Christmas?", "counters"),
    ],
)
def test_in_an_answer_too(text, kind):
    assert reviewed_reply(text, UNTAUGHT).notices == ()
    assert [notice.kind for notice in reviewed_reply(text, ENGLISH).notices] == [kind]
