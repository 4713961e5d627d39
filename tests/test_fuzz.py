"""Whatever is sent, wherever to: no server error, and words that were refused come back.

Every address that takes a form gets every field it knows, with values nobody types: null bytes,
numbers without an end, nights of the year zero, halves of characters. `MORE_FUZZ=500` tries longer.
"""

import html
import os
import re
from collections.abc import Callable, Iterable, Iterator
from http.cookies import SimpleCookie
from urllib.parse import quote_from_bytes
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldseam.people import factors, visits
from goldseam.ui.words import library
from tests.examples import examples
from tests.forms import Form, forms_in
from tests.routes import NOBODYS, ROUTES

pytestmark = pytest.mark.django_db

MANY = int(os.environ.get("MORE_FUZZ", "8"))
TOKEN = "t" * 32
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=B"
POSTS = [name for name, route in ROUTES.items() if "POST" in route.methods]

# What forms hold and views read. A test below fails when a page has a field that isn't here.
EVERYWHERE = ["next", "_window", "_continues", "_revision", "_prompt", "_wording"]
TAGS = [f"{kind}{more}" for kind in ("trigger", "belief", "wound", "person")
        for more in ("", "_more")]  # fmt: skip
NIGHT = ["night", "good_1", "good_2", "good_3", "good_99", "noticed", "noticed_kind"]
ENTRY = ["text", *TAGS]
PROMISE = ["to", "when", "will", "axis", "repeats", "weekdays", "first", "at", "lasts", "_begin",
           "_suggestion"]  # fmt: skip
TIMES = ["time_1", "time_2", "time_3"]
SECRETS = ["passphrase", "new_passphrase", "pin", "code", "credential"]
FIELDS = (
    {
        "today:small-thing": ["thing", "said"],
        "people:join": ["name", "time_zone", *SECRETS],
        "people:sign-out": ["everywhere"],
        "people:choices": ["idle_minutes", "time_zone"],
        "people:end-session": ["which"],
        "ui:theme": ["theme"],
        "drafts:keep": ENTRY,
        "checkins:tap": ["distress", "feeling"],
        "checkins:words": ["feelings"],
        "calm:begin": ["length", "level", "way"],
        "calm:finish": ["level"],
        "journal:search": ["kind", "tag", "words"],
        "journal:new": ENTRY,
        "journal:go-on": ENTRY,
        "journal:edit": ENTRY,
        "guide:search": ["words"],
        "night:tonight": NIGHT,
        "night:keep": NIGHT,
        "night:edit": NIGHT,
        "together:accept": ["code"],
        "friend:show": ["name", "opening", "own", "wish", "ending"],
        "support:safe": ["private_tick"],
        "understanding:cause": ["marks", "own"],
        "understanding:keep": ["marks", "own"],
        "understanding:moment-add": ["what", "year", "when", "weight"],
        "understanding:moment": ["what", "year", "when", "weight"],
        "chapters:new": ["on", "private", "_both"],
        "chapters:change": ["on", "private"],
        "chapters:share": ["message"],
        "tracks:choose": ["which", "anew"],
        "picture:hide": ["kind", "word"],
        "picture:agree": ["agree"],
        "promises:new": PROMISE,
        "promises:tell": ["outcome"],
        "promises:move": ["day", "time"],
        "promises:answer": ["view", "words"],
        "promises:meaning": ["text"],
        "boundaries:review": ["when", "day"],
        "boundaries:retire": ["_tell"],
        "arrivals:say": ["at", "clock", "place"],
        "arrivals:new-time": ["at", "clock"],
        "arrivals:arrive": ["at", "clock"],
        "openness:new": ["what", "day", "other_day"],
        "openness:new-from": ["what", "day", "other_day"],
        "openness:change": ["what", "day", "other_day"],
        "openness:thank": ["text"],
        "talks:new": ["_begin", "about", "topic", *TIMES],
        "talks:times": TIMES,
        "talks:move": ["tomorrow", "open"],
        "talks:accept": ["suggestion", "time"],
        "talks:compare": ["stop"],
        "talks:rung": [*(f"t-{n}" for n in range(1, 5)), "_on"],
        "talks:topic-new": ["text"],
        "talks:topic": ["text"],
        "talks:close-begin": ["talk"],
        "talks:close-show": ["show"],
        "talks:turn": ["minutes", "who"],
        "talks:pause": ["back", "back_at"],
        "words:reply-new": ["typed"],
        "words:said-aloud": ["level", "more", "_share"],
        "words:reply-heard": ["level", "more", "_share"],
    }
    | {
        f"words:{name}": ["feelings", "feeling", "when", "because", "wish", "_one", "_look"]
        for name in ("new", "new-keep", "so-far", "change", "keep", "part")
    }
    | {
        f"boundaries:{name}": ["need", "why", "both", "will", "_one", "_look"]
        for name in ("new", "new-keep", "so-far", "change", "keep", "part")
    }
    | {
        f"words:reply-{name}": ["typed", "heard", "understand", "question", "plan", "_one", "_look"]
        for name in ("so-far", "change", "keep", "part")
    }
    | {name: ["name", *SECRETS] for name in ("people:sign-in", "people:recover")}
)
# They turn a form into another: sent now and then, not each time.
SWITCHES = ["_again", "_apart", "_ask", "_both", "_clear", "_done", "_later", "_leave", "_offer",
            "_save", "_skip", "_stay", "_until", "do", "carried-to-address", "carried-text",
            "username"]  # fmt: skip
