"""The ladder: filled privately, compared on purpose, and shown only where both are open to it."""

import re
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.routes import ROUTES

from goldseam.talks.documents import OPEN_TO_IT, TICKS, Compared, LadderAnswers, OwnTopic
from goldseam.talks.matching import LENGTH, ROOM_FOR, agreed, is_open_to, key_of, scrambled
from goldseam.talks.tests.conftest import notice, space, words
from goldseam.together import leaving
from goldseam.ui.words import library

LADDER = library().talks.ladder
BOTH = "You are both open to these"
TOPICS = [topic.id for topic in LADDER.topics]
ALICE, BOB, KEY = UUID(int=1), UUID(int=2), key_of("a secret", UUID(int=3))
ticks = st.dictionaries(st.sampled_from(TOPICS), st.sampled_from(TICKS))


def opens(ticks: dict[str, str]) -> set[str]:
    return {topic for topic, tick in ticks.items() if tick in OPEN_TO_IT}


@given(ticks, ticks)
def test_agreed_is_exactly_what_both_are_open_to(hers, his):
    found = agreed(TOPICS, scrambled(hers, KEY, ALICE), scrambled(his, KEY, BOB), KEY)
    assert set(found) == opens(hers) & opens(his)
    assert found == [topic for topic in TOPICS if topic in found]


@given(ticks, ticks)
def test_what_is_compared_looks_as_large_whatever_is_ticked(one, other):
    tokens = scrambled(one, KEY, ALICE).tokens
    assert len(tokens) == len(scrambled(other, KEY, ALICE).tokens) == ROOM_FOR
    assert {len(token) for token in tokens} == {LENGTH}
    assert list(tokens) == sorted(tokens)


@given(ticks)
def test_gladly_and_some_time_compare_alike(hers):
    swap = {"gladly": "some-time", "some-time": "gladly"}
    swapped = {topic: swap.get(tick, tick) for topic, tick in hers.items()}
    assert scrambled(hers, KEY, ALICE) == scrambled(swapped, KEY, ALICE)


@given(ticks)
def test_the_filling_of_one_never_meets_that_of_the_other(hers):
    mine, theirs = scrambled(hers, KEY, ALICE).tokens, scrambled({}, KEY, BOB).tokens
    assert not set(mine) & set(theirs)


def test_another_server_or_drawer_makes_other_tokens():
    gladly = dict.fromkeys(TOPICS, "gladly")
    keys = [KEY, key_of("another secret", UUID(int=3)), key_of("a secret", UUID(int=4))]
    tokens = [set(scrambled(gladly, key, ALICE).tokens) for key in keys]
    assert not tokens[0] & tokens[1]
    assert not tokens[0] & tokens[2]


def test_a_long_secret_counts_to_its_end():
    assert key_of("s" * 100 + "1", BOB) != key_of("s" * 100 + "2", BOB)


def test_there_is_room_for_the_ladder_and_a_hundred_topics_of_the_other():
    many = [str(uuid4()) for _ in range(100)]
    compared = scrambled(dict.fromkeys([*TOPICS, *many], "gladly"), KEY, ALICE)
    assert all(is_open_to(topic, compared, KEY) for topic in [*TOPICS, *many])
    more = scrambled({str(uuid4()): "gladly" for _ in range(500)}, KEY, ALICE)
    assert len(more.tokens) == ROOM_FOR


