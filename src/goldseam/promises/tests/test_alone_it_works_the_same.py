"""Without a partner, and once it is paused or left: one's own promises and plate, nothing else."""

import pytest
from django.template.loader import get_template

from goldseam.promises.documents import Answer, Promise, Report
from goldseam.promises.due import MADE_SINCE, SAID_SINCE, due_today, for_today
from goldseam.promises.ledger import State
from goldseam.promises.reading import sides
from goldseam.promises.showing import promised
from goldseam.promises.tests.conftest import TONIGHT, make, seen, tell, text, words
from goldseam.together import leaving

pytestmark = pytest.mark.django_db
DAY = "2026-11-23"


def test_one_person_alone_is_never_asked_for_another(alice, window):
    hers = window(alice)
    assert "To whom?" not in text(hers.get("/promises/new/"))
    at = make(hers, to="")
    tell(hers, at, DAY)
    for page in ("/promises/", at, f"{at}{DAY}/", "/promises/days/"):
        read = words(seen(hers, page))
        assert "put the phone in the hall" in read
        assert "Only you can see" in read
    assert "1 of 1 kept." in words(seen(hers, "/promises/days/"))


def test_what_is_posted_to_the_other_without_one_is_to_oneself(alice, window):
    at = make(window(alice), to="other")
    assert "To yourself" in words(seen(window(alice), at))


@pytest.mark.parametrize("by", ["alice", "bob"])
@pytest.mark.parametrize("end", ["paused", "left"])
def test_once_it_is_not_active_only_ones_own_is_there(couple, window, by, end):
    alice, bob = couple
    hers = window(alice)
    shared, own = make(hers), make(hers, to="oneself", will="sleep by eleven")
    tell(hers, shared, DAY)
    who = alice if by == "alice" else bob
    if end == "paused":
        leaving.pause(who.person.id)
    else:
        leaving.leave(who, taking=[], now=TONIGHT)
    for client in (window(alice), window(bob)):
        page = words(seen(client, "/promises/"))
        assert "put the phone in the hall" not in page
        assert client.get(shared).status_code == 404
        assert client.get(f"{shared}{DAY}/").status_code == 404
    assert "sleep by eleven" in words(seen(window(alice), "/promises/"))
    assert window(alice).get(own).status_code == 200


def test_a_promise_taken_along_is_read_and_is_neither_due_nor_counted(couple, window):
    alice, _ = couple
    make(window(alice), repeats="daily")
    leaving.leave(alice, taking=["promises.promise"], now=TONIGHT)
    (kept,) = alice.drawer.read(Promise).of(Promise)
    hers, at = window(alice), f"/promises/{kept.id}/"
    assert "put the phone in the hall" not in words(seen(hers, "/promises/"))
    assert "To Bob" in words(seen(hers, at))
    assert "You took this along" in text(hers.get(at))
    assert tell(hers, at, DAY).status_code == 404
    assert hers.post(f"{at}end/").status_code == 404
    assert hers.post(f"{at}remove/").status_code == 302


def test_what_was_said_of_it_is_read_with_it(alice, window):
    """As it lies in one's own drawer once both came along."""
    from goldseam.promises.tests.made import promise, report

    doc = promise(to="Bob").document
    kept = alice.drawer.add(doc, day=doc.first, now=TONIGHT)
    said = report(kept, doc.first).document
    alice.drawer.add(said, day=doc.first, now=TONIGHT)
    page = words(seen(window(alice), f"/promises/{kept.id}/{doc.first}/"))
    assert "You say Kept" in page
    assert "Change what you said" not in page
    assert "1 of 1" not in words(seen(window(alice), "/promises/days/"))


def test_reports_go_with_their_promise_and_words_go_by_a_name_of_their_own():
    from goldseam.promises.documents import Meaning, Repair

    assert Report.GOES_WITH == Promise.KIND
    for kind in (Answer, Meaning, Repair):
        assert kind.PAGE
        assert kind.CALLED


def test_the_card_of_today_holds_what_is_due_at_each_ones_makers_day(far_apart, window):
    """What Today reads: a few small reads, and a pure look at them."""
    alice, bob = far_apart
    hers = window(alice)
    at = make(hers, repeats="daily")
    make(hers, to="oneself", will="sleep by eleven")
    tell(hers, at, DAY)
    kept = ("put the phone in the hall", State.KEPT)
    assert _due(window(bob)) == [kept]
    assert _due(window(alice)) == [kept, ("sleep by eleven", State.OPEN)]


def _due(client):
    visit = client.get("/promises/").wsgi_request.visit
    ledgers = [read_for_today(side, visit) for side in sides(visit)]
    found = [one for ledger in ledgers for one in due_today(ledger, visit.now)]
    return [(one.promise.document.will, one.state) for one in found]


def read_for_today(side, visit):
    made = side.drawer.read(Promise, since=visit.today - MADE_SINCE).of(Promise)
    said = side.drawer.read(Report, Answer, since=visit.today - SAID_SINCE)
    return for_today(side, made, said)


def test_the_card_keeps_ones_own_in_one_tap_and_only_shows_the_others(couple, window):
    alice, bob = couple
    at = make(window(alice))
    for who, tap in ((alice, True), (bob, False)):
        visit = window(who).get("/promises/").wsgi_request.visit
        lines = [
            line
            for side in sides(visit)
            for line in promised(read_for_today(side, visit), side, visit)
        ]
        card = get_template("promises/card.html").render(
            {"promised": lines, "request_path": "/today/", "csrf_field": ""}
        )
        assert "put the phone in the hall" in card
        assert (f'action="{at}{DAY}/report/"' in card) is tap
        assert ('name="next" value="/today/"' in card) is tap
