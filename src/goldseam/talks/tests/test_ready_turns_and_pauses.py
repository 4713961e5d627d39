"""A look at oneself that leaves no trace, turns until a time one can read, pauses with a return."""

import logging
import re

import pytest
from django.db import connection
from tests.forms import forms_in

from goldseam.talks.documents import Pause, Turn
from goldseam.talks.tests.conftest import accept, agreed, at, space, suggest, words
from goldseam.ui.words import library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("couple")]
READY, TURNS = library().talks.ready, library().talks.turns


def everything_stored() -> list[tuple]:
    with connection.cursor() as cursor:
        rows = []
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [(table, repr(row)) for row in cursor.fetchall()]
        return rows


def test_being_ready_is_sent_nowhere(hers, his, seen, caplog):
    talk = agreed(hers, his)
    caplog.set_level(logging.DEBUG)
    his_pages = [seen(his, page) for page in ("/talks/", talk, "/together/")]
    hers.get(talk)
    before, cookies = everything_stored(), {k: v.value for k, v in hers.cookies.items()}
    page = hers.get(f"{talk}ready/").content.decode()
    assert everything_stored() == before
    assert {k: v.value for k, v in hers.cookies.items()} == cookies
    assert [seen(his, page) for page in ("/talks/", talk, "/together/")] == his_pages
    for question in READY.questions:
        assert question.text in page
        assert question.first in page
    fields = {field for form in forms_in(page, talk) for field in form.fields}
    assert fields <= {"csrfmiddlewaretoken", "tomorrow", "do", "theme", "next"}, "nothing to send"
    assert hers.post(f"{talk}ready/").status_code == 405


def test_another_day_is_one_tap_from_there(hers, his):
    talk = agreed(hers, his)
    page = hers.get(f"{talk}ready/").content.decode()
    form = next(form for form in forms_in(page, talk) if "tomorrow" in form.fields)
    hers.post(form.to, {"tomorrow": "yes"})
    assert "Alice suggests a time" in words(his, talk)
    assert not {"hungry", "tired", "upset"} & set(words(his, talk).split())


def test_the_way_in_is_there_from_half_an_hour_before(clock, hers, his):
    talk = agreed(hers, his, at("22", "21:30"))
    assert "A moment before you begin" not in words(hers, talk)
    clock.on(minutes=45)
    assert "A moment before you begin" in words(hers, talk)


def test_both_see_whose_turn_it_is_and_until_when_on_their_own_clock(hers, his):
    talk = agreed(hers, his)
    hers.post(f"{talk}turn/", {"who": "me", "minutes": "8"})
    assert "You speak, until 20:23." in words(hers, f"{talk}now/")
    assert "Alice speaks, until 14:23. You listen." in words(his, f"{talk}now/")
    assert TURNS.speaker[0] in words(hers, f"{talk}now/")
    assert TURNS.listener[0] in words(his, f"{talk}now/")
    his.post(f"{talk}turn/", {"who": "other", "minutes": "3"})
    assert "You speak, until 20:18." in words(hers, f"{talk}now/")
    his.post(f"{talk}turn/", {"who": "me", "minutes": "3"})
    assert "You speak, until 14:18." in words(his, f"{talk}now/")


def test_the_line_of_a_turn_runs_without_scripts_for_what_is_left(clock, hers, his):
    talk = agreed(hers, his)
    hers.post(f"{talk}turn/", {"who": "me", "minutes": "5"})
    clock.on(minutes=2)
    assert 'dur="180s"' in his.get(f"{talk}now/").content.decode()
    clock.on(minutes=3)
    page = his.get(f"{talk}now/").content.decode()
    assert "The turn ended at 14:20." in words(his, f"{talk}now/")
    assert "<animate" not in page