@pytest.mark.django_db
class TestOnPages:
    def test_nothing_of_ones_ticks_is_on_any_page_of_the_other(self, couple, hers, his):
        for client in (hers, his):
            client.post("/talks/ladder/compare/")
        before = every_page(his)
        assert len(before) > 40
        tick_everything(hers)
        assert every_page(his) == before
        hers.post("/talks/ladder/compare/")
        assert every_page(his) == before

    def test_nor_when_the_other_compares_what_they_said_no_to(self, couple, hers, his):
        hers.post("/talks/ladder/compare/")
        tick_everything(his, "not-now")
        his.post("/talks/ladder/compare/")
        before = every_page(his)
        tick_everything(hers)
        hers.post("/talks/ladder/compare/")
        assert every_page(his) == before

    def test_a_topic_shows_on_both_sides_once_both_are_open_to_it(self, couple, hers, his):
        tick(hers, "money", "some-time")
        tick(hers, "families", "gladly")
        tick(his, "money", "gladly")
        tick(his, "quarrels", "gladly")
        hers.post("/talks/ladder/compare/")
        assert BOTH not in words(hers, "/talks/ladder/")
        his.post("/talks/ladder/compare/")
        for client in (hers, his):
            page = words(client, "/talks/ladder/").partition("The rungs")[0]
            assert text("money") in page
            assert text("families") not in page
            assert text("quarrels") not in page

    def test_a_later_tick_stays_private_until_one_compares_again(self, couple, hers, his, seen):
        tick(his, "money", "gladly")
        for client in (hers, his):
            client.post("/talks/ladder/compare/")
        before = seen(his, "/talks/ladder/")
        tick(hers, "money", "gladly")
        assert "yours alone until you compare again" in words(hers, "/talks/ladder/")
        assert seen(his, "/talks/ladder/") == before
        hers.post("/talks/ladder/compare/")
        assert text("money") in words(his, "/talks/ladder/")

    def test_who_stops_comparing_takes_everything_along(self, couple, hers, his):
        for client in (hers, his):
            tick(client, "money", "gladly")
            client.post("/talks/ladder/compare/")
        hers.post("/talks/ladder/compare/", {"stop": "yes"})
        assert "What was read stays read" in notice(hers, "/talks/ladder/")
        for client in (hers, his):
            assert BOTH not in words(client, "/talks/ladder/")
        assert [kept.author for kept in space(his).drawer.read(Compared).of(Compared)] == [
            couple[1].person.id
        ]
        assert 'value="gladly" checked' in hers.get("/talks/ladder/friction/").content.decode()

    def test_the_shared_drawer_holds_no_topic_in_words(self, couple, hers):
        tick_everything(hers)
        hers.post("/talks/ladder/compare/")
        (kept,) = space(hers).drawer.read(Compared).of(Compared)
        there = b"".join(kept.document.tokens)
        assert len(there) == ROOM_FOR * LENGTH
        assert not any(topic.encode() in there for topic in TOPICS)

    def test_answers_are_kept_rung_by_rung_and_can_be_taken_back(self, alice, hers):
        tick(hers, "money", "gladly")
        tick(hers, "touch", "not-now")
        assert answers(alice) == {"money": "gladly", "touch": "not-now"}
        hers.post("/talks/ladder/friction/", {"_clear": "yes", "t-1": "gladly"})
        assert answers(alice) == {"touch": "not-now"}
        hers.post("/talks/ladder/needs/", {"t-3": "nonsense"})
        assert answers(alice) == {}

    def test_the_ladder_goes_from_rung_to_rung(self, hers):
        at, walked = "/talks/ladder/light/", []
        while at != "/talks/ladder/":
            walked.append(at.split("/")[-2])
            at = hers.post(at, {"t-1": "gladly", "_on": "yes"}).headers["Location"]
        assert walked == [rung.id for rung in LADDER.rungs]
        assert hers.get("/talks/ladder/nowhere/").status_code == 404

    def test_the_heavy_rungs_say_so_before(self, hers):
        for rung in LADDER.rungs[-2:]:
            assert rung.warning in words(hers, f"/talks/ladder/{rung.id}/")


