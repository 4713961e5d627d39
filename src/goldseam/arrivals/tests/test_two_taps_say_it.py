"""A chip, then “Say it”: the other sees it on their clock. Each says “there”, each their own."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.forms import forms_in

from goldseam.arrivals.documents import Arrival, Arrived
from goldseam.arrivals.forms import as_value
from goldseam.arrivals.showing import on_todays_page
from goldseam.arrivals.tests.conftest import ahead, arrival, main, page_of, say
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit
from goldseam.together import leaving
from goldseam.together.documents import Partner
from goldseam.together.space import Space

pytestmark = pytest.mark.django_db


def on_clock(at, zone: str) -> str:
    return Preferences(time_zone=zone).local(at).strftime("%H:%M")


def test_one_chip_and_one_button_say_it(hers, his):
    page = hers.get("/arrivals/").content.decode()
    form = next(form for form in forms_in(page, "/arrivals/") if form.to == "/arrivals/say/")
    assert 'name="place" value="home" checked' in page, "where needs no tap of its own"
    chosen = re.findall(r'name="at" value="([^"]+)" checked', page)
    assert len(chosen) == 1, "the likely time is chosen already"
    assert chosen[0] in form.values["at"]
    hers.post("/arrivals/say/", {"at": form.values["at"][3], "place": "home"})
    assert "Alice is on the way" in main(his)


def test_both_see_it_on_their_own_clock(hers, his):
    at = say(hers)
    assert f"Home by {on_clock(at, 'Europe/Berlin')}" in main(hers)
    assert f"Home by {on_clock(at, 'America/New_York')}" in main(his)


def test_what_was_said_can_be_undone_where_it_is_said(hers, his):
    say(hers)
    page = hers.get("/arrivals/").content.decode()
    assert "Said. You and Bob can see it." in page
    undo = re.search(r'action="(/arrivals/[0-9a-f-]+/take-back/)"', page)[1]
    hers.post(undo)
    assert "on the way" not in main(his)
    hers.post(undo.replace("take-back", "put-back"))
    assert "Alice is on the way" in main(his)


def test_the_same_tap_twice_says_it_once(hers, couple, shared):
    at = as_value(ahead(40))
    for _ in range(2):
        hers.post("/arrivals/say/", {"at": at})
    assert len(shared(couple[0]).read(Arrival).of(Arrival)) == 1


def test_a_new_time_is_two_taps_and_stands_for_both(hers, his):
    say(hers, 40)
    later = ahead(70)
    hers.post(f"{page_of(hers)}new-time/", {"at": as_value(later)})
    for client, zone in ((hers, "Europe/Berlin"), (his, "America/New_York")):
        page = main(client)
        assert f"Home by {on_clock(later, zone)}" in page
        assert "The new time was said ahead." in page


def test_one_tap_says_there_and_either_may(hers, his):
    say(hers)
    at = page_of(his)
    assert 'name="at" value="now"' in main(his)
    his.post(f"{at}there/", {"at": "now"})
    for client in (hers, his):
        assert "on the way" not in main(client)
        assert "There at" in main(client)


def test_both_reports_stay_when_they_differ(hers, his, couple, shared):
    now = ahead(0)
    drawer = shared(couple[0])
    said = arrival((now - timedelta(hours=2), now - timedelta(hours=1)))
    drawer.add(said, day=now.date(), now=now)
    at, first = page_of(hers), as_value(now - timedelta(minutes=62))
    hers.post(f"{at}there/", {"at": first})
    his.post(f"{at}there/", {"at": as_value(now - timedelta(minutes=20))})
    for client in (hers, his):
        page = main(client, at)
        assert "early" in page
        assert "40 minutes later" in page
    reports = drawer.read(Arrived).of(Arrived)
    assert len(reports) == 2
    assert {one.author for one in reports} == {one.person.id for one in couple}


def test_each_says_there_once_and_can_take_that_back(hers, his, couple, shared):
    say(hers)
    at = page_of(hers)
    for _ in range(2):
        hers.post(f"{at}there/", {"at": "now"})
    reports = shared(couple[0]).read(Arrived).of(Arrived)
    assert len(reports) == 1
    back = f"/arrivals/there/{reports[0].id}/take-back/"
    assert his.post(back).status_code == 404
    hers.post(back)
    assert "Alice is on the way" in main(his)


def test_only_the_one_who_is_on_the_way_changes_or_takes_back(hers, his):
    say(hers)
    at = page_of(his)
    before = main(hers)
    assert his.post(f"{at}new-time/", {"at": as_value(ahead(90))}).status_code == 404
    assert his.post(f"{at}new-time/", {"at": ""}).status_code == 404
    assert his.post(f"{at}take-back/").status_code == 404
    assert main(hers) == before
    assert "A new time. I will be there by" not in main(his, at)


def test_a_time_that_passed_in_silence_shows_nothing_accusing(hers, his, couple, shared):
    now = timezone.now()
    said = arrival((now - timedelta(hours=9), now - timedelta(hours=8)))
    shared(couple[0]).add(said, day=now.date(), now=now)
    for client in (hers, his):
        page = main(client)
        assert "Home by" in page
        assert "strips-figure" not in page
        assert not re.search("late\\b|overdue|missed|not (kept|there)|no answer|0 within", page)


def test_looking_and_not_saying_leave_no_trace_with_the_other(hers, his):
    say(hers)
    before = main(hers)
    at = page_of(his)
    his.get(at)
    his.get("/arrivals/")
    his.post(f"{at}there/", {"at": "nonsense"})
    assert main(hers) == before


@pytest.mark.parametrize(
    "sent", [{}, {"at": ""}, {"at": "soon"}, {"at": "2020-01-01T00:00Z"}, {"clock": "25:00"}]
)
def test_a_time_that_doesnt_fit_is_said_and_nothing_is_shared(hers, his, sent):
    answer = hers.post("/arrivals/say/", sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "on the way" not in main(his)


def test_what_was_typed_is_still_there(hers):
    answer = hers.post("/arrivals/say/", {"clock": "25:00", "place": "meeting"})
    page = answer.content.decode()
    assert 'value="25:00"' in page
    assert 'value="meeting" checked' in page


def test_for_one_alone_it_says_what_it_is_and_offers_nothing_for_two(alice, browser_of):
    client = browser_of(alice)
    page = main(client)
    assert "two people who share a space" in page
    assert "<form" not in page
    assert client.post("/arrivals/say/", {"at": as_value(ahead(40))}).status_code == 404


def test_an_arrival_stands_in_the_list_of_what_is_shared_and_opens_for_both(hers, his):
    say(hers)
    for client in (hers, his):
        shared = client.get("/together/").content.decode()
        href = re.search(r'href="(/arrivals/[0-9a-f-]{36}/)"', shared)[1]
        assert client.get(href).status_code == 200


def test_leaving_takes_ones_own_along_to_look_at_and_nothing_to_do(hers, his, couple, now):
    at = say(hers)
    hers.post(f"{page_of(hers)}there/", {"at": "now"})
    taking = [Arrival.KIND, Arrived.KIND]
    leaving.leave(couple[0], taking=taking, now=now)
    page = main(hers)
    assert f"Home by {on_clock(at, 'Europe/Berlin')}" in page
    kept = page_of(hers)
    assert "There at" in main(hers, kept)
    assert "<form" not in main(hers, kept)
    assert hers.post(f"{kept}there/", {"at": "now"}).status_code == 404
    assert Arrived.GOES_WITH == Arrival.KIND


def test_today_shows_who_is_on_the_way_from_one_read(hers, his, couple, shared):
    say(hers)
    alice, bob = couple
    partner = Partner(person=bob.person.id, name="Bob", keys=b"", since=timezone.now())
    drawer = shared(alice)
    visit = Visit(timezone.now(), preferences=Preferences(time_zone="Europe/Berlin"))
    found = drawer.read(Arrival, Arrived, since=visit.today - timedelta(days=1))
    space = Space(drawer, alice.person.id, partner)
    [one] = on_todays_page(found.of(Arrival), found.of(Arrived), space, visit)
    assert one.mine
    assert one.title.startswith("Home by ")
    his.post(f"/arrivals/{one.id}/there/", {"at": "now"})
    found = drawer.read(Arrival, Arrived, since=visit.today - timedelta(days=1))
    assert on_todays_page(found.of(Arrival), found.of(Arrived), space, visit) == []
