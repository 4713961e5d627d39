"""Finding a therapist: danger comes first, every fact has its source, and nothing is sold."""

from datetime import date

import msgspec
import pytest

from goldseam.library import load
from goldseam.library.therapist import Chapter, Therapist

CONTENT = load().therapist
FACTS = [(country, fact) for country in CONTENT.countries for fact in country.facts]


def test_when_not_to_go_as_a_couple_comes_first_of_all() -> None:
    chapters = [name for name in Therapist.__struct_fields__ if _is_chapter(name)]
    assert chapters[0] == "not_together"


@pytest.mark.parametrize(
    "word", ["afraid", "violence", "threat", "sex", "followed", "watched", "decides", "honest"]
)
def test_every_danger_is_named_plainly(word: str) -> None:
    assert any(word in point for point in CONTENT.not_together.points)


def test_it_says_what_to_do_instead_and_speaks_to_both_sides() -> None:
    after = " ".join(CONTENT.not_together.after)
    assert "Instead: a helpline" in after
    assert "If you are the one who frightens" in after
    assert CONTENT.not_together.sources


@pytest.mark.parametrize(("country", "fact"), FACTS, ids=lambda one: getattr(one, "id", ""))
def test_every_fact_has_a_source_a_date_and_an_address(country, fact) -> None:
    assert fact.source.name
    assert fact.source.url.startswith("https://")
    assert date(2026, 11, 1) <= fact.source.checked <= date(2030, 1, 1)


def test_countries_stand_in_the_order_of_their_names() -> None:
    names = [country.name for country in CONTENT.countries]
    assert names == sorted(names)
    assert len(names) >= 9


def test_the_drafts_say_nothing_that_a_stranger_may_not_read() -> None:
    for message in CONTENT.messages:
        assert len(message.text.split()) <= 60
        assert "abuse" not in message.text


def test_a_chapter_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        Chapter(id="empty", title="Empty")
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"text": "Only a claim."}, type(FACTS[0][1]))


def _is_chapter(name: str) -> bool:
    return isinstance(getattr(CONTENT, name), Chapter)
