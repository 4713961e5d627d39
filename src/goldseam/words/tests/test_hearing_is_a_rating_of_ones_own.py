"""Did I feel heard? Alone with words said aloud, too; and what it is to whoever estimates."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from goldseam.drawers.gate import Kept
from goldseam.library import Axis
from goldseam.ui.words import library
from goldseam.words.documents import HIGHEST, Heard, Observation, Reply, observations
from goldseam.words.tests.conftest import ANSWER, mine, say

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _kept(day: date, level: int, **more: object) -> Kept[Heard]:
    heard = Heard(
        wording="heard@1",
        begun_at=NOON,
        **{"thread": uuid4(), "statement": uuid4(), "level": level, **more},
    )
    return Kept(uuid4(), day, UUID(int=1), 1, heard)


def test_words_said_aloud_can_be_rated_alone(alice, hers):
    at = say(hers)
    assert hers.post(f"{at}heard/", {"level": "2", "more": "He listened"}).status_code == 302
    assert "Some of it came back to me" in hers.get(at).content.decode()
    hers.post(f"{at}heard/", {"level": "3"})
    (kept,) = mine(alice, Heard)
    assert (kept.document.level, kept.document.reply) == (3, None)


def test_nothing_is_kept_without_a_choice_and_the_words_stay(alice, hers):
    at = say(hers)
    answer = hers.post(f"{at}heard/", {"more": "He listened"})
    assert answer.status_code == 422
    assert "He listened" in answer.content.decode()
    assert mine(alice, Heard) == []


def test_every_level_has_its_behaviour():
    options = library().builders["heard"].question("level").options
    assert [one.id for one in options] == [str(n) for n in range(HIGHEST + 1)]
    assert all(one.hint for one in options)


def test_whoever_was_made_to_regret_it_is_shown_where_to_look(alice, hers):
    at = say(hers)
    hers.post(f"{at}heard/", {"level": "0"})
    page = hers.get(f"/words/heard/{mine(alice, Heard)[0].id}/").content.decode()
    assert "look here first" in page


def test_an_answer_to_something_said_aloud_needs_nobody_here(alice, hers):
    at = hers.post("/words/reply/new/", {"typed": "You never call"}).headers["Location"]
    assert "You never call" in hers.get(at).content.decode()
    end = hers.post(at, {**ANSWER, "typed": "You never call"}).headers["Location"]
    page = hers.get(end).content.decode()
    assert "You lay awake" in page
    assert "You never call" in page
    assert mine(alice, Reply)[0].document.to is None


def test_an_answer_can_be_found_one_question_at_a_time(alice, hers):
    at = hers.post("/words/reply/new/").headers["Location"]
    at = hers.post(at, {"_one": "yes"}).headers["Location"]
    asked = []
    while "/part/" in at:
        part = at.split("/")[-2]
        asked.append(part)
        at = hers.post(at, {part: f"about {part}"}).headers["Location"]
    assert asked == ["typed", "heard", "understand", "question", "plan"]
    assert mine(alice, Reply)[0].document.plan == "about plan"


def test_each_rating_is_one_observation_the_oldest_first():
    first, second = date(2026, 11, 1), date(2026, 11, 3)
    found = [_kept(second, 4, reply=uuid4()), _kept(first, 1)]
    assert observations(found) == [
        Observation(first, Axis.EMOTIONAL_SAFETY, 1, False),
        Observation(second, Axis.EMOTIONAL_SAFETY, 4, True),
    ]


def test_a_copy_taken_along_is_no_second_observation():
    thread = uuid4()
    own, copy = (_kept(date(2026, 11, 1), 2, thread=thread, shared_at=at) for at in (None, NOON))
    assert len(observations([copy, own])) == 1
    assert len(observations([copy])) == 1
