"""The three exercises: right counts, kinder ways, honest lengths, and a way out."""

import pytest

from goldseam.library import Cue, Exercise, Library, Step, load


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def cues(steps: tuple[Step, ...]) -> list[Cue]:
    return [step.cue for step in steps]


def test_there_are_three_in_order(library: Library) -> None:
    assert list(library.calm) == ["breathing", "senses", "muscles"]


@pytest.mark.parametrize("name", ["breathing", "senses", "muscles"])
def test_each_length_takes_about_what_it_says(library: Library, name: str) -> None:
    exercise = library.calm[name]
    for way in exercise.ways:
        for length in exercise.lengths:
            minutes = exercise.plan(way.id, length.id).seconds / 60
            assert minutes == pytest.approx(length.minutes, rel=0.15), (way.id, length.id)
            assert str(length.minutes) in length.label


@pytest.mark.parametrize("name", ["breathing", "senses", "muscles"])
def test_each_has_a_kinder_way_a_way_out_and_dated_evidence(library: Library, name: str) -> None:
    exercise = library.calm[name]
    assert len(exercise.ways) == 2
    assert exercise.way_out.startswith("Stop ")
    assert len(exercise.if_worse) >= 3
    assert exercise.without_timer
    assert all(evidence.checked.year >= 2026 for evidence in exercise.evidence)


def test_the_breath_is_four_in_four_held_four_out(library: Library) -> None:
    plan = library.calm["breathing"].plan()
    assert [(step.cue, step.seconds) for step in plan.steps] == [
        (Cue.IN, 4),
        (Cue.HOLD, 4),
        (Cue.OUT, 4),
    ]
    assert plan.rounds == 10


def test_nobody_has_to_hold_their_breath(library: Library) -> None:
    breathing = library.calm["breathing"]
    plan = breathing.plan("without-holding", "four")
    assert cues(plan.steps) == [Cue.IN, Cue.OUT]
    assert plan.seconds == 240
    assert any("dizzy" in note for note in breathing.good_to_know)


def test_five_four_three_two_one(library: Library) -> None:
    plan = library.calm["senses"].plan()
    assert cues(plan.steps)[1:-1] == [Cue.LOOK, Cue.TOUCH, Cue.LISTEN, Cue.SMELL, Cue.TASTE]
    counts = [step.text.split()[0] for step in plan.steps[1:-1]]
    assert counts == ["Five", "Four", "Three", "Two", "One"]
    # Each step has something to do instead when a sense isn't there, or is gentle enough alone.
    assert sum("Or " in step.hint or ", or " in step.hint for step in plan.steps) >= 4


def test_unhurried_means_twice_the_time(library: Library) -> None:
    senses = library.calm["senses"]
    quick, slow = senses.plan("all-senses", "three"), senses.plan("all-senses", "six")
    assert slow.seconds == 2 * quick.seconds
    assert [step.text for step in slow.steps] == [step.text for step in quick.steps]


def test_five_seconds_of_tension_and_fifteen_of_letting_go(library: Library) -> None:
    plan = library.calm["muscles"].plan("tensing", "whole")
    assert {step.seconds for step in plan.steps if step.cue is Cue.TENSE} == {5}
    assert {step.seconds for step in plan.steps if step.cue is Cue.RELEASE} == {15}
    assert cues(plan.steps).count(Cue.TENSE) == cues(plan.steps).count(Cue.RELEASE) == 11


def test_the_short_length_leaves_parts_out_and_ends_the_same(library: Library) -> None:
    muscles = library.calm["muscles"]
    short, whole = muscles.plan("tensing", "short"), muscles.plan("tensing", "whole")
    assert cues(short.steps).count(Cue.TENSE) == 5
    assert set(short.steps) < set(whole.steps)
    assert short.steps[-1] == whole.steps[-1]


def test_with_pain_nothing_moves(library: Library) -> None:
    plan = library.calm["muscles"].plan("imagining", "whole")
    tense = [step.hint for step in plan.steps if step.cue is Cue.TENSE]
    assert len(tense) == 11
    assert all(hint.startswith("Picture") for hint in tense)


def test_an_unknown_way_or_length_is_an_error(library: Library) -> None:
    breathing: Exercise = library.calm["breathing"]
    with pytest.raises(KeyError):
        breathing.plan("backwards")
    with pytest.raises(KeyError):
        breathing.plan(length="forever")


def test_the_library_cannot_be_changed(library: Library) -> None:
    with pytest.raises(TypeError):
        library.calm["breathing"] = library.calm["senses"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        library.language = "de"  # type: ignore[misc]
