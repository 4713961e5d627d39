"""The kinds of the design with their examples; and what is left alone, because it is fair."""

import pytest

from goldseam.coach import review

POINTED_OUT = {
    "faux_feeling": ["I feel dismissed.", "I feel cornered by you.", "I felt let down."],
    "thought_as_feeling": [
        "I feel that you've checked out.",
        "I feel like it's hopeless.",
        "I feel you owe me.",
    ],
    "absolute": ["You never ask.", "It's every weekend with you.", "You're constantly away."],
    "mind_reading": [
        "You did it to get at me.",
        "You don't care.",
        "You were hoping I'd give in.",
    ],
    "label": ["You're so selfish.", "Your jealousy again.", "I live with a child."],
    "accusation": ["You ruined it.", "You make me crazy.", "It's because of you."],
    "demand": ["You have to be home.", "You must block him.", "I expect you to quit."],
    "threat": ["Once more and I'm gone.", "Say it or I'll tell them."],
    "contempt": ["Wow, what an effort.", "Typical.", "Cry about it."],
    "surveillance": ["Send me your location.", "I want your PIN.", "Let me read the chat."],
    "vague_situation": ["When you're like that.", "About everything."],
    "vague_request": ["Be nicer.", "Make an effort."],
}
LEFT_ALONE = [
    "I always feel calm with you",
    "If there's shouting, I'll leave the room",
    "I felt ignored as a child",
    "Could you text me if it gets later than seven?",
    "You said I never listen.",
    "You lied to me on Friday about the money.",
    "I felt hurt when you came home at eleven, because we had plans.",
    "Did you want to hurt me?",
    "You make me laugh.",
    "",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in POINTED_OUT.items() for text in texts]
)
def test_the_examples_of_the_design_are_pointed_out(kind, text):
    assert kind in {notice.kind for notice in review(text).notices}


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_fair_is_left_alone(text):
    assert review(text).notices == ()


@pytest.mark.parametrize(
    "text",
    [
        "I'm afraid of you.",
        "You grabbed me by the throat on Saturday.",
        "I don't want to live any more.",
        "You always say I exaggerate, but you hit me.",
    ],
)
def test_where_somebody_is_in_danger_style_is_no_matter(text):
    said = review(text)
    assert said.unsafe
    assert said.notices == ()


@pytest.mark.parametrize(
    "text",
    ["I'm scared of losing you.", "This job is killing me.", "It hit me that we hadn't talked."],
)
def test_a_figure_of_speech_is_no_danger(text):
    assert not review(text).unsafe


def test_each_notice_says_why_and_another_way():
    for texts in POINTED_OUT.values():
        for text in texts:
            for notice in review(text).notices:
                assert notice.why
                assert notice.instead
                assert "{" not in notice.why + notice.instead, text


def test_the_four_parts_are_found_where_they_stand():
    text = "I felt sad when you left at nine because we had plans. Could you stay on Friday?"
    said = review(text)
    spans = (said.feeling, said.situation, said.reason, said.request)
    assert [text[slice(*span)] for span in spans if span] == [
        "I felt sad",
        "when you left at nine",
        "because we had plans",
        "Could you stay on Friday",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Send me your location.", "surveillance"),
        ("Say it or I'll tell them.", "threat"),
        ("Be nicer.", "vague_request"),
        ("When you are so selfish I get sad.", "vague_situation"),
    ],
)
def test_what_is_half_of_something_else_is_said_once(text, kind):
    assert {notice.kind for notice in review(text).notices} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "I heard you say to Tom, 'She's a control freak, it's like living with my mother.'",
        "He shouted ‘you never listen’ and I wrote it down.",
        "The card said “you are so selfish” in red.",
        'You wrote "you always ruin it" and I kept the page.',
    ],
)
def test_what_stands_in_quotation_marks_is_somebody_elses(text):
    assert review(text).notices == ()


def test_an_apostrophe_is_no_quotation_mark():
    said = review("The kids' rooms and the boys' bikes, and you never help 'cause you're tired.")
    assert [notice.kind for notice in said.notices] == ["absolute"]
