"""One small thing a day, chosen by plain rules, each with its reason in words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.library import LeadsTo
from goldseam.today.choosing import (
    FOR_A_CAUSE,
    FOR_A_FEELING,
    FOR_A_FIRST_EVENING,
    FOR_A_SIGN,
    FOR_A_TAG,
    FOR_A_TRACK,
    FOR_AN_ALARM,
    FOR_LATE,
    Lately,
    Noted,
    Spoke,
    Standing,
    one_small_thing,
)
from goldseam.ui.words import library

THINGS = library().small_things
IDS = {thing.id for thing in THINGS.things}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday
EVENING = NOON.replace(hour=20)
NIGHT = NOON.replace(hour=1)


def offered(local: datetime = NOON, **lately):
    return one_small_thing(THINGS, Lately(local=local, **lately))


def test_an_alarm_is_met_first():
    offer = offered(level=8, first_day=True, families=["weariness"], words=["tired"])
    assert offer.thing.id in FOR_AN_ALARM
    assert offer.because == "because you said it is 8 right now"


def test_in_an_alarm_ones_own_numbers_decide_when_there_are_enough():
    offer = offered(level=8, gentlest="senses")
    assert offer.thing.id == "five-senses"
    assert offer.because == "because your number has usually been lower after it"


def test_on_the_first_day_only_what_needs_nothing_to_be_known():
    offer = offered(first_day=True)
    assert offer.thing.first_day
    assert offer.because == "because this is your first day here"


@pytest.mark.parametrize(
    ("family", "word", "level"),
    [("weariness", "tired", 5), ("anger", "angry", 5), ("gladness", "grateful", 1)],
)
def test_a_word_that_was_chosen_is_taken_up(family, word, level):
    offer = offered(EVENING, level=level, families=[family], words=[word])
    assert offer.thing.id in FOR_A_FEELING[family]
    assert offer.because == f"because you chose “{word}”"


def test_a_fear_that_could_be_looked_back_on_is_named_by_its_day():
    offer = offered(fear_from=NOON - timedelta(days=2))
    assert offer.thing.id == "look-back-on-a-fear"
    assert offer.because == "because you wrote down a fear on Sunday"


def test_a_belief_comes_back_when_its_owner_wanted_it_to():
    offer = offered(belief_is_due=True)
    assert offer.thing.id == "back-to-a-belief"


SUNDAY = NOON.date() - timedelta(days=2)


@pytest.mark.parametrize("sign", library().reflections["signs"].groups, ids=lambda sign: sign.id)
def test_the_sign_that_came_up_most_is_taken_up_and_named(sign):
    offer = offered(sign=Spoke(id=sign.id, name=sign.name, on=SUNDAY))
    assert offer.thing.id in FOR_A_SIGN[sign.id]
    because = f"because {sign.name} came up often in what you answered on Sunday"
    assert offer.because == because


@pytest.mark.parametrize("cause", library().causes.values(), ids=lambda cause: cause.id)
def test_a_chapter_in_which_something_was_marked_is_taken_up(cause):
    offer = offered(cause=Spoke(id=cause.id, name=cause.title, on=SUNDAY))
    assert offer.thing.id in FOR_A_CAUSE[cause.id]
    assert offer.because == f"because you marked something in “{cause.title}” on Sunday"


STANDINGS = [
    Standing(track=track.id, stretch=stretch.id)
    for track in library().tracks.tracks
    for stretch in track.stretches
]
each_standing = pytest.mark.parametrize("standing", STANDINGS, ids=str)


@each_standing
@pytest.mark.parametrize("local", [NOON, EVENING], ids=["noon", "evening"])
def test_where_somebody_stands_is_taken_up_and_never_named(standing, local):
    for day in range(10):
        offer = offered(local + timedelta(days=day), standing=standing)
        assert offer.thing.id in FOR_A_TRACK[standing.track][standing.stretch]
        assert offer.because == "because it fits the days you are in"


@each_standing
def test_what_presses_more_comes_before_a_track(standing):
    pressing = [
        ({"level": 9}, NOON, "because you said it is 9 right now"),
        ({"fear_from": NOON}, NOON, "because you wrote down a fear on Tuesday"),
        ({"belief_is_due": True}, NOON, "because you wanted to come back to it about now"),
        (
            {"families": ["anger"], "words": ["angry"], "level": 5},
            NOON,
            "because you chose “angry”",
        ),
        ({}, NIGHT, "because it is late"),
        ({"noted": [Noted(kind="trigger", at=NOON)]}, NOON, "because you noted a trigger today"),
    ]
    for lately, local, because in pressing:
        assert offered(local, standing=standing, **lately).because == because


def test_every_stretch_of_every_track_has_small_things():
    named = {(track, stretch) for track, all in FOR_A_TRACK.items() for stretch in all}
    assert named == {(standing.track, standing.stretch) for standing in STANDINGS}


def test_after_the_thirty_days_the_hour_decides_again():
    assert offered(standing=None).because == "because a day is easier with one small thing in it"


@pytest.mark.parametrize("level", [None, 0, 5, 9])
@pytest.mark.parametrize("first_day", [False, True])
@pytest.mark.parametrize("local", [NOON, EVENING, NIGHT], ids=["noon", "evening", "night"])
def test_on_a_first_evening_only_safety_and_calm_are_offered(local, level, first_day):
    reasons = {"fear_from": NOON, "belief_is_due": True, "standing": STANDINGS[4]}
    refused: set[str] = set()
    for _ in range(2):
        offer = offered(local, level=level, first_day=first_day, first_evening=True,
                        refused=refused, **reasons)  # fmt: skip
        assert offer.thing.id in FOR_A_FIRST_EVENING
        assert offer.because == "because safety and calm come first"
        refused.add(offer.thing.id)
    assert offered(local, level=level, first_evening=True, refused=refused, **reasons) is None


def test_on_a_first_evening_what_was_done_makes_room_for_another():
    done: set[str] = set()
    for _ in range(3):
        offer = offered(EVENING, first_evening=True, done=done)
        assert offer.thing.id not in done
        done.add(offer.thing.id)


def test_nothing_of_a_first_evening_asks_for_writing_or_for_two():
    calm = {LeadsTo.NONE, LeadsTo.FRIEND, LeadsTo.SUPPORT, LeadsTo.BREATHING, LeadsTo.SENSES,
            LeadsTo.MUSCLES}  # fmt: skip
    assert {t.leads_to for t in THINGS.things if t.id in FOR_A_FIRST_EVENING} <= calm


def test_letting_go_is_never_offered():
    assert all("letting" not in thing.leads_to for thing in THINGS.things)


@pytest.mark.parametrize(
    "reason",
    [
        {"fear_from": NOON},
        {"belief_is_due": True},
        {"cause": Spoke(id="childhood", name="What you learned early", on=SUNDAY)},
        {"noted": [Noted(kind="wound", at=NOON)]},
    ],
)
def test_nobody_is_led_back_to_what_hurts_at_night_or_in_an_alarm(reason):
    for local, level in ((NIGHT, 2), (NOON, 9)):
        offer = offered(local, level=level, **reason)
        assert not offer.thing.only_for_a_reason


def test_what_needs_a_reason_is_never_offered_without_one():
    for day in range(60):
        for local in (NOON, EVENING, NIGHT):
            for level in (None, 2, 5, 9):
                offer = offered(local + timedelta(days=day), level=level)
                assert not offer.thing.only_for_a_reason


def test_late_at_night_it_is_something_for_the_night():
    offer = offered(NIGHT)
    assert offer.thing.id in FOR_LATE
    assert offer.because == "because it is late"


@pytest.mark.parametrize(
    ("kind", "age", "because"),
    [
        ("trigger", 1, "because you noted a trigger on Monday"),
        ("belief", 0, "because you noted a belief today"),
        ("wound", 2, "because you noted an old wound on Sunday"),
    ],
)
def test_a_tag_in_the_journal_is_taken_up(kind, age, because):
    offer = offered(EVENING, noted=[Noted(kind=kind, at=EVENING - timedelta(days=age))])
    assert offer.thing.id in FOR_A_TAG[kind]
    assert offer.because == because


def test_a_person_who_was_noted_is_no_reason():
    noted = [Noted(kind="person", at=EVENING)]
    assert offered(EVENING, noted=noted).because == "because it is evening"


def test_a_number_alone_is_a_reason():
    assert offered(level=5).because == "because you said it is 5 right now"


def test_with_nothing_known_the_hour_is_the_reason():
    assert offered(EVENING).because == "because it is evening"
    assert offered().because == "because a day is easier with one small thing in it"


def test_the_same_day_gives_the_same_thing_and_another_day_another():
    assert offered(NOON).thing == offered(NOON + timedelta(hours=3)).thing
    week = {offered(NOON + timedelta(days=day)).thing.id for day in range(7)}
    assert len(week) == 7


def test_not_today_brings_one_other_and_then_peace():
    first = offered().thing.id
    second = offered(refused={first}).thing.id
    assert second != first
    assert offered(refused={first, second}) is None


def test_after_something_was_done_the_day_is_left_alone():
    assert offered(done={"water"}) is None


def test_an_alarm_is_met_even_after_something_was_done():
    assert offered(done={"water"}, level=9).thing.id in FOR_AN_ALARM


def test_every_thing_a_rule_names_exists():
    named = {*FOR_AN_ALARM, *FOR_LATE, *FOR_A_FIRST_EVENING}
    for chosen in (FOR_A_FEELING, FOR_A_TAG, FOR_A_SIGN, FOR_A_CAUSE, *FOR_A_TRACK.values()):
        for ids in chosen.values():
            named |= set(ids)
    assert named <= IDS
    assert set(FOR_A_FEELING) == {family.id for family in library().feelings.families}


@given(
    hour=st.integers(0, 23),
    day=st.integers(0, 400),
    level=st.none() | st.integers(0, 10),
    first_day=st.booleans(),
    family=st.none() | st.sampled_from(sorted(FOR_A_FEELING)),
    kind=st.none() | st.sampled_from(sorted(FOR_A_TAG)),
)
def test_there_is_always_something_with_a_reason(hour, day, level, first_day, family, kind):
    local = NOON.replace(hour=hour) + timedelta(days=day)
    lately = Lately(
        local=local,
        level=level,
        first_day=first_day,
        families=[family] if family else [],
        words=[family] if family else [],
        noted=[Noted(kind=kind, at=local)] if kind else [],
    )
    offer = one_small_thing(THINGS, lately)
    assert offer.because.startswith("because ")
    assert offer.thing.leads_to not in {LeadsTo.CHECK_IN, LeadsTo.NIGHT}
    assert lately.part in offer.thing.parts
