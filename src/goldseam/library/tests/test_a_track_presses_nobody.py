"""The thirty days of a track, and the first evening: careful words, no pressure, safety first."""

import re

import pytest

from goldseam.library import load, voice
from goldseam.library.tracks import STRETCHES

LIBRARY = load()
TRACKS = LIBRARY.tracks.tracks
EVENING = LIBRARY.chapters.evening
each_track = pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
COUNTING = re.compile(r"\bstreak|\bpercent|%|\bscore|\bfail|\bmust\b|\bcomplete|\bgoal", re.I)


def things(track):
    return [thing for stretch in track.stretches for thing in stretch.things]


def test_there_are_three_and_they_can_be_told_apart():
    assert [track.id for track in TRACKS] == ["hurt", "rebuilding", "both"]
    texts = [thing.text for track in TRACKS for thing in things(track)]
    assert len(texts) == len(set(texts))  # “both” is an order of its own, and not the sum


@each_track
def test_each_thing_says_why_in_a_line(track):
    assert [stretch.until for stretch in track.stretches] == list(STRETCHES)
    for thing in things(track):
        assert len(thing.text.split()) <= 16, thing.text
        assert len(thing.why.split()) <= 20, thing.why


@each_track
def test_nothing_is_counted_or_demanded(track):
    assert [text for text in voice.prose(track) if COUNTING.search(text)] == []


@each_track
def test_fear_is_asked_about_in_the_first_days(track):
    assert "support/safe" in {thing.leads_to for thing in track.stretches[0].things}


@each_track
def test_no_two_are_asked_to_talk_in_the_first_ten_days(track):
    early = {thing.leads_to for stretch in track.stretches[:2] for thing in stretch.things}
    assert not {lead for lead in early if lead.startswith(("talks", "openness", "boundaries"))}


@each_track
def test_what_is_heavy_is_said_before_it(track):
    assert any(stretch.warning for stretch in track.stretches)


def test_whoever_was_hurt_is_never_pushed_to_forgive():
    said = [text for text in voice.prose(TRACKS[0]) if "forgiv" in text.lower()]
    assert said
    assert all(re.search(r"leave|nothing here asks", text, re.I) for text in said)
    assert "letting-go" not in {thing.leads_to for thing in things(TRACKS[0])}


def test_openness_is_offered_and_has_an_end():
    offered = [t for track in TRACKS for t in things(track) if t.leads_to == "openness"]
    assert len(offered) == len(TRACKS)
    assert all(re.search(r"\bends?\b", thing.text) for thing in offered)


def test_whoever_broke_trust_has_somebody_of_their_own():
    leads = {thing.leads_to for thing in things(TRACKS[1])}
    assert {"friend", "support/therapist", "calm"} <= leads


def test_a_track_with_other_days_is_refused():
    import msgspec

    from goldseam.library.tracks import Track

    fields = msgspec.to_builtins(TRACKS[0])
    fields["stretches"][0]["until"] = 4
    with pytest.raises(msgspec.ValidationError, match="the stretches end on the days"):
        msgspec.convert(fields, Track)


def test_the_first_evening_begins_with_safety_and_never_with_talk():
    assert [part.id for part in EVENING.parts][:3] == ["safe", "body", "somebody"]
    leads = {way.leads_to for part in (*EVENING.parts, *EVENING.did) for way in part.ways}
    assert leads <= {"support", "support/safe", "calm/breathing", "calm/senses", "friend",
                     "journal/new"}  # fmt: skip
    assert {"support", "support/safe"} <= {way.leads_to for way in EVENING.parts[0].ways}


def test_whoever_did_it_finds_room_for_the_other_and_safety_for_themselves():
    text = " ".join(voice.prose(EVENING.did))
    for said in ("don’t ask for a talk", "forgiven", "reached", "harming yourself"):
        assert said in text.lower()


def test_safety_is_asked_before_anything_is_said():
    assert [way.leads_to for way in LIBRARY.chapters.safe] == ["support", "support/safe", "calm"]
