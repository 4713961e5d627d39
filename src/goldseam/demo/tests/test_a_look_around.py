"""A demonstration has ten believable weeks, is one click away, and never mixes with real people."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from tests.running import NotRunning, Running

from goldseam.beliefs.documents import Belief, Return
from goldseam.calm.documents import CalmSession
from goldseam.checkins.documents import CheckIn
from goldseam.demo.living import OthersLiveHere, make, opened
from goldseam.demo.weeks import DAYS, weeks
from goldseam.drawers.gate import Kept
from goldseam.journal.documents import Entry
from goldseam.night.documents import Note
from goldseam.people.models import Person
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit
from goldseam.picture.digests import numbers_of
from goldseam.picture.documents import DONE, SAFE, TRACKS
from goldseam.picture.gathering import MINE
from goldseam.picture.patterns import diary, looked
from goldseam.promises.documents import Report
from goldseam.questions.documents import Asked
from goldseam.reflections.documents import Reflected, changes, scores
from goldseam.together.models import Member
from goldseam.together.space import open_for, partner_of, space_of
from goldseam.ui.words import library
from goldseam.walks.documents import Distance

LOCAL = Preferences(time_zone="Europe/Berlin")


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_the_same_day_gives_the_same_weeks_and_none_of_the_future(who, now):
    local = LOCAL.local(now)
    once, again = weeks(who, local), weeks(who, local)
    assert once == again
    assert all(event.at <= local for event in once)
    assert once[0].day <= local.date() - timedelta(days=DAYS - 10)
    assert weeks(who, local + timedelta(days=1)) != once


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_ten_weeks_hold_something_of_everything_and_not_every_day(who, now):
    lived = weeks(who, LOCAL.local(now))
    kinds = {kind: [e for e in lived if type(e.document) is kind] for kind in _KINDS}
    assert {kind.KIND: len(events) > 8 for kind, events in kinds.items()} == dict.fromkeys(
        (kind.KIND for kind in _KINDS), True
    )
    assert len({event.day for event in lived}) < DAYS
    assert len({event.day for event in kinds[Note]}) == len(kinds[Note])  # one a night


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_guided_paths_were_walked_as_they_are(who, now):
    """Every answer of theirs is one the path knows, and each path had an answer."""
    content = library()
    walked = [e.document for e in weeks(who, LOCAL.local(now)) if isinstance(e.document, Asked)]
    assert {type(document) for document in walked} >= {Belief, Return, Distance}
    for document in walked:
        reflections = {id: reflection.path for id, reflection in content.reflections.items()}
        asked = {**content.paths, **reflections, "attachment": content.attachment.path}
        path = asked[document.wording.partition("@")[0]]
        assert document.words() or isinstance(document, Reflected)
        for question in path.questions:
            if question.options:
                said = document.said(question.id)
                chosen = said if isinstance(said, tuple) else (said,) if said else ()
                assert set(chosen) <= {option.id for option in question.options}


def test_between_two_reflections_one_sign_has_changed_and_no_other(now):
    signs = library().reflections["signs"]
    walked = [e.document for e in weeks("alice", LOCAL.local(now))]
    found = [d for d in walked if isinstance(d, Reflected) and d.reflection == "signs"]
    first, second = (scores(document, signs) for document in found)
    moved = {sign: change.direction for sign, change in changes(second, first).items()}
    assert {sign: to for sign, to in moved.items() if to} == {"checking-and-testing": -1}
    assert len(moved) == 5


def test_a_return_in_the_demonstration_leads_to_its_belief(db, now):
    make(now=now, fresh=False)
    mine = opened("Alice", now=now).drawer
    (back,), (belief,) = mine.read(Return).of(Return), mine.read(Belief).of(Belief)
    assert back.document.belief == belief.id
    assert back.document.rule == belief.document.rule


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_every_word_and_exercise_is_one_there_is(who, now):
    content = library()
    for event in weeks(who, LOCAL.local(now)):
        document = event.document
        if isinstance(document, CheckIn):
            assert set(document.feelings) <= set(content.feelings.words)
        if isinstance(document, CalmSession):
            exercise = content.calm[document.exercise_id]
            assert document.way in {way.id for way in exercise.ways}
            assert document.length in {length.id for length in exercise.lengths}


def test_both_can_be_opened_and_began_again(db, now):
    make(now=now, fresh=False)
    make(now=now, fresh=False)
    first = {person.name: person.id for person in Person.objects.all()}
    assert set(first) == {"Alice", "Bob"}
    make(now=now, fresh=True)
    assert set(first.values()) & {person.id for person in Person.objects.all()} == set()
    assert len(opened("Alice", now=now).drawer.read(Entry).of(Entry)) > 10


def test_a_demonstration_never_moves_in_with_real_people(join, now):
    join("mara")
    with pytest.raises(OthersLiveHere):
        make(now=now, fresh=True)
    assert [person.name for person in Person.objects.all()] == ["Mara"]


def test_one_click_signs_in_and_every_page_says_what_it_is(tmp_path):
    with Running(tmp_path / "demo", command="demo") as goldseam:
        front = goldseam.get("/")[2].decode()
        assert "/demo/alice/" in front
        assert 'class="demo"' in front
        status, headers, _ = goldseam.post("/demo/alice/")
        assert (status, headers["Location"]) == (302, "/today/")
        for cookie in headers.get_all("Set-Cookie"):
            name, _, rest = cookie.partition("=")
            goldseam.cookies[name] = rest.partition(";")[0]
        for page in ("/today/", "/journal/", "/night/past/", "/calm/", "/checkins/"):
            status, _, body = goldseam.get(page)
            assert status == 200
            assert b'class="demo"' in body


def test_nobody_can_be_anybody_on_a_real_server(client):
    assert client.post("/demo/alice/").status_code == 404


def test_demo_leaves_a_folder_with_real_people_alone(tmp_path):
    from tests import living

    (tmp_path / "data").mkdir(mode=0o700)
    living.asked(tmp_path / "data", "join", "Mara")
    demo = Running(tmp_path / "data", command="demo")
    with pytest.raises(NotRunning, match="holds real people"), demo:
        pass


_KINDS = (CheckIn, CalmSession, Entry, Note)


@pytest.fixture
def couple_of_the_demo(db, now, browser_of):
    make(now=now, fresh=False)
    return {name: browser_of(opened(name, now=now)) for name in ("Alice", "Bob")}


def test_they_have_found_each_other_and_each_page_of_two_has_something(couple_of_the_demo):
    pages = {
        "/together/": "What you share", "/promises/": "You and", "/promises/days/": "Day by day",
        "/arrivals/": "arrivals:", "/talks/": "After talks", "/talks/ladder/": "open to these",
        "/words/": "Shared by", "/boundaries/": "Shared by", "/openness/": "line by line",
        "/picture/two/": "what was promised was done",
    }  # fmt: skip
    for name, browser in couple_of_the_demo.items():
        for address, holds in pages.items():
            page = browser.get(address, follow=True).content.decode()
            assert holds in page, (name, address)
            assert not re.search(r"[a-z]@1\b", page), (name, address)


def test_what_bob_promised_was_kept_more_often_in_the_last_weeks(db, now):
    make(now=now, fresh=False)
    bob = opened("Bob", now=now)
    member = Member.objects.get(person=bob.person)
    ours = open_for(bob, member.drawer_id, partner_of(bob.drawer))
    found = ours.read(Report).of(Report)
    his = [k.document for k in found if k.author == bob.person.id and k.document.outcome != "moved"]
    middle = now.date() - timedelta(days=35)
    first, last = ([one.outcome == "kept" for one in his if (one.day < middle) is early]
                   for early in (True, False))  # fmt: skip
    assert len(first) > 20
    assert len(last) > 20
    assert sum(first) / len(first) < 0.85 < sum(last) / len(last)
    assert all(one.told_at <= now for one in his)


def test_their_picture_tells_a_story_that_can_be_read(db, now, browser_of):
    """Kept less than now at first; how it feels behind what is done; nothing said too surely."""
    make(now=now, fresh=False)
    alice = opened("Alice", now=now)
    visit = visit_of(alice, now)
    numbers = numbers_of(visit, space_of(visit), MINE)
    done, safe = numbers.rate(DONE), numbers.rate(SAFE)
    assert done.n > 100
    assert safe.n >= 10
    assert numbers.before, "a chapter began"
    early, late = done.line[len(done.line) // 8], done.line[-1]
    assert early[3] < late[2], "the early range lies below today’s"
    assert safe.mean < done.low, "feeling follows later"
    assert all(numbers.rate(track).n >= 5 for track in TRACKS)
    page = browser_of(alice).get("/picture/").content.decode()
    assert "What was done, and how it felt" in page
    assert "How often the alarm was right" in browser_of(alice).get("/urge/fears/").content.decode()


@pytest.mark.parametrize("days_on", range(0, 60, 12))
def test_a_pattern_in_ten_weeks_is_possible_at_most(now, days_on):
    local = LOCAL.local(now + timedelta(days=days_on))
    lived = weeks("alice", local)
    kept = [Kept(UUID(int=n), e.day, UUID(int=1), 1, e.document) for n, e in enumerate(lived)]
    kept.reverse()
    of = {kind: [one for one in kept if type(one.document) is kind] for kind in (CheckIn, Entry)}
    days = diary(of[CheckIn], of[Entry], local.date())
    found = looked(days, local.date()).found
    assert [(one.word, one.grade) for one in found] == [("late home", "possible")]


def visit_of(account, now):
    person = account.person
    return Visit(now, b"", person.id, person.name, False, person.drawer_id, account.keys,
                 account.preferences)  # fmt: skip
