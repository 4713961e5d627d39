"""Whenever somebody looks, there is something small to offer, and it suits the moment."""

import itertools

import pytest

from goldseam.library import Distress, LeadsTo, PartOfDay, SmallThings, load


@pytest.fixture(scope="module")
def things() -> SmallThings:
    return load().small_things


@pytest.mark.parametrize(
    ("part", "distress", "first_day"), list(itertools.product(PartOfDay, Distress, (False, True)))
)
def test_there_are_at_least_four_for_every_moment(
    things: SmallThings, part: PartOfDay, distress: Distress, first_day: bool
) -> None:
    assert len(things.fitting(part=part, distress=distress, first_day=first_day)) >= 4


def test_the_first_day_asks_for_nothing_already_known(things: SmallThings) -> None:
    fitting = things.fitting(part=PartOfDay.DAY, distress=Distress.LOW, first_day=True)
    assert all(thing.first_day for thing in fitting)
    assert len(fitting) < len(things.fitting(part=PartOfDay.DAY, distress=Distress.LOW))


def test_high_distress_is_offered_calm_and_people_and_no_writing(things: SmallThings) -> None:
    day = things.fitting(part=PartOfDay.DAY, distress=Distress.HIGH)
    assert {LeadsTo.BREATHING, LeadsTo.SENSES, LeadsTo.SUPPORT} <= {t.leads_to for t in day}
    assert LeadsTo.JOURNAL not in {t.leads_to for t in day}


def test_nobody_is_sent_out_at_night(things: SmallThings) -> None:
    for distress in Distress:
        ids = {t.id for t in things.fitting(part=PartOfDay.NIGHT, distress=distress)}
        assert not ids & {"step-outside", "walk-the-block", "message-a-friend", "ask-for-a-call"}


def test_a_thing_is_small(things: SmallThings) -> None:
    assert all(thing.minutes <= 10 for thing in things.things)
    assert len(things.things) >= 25


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, "night"), (5, "day"), (17, "day"), (18, "evening"), (21, "evening"), (22, "night")],
)
def test_the_parts_of_a_day(hour: int, part: str) -> None:
    assert PartOfDay.at(hour) == part


@pytest.mark.parametrize(
    ("level", "band"), [(0, "low"), (3, "low"), (4, "mid"), (6, "mid"), (7, "high"), (10, "high")]
)
def test_the_bands_of_distress(level: int, band: str) -> None:
    assert Distress.of(level) == band
