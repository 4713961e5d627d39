"""After a talk: answered privately, shown part by part, taken back; hard moments by themselves."""

import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from goldseam.drawers.gate import Kept
from goldseam.library import Axis
from goldseam.talks.documents import LEVELS, Closing, HardMoment, Observation, observations
from goldseam.talks.tests.conftest import EVENING, agreed, notice, space, suggest, words
from goldseam.together import leaving
from goldseam.ui.leads import address
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db
CAME_BACK = "What I meant came back"
REGRET = "I was made to regret it"


def close(client, heard: str = "3", take_away: str = "He was tired, too", talk: str = "") -> str:
    """Answer both questions; return the page one ends on."""
    sent = {"talk": talk.split("/")[-2]} if talk else {}
    at = client.post("/talks/after/begin/", sent).headers["Location"]
    at = client.post(at, {"answer": heard}).headers["Location"]
    return client.post(at, {"answer": take_away}).headers["Location"]


def closings(account) -> list[Closing]:
    return [kept.document for kept in account.drawer.read(Closing).of(Closing)]


class TestTheClose:
    def test_it_asks_one_question_at_a_time_and_can_be_skipped(self, alice, hers):
        at = hers.post("/talks/after/begin/").headers["Location"]
        asked = []
        while match := re.search(r"/after/[0-9a-f-]+/([a-z-]+)/$", at):
            asked.append(match[1])
            at = hers.post(at, {"_skip": "yes"}).headers["Location"]
        assert asked == ["heard", "take-away"]
        (closing,) = closings(alice)
        assert (closing.heard, closing.take_away) == ("", "")

    def test_one_left_half_way_is_found_again_with_its_words(self, alice, hers):
        at = hers.post("/talks/after/begin/").headers["Location"]
        last = hers.post(at, {"answer": "3"}).headers["Location"]
        sent = {"answer": "He was tired, too", "_window": "w", "_revision": "2"}
        assert hers.post(f"{last}keep/", sent).status_code == 204
        assert "He was tired, too" in words(hers, "/talks/")
        (kept,) = alice.drawer.read(Closing).of(Closing)
        page = hers.get(f"/talks/after/{kept.id}/").content.decode()
        assert "Go on where you were" in page
        assert f'href="{last}"' in page

    def test_it_is_private_whatever_is_answered(self, couple, hers, his, seen):
        talk = agreed(hers, his)
        pages = ("/talks/", talk, "/together/", "/today/")
        before = [seen(his, page) for page in pages]
        at = close(hers, "1", "Nothing new", talk=talk)
        assert [seen(his, page) for page in pages] == before
        assert his.get(at).status_code == 404
        assert space(his).drawer.read(Closing).of(Closing) == []

    def test_a_talk_is_closed_once_and_then_gone_on_with(self, couple, alice, hers, his):
        talk = agreed(hers, his, about="The kitchen")
        at = close(hers, talk=talk)
        again = hers.post("/talks/after/begin/", {"talk": talk.split("/")[-2]})
        assert again.headers["Location"] == at
        (closing,) = closings(alice)
        assert closing.topic == "The kitchen"
        assert "The kitchen" in words(hers, at)

    @pytest.mark.parametrize("talk", ["", "x", str(UUID(int=7))])
    def test_a_talk_that_was_arranged_elsewhere_can_be_closed(self, talk, alice, hers):
        hers.post("/talks/after/begin/", {"talk": talk})
        assert [closing.talk for closing in closings(alice)] == [None]

    def test_whoever_was_made_to_regret_it_is_quietly_shown_where_to_look(self, hers):
        line = "Nobody has to earn safety by speaking well."
        assert line in words(hers, close(hers, "0"))
        assert line not in words(hers, close(hers, "1"))

    def test_one_promise_if_wanted_and_words_for_what_is_open(self, couple, hers):
        page = hers.get(close(hers)).content.decode()
        assert 'href="/words/new/"' in page
        if address("promises/new"):
            form = page[page.index('action="/promises/new/"') :].partition("</form>")[0]
            assert 'name="_begin"' in form
            assert 'name="to" value="other"' in form

    def test_it_can_be_removed_and_put_back(self, alice, hers):
        at = close(hers)
        hers.post(f"{at}remove/")
        assert closings(alice) == []
        hers.post(f"{at}put-back/")
        assert hers.get(at).status_code == 200


