"""The journal, the night and the passages templates rely on."""

import pytest

from goldseam.library import Library, Weight, load


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_about_twenty_prompts_and_heavy_ones_never_unasked(library: Library) -> None:
    journal = library.journal
    assert 18 <= len(journal.prompts) <= 24
    assert len(journal.light) == sum(p.weight is Weight.LIGHT for p in journal.prompts)
    assert 1 <= len(journal.prompts) - len(journal.light) <= 5
    assert all("?" in prompt.text for prompt in journal.prompts)


def test_four_kinds_of_tag_each_in_one_sentence(library: Library) -> None:
    kinds = library.journal.tag_kinds
    assert [kind.id for kind in kinds] == ["trigger", "belief", "wound", "person"]
    assert all(kind.about.count(".") == 1 for kind in kinds)


def test_the_night_notices_what_the_journal_can_tag(library: Library) -> None:
    noticed = {kind.id for kind in library.night.noticed}
    assert noticed <= {kind.id for kind in library.journal.tag_kinds}


def test_seven_nights_are_seven_different_ones(library: Library) -> None:
    week = [library.night.evening(day).variant.id for day in range(739_000, 739_007)]
    assert len(set(week)) == 7


def test_the_same_night_says_the_same_thing(library: Library) -> None:
    assert library.night.evening(739_001) == library.night.evening(739_001)


def test_a_closing_is_never_bound_to_one_opening(library: Library) -> None:
    night = library.night
    month = {(e.variant.id, e.closing) for e in map(night.evening, range(42))}
    assert len(month) == len(night.variants) * len(night.closings)


@pytest.mark.parametrize(
    ("id", "most"),
    [
        ("what-this-is", 60),
        ("sealed-short", 120),
        ("sealed-long", 300),
        ("who-runs-this", 120),
        ("afraid", 120),
        ("recovery-code", 80),
        ("both-lost", 80),
        ("leave-quickly", 80),
        ("demo", 60),
        ("only-you", 40),
        ("not-a-crisis-service", 80),
    ],
)
def test_a_passage_is_there_and_short(library: Library, id: str, most: int) -> None:
    assert 0 < library.words[id].length <= most


@pytest.mark.parametrize("id", ["sealed-short", "sealed-long"])
def test_the_limits_are_said_wherever_the_sealing_is(library: Library, id: str) -> None:
    text = " ".join(library.words[id].paragraphs)
    for limit in ("unlocked", "change the program", "passphrase", "phone"):
        assert limit in text


def test_leaving_quickly_admits_what_stays(library: Library) -> None:
    assert "history still shows" in " ".join(library.words["leave-quickly"].paragraphs)
