"""What somebody will do themselves is a boundary, however it sounds; ruling the other is none."""

import pytest

from goldseam.coach import review_boundary

BOUNDARIES = [
    "If you've been drinking, I'll drive the children myself.",
    "If the drinking starts again I will leave, I've said it to myself in the mirror.",
    "If there's shouting, I'll leave the room and come back in twenty minutes.",
    "If I'm called names, I'll hang up. I'll ring back in the morning.",
    "I won't lie to your parents for you.",
    "I need a day before I answer that.",
    "No phones at the table for me. Mine goes in the drawer at six.",
    "What I do need is to hear it from you, so that I don't have to go looking.",
    "Your brother can visit any time you like. I'll be out when he does.",
    "If you see him again, I'll move in with my mother. I don't say it to scare you.",
    "You don't have to answer tonight. I'm turning the light off at eleven.",
    "",
]
DEMANDS = [
    "My boundary is that you don't talk to women.",
    "I need you to quit that band. It's how I take care of myself.",
    "I've set a boundary: you come home straight from work.",
    "For my own peace of mind you are not going on that work trip.",
    "I won't have you drinking in this house.",
    "From now on you text me when you arrive.",
    "Location on. Always. That's what I need, no ifs.",
]
THREATS = [
    "My boundary is simple. Lie again and your stuff's on the lawn.",
    "I'm setting a limit. If you go to Prague, the locks will be changed when you're back.",
    "Either she leaves that office or I tell your boss.",
    "I need honesty. One more fib and your parents get the whole story.",
    "To protect myself: see her again and see what happens.",
]
EVERY = [
    (kind, text)
    for kind, texts in (("boundary", BOUNDARIES), ("demand", DEMANDS), ("threat", THREATS))
    for text in texts
]


@pytest.mark.parametrize(("kind", "text"), EVERY)
def test_each_is_read_for_what_it_is(kind, text):
    assert review_boundary(text).kind == kind


@pytest.mark.parametrize("text", [*DEMANDS, *THREATS])
def test_where_it_stops_being_one_is_said_with_a_reason_and_another_way(text):
    said = review_boundary(text)
    assert said.notices
    for notice in said.notices:
        assert notice.kind in ("demand", "threat", "surveillance")
        assert notice.why
        assert notice.instead
        assert "{" not in notice.why + notice.instead


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("boundary", "if youve been drinking ill drive the children myself"),
        ("boundary", "IF THERE'S SHOUTING, I'LL LEAVE THE ROOM!!!"),
        ("boundary", "i need a day befor i answer that"),
        ("demand", "my boundary is that you dont talk to women"),
        ("demand", "my bounadry is u dont talk to women"),
        ("demand", "i need u to quit that band"),
        ("threat", "my boundary is simple lie again and your stuffs on the lawn"),
        ("threat", "either she leaves that office or i tel your boss"),
    ],
)
def test_hurried_spelling_does_not_make_an_order_of_it(kind, text):
    assert review_boundary(text).kind == kind


def test_the_four_parts_are_found_where_they_stand_and_what_is_not_there_is_missing():
    text = (
        "I need an hour when I get in, because I've been on my feet since six. "
        "I'll sit in the garden till seven, so that we both get an evening."
    )
    said = review_boundary(text)
    spans = (said.need, said.reason, said.will, said.gain)
    assert [text[slice(*span)] for span in spans if span] == [
        "I need an hour when I get in",
        "because I've been on my feet since six",
        "I'll sit in the garden till seven",
        "so that we both get an evening",
    ]
    assert said.missing == ()
    assert review_boundary("I need an hour.").missing == ("reason", "gain", "will")


def test_an_order_that_is_half_of_a_threat_is_said_once():
    said = review_boundary("Spend it again and I tell the whole choir where the money went.")
    assert [notice.kind for notice in said.notices] == ["threat"]


def test_an_order_is_nobodys_need():
    said = review_boundary("I need you to quit that band, because I can't sleep.")
    assert said.missing == ("need", "gain", "will")


def test_fear_is_answered_with_help_and_not_with_style():
    said = review_boundary("I'm afraid of you. You must not come here.")
    assert said.unsafe
    assert said.notices == ()