@pytest.mark.usefixtures("couple")
class TestShowing:
    def test_a_part_is_shown_by_itself(self, hers, his):
        talk = agreed(hers, his)
        at = close(hers, talk=talk)
        hers.post(f"{at}show/", {"show": "take_away"})
        assert notice(hers, at) == "You and Bob can see what you ticked."
        assert "He was tired, too" in words(his, talk)
        assert CAME_BACK not in words(his, talk)
        (copy,) = [k.document for k in space(his).drawer.read(Closing).of(Closing)]
        assert (copy.heard, copy.reads) == ("", "")

    def test_the_other_part_can_be_shown_later_and_by_itself(self, hers, his):
        at = close(hers)
        hers.post(f"{at}show/", {"show": ["take_away", "heard"]})
        assert CAME_BACK in words(his, shown(his))
        hers.post(f"{at}show/", {"show": "heard"})
        assert CAME_BACK in words(his, shown(his))
        assert "He was tired" not in words(his, shown(his))

    def test_a_change_is_private_until_it_is_shown_again(self, hers, his):
        at = close(hers)
        hers.post(f"{at}show/", {"show": ["take_away"]})
        hers.post(f"{at}take-away/", {"answer": "He was worried"})
        assert "still sees the earlier words" in words(hers, at)
        assert "worried" not in words(his, shown(his))
        hers.post(f"{at}show/", {"show": ["take_away"]})
        assert "worried" in words(his, shown(his))
        assert "still sees the earlier" not in words(hers, at)

    def test_ticking_nothing_takes_it_back_and_it_can_be_put_back(self, hers, his):
        at = close(hers)
        hers.post(f"{at}show/", {"show": ["take_away"]})
        there = shown(his)
        hers.post(f"{at}show/")
        assert his.get(there).status_code == 404
        undo = re.search(r'action="(/together/[^"]+/put-back/)"', hers.get(at).content.decode())
        hers.post(undo[1])
        assert his.get(there).status_code == 200

    def test_what_was_not_answered_cannot_be_shown(self, hers, his):
        at = close(hers, take_away="")
        hers.post(f"{at}show/", {"show": ["take_away", "topic", "wording"]})
        assert space(his).drawer.read(Closing).of(Closing) == []

    def test_nobody_shows_or_withdraws_for_the_other(self, hers, his):
        at = close(hers)
        assert his.post(f"{at}show/", {"show": "heard"}).status_code == 404
        hers.post(f"{at}show/", {"show": "heard"})
        assert his.post(f"{shown(his)}show/").status_code == 404
        assert his.post(f"{shown(his)}remove/").status_code == 404

    def test_a_copy_says_nothing_of_when_it_was_written(self, alice, hers, his):
        at = close(hers)
        hers.post(f"{at}show/", {"show": "heard"})
        (copy,) = [k.document for k in space(his).drawer.read(Closing).of(Closing)]
        (own,) = closings(alice)
        assert copy.begun_at == copy.shared_at
        assert (copy.finished_at, copy.window) == (None, "")
        assert copy.thread == own.thread
        assert copy.thread.version == 4

    def test_the_list_of_what_is_shared_leads_to_it_for_both(self, hers, his):
        hers.post(f"{close(hers)}show/", {"show": "heard"})
        for client in (hers, his):
            page = client.get("/together/").content.decode()
            at = re.search(r'href="(/talks/after/[0-9a-f-]+/)"', page)[1]
            assert CAME_BACK in words(client, at)

    def test_in_a_paused_space_nothing_is_shown(self, couple, hers, his):
        at = close(hers)
        hers.post(f"{at}show/", {"show": "heard"})
        there = shown(his)
        leaving.pause(couple[1].person.id)
        assert his.get(there).status_code == 404
        assert hers.post(f"{at}show/", {"show": "heard"}).status_code == 404
        assert CAME_BACK in words(hers, at)

    def test_leaving_takes_ones_own_along_once(self, couple, alice, hers, his):
        talk = agreed(hers, his, about="The kitchen")
        at = close(hers, talk=talk)
        hers.post(f"{at}show/", {"show": "heard"})
        leaving.leave(alice, taking=["talks.closing", "talks.suggestion"], now=timezone.now())
        after = words(hers, "/talks/").partition("After talks")[2]
        assert after.count("The kitchen") == 1
        assert len(observations(alice.drawer.read(Closing).of(Closing), [])) == 1


