"""Markers in everything private: nobody but their owner meets one, and the owner finds each.

They go in through the real forms and through every kind of document there is, and are looked for in
the database, its write-ahead log, a backup, the logs, cookies, addresses and everybody's pages.
"""

import base64
import gzip
import logging
import re
import zlib
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from msgspec import inspect

from goldseam.config.logs import Wordless
from goldseam.drafts.documents import Draft
from goldseam.drawers.documents import KINDS
from tests.crawling import everything
from tests.evening import Evening
from tests.examples import examples, kinds, path_of
from tests.routes import ROUTES
from tests.scanning import found_in, ways
from tests.stored import stored

pytestmark = pytest.mark.django_db(transaction=True)

# Text that nobody types: which words were shown, in which window, and what was chosen from them.
EVERYWHERE = {"wording", "window"}
CHOSEN = {
    "calm.session": {"exercise", "way", "length"},
    "checkins.check-in": {"answer.feelings", "before.feelings"},
    "draft": {"place"},
    "journal.entry": {"prompt"},
    "night.note": {"noticed.kind"},
    "beliefs.belief": {"come_back"},
    "beliefs.return": {"next"},
    "walks.distance": {"form", "needs"},
    "walks.letting-go": {"wanted"},
    "reflections.reflection": {"reflection", "answers"},
    "urge.moment": {"way", "outcome"},
    "understanding.marks": {"marks"},
    "understanding.moment": {"weight"},
    "understanding.attachment": {"answers"},
    "arrivals.arrival": {"place"},
    "openness.agreement": {"zone"},
    "words.statement": {"feelings", "reads"},
    "words.reply": {"reads"},
    "words.heard": {"reads"},
    "chapters.chapter": {"reads"},
    "tracks.track": {"which"},
    "promises.promise": {"zone", "to"},
    "promises.repair": {"reads"},
    "boundaries.boundary": {"reads"},
    "talks.ladder": {"ticks"},
    "talks.topic": {"reads"},
    "talks.closing": {"reads", "heard"},
    "talks.moment": {"told", "heard"},
    "today.small-thing": {"thing"},
    "picture.past": {"place.scope"},
    "picture.now": {"place.scope"},
    "picture.tested": {"found.kind", "found.grade"},
    "picture.hidden": {"kind"},
}
# Comes about when two people find each other, or is said by one of two to the other: the test of
# two, tests/test_canaries_of_two.py, looks after it.
FOUND_BY_TWO = {
    "together.partner", "promises.answer", "promises.meaning", "arrivals.arrival",
    "arrivals.arrived", "openness.agreement", "openness.thanks", "talks.compared",
    "talks.acceptance", "talks.aside", "picture.agreed",
}  # fmt: skip
# Made out of other documents once there are many days of them; nobody types anything into these.
MADE_IN_TIME = {"picture.past", "picture.now", "picture.tested"}


