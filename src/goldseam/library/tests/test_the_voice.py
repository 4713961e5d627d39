"""The rules that can be heard by a machine."""

import pytest

from goldseam.library import voice


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("You should rest.", "should"),
        ("You shouldn’t worry.", "should"),
        ("Just breathe.", "just"),
        ("Well done!", "exclamation"),
        ("Don't hurry.", "apostrophe"),
        ('They said "go".', "quotation"),
    ],
)
def test_a_fault_is_heard_and_explained(text: str, heard: str) -> None:
    assert any(heard in why for why in voice.faults(text))


@pytest.mark.parametrize(
    "text",
    ["Justice and adjusting are words.", "Rest your shoulders.", "“Yes”, and don’t hurry."],
)
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert voice.faults(text) == ()


def test_a_mean_is_taken_over_sentences_and_not_labels() -> None:
    assert voice.mean_sentence(["One two three. Four five?", "a label"]) == 2.5
    assert voice.mean_sentence(["a label"]) == 0