@pytest.mark.django_db
class TestTopicsOfOnesOwn:
    def test_a_topic_is_private_until_it_is_put_forward(self, couple, alice, hers, his, seen):
        before = every_page(his)
        topic = add(hers, alice, "The move next spring")
        assert every_page(his) == before
        assert his.get(topic).status_code == 404
        hers.post(f"{topic}put-forward/")
        assert "The move next spring" in words(his, "/talks/ladder/own/")
        assert "The move next spring" in words(his, shared(his))

    def test_a_change_is_private_until_it_is_put_forward_again(self, couple, alice, hers, his):
        topic = add(hers, alice, "The move")
        hers.post(f"{topic}put-forward/")
        hers.post(topic, {"text": "The move to Ghent"})
        assert "still sees" in words(hers, topic)
        assert "Ghent" not in words(his, "/talks/ladder/own/")
        hers.post(f"{topic}put-forward/")
        assert "The move to Ghent" in words(his, "/talks/ladder/own/")

    def test_the_answer_to_it_shows_only_if_it_is_a_yes_and_both_compare(
        self, couple, alice, hers, his
    ):
        topic = add(hers, alice, "The move next spring")
        hers.post(f"{topic}put-forward/")
        hers.post("/talks/ladder/compare/")
        before = words(hers, "/talks/ladder/")
        his.post("/talks/ladder/own/", {"t-1": "not-now"})
        his.post("/talks/ladder/compare/")
        assert words(hers, "/talks/ladder/") == before
        his.post("/talks/ladder/own/", {"t-1": "gladly"})
        assert words(hers, "/talks/ladder/") == before
        his.post("/talks/ladder/compare/")
        for client in (hers, his):
            both = words(client, "/talks/ladder/").partition("The rungs")[0]
            assert "The move next spring" in both

    def test_it_can_be_withdrawn_by_its_author_alone(self, couple, alice, hers, his):
        topic = add(hers, alice, "The move")
        hers.post(f"{topic}put-forward/")
        withdraw = re.search(
            r'action="(/together/[^"]+/withdraw/)"', hers.get(topic).content.decode()
        )
        assert his.post(withdraw[1]).status_code == 404
        at = shared(his)
        hers.post(withdraw[1])
        assert his.get(at).status_code == 404
        assert "The move" not in words(his, "/talks/ladder/own/")

    def test_the_other_changes_nothing_about_it(self, couple, alice, hers, his):
        hers.post(f"{add(hers, alice, 'The move')}put-forward/")
        assert his.post(shared(his), {"text": "Mine now"}).status_code == 404
        assert his.post(f"{shared(his)}put-forward/").status_code == 404
        assert his.post(f"{shared(his)}remove/").status_code == 404

    def test_what_comes_back_comes_back_with_its_words(self, alice, hers):
        for text, said in (("", "Write what it is about"), ("x" * 301, "This holds 300")):
            answer = hers.post("/talks/topic/new/", {"text": text})
            assert answer.status_code == 422
            assert said in answer.content.decode()
            assert text in answer.content.decode()
        assert alice.drawer.read(OwnTopic).of(OwnTopic) == []

    def test_the_author_sees_one_topic_and_not_the_copy_too(self, couple, alice, hers):
        topic = add(hers, alice, "The move")
        hers.post(f"{topic}put-forward/")
        leaving.leave(couple[0], taking=["talks.topic"], now=timezone.now())
        assert words(hers, "/talks/ladder/own/").count("The move") == 1


def tick(client, topic: str, answer: str) -> None:
    rung = next(rung for rung in LADDER.rungs if topic in [one.id for one in rung.topics])
    number = [one.id for one in rung.topics].index(topic) + 1
    page = client.get(f"/talks/ladder/{rung.id}/").content.decode()
    said = dict(re.findall(r'name="(t-\d)" value="([a-z-]+)" checked', page))
    client.post(f"/talks/ladder/{rung.id}/", {**said, f"t-{number}": answer})


def tick_everything(client, answer: str = "gladly") -> None:
    for rung in LADDER.rungs:
        client.post(
            f"/talks/ladder/{rung.id}/", {f"t-{n}": answer for n in range(1, len(rung.topics) + 1)}
        )


def text(topic: str) -> str:
    return next(one.text for one in LADDER.topics if one.id == topic)


def answers(account) -> dict[str, str]:
    found = account.drawer.read(LadderAnswers).of(LadderAnswers)
    assert len(found) == 1
    return found[0].document.ticks


def add(client, account, text: str) -> str:
    client.post("/talks/topic/new/", {"text": text})
    return f"/talks/topic/{account.drawer.read(OwnTopic).of(OwnTopic)[0].id}/"


def shared(client) -> str:
    (kept,) = space(client).drawer.read(OwnTopic).of(OwnTopic)
    return f"/talks/topic/{kept.id}/"


def every_page(client) -> dict[str, bytes]:
    """All there is without an id, as it is sent."""
    pages = {}
    for name, route in ROUTES.items():
        if "GET" in route.methods and not route.owns and name != "people:leave":
            address = reverse(name, args=route.place)
            client.get(address)  # a notice is said once
            page = client.get(address).content
            page = re.sub(rb'name="(csrfmiddlewaretoken|_window)" value="[^"]*"', b"", page)
            page = re.sub(rb'data-options="[^"]*"|example: <b>[^<]*</b>|<img [^>]*>', b"", page)
            pages[name] = page
    return pages
