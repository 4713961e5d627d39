"""One suggests times; the other takes one, suggests others, or puts it aside."""

import re

import pytest

from goldseam.talks.documents import Acceptance, Aside, Suggestion
from goldseam.talks.tests.conftest import A_TALK, accept, agreed, at, notice, space, suggest, words
from goldseam.together import leaving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("couple")]


def test_one_suggests_and_the_other_takes_one(hers, his):
    talk = suggest(hers, at("23"), at("24", "21:30"), about="The kitchen")
    assert "You suggested a time" in words(hers, "/talks/")
    assert "Alice suggests a time" in words(his, "/talks/")
    assert "Tomorrow, 20:00" in words(hers, talk)
    assert "Tomorrow, 14:00" in words(his, talk)
    accept(his, talk, 1)
    assert notice(his, talk) == "Agreed. You and Alice see it now."
    assert "Agreed: Tuesday, 24 November, 15:30" in words(his, talk)
    assert "Agreed: Tuesday, 24 November, 21:30" in words(hers, talk)


def test_nothing_is_fixed_by_suggesting(hers, his):
    talk = suggest(hers, at("22", "20:30"))
    for client in (hers, his):
        assert "Agreed" not in words(client, talk)
        assert client.get(f"{talk}now/").status_code == 404
        assert client.post(f"{talk}turn/").status_code == 404


def test_the_other_can_suggest_others_and_then_one_chooses(hers, his):
    talk = suggest(hers, at("23"), about="The kitchen")
    assert his.post(f"{talk}times/", {"time_1": at("25", "15:00")}).headers["Location"] == talk
    assert "Bob suggests a time" in words(hers, talk)
    assert "The kitchen" in words(hers, talk)
    accept(hers, talk)
    assert "Agreed: Wednesday, 25 November, 21:00" in words(hers, talk)


def test_nobody_takes_a_time_they_suggested_themselves(hers, his):
    talk = suggest(hers, at("23"))
    assert "This one" not in words(hers, talk)
    (kept,) = space(hers).drawer.read(Suggestion).of(Suggestion)
    sent = {"suggestion": str(kept.id), "time": "0"}
    assert hers.post(f"{talk}accept/", sent).status_code == 404


def test_only_a_time_that_was_seen_can_be_taken(hers, his):
    talk = suggest(hers, at("23"))
    page = his.get(talk).content.decode()
    seen_one = re.search(r'name="suggestion" value="([^"]+)"', page)[1]
    hers.post(f"{talk}times/", {"time_1": at("26")})
    his.post(f"{talk}accept/", {"suggestion": seen_one, "time": "0"})
    assert "This has changed since you opened it" in notice(his, talk)
    assert space(his).drawer.read(Acceptance).of(Acceptance) == []
    for nonsense in ("7", "-1", "x", ""):
        accept(his, talk, nonsense)
        assert space(his).drawer.read(Acceptance).of(Acceptance) == []


def test_taking_a_time_twice_says_yes_once(hers, his):
    talk = suggest(hers, at("23"), at("24"))
    page = his.get(talk).content.decode()
    sent = {"suggestion": re.search(r'name="suggestion" value="([^"]+)"', page)[1], "time": "0"}
    for _twice in range(2):
        his.post(f"{talk}accept/", sent)
    assert len(space(his).drawer.read(Acceptance).of(Acceptance)) == 1


def test_a_time_that_has_passed_cannot_be_taken(clock, hers, his):
    talk = suggest(hers, at("22", "21:00"), at("23"))
    clock.on(hours=2)
    page = his.get(talk).content.decode()
    assert page.count('name="time"') == 1
    accept(his, talk, 0)
    assert "This has changed" in notice(his, talk)


def test_putting_aside_leaves_no_trace_for_the_other(bob, hers, his, seen):
    talk = suggest(hers, at("23"), about="The kitchen")
    shared = everything(hers)
    pages = ("/talks/", talk, "/together/", "/today/", "/talks/ladder/")
    before = [seen(hers, page) for page in pages]
    his.get(talk)
    his.post(f"{talk}aside/")
    assert [seen(hers, page) for page in pages] == before
    assert everything(hers) == shared
    assert "The kitchen" not in words(his, "/talks/")
    assert len(bob.drawer.read(Aside).of(Aside)) == 1


def test_what_was_put_aside_can_be_taken_up_again(bob, hers, his):
    talk = suggest(hers, at("23"), about="The kitchen")
    his.post(f"{talk}aside/")
    his.post(f"{talk}aside/")
    assert len(bob.drawer.read(Aside).of(Aside)) == 1
    assert f"{talk}not-aside/" in his.get("/talks/").content.decode()
    his.post(f"{talk}not-aside/")
    assert "The kitchen" in words(his, "/talks/")
    accept(his, talk)
    assert "Agreed" in words(hers, talk)


def test_a_new_suggestion_after_putting_one_aside_is_seen(hers, his):
    talk = suggest(hers, at("23"), about="The kitchen")
    his.post(f"{talk}aside/")
    hers.post(f"{talk}times/", {"time_1": at("28")})
    assert "The kitchen" in words(his, "/talks/")