class TestHardMoments:
    def test_one_is_noted_without_a_talk(self, alice, hers):
        end = walk(hers, happened="That I was afraid", told="yes", heard="2")
        (kept,) = alice.drawer.read(HardMoment).of(HardMoment)
        assert (kept.document.told, kept.document.heard) == ("yes", "2")
        assert "Some of it came back to me" in words(hers, end)
        assert "That I was afraid" in words(hers, "/hard-moments/")

    def test_one_that_was_kept_to_oneself_asks_nothing_more(self, alice, hers):
        end = walk(hers, happened="That I was afraid", told="no")
        assert "That can be wise" in words(hers, end)

    def test_each_shows_where_to_look_first_whatever_was_answered(self, hers):
        for heard in ("0", "4"):
            end = walk(hers, happened="x", told="yes", heard=heard)
            assert "If you are afraid of the other, look here first" in words(hers, end)

    def test_nothing_of_it_reaches_the_other(self, couple, hers, his, seen):
        before = [seen(his, page) for page in ("/talks/", "/hard-moments/", "/together/")]
        walk(hers, happened="That I was afraid", told="yes", heard="0")
        assert [seen(his, page) for page in ("/talks/", "/hard-moments/", "/together/")] == before


class TestObservations:
    def test_every_answer_that_names_a_level_is_one_oldest_first(self):
        closings = [_closed(date(2026, 11, 3), "4"), _closed(date(2026, 11, 1), "0")]
        moments = [_moment(date(2026, 11, 2), "yes", "2")]
        assert observations(closings, moments) == [
            Observation(date(2026, 11, 1), Axis.EMOTIONAL_SAFETY, 0),
            Observation(date(2026, 11, 2), Axis.EMOTIONAL_SAFETY, 2),
            Observation(date(2026, 11, 3), Axis.EMOTIONAL_SAFETY, 4),
        ]

    def test_nothing_hard_or_no_answer_is_no_observation(self):
        closings = [_closed(date(2026, 11, 1), heard) for heard in ("nothing-hard", "")]
        assert observations(closings, [_moment(date(2026, 11, 2), "yes", "")]) == []

    def test_a_moment_kept_to_oneself_stands_without_a_number(self):
        (one,) = observations([], [_moment(date(2026, 11, 2), "no", "0")])
        assert one.level is None

    def test_a_copy_taken_along_counts_once(self):
        own = _closed(date(2026, 11, 1), "3")
        copy = own.document.copy("", now=EVENING)
        taken = Kept(uuid4(), own.day, own.author, 1, copy)
        assert len(observations([own, taken], [])) == 1
        assert len(observations([taken], [])) == 1


def test_there_is_one_set_of_behaviours_in_one_order():
    """How what was hard was met is one observation, wherever it is asked."""
    asked = library().builders["heard"].question("level").options
    assert tuple(one.id for one in asked) == LEVELS
    assert all(one.hint for one in asked)
    for path in ("talk-close", "hard-moment"):
        options = library().paths[path].question("heard").options
        assert options[: len(asked)] == asked
    more = library().paths["talk-close"].question("heard").options[len(asked) :]
    assert [one.id for one in more] == ["nothing-hard"]


def test_everything_is_of_use_to_one_alone(join, clock):
    charlie = clock.browser(join("charlie"))
    plan = suggest(charlie, "2026-11-23T20:00", about="The kitchen")
    assert "Only you can see it" in words(charlie, plan)
    assert "of use to you alone" in words(charlie, "/talks/ladder/")
    assert charlie.post("/talks/ladder/light/", {"t-1": "gladly"}).status_code == 302
    assert charlie.post("/talks/ladder/compare/").status_code == 302
    assert "Show" not in words(charlie, close(charlie, talk=plan))
    charlie.post(f"{plan}remove/")
    assert charlie.get(plan).status_code == 404
    charlie.post(f"{plan}put-back/")
    assert charlie.get(plan).status_code == 200


def walk(client, **answers: str) -> str:
    at = client.post("/hard-moments/begin/").headers["Location"]
    while match := re.search(r"/hard-moments/[0-9a-f-]+/([a-z-]+)/$", at):
        at = client.post(at, {"answer": answers[match[1]]}).headers["Location"]
    return at


def shown(client) -> str:
    (kept,) = space(client).drawer.read(Closing).of(Closing)
    return f"/talks/after/{kept.id}/"


def _closed(day: date, heard: str) -> Kept[Closing]:
    closing = Closing(wording="talk-close@1", begun_at=EVENING, thread=uuid4(), heard=heard)
    return Kept(uuid4(), day, UUID(int=1), 1, closing)


def _moment(day: date, told: str, heard: str) -> Kept[HardMoment]:
    moment = HardMoment(wording="hard-moment@1", begun_at=EVENING, told=told, heard=heard)
    return Kept(uuid4(), day, UUID(int=1), 1, moment)