WORDS = frozenset([
    "feeling", "when", "because", "wish", "typed", "heard", "understand", "question", "plan",
    "more", "message", "about", "will", "need", "why", "both", "private", "name", "text", "words",
    "own", "what", "year", "noticed", "answer", "good_1", "good_2", "good_3",
    *(tag for tag in TAGS if tag.endswith("_more")),
])  # fmt: skip
VALUES = [
    "", " ", "\0", "a\0b", "\x01\x1b\x7f", "\r\nSet-Cookie: a=b", "\u202eesrever", "\ufeff\u2028",
    "e" + "\u0301" * 500, "\U0010ffff", "\ufdfa" * 40, "²", "٣", "-1", "1e400", "NaN", "9" * 5000,
    "0000-00-00", "0001-01-01", "9999-12-31", "2026-02-30", "None", "[]", "{}", "%00", "../../etc",
    '{"id": 1, "rawId": "", "response": {}, "type": "public-key"}', "//elsewhere.example",
    "javascript:alert(1)", "/journal/\r\nX: y", "{{ 7*7 }}", "%s%(x)s%n", str(NOBODYS),
    "x" * 120_000, "/" * 3_000,
]  # fmt: skip
BYTES = [b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"%", b"%zz", b"a=b;c=d"]
ODD = [*map(str.encode, VALUES), *BYTES]
BODIES = [
    (URLENCODED, b""),
    (URLENCODED, b"&&==&=&text"),
    (URLENCODED, b"text=" + b"x" * 4_000_001),
    (URLENCODED, b"&".join(b"good_%d=x" % n for n in range(300))),
    (f"{URLENCODED}; charset=utf-16", b"text=x"),
    (f"{URLENCODED}; charset=there-is-none", b"text=x"),
    ("application/json", b'{"text": "x"}'),
    ("text/plain", b"text=x"),
    ("", b"text=x"),
    ("\u00e9/;;=", b"text=x"),
    ("multipart/form-data", b"text"),
    ("multipart/form-data; boundary=\u00e9", b"text"),
    (f"multipart/form-data; boundary={'b' * 300}", b"text"),
    (MULTIPART, b""),
    (MULTIPART, b"--B\r\nContent-Disposition: form-data; name=text\r\n\r\nhalf"),
    (MULTIPART, b'--B\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nx\r\n--B--'),
    (MULTIPART, b'--B\r\nContent-Disposition: form-data; name="text"; filename="a"\r\n'
                b"Content-Transfer-Encoding: base64\r\n\r\n!!\r\n--B--"),
    (MULTIPART, b'--B\r\nContent-Disposition: form-data; name="text"\r\n'
                b"Content-Transfer-Encoding: base64\r\n\r\n!!\r\n--B--"),
    (MULTIPART, b'--B\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\n\xff\r\n--B--'),
]  # fmt: skip
PIECES = ["0", "13", "0000", "9999", "9" * 30, "0000-00-00", "9999-12-31", "not-an-id", "%00",
          "%ED%A0%80", "..", "%2e%2e%2f", "é", "x" * 3000, "{{7*7}}", str(NOBODYS)]  # fmt: skip

