"""Replies: what they do before they have heard is pointed out; hearing is left alone."""

import pytest

from goldseam.coach import review_reply

POINTED_OUT = {
    "defends": [
        "I was only having a drink with the lads.",
        "I didn't mean to hurt you.",
        "It was work.",
        "That's not what happened.",
        "My phone died.",
        "I understand, but I had a deadline.",
    ],
    "fixes": [
        "You could just mute the group.",
        "Why don't you see a doctor?",
        "Next time just call me.",
        "Just don't think about it.",
        "Have you tried going to bed earlier?",
    ],
    "dismisses": [
        "It wasn't that bad.",
        "You're overreacting.",
        "Not this again.",
        "Calm down.",
        "Get over it.",
        "I'm sorry you feel that way.",
    ],
    "counters": [
        "What about when you forgot my birthday?",
        "You do the same.",
        "And you?",
        "You started it.",
        "If you hadn't nagged I would have come home.",
    ],
}
HEARD = [
    "You were left waiting, and it scared you.",
    "So what I hear is that you felt alone with it.",
    "I can see why you don't believe me.",
    "I left you alone with that.",
    "I lied to you. Not once, for months.",
    "You waited up and I knew it.",
    "I hear you.",
    "You had every right to be angry.",
    "I shouldn't have told her. That was mine to keep.",
    "No wonder you went quiet.",
]
LEFT_ALONE = [
    "Can you say more about that?",
    "Did it start before the move, or after?",
    "I love you. I'm here.",
    "I'm sorry.",
    "Thank you for telling me.",
    "I believe you.",
    "",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in POINTED_OUT.items() for text in texts]
)
def test_what_comes_before_hearing_is_pointed_out_with_a_reason_and_another_way(kind, text):
    said = review_reply(text)
    assert [notice.kind for notice in said.notices] == [kind]
    assert said.notices[0].why
    assert said.notices[0].instead
    assert not said.hears_first


@pytest.mark.parametrize("text", HEARD)
def test_giving_back_and_owning_are_left_alone(text):
    said = review_reply(text)
    assert said.notices == ()
    assert said.hears_first


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_question_thanks_and_warmth_are_left_alone(text):
    said = review_reply(text)
    assert said.notices == ()
    assert said.plan is None


@pytest.mark.parametrize(
    "text",
    [
        "I understand, but you know what the roads are like.",
        "I see you're upset but let's not be dramatic about it.",
    ],
)
def test_a_but_right_behind_it_takes_the_hearing_back(text):
    assert review_reply(text).reflects == ()


def test_what_is_explained_or_turned_round_owns_nothing():
    assert review_reply("I did it because I love you.").reflects == ()
    assert review_reply("You left the gas on and I didn't call you careless.").reflects == ()


def test_what_comes_first_decides_whether_it_hears_first():
    heard, explained = "You waited for me and I forgot.", "The traffic was terrible."
    assert review_reply(f"{heard} {explained}").hears_first
    assert not review_reply(f"{explained} {heard}").hears_first


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("I'll text you when I leave, by six.", "I'll text you when I leave, by six"),
        ("From Monday I'll charge it in the hall.", "From Monday I'll charge it in the hall"),
        ("I'm taking Friday off.", "I'm taking Friday off"),
        ("I'll try to be better.", None),
        ("I'll be a different man, I swear.", None),
        ("You know I'll call.", None),
    ],
)
def test_a_plan_is_something_one_can_keep(text, plan):
    said = review_reply(text).plan
    assert (text[slice(*said)] if said else None) == plan


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("dismisses", "your overreacting"),
        ("dismisses", "YOU'RE OVEREACTING!!"),
        ("dismisses", "calm down"),
        ("counters", "u do the same"),
        ("defends", "i didnt mean to hurt u"),
        ("fixes", "why dont u see a docter"),
    ],
)
def test_hurried_spelling_changes_nothing_in_a_reply(kind, text):
    assert [notice.kind for notice in review_reply(text).notices] == [kind]


def test_hearing_is_seen_however_it_is_typed():
    assert review_reply("u waited an hour n i forgot u").hears_first
    assert review_reply("i can see why your hurt").hears_first


def test_danger_is_answered_with_help_and_not_with_style():
    said = review_reply("Calm down or I'll hit you again.")
    assert said.unsafe
    assert said.notices == ()
