"""Chapters on causes and the twelve sentences: short, careful, and leading somewhere."""

import re

import msgspec
import pytest

from goldseam.library import load, voice
from goldseam.library.attachment import AttachmentSheet
from goldseam.library.loading import CAUSES
from goldseam.library.understanding import Cause

LIBRARY = load()
CHAPTERS = LIBRARY.causes
each_chapter = pytest.mark.parametrize("cause", CAUSES)
# What would ask for the story itself, or send two people into it together.
PRESSING = re.compile(
    r"describe|in detail|what exactly|remember every|tell your partner|with your partner"
    r"|as a couple|together|forgiv", re.IGNORECASE,
)  # fmt: skip


@each_chapter
def test_a_chapter_takes_two_minutes(cause):
    sections = CHAPTERS[cause].sections
    assert 3 <= len(sections) <= 4
    assert all(2 <= len(section.paragraphs) <= 3 for section in sections)
    words = sum(len(text.split()) for section in sections for text in section.paragraphs)
    assert 250 <= words <= 400


@each_chapter
def test_what_can_be_marked_is_somebodys_own_sentence(cause):
    marks = CHAPTERS[cause].marks.values()
    assert 6 <= len(marks) <= 8
    for mark in marks:
        assert re.search(r"\b(I|I’m|me|my)\b", mark.text, re.IGNORECASE), mark.text
        assert len(mark.text.split()) <= 20


@each_chapter
def test_a_chapter_leads_to_its_article_and_to_something_to_do(cause):
    chapter = CHAPTERS[cause]
    assert chapter.guide in LIBRARY.guide
    assert chapter.step.leads_to


def test_the_two_heavy_chapters_say_so_first():
    assert [cause for cause in CAUSES if CHAPTERS[cause].heavy] == ["childhood", "trauma"]


def test_the_chapter_on_fear_asks_for_no_story_and_sends_nobody_into_it_as_two():
    trauma = CHAPTERS["trauma"]
    assert [text for text in voice.prose(trauma) if PRESSING.search(text)] == []
    assert trauma.help is not None
    assert trauma.help.leads_to == "support"
    assert "fine not to open it" in trauma.heavy
    assert trauma.step.leads_to.startswith("calm/")


def test_a_sentence_that_is_there_twice_is_refused():
    section = {"title": "A", "paragraphs": ["B."], "marks": [{"id": "x", "text": "I."}] * 2}
    with pytest.raises(msgspec.ValidationError, match="used twice"):
        msgspec.convert({**_fields(CHAPTERS["trauma"]), "sections": [section]}, Cause)


def test_sentences_that_dont_take_turns_are_refused():
    fields = _fields(LIBRARY.attachment)
    items = [*fields["items"][1:2], *fields["items"][:1], *fields["items"][2:]]
    with pytest.raises(msgspec.ValidationError, match="next to each other"):
        msgspec.convert({**fields, "items": items}, AttachmentSheet)


def test_an_axis_without_its_reversed_sentences_is_refused():
    fields = _fields(LIBRARY.attachment)
    items = [{**item, "reversed": False} for item in fields["items"]]
    with pytest.raises(msgspec.ValidationError, match="reversed"):
        msgspec.convert({**fields, "items": items}, AttachmentSheet)


def test_patterns_are_ways_and_nobody_is_one():
    for text in voice.prose(LIBRARY.attachment):
        assert not re.search(r"\byou(’re| are) (a|an|secure|anxious|avoid|disorg)", text, re.I), (
            text
        )
    for pattern in LIBRARY.attachment.patterns:
        for text in (pattern.protects, pattern.costs, pattern.softens):
            assert not re.search(r"\byou\b", text, re.IGNORECASE), text


def _fields(content: msgspec.Struct) -> dict:
    return msgspec.to_builtins(content)
