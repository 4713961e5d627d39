"""Words that sound like watching: what is said about them, gently, and that nothing is blocked."""

import pytest

from goldseam.openness.tests.conftest import main, offer, today
from goldseam.ui.words import library

FREE = [
    "Before I go out, I tell you whom I am meeting.",
    "On Sunday we pin nothing down, we talk.",  # “pin”: a notice, and no more than that
    "I tell you where the money went this month.",
    "When my ex writes, I tell you the same day.",
]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("You get the password of my e-mail", "passwords"),
        ("My PIN is yours", "passwords"),
        ("I share my Location all day", "location"),
        ("You may TRACK my phone", "location"),
        ("You can read  my\nmessages whenever you want", "messages"),
        ("you can look through my phone any time you want", "checking"),
    ],
)
def test_watching_is_heard(text, about):
    content = library().openness
    said = next(one.said for one in content.careful if one.id == about)
    assert said in content.heard_in(text)


@pytest.mark.parametrize("text", [FREE[0], FREE[2], FREE[3], "Spinning, dislocation, tracksuit"])
def test_telling_is_not_mistaken_for_watching(text):
    assert library().openness.heard_in(text) == ()


def test_no_example_of_ours_sounds_like_watching():
    content = library().openness
    assert [one.id for one in content.examples if content.heard_in(one.what)] == []


@pytest.mark.django_db
def test_it_is_said_before_offering_and_offering_stays_possible(hers, his):
    what = "You can have the password of my phone."
    page = hers.post("/openness/new/", {"what": what, "day": today().isoformat()}).text
    assert library().openness.careful[0].said in page
    assert "Offer it to Bob" in page
    offer(hers, what)
    assert what in main(his)
    assert library().openness.careful[0].said not in main(his)