class Canaries(list[str]):
    """Words that stand nowhere else, each used once."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count(1)

    def __call__(self) -> str:
        self.append(f"zimtstern{next(self._numbers):04d}quitte")
        return self[-1]


@pytest.fixture
def canary() -> Canaries:
    return Canaries()


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, zlib.compress], ids=["plain", "gzip", "zlib"]
)
def test_the_scanner_finds_a_marker_in_every_disguise(pack):
    marker = "zimtstern0001quitte"
    for way, pattern in ways(marker):
        planted = b"before" + pack(b"..." + pattern + b"...") + b"after"
        assert marker in found_in(planted, [marker]), way
    for offset in range(3):
        around = base64.b64encode(b"." * offset + marker.encode() + b"rest")
        assert marker in found_in(pack(around), [marker]), offset
    assert found_in(pack(b"nothing of the kind"), [marker]) == {}


def test_there_is_a_canary_for_every_kind_of_document(canary, now):
    assert set(examples(canary, now)) == kinds()


def test_every_field_that_can_hold_words_holds_a_canary(canary, now):
    """A new field of text is given words in tests/examples.py, or said above to hold none."""
    bare = {}
    for kind, document in examples(canary, now).items():
        texts = _texts(inspect.type_info(type(document)), document)
        said = [(place, any(word in canary for word in text.split())) for place, text in texts]
        places = {place for place, _ in said} - {place for place, holds in said if holds}
        bare[kind] = places - EVERYWHERE
    assert {kind: places for kind, places in bare.items() if places} == CHOSEN


def test_no_kind_of_document_shows_in_the_database_its_log_or_a_backup(
    alice, now, canary, tmp_path
):
    for document in examples(canary, now).values():
        kept = alice.drawer.add(document, day=now.date(), now=now)
        alice.drawer.change(kept, document)
        alice.drawer.remove(type(kept.document), kept.id, now=now)
        alice.drawer.put_back(type(kept.document), kept.id)
    assert found_in(stored(tmp_path, now), canary) == {}
    planted = canary()
    with connection.cursor() as cursor:  # what is there is really looked at
        cursor.execute("UPDATE people_person SET name = %s", [planted])
    assert planted in found_in(stored(tmp_path, now), canary)


def test_what_goes_through_the_forms_is_met_by_its_owner_alone(
    alice, bob, canary, now, tmp_path, browser_of, logged
):
    hers, trail = browser_of(alice), []
    _live(hers, canary, trail)
    made = {kind for kind in kinds() if alice.drawer.read(KINDS[kind]).of(KINDS[kind])}
    assert made == kinds() - FOUND_BY_TWO - MADE_IN_TIME, (
        "everything there is was made through its form"
    )
    assert found_in("\n".join(trail).encode(), canary) == {}, "in an address or a cookie"
    assert found_in(stored(tmp_path, now), canary) == {}, "on the disk"
    assert found_in("\n".join(logged).encode(), canary) == {}, "in the log"
    strangers = (Client(), browser_of(bob), browser_of(alice, locked=True))
    for stranger in strangers:
        assert found_in(everything(stranger, now), canary) == {}, "on a page of somebody else"
    seen = everything(hers, now)
    assert [marker for marker in canary if marker.encode() not in seen] == []


def test_when_the_database_fails_the_log_says_where_and_not_what(alice, canary, browser_of, logged):
    hers = browser_of(alice)
    hers.raise_request_exception = False
    marker = canary()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE drawers_item RENAME TO away")
    try:
        answer = hers.post(reverse("journal:new"), {"text": marker})
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO drawers_item")
    assert answer.status_code == 500
    assert marker in answer.content.decode()  # the words are still on the page
    assert any("OperationalError" in line or "ProgrammingError" in line for line in logged)
    assert found_in("\n".join(logged).encode(), canary) == {}


def test_other_libraries_messages_are_cut_to_where_they_came_from(canary):
    record = logging.LogRecord("django.db", 30, "base.py", 7, "SELECT %s", (canary(),), None)
    assert canary[0] not in Wordless().format(record)


def _live(browser: Client, canary: Canaries, trail: list[str]) -> None:
    """Everything there is to fill in, once."""
    evening = Evening(browser, trail)
    _write(evening, canary)
    _look_closer(evening, canary)
    _answer_every_question(evening, canary)


def _write(evening: Evening, canary: Canaries) -> None:
    evening.post("drafts:keep", ("journal-new",), text=canary(), _window="w1")
    evening.post("journal:new", text=f"{canary()}\n{canary()}", trigger=canary(), belief=canary(),
                 wound_more=canary(), person=canary())  # fmt: skip
    night = re.search(r'name="night"[^>]*value="([^"]+)"', evening.page("/night/"))
    evening.post("night:tonight", night=night[1], good_1=canary(), good_2=canary(),
                 good_3=canary(), noticed=canary(), noticed_kind="trigger")  # fmt: skip
    gone = canary()
    evening.post("journal:new", text=gone)
    entry = re.search(r"/journal/([0-9a-f-]{36})/", evening.page("/journal/"))[1]
    evening.post("journal:remove", (entry,))
    evening.post("journal:search", q=gone)
    evening.post("journal:put-back", (entry,))


def _look_closer(evening: Evening, canary: Canaries) -> None:
    evening.post("checkins:tap", distress="7")
    thing = re.search(r'name="thing" value="([^"]+)"', evening.page("/today/"))
    evening.post("today:small-thing", thing=thing[1], said="not-today")
    session = evening.post("calm:begin", ("breathing",), level="7")
    evening.post("calm:finish", (_id(session),), level="4")
    evening.post("understanding:cause", ("betrayal",), own=canary())
    evening.post("understanding:moment-add", what=canary(), when=canary())
    said = evening.post("words:new", feelings="sad", feeling=canary(), when=canary(),
                        because=canary(), wish=canary(), _done="yes")  # fmt: skip
    evening.post("words:said-aloud", (_id(said),), level="3", more=canary())
    evening.post("chapters:new", on="2026-11-03", private=canary())
    evening.post("tracks:choose", which="hurt")
    evening.post("picture:hide", kind="trigger", word=canary())
    evening.post("talks:rung", ("everyday",), **{"t-1": "gladly"})
    evening.post("talks:topic-new", text=canary())
    talk = evening.post("talks:new", about=canary(), time_1=_tomorrow())
    evening.post("talks:turn", (_id(talk),), minutes="5", who="me")
    evening.post("talks:pause", (_id(talk),), back="20")
    reply = evening.post("words:reply-new").removesuffix("change/")
    evening.post("words:reply-change", (_id(reply),), typed=canary(), heard=canary(),
                 understand=canary(), question=canary(), plan=canary(), _done="yes")  # fmt: skip
    _promise(evening, canary)


def _promise(evening: Evening, canary: Canaries) -> None:
    """One to oneself that isn’t kept, and what is written after it."""
    evening.post("promises:new", will=canary(), when=canary())
    at = re.search(r"(/promises/[0-9a-f-]{36}/[0-9-]{10}/)report/", evening.page("/promises/"))[1]
    found = resolve(at).captured_kwargs
    place = (found["id"], found["day"])
    evening.post("promises:tell", place, outcome="not-kept")
    evening.walk("promises:mend", canary, place)
    boundary = evening.post("boundaries:new", need=canary(), why=canary(), both=canary(),
                            will=canary(), _done="yes").removesuffix("review/")  # fmt: skip
    evening.post("boundaries:review", (_id(boundary),), when="month")


def _tomorrow() -> str:
    return f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"


def _answer_every_question(evening: Evening, canary: Canaries) -> None:
    """Of every room that asks one after another, and then those that stand aside."""
    asked = examples(str, timezone.now())
    for begin in [name for name in ROUTES if name.endswith("begin") and name != "calm:begin"]:
        end = evening.walk(begin, canary, ROUTES[begin].place)
        path = path_of(asked[ROUTES[begin.replace("begin", "ask")].owns])
        for question in path.questions if path else ():
            if question.aside:
                evening.answer(f"{end}{question.id}/", canary)
        if begin == "beliefs:begin":
            evening.walk("beliefs:again", canary, (_id(end),))


def _id(address: str) -> str:
    return address.split("/")[-2]


def _texts(kind: inspect.Type, value: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every place of text in a document and what stands there, also where nothing does."""
    if isinstance(kind, inspect.StrType):
        yield at, value if isinstance(value, str) else ""
    elif isinstance(kind, inspect.StructType):
        for one in kind.fields:
            yield from _texts(
                one.type, getattr(value, one.name, None), f"{at}.{one.name}".lstrip(".")
            )
    elif isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _texts(one, value, at)
    elif isinstance(kind, inspect.CollectionType):
        for one in value or (None,):
            yield from _texts(kind.item_type, one, at)
    elif isinstance(kind, inspect.DictType):
        for one in dict(value or {None: None}).values():
            yield from _texts(kind.value_type, one, at)


def test_a_draft_is_sealed_as_it_is_typed(alice, canary, now, tmp_path):
    alice.drawer.add(Draft(place="p", fields={"text": [canary()]}, at=now), day=now.date(), now=now)
    assert found_in(stored(tmp_path, now), canary) == {}