def test_what_nobody_took_up_in_time_goes_from_the_others_list(clock, hers, his):
    suggest(hers, at("23"), about="The kitchen")
    clock.on(days=2)
    assert "The kitchen" not in words(his, "/talks/")
    assert "The times that were suggested have passed" in words(hers, "/talks/")


def test_who_is_asked_is_the_same_to_the_one_who_asks_whatever_they_do(hers, his, seen):
    """Looking, waiting, putting aside, and ticking: until a time is taken nothing is to be seen."""
    talk = suggest(hers, at("23"))
    before = seen(hers, talk), seen(hers, "/talks/")
    his.get("/talks/")
    his.get(talk)
    his.get(f"{talk}times/")
    his.get(f"{talk}ready/")
    his.post(f"{talk}times/", {"time_1": "no time"})
    his.post(f"{talk}aside/")
    assert (seen(hers, talk), seen(hers, "/talks/")) == before


def test_tomorrow_at_the_same_hour_is_one_tap_and_a_suggestion(hers, his):
    talk = agreed(hers, his, at("22", "20:30"))
    his.post(f"{talk}move/", {"tomorrow": "yes"})
    assert "Bob suggests a time" in words(hers, talk)
    assert "Tomorrow, 20:30" in words(hers, talk)
    accept(hers, talk)
    assert "Agreed: Tomorrow, 14:30" in words(his, talk)


def test_a_talk_can_be_left_open_by_either(hers, his):
    talk = agreed(hers, his, at("23"))
    hers.post(f"{talk}move/", {"open": "yes"})
    for client in (hers, his):
        assert "No time yet" in words(client, "/talks/")
        assert "Agreed" not in words(client, talk)


def test_up_to_three_times_and_one_is_needed(hers, his):
    answer = hers.post("/talks/new/", {"about": "The kitchen"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose at least one time." in page
    assert "The kitchen" in page
    talk = suggest(hers, at("25"), at("23"), at("24"))
    assert his.get(talk).content.decode().count('name="time"') == 3


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-11-22T20:00", "This time has passed"),
        ("2029-11-22T20:00", "more than a year away"),
        ("tonight", "can’t be read as a day and a time"),
        ("2026-11-24T20:00+01:00", "can’t be read as a day and a time"),
    ],
)
def test_a_time_that_cannot_be_comes_back_with_what_is_wrong(time, said, hers):
    answer = hers.post("/talks/new/", {"time_1": time, "about": "The kitchen"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "The kitchen" in page
    assert f'value="{time}"' in page


def test_what_somebody_suggested_can_be_withdrawn(hers, his):
    talk = suggest(hers, at("23"))
    withdraw = re.search(r'action="(/together/[^"]+/withdraw/)"', hers.get(talk).content.decode())
    assert "/withdraw/" not in his.get(talk).content.decode()
    assert his.post(withdraw[1]).status_code == 404
    hers.post(withdraw[1])
    assert his.get(talk).status_code == 404
    hers.post(withdraw[1].replace("withdraw", "put-back"))
    assert his.get(talk).status_code == 200


def test_the_list_of_what_is_shared_leads_to_it_for_both(hers, his):
    talk = suggest(hers, at("23"), about="The kitchen")
    his.post(f"{talk}times/", {"time_1": at("25")})
    for client in (hers, his):
        page = client.get("/together/").content.decode()
        found = set(re.findall(rf'href="({A_TALK})"', page))
        assert len(found) == 2
        assert {client.get(one).status_code for one in found} == {200}


def test_a_topic_both_are_open_to_goes_into_the_form_without_an_address(hers, his):
    for client in (hers, his):
        client.post("/talks/ladder/friction/", {"t-1": "gladly"})
        client.post("/talks/ladder/compare/")
    page = hers.get("/talks/ladder/").content.decode()
    assert 'name="topic" value="money"' in page
    assert "money" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', page))
    form = hers.post("/talks/new/", {"_begin": "yes", "topic": "money"}).content.decode()
    assert 'value="money" selected' in form
    talk = suggest(hers, at("23"), topic="money")
    assert "What each of you spends without asking" in words(his, talk)


def test_a_topic_only_one_ticked_is_no_way_to_ask_about_it(hers, his):
    hers.post("/talks/ladder/friction/", {"t-1": "gladly"})
    talk = suggest(hers, at("23"), topic="money")
    assert "spends" not in words(his, talk)


def test_a_paused_space_shows_no_talk_and_ones_own_plans_still_work(couple, hers, his):
    talk = suggest(hers, at("23"), about="The kitchen")
    leaving.pause(couple[0].person.id)
    for client in (hers, his):
        assert client.get(talk).status_code == 404
        assert "The kitchen" not in words(client, "/talks/")
    plan = suggest(his, at("24"), about="The garden")
    assert "The garden" in words(his, "/talks/")
    leaving.resume(couple[0].person.id)
    assert hers.get(plan).status_code == 404
    assert hers.get(talk).status_code == 200
    assert "The garden" in words(his, "/talks/")


def everything(client) -> list[tuple]:
    found = space(client).drawer.read(Suggestion, Acceptance)
    return [(k.id, k.revision) for kind in found.by_kind.values() for k in kind]
