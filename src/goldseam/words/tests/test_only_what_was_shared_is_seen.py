"""Sharing is an explicit act, a copy, and can be taken back; nothing private shows beyond it."""

import re
from datetime import UTC, datetime

import pytest

from goldseam.people.preferences import Preferences
from goldseam.together import leaving
from goldseam.together.space import space_of
from goldseam.ui.leads import address
from goldseam.words.documents import Heard, Reply, Statement
from goldseam.words.showing import days_of
from goldseam.words.tests.conftest import (
    PARTS,
    SENTENCE,
    answer,
    linked,
    mine,
    say,
    share,
    theirs,
    theirs_to_me,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def together(couple):
    return couple


def test_nothing_is_shared_by_writing_it(hers, his, seen):
    before = seen(his, "/words/")
    at = say(hers)
    hers.get(f"{at}share/")
    hers.post(f"{at}heard/", {"level": "2"})
    assert seen(his, "/words/") == before
    assert his.get(at).status_code == 404
    assert his.get(f"{at}aloud/").status_code == 404


def test_the_page_before_it_shows_what_the_other_will_see(hers, his):
    at = say(hers)
    page = hers.get(f"{at}share/").content.decode()
    assert SENTENCE in page
    assert "Share with Bob" in page
    assert "Then you and Bob." in page
    share(hers, at)
    assert SENTENCE in his.get(theirs(his)).content.decode()
    assert "shared with Bob" in hers.get("/words/").content.decode()


def test_what_was_not_seen_on_that_page_is_not_shared(hers, his, seen):
    at = say(hers)
    page = hers.get(f"{at}share/").content.decode()
    revision = re.search(r'name="_revision" value="(\d+)"', page)[1]
    hers.post(f"{at}change/", {**PARTS, "when": "the door shuts"})
    answered = hers.post(f"{at}share/", {"_revision": revision})
    assert answered.status_code == 409
    assert "the door shuts" in answered.content.decode()
    assert "From Alice" not in seen(his, "/words/")
    assert "I feel" not in seen(his, "/words/").partition("Shared by")[2]


def test_a_change_stays_private_until_it_is_shared_and_then_says_so(hers, his):
    at = say(hers)
    share(hers, at)
    hers.post(f"{at}change/", {**PARTS, "when": "the door shuts"})
    assert "still sees the earlier ones" in hers.get(at).content.decode()
    his_page = his.get(theirs(his)).content.decode()
    assert "you come home late" in his_page
    assert "changed on" not in his_page
    share(hers, at)
    his_page = his.get(theirs(his)).content.decode()
    assert "the door shuts" in his_page
    assert "changed on" in his_page


def test_sharing_twice_makes_one_copy(hers, his):
    at = say(hers)
    share(hers, at)
    share(hers, at)
    page = his.get("/words/").content.decode()
    assert len(re.findall(r'href="/words/[0-9a-f-]{36}/"', page)) == 1
    assert "changed on" not in page


def test_withdrawn_words_are_gone_and_can_be_put_back(hers, his):
    at = say(hers)
    share(hers, at)
    lies_at = theirs(his)
    withdraw = re.search(r'action="(/together/[^"]*/withdraw/)"', hers.get(at).content.decode())
    assert "What was read stays read" in hers.get(at).content.decode()
    assert his.post(withdraw[1]).status_code == 404
    hers.post(withdraw[1])
    assert his.get(lies_at).status_code == 404
    assert "Share with Bob" in hers.get(at).content.decode()
    hers.post(withdraw[1].replace("withdraw", "put-back"))
    assert his.get(lies_at).status_code == 200


def test_withdrawn_shared_and_put_back_shows_once(hers, his):
    at = say(hers)
    share(hers, at)
    withdraw = re.search(r'action="(/together/[^"]*/withdraw/)"', hers.get(at).content.decode())
    hers.post(withdraw[1])
    share(hers, at)
    hers.post(withdraw[1].replace("withdraw", "put-back"))
    page = his.get("/words/").content.decode()
    assert len(re.findall(r'href="/words/[0-9a-f-]{36}/"', page)) == 1


def test_a_copy_says_nothing_of_when_it_was_written(alice, bob, hers, his):
    at = say(hers)
    private = mine(alice, Statement)[0]
    share(hers, at)
    answer(his, theirs(his))
    share(his, linked(his, "/words/reply/[0-9a-f-]{36}/"))
    space = space_of(_visit(hers))
    found = space.drawer.read(Statement, Reply, Heard)
    copies = [k.document for kind in (Statement, Reply) for k in found.of(kind)]
    assert len(copies) == 2
    for copy in copies:
        assert copy.begun_at == copy.shared_at
        assert (copy.finished_at, copy.edited_at, copy.window) == (None, None, "")
    assert private.id.bytes not in b"".join(c.thread.bytes for c in copies)
    assert private.document.thread.version == 4  # random: a version 7 would tell the time
    assert private.document.begun_at < copies[0].begun_at


def test_an_answer_is_private_until_it_is_shared(alice, hers, his, seen):
    at = say(hers)
    share(hers, at)
    before = (seen(hers, at), seen(hers, "/words/"))
    reply = answer(his, theirs(his))
    his.post(f"{reply}change/", {"heard": "You lay awake, waiting", "_done": "yes"})
    assert (seen(hers, at), seen(hers, "/words/")) == before
    share(his, reply)
    page = hers.get(at).content.decode()
    assert "Bob answered" in page
    assert "You lay awake, waiting" in page


def test_answering_twice_goes_on_with_the_same_answer(bob, hers, his):
    share(hers, say(hers))
    at = theirs(his)
    first = his.post(f"{at}answer/").headers["Location"]
    assert his.post(f"{at}answer/").headers["Location"] == first
    assert SENTENCE in his.get(first).content.decode()
    assert len(mine(bob, Reply)) == 1


def test_nobody_answers_their_own_words(hers, his):
    at = say(hers)
    share(hers, at)
    assert hers.post(f"{theirs(his)}answer/").status_code == 404


@pytest.mark.skipif(not address("promises/new"), reason="there is no room for promises yet")
def test_the_plan_of_an_answer_goes_to_a_promise_without_an_address(hers, his):
    share(hers, say(hers))
    page = his.get(answer(his, theirs(his))).content.decode()
    form = page[page.index('action="/promises/new/"') :].partition("</form>")[0]
    assert 'name="will" value="I call at ten"' in form
    assert "I call" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', page))


def test_whether_one_felt_heard_stays_with_oneself_unless_it_is_shared(alice, hers, his, seen):
    share(hers, say(hers))
    reply = answer(his, theirs(his))
    share(his, reply)
    their = theirs_to_me(hers)
    assert "Did you feel heard?" in hers.get(their).content.decode()
    before = (seen(his, reply), seen(his, "/words/"))
    hers.post(f"{their}heard/", {"level": "3", "more": "It helped"})
    assert (seen(his, reply), seen(his, "/words/")) == before
    assert [k.document.level for k in mine(alice, Heard)] == [3]
    hers.post(f"{their}heard/", {"level": "4", "more": "It helped", "_share": "yes"})
    assert len(mine(alice, Heard)) == 1
    page = his.get(reply).content.decode()
    assert "It helped" in page
    assert "It came back, and there was room for more" in page
    assert his.get(f"{their}heard/").status_code == 404


def test_an_answer_stands_under_the_words_it_answered(hers, his):
    at = say(hers)
    share(hers, at)
    share(his, answer(his, theirs(his)))
    hers.post(f"{at}change/", {**PARTS, "when": "the door shuts"})
    their = theirs_to_me(hers)
    for page in (their, f"{their}heard/"):
        text = hers.get(page).content.decode()
        assert SENTENCE in text
        assert "the door shuts" not in text


def test_ones_own_page_of_a_rating_says_who_has_it(alice, hers, his):
    share(hers, say(hers))
    share(his, answer(his, theirs(his)))
    their = theirs_to_me(hers)
    hers.post(f"{their}heard/", {"level": "3"})
    at = linked(hers, "/words/heard/[0-9a-f-]{36}/", their)
    assert "Only you can see it" in hers.get(at).content.decode()
    hers.post(f"{their}heard/", {"level": "3", "_share": "yes"})
    page = hers.get(at).content.decode()
    assert "What you shared: you and Bob" in page
    assert "Withdraw" in page
    (copy,) = (line for line in re.findall(r'href="(/words/heard/[^"]+)"', _words(his)))
    assert "You and Alice." in his.get(copy).content.decode()


def test_a_space_that_is_not_active_shows_nothing_and_keeps_ones_own(couple, hers, his, seen):
    at = say(hers)
    share(hers, at)
    lies_at, reply = theirs(his), answer(his, theirs(his))
    pages = {}
    leaving.pause(couple[0].person.id)
    for state in ("paused by her", "left by her"):
        pages[state] = [seen(his, "/words/"), seen(his, reply), his.get(lies_at).status_code]
        assert SENTENCE not in pages[state][1]
        assert "You lay awake" in pages[state][1]
        leaving.leave(couple[0], taking=["words.statement"], now=datetime.now(UTC))
    assert pages["paused by her"] == pages["left by her"]
    assert pages["left by her"][2] == 404


def test_words_taken_along_stand_once(couple, hers):
    at = say(hers)
    share(hers, at)
    leaving.leave(couple[0], taking=["words.statement"], now=datetime.now(UTC))
    assert len(mine(couple[0], Statement)) == 2
    assert hers.get("/words/").content.decode().count("I feel sad and tired") == 1


def test_words_whose_own_page_was_removed_still_come_along(couple, hers):
    at = say(hers)
    share(hers, at)
    hers.post(f"{at}remove/")
    leaving.leave(couple[0], taking=["words.statement"], now=datetime.now(UTC))
    assert SENTENCE in hers.get(theirs(hers)).content.decode()


@pytest.mark.parametrize(
    ("zone", "when"),
    [("Europe/Berlin", "Today, changed on 1 November"), ("America/New_York", "Yesterday")],
)
def test_days_go_by_the_clock_of_whoever_looks(zone, when):
    """Shared at 5:30 UTC on the night New York leaves summer time: 6:30 in Berlin, 1:30 there."""
    shared = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)  # 4:30 in Berlin, 23:30 the day before there
    doc = Statement(
        wording="statement@1",
        begun_at=shared,
        thread="0b7e7a52-6d4a-4d7c-9a3f-0a4a6d9f6f11",
        shared_at=shared,
        changed_at=datetime(2026, 11, 1, 6, 30, tzinfo=UTC) if zone == "Europe/Berlin" else None,
    )
    visit = _Looking(zone, datetime(2026, 11, 1, 7, tzinfo=UTC))
    assert days_of(doc, visit) == when


class _Looking:
    """As much of a visit as days need."""

    def __init__(self, zone: str, now: datetime) -> None:
        self.preferences = Preferences(time_zone=zone)
        self.today = self.preferences.today(now)


def _words(client) -> str:
    return client.get("/words/").content.decode()


def _visit(client):
    from django.http import HttpRequest

    from goldseam.people.visits import visit_of

    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return visit_of(request, datetime.now(UTC))