text = st.one_of(
    st.sampled_from(VALUES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.integers().map(str),
    st.dates().map(str),
    st.uuids().map(str),
)
value = st.one_of(text.map(str.encode), st.sampled_from(BYTES))
# All that is known of a session, and of what keeps it open.
STANDS = """SELECT awaits_factor, pending, keys, until, said
    FROM people_session LEFT JOIN people_unlock ON session_id = id WHERE id = %s"""
OF_NO_SESSION = {"form", "messages"}
Send = Callable[..., HttpResponse]


@pytest.fixture
def ids(alice, now) -> dict[str, UUID]:
    """Something of every kind, as somebody who opens an address of theirs has."""
    said = iter(range(1000))
    totp = factors.Totp("JBSWY3DPEHPK3PXP" * 2, "a phone")
    return {
        kind: alice.drawer.add(document, day=now.date(), now=now).id
        for kind, document in examples(lambda: f"words {next(said)}", now).items()
    } | {"factor": factors.add(alice.person.id, totp, alice.keys.person, now=now).id}


@pytest.fixture
def send(alice) -> Send:
    """Each time in a session that is as it was when it began: the form before may have locked it
    or signed it out, and then another begins.

    One client for all of it: each new one would read the list of all style sheets again.
    """
    browser = Client(enforce_csrf_checks=True)
    begun: dict[str, tuple[SimpleCookie, bytes, object]] = {}

    def begin(door: str) -> None:
        response, now = HttpResponse(), timezone.now()
        session = visits.start(response, HttpRequest(), alice, now=now, factor=False)
        if door == "signed-in":
            visits.lock(response, session)
        begun[door] = response.cookies, session, _stands(session)

    def posted(address: str, body: bytes, kind: str = URLENCODED, *, door: str) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM people_guess")
        browser.cookies.clear()
        if door != "anyone":
            if door not in begun:
                begin(door)
            browser.cookies.update(begun[door][0])
        browser.cookies["form"] = TOKEN
        answer = browser.generic("POST", address, body, kind, headers={"X-CSRFToken": TOKEN})
        if door != "anyone":
            _, session, was = begun[door]
            if answer.cookies.keys() - OF_NO_SESSION or _stands(session) != was:
                del begun[door]
        return answer

    return posted


@pytest.mark.parametrize("name", POSTS)
def test_no_value_of_any_field_is_a_server_error(name, ids, send, browser_of, alice):
    address, fields, door = _address(name, ids), _fields(name), ROUTES[name].door
    # Each name nobody has costs a stretch.
    for odd in ODD[::5] if name == "people:sign-in" else ODD:
        _holds(send(address, _body((field, odd) for field in fields), door=door), fields, odd)
        _holds(send(address, _body(_sane(fields, odd)), door=door))

    fields = [*fields, *SWITCHES]

    @given(st.lists(st.tuples(st.sampled_from(fields), value), max_size=2 * len(fields)))
    @settings(max_examples=MANY, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def whatever(pairs: list[tuple[str, bytes]]) -> None:
        _holds(send(address, _body(pairs), door=door))

    whatever()
    browser = browser_of(alice)
    for page in _pages_of(name):
        _holds(browser.get(page))


@pytest.mark.parametrize(
    ("path", "room"),
    [("urge", "urge:"), ("beliefs", "beliefs:"), ("belief-again", "beliefs:again-"),
     ("distance", "distance:"), ("letting-go", "letting_go:"),
     ("then-and-now", "understanding:link-"), ("promise-repair", "promises:repair-"),
     ("talk-close", "talks:close-"),
     ("hard-moment", "hard_moments:")],
)  # fmt: skip
def test_no_answer_to_any_question_is_a_server_error(path, room, ids, send):
    for question in library().paths[path].questions:
        address = reverse(f"{room}ask", args=[ids[ROUTES[f"{room}ask"].owns], question.id])
        for odd in ODD:
            _holds(send(address, _body([("answer", odd), ("answer", b"")]), door="unlocked"))


@pytest.mark.parametrize("name", POSTS)
def test_no_body_is_a_server_error(name, ids, send):
    for kind, body in BODIES:
        _holds(send(_address(name, ids), body, kind, door=ROUTES[name].door))


def test_no_address_is_a_server_error(ids, browser_of, alice):
    browser = browser_of(alice)
    addresses = [_address(name, ids).strip("/").split("/") for name in ROUTES]
    for odd in dict.fromkeys(odd for pieces in addresses for odd in _with_an_odd_piece(pieces)):
        _holds(browser.get(odd))


def test_every_field_of_every_page_is_tried(ids, browser_of, alice):
    seen = [form for door in (Client(), browser_of(alice), browser_of(alice, locked=True))
            for form in _forms(door, ids)]  # fmt: skip
    unknown = {
        (name, field)
        for form in seen
        for name in [resolve(form.to.partition("?")[0]).view_name]
        for field in form.fields - {*_fields(name), *SWITCHES, "csrfmiddlewaretoken"}
    }
    assert unknown == set()
    assert {word for form in seen for word in form.words} <= WORDS


@pytest.mark.parametrize("name", [name for name in POSTS if ROUTES[name].door == "unlocked"])
def test_what_was_typed_goes_through_a_locked_door(name, ids, send, alice, browser_of):
    fields = [field for field in _fields(name) if field not in SECRETS and field in WORDS]
    for odd in ODD if fields else []:
        shut = send(_address(name, ids), _body((f, odd) for f in fields), door="signed-in")
        assert shut.status_code == 403
        _brings_back(shut, odd)


def _stands(session: bytes) -> object:
    with connection.cursor() as cursor:
        cursor.execute(STANDS, [session])
        return cursor.fetchone()


def _fields(name: str) -> list[str]:
    room, _, what = name.partition(":")
    answers = ["answer"] if what.endswith(("ask", "keep")) else []
    return [*FIELDS.get(name, SECRETS if room == "people" else answers), *EVERYWHERE]


def _with_an_odd_piece(pieces: list[str]) -> Iterator[str]:
    for at in range(len(pieces)):
        for odd in PIECES:
            yield "/".join(["", *pieces[:at], odd, *pieces[at + 1 :], ""])


def _sane(fields: list[str], odd: bytes) -> list[tuple[str, bytes]]:
    """A form as it should be, but for what no person types into it."""
    sane = {"name": b"Alice", "night": b"2026-11-22", "new_passphrase": b""}
    return [(f, odd if f in EVERYWHERE else sane.get(f, b"words")) for f in fields]


def _address(name: str, ids: dict[str, UUID]) -> str:
    route = ROUTES[name]
    return reverse(name, args=[*([ids[route.owns]] if route.owns else []), *route.place])


def _forms(browser: Client, ids: dict[str, UUID]) -> Iterable[Form]:
    for name, route in ROUTES.items():
        if "GET" in route.methods and name != "people:leave":
            address = _address(name, ids)
            yield from forms_in(browser.get(address).content.decode(), address)


def _body(pairs: Iterable[tuple[str, bytes]]) -> bytes:
    return "&".join(f"{name}={quote_from_bytes(value, safe='')}" for name, value in pairs).encode()


def _holds(answer: HttpResponse, fields: Iterable[str] = (), odd: bytes = b"") -> None:
    assert answer.status_code < 500, answer.status_code
    if answer.status_code >= 400 and b"<html" in answer.content and WORDS.intersection(fields):
        _brings_back(answer, odd)


def _brings_back(answer: HttpResponse, odd: bytes) -> None:
    kept, page = odd.decode(errors="replace"), html.unescape(answer.content.decode())
    assert _plain(kept) in _plain(page), f"not on the page: {kept[:80]!r}"


def _plain(text: str) -> str:
    return re.sub(r"[\s\0]+", " ", text).strip()


def _pages_of(name: str) -> list[str]:
    rooms = (name.partition(":")[0], "today")
    return [
        reverse(other)
        for other, route in ROUTES.items()
        if other.partition(":")[0] in rooms and "GET" in route.methods
        and not route.place and not route.owns and other != "people:leave"
    ]  # fmt: skip
