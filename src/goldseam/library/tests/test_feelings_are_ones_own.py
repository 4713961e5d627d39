"""The vocabulary names what goes on inside, hard and good, and nothing that another did."""

import pytest

from goldseam.library import Feelings, Strength, Tone, load

# Words that look like feelings and say what somebody else did.
WHAT_ANOTHER_DID = """
abandoned attacked betrayed blamed bullied cheated controlled cornered
criticised deceived disrespected dismissed ignored insulted intimidated judged
manipulated misunderstood neglected pressured provoked rejected threatened tricked
unappreciated unheard unloved unwanted used victimised
"""


@pytest.fixture(scope="module")
def feelings() -> Feelings:
    return load().feelings


def test_about_ten_families_of_six_to_eight_words(feelings: Feelings) -> None:
    assert 10 <= len(feelings.families) <= 12
    assert all(6 <= len(family.words) <= 8 for family in feelings.families)


def test_every_family_has_mild_clear_and_strong_words_in_that_order(feelings: Feelings) -> None:
    order = list(Strength)
    for family in feelings.families:
        strengths = [order.index(word.strength) for word in family.words]
        assert strengths == sorted(strengths), family.id
        assert set(strengths) == {0, 1, 2}, family.id


def test_good_feelings_have_their_place(feelings: Feelings) -> None:
    assert sum(family.tone is Tone.GOOD for family in feelings.families) >= 4
    assert {"calm", "safe", "hopeful", "grateful", "tender"} <= set(feelings.words)


def test_no_word_says_what_another_did(feelings: Feelings) -> None:
    theirs = set(WHAT_ANOTHER_DID.split())
    assert not theirs & {feeling.word for feeling in feelings.words.values()}


def test_eight_words_come_first_half_of_them_good(feelings: Feelings) -> None:
    good = {
        word.id for family in feelings.families if family.tone is Tone.GOOD for word in family.words
    }
    assert len(feelings.first_words) == 8
    assert sum(word.id in good for word in feelings.first_words) == 4