@pytest.mark.parametrize("sent", ["4", "", "x", "99999999999999999999"])
def test_a_turn_is_as_long_as_one_of_the_three(sent, hers, his):
    talk = agreed(hers, his)
    hers.post(f"{talk}turn/", {"who": "me", "minutes": sent})
    (kept,) = space(hers).drawer.read(Turn).of(Turn)
    assert kept.document.minutes == 5


@pytest.mark.parametrize(
    ("back", "until", "there"),
    [("20", "20:40", "14:40"), ("60", "21:20", "15:20"), ("tomorrow", "20:30", "14:30")],
)
def test_either_pauses_without_a_reason_and_with_a_time_to_return(back, until, there, hers, his):
    talk = agreed(hers, his)
    hers.post(f"{talk}turn/", {"who": "me"})
    assert his.post(f"{talk}pause/", {"back": back}).headers["Location"] == f"{talk}now/"
    assert until in words(hers, f"{talk}now/")
    assert there in words(his, f"{talk}now/")
    assert "Paused" in words(hers, "/talks/")
    assert {form for form in pause_fields(his, talk) if form.startswith("reason")} == set()


def test_a_pause_to_a_time_of_ones_own(hers, his):
    talk = agreed(hers, his)
    his.post(f"{talk}pause/", {"back": "20", "back_at": at("24", "14:30")})
    assert "Tuesday, 24 November, 20:30" in words(hers, f"{talk}now/")
    answer = his.post(f"{talk}pause/", {"back": "20", "back_at": at("21")})
    assert answer.status_code == 422
    assert "This time has passed" in answer.content.decode()
    assert at("21") in answer.content.decode()
    assert len(space(his).drawer.read(Pause).of(Pause)) == 1


def test_after_a_pause_it_goes_on_with_a_turn(clock, hers, his):
    talk = agreed(hers, his)
    his.post(f"{talk}pause/", {"back": "20"})
    clock.on(minutes=26)
    assert "The pause is over. Who begins?" in words(hers, f"{talk}now/")
    hers.post(f"{talk}turn/", {"who": "me"})
    assert "Paused" not in words(his, "/talks/")


def test_a_pause_can_be_taken_before_anybody_spoke_and_long_after(clock, hers, his):
    talk = agreed(hers, his, at("25"))
    assert his.get(f"{talk}pause/").status_code == 200
    clock.on(days=10)
    assert his.post(f"{talk}pause/", {"back": "20"}).status_code == 302
    assert "Paused" in words(hers, "/talks/")


def test_a_round_at_one_device_stores_nothing(hers):
    hers.get("/talks/turns/3/")
    before = everything_stored()
    page = hers.get("/talks/turns/8/").content.decode()
    assert everything_stored() == before
    for step in TURNS.steps:
        assert step.text in page
    assert "8 minutes" in words(hers, "/talks/turns/8/")
    assert hers.get("/talks/turns/4/").status_code == 404


def test_a_new_time_after_a_talk_began_needs_a_new_yes(hers, his):
    talk = agreed(hers, his)
    hers.post(f"{talk}turn/", {"who": "me"})
    his.post(f"{talk}times/", {"time_1": at("25", "15:00")})
    assert hers.get(f"{talk}now/").status_code == 404
    accept(hers, talk)
    assert "You speak" not in words(hers, f"{talk}now/")


def test_a_plan_of_ones_own_has_turns_and_pauses_too(join, clock):
    charlie = clock.browser(join("charlie"))
    talk = suggest(charlie, at("22", "20:30"), about="The kitchen")
    assert "Today, 20:30" in words(charlie, talk)
    charlie.post(f"{talk}turn/", {"who": "other", "minutes": "3"})
    assert "This turn goes until 20:18." in words(charlie, f"{talk}now/")
    charlie.post(f"{talk}pause/", {"back": "60"})
    assert "Paused. Back at 21:20." in words(charlie, f"{talk}now/")


def pause_fields(client, talk: str) -> list[str]:
    return re.findall(r'name="([^"]+)"', client.get(f"{talk}pause/").content.decode())
