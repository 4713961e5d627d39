"""Every address, by every method, as everybody: who may not come in learns and changes nothing."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from itertools import product

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from goldseam.drawers.models import Item, RemovedItem
from goldseam.people import factors, visits
from goldseam.people.models import BackupCode, Factor, Person
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation
from tests.examples import examples
from tests.routes import ROUTES, Route

ROOMS: dict[str, list[str]] = {}
for _name in ROUTES:
    ROOMS.setdefault(_name.partition(":")[0], []).append(_name)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
OTHERS = ("stranger", "former partner", "partner")  # they have accounts of their own
NO_OWNERS = ("anonymous", "half signed in", "locked", *OTHERS)
MARK = "brisk-otter"  # in every word Alice wrote
PRIVATE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.fixture
def cast(alice, bob, join, now) -> dict[str, Callable[[], Client]]:
    """A new browser for each role: Alice owns, Bob is with her, Eve was, Charlie is a stranger."""
    eve = join("eve")
    _pair(alice, eve, now)
    leaving.leave(alice, taking=[], now=now)
    _pair(alice, bob, now)

    def browser(account, *, locked=False, half=False):
        def make() -> Client:
            client, response = Client(raise_request_exception=True), HttpResponse()
            request = HttpRequest()
            session = visits.start(response, request, account, now=timezone.now(), factor=half)
            if locked:
                visits.lock(response, session)
            client.cookies = response.cookies
            return client

        return make

    return {
        "anonymous": Client,
        "half signed in": browser(alice, half=True),
        "locked": browser(alice, locked=True),
        "stranger": browser(join("charlie")),
        "former partner": browser(eve),
        "partner": browser(bob),
        "owner": browser(alice),
    }


@pytest.fixture
def written(alice, now) -> dict[str, object]:
    """An id for each kind of thing Alice has."""
    ids = {
        kind: alice.drawer.add(document, day=now.date(), now=now).id
        for kind, document in examples(lambda: f"{MARK} {os.urandom(3).hex()}", now).items()
    }
    totp = factors.Totp("JBSWY3DPEHPK3PXP" * 2, MARK)
    return {**ids, "factor": factors.add(alice.person.id, totp, alice.keys.person, now=now).id}


def test_every_address_is_listed_with_its_door():
    doors = {name: getattr(view, "open_to", None) for name, view in _named(get_resolver())}
    assert doors == {name: route.door for name, route in ROUTES.items()}


@pytest.mark.parametrize("room", ROOMS)
def test_only_who_may_come_in_learns_or_changes_anything(room, alice, cast, written):
    """Each address by each method as each role; what it did is undone before the next."""
    cookies = {role: make().cookies for role, make in cast.items()}

    def asked(role: str, method: str, address: str) -> HttpResponse:
        client = Client()
        client.cookies = deepcopy(cookies[role])
        return client.generic(method, address)

    for name in ROOMS[room]:
        route = ROUTES[name]
        address = reverse(name, args=_place(route, written.get(route.owns)))
        with _undone():
            before = _all_of(alice)
            for role, method in product(NO_OWNERS, METHODS):
                answer = asked(role, method, address)
                _judge(route, role, method, answer, name)
                assert MARK.encode() not in answer.content, f"{name}: {role} {method} read it"
                assert _all_of(alice) == before, f"{name}: {role} {method} changed what is hers"
            for method in METHODS:
                _judge(route, "owner", method, asked("owner", method, address), name)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_script_is_told_by_number_that_a_door_is_shut(cast):
    address = reverse("drafts:keep", args=["journal-new"])
    told = {
        role: _fetched(cast[role](), address) for role in ("anonymous", "half signed in", "locked")
    }
    assert told == {"anonymous": 401, "half signed in": 401, "locked": 423}


def test_a_guessed_id_is_the_same_as_no_id_at_all(cast, written):
    """An entry of hers and one that never was look alike, to her partner too."""
    from tests.routes import NOBODYS

    for name, route in ROUTES.items():
        for method in route.methods if route.owns else ():
            theirs, nobodys = (
                cast["partner"]().generic(method, reverse(name, args=_place(route, id)))
                for id in (written[route.owns], NOBODYS)
            )
            assert theirs.status_code == nobodys.status_code, name
            assert _plain(theirs) == _plain(nobodys), name


def _pair(one, other, now) -> None:
    pairing.accept(other, pairing.invite(one, now=now), now=now)
    pairing.confirm(one, Invitation.objects.get().id, now=now)


def _place(route: Route, id: object) -> list[object]:
    """What an address needs: the id of what it shows, if it shows one, then the rest."""
    return [*([id] if route.owns else []), *route.place]


def _judge(route: Route, role: str, method: str, answer: HttpResponse, name: str) -> None:
    said = f"{name}, {role} {method}: {answer.status_code}"
    _is_private(route, answer, said)
    asked = "GET" if method == "HEAD" else method
    if asked not in ("GET", "POST"):
        assert answer.status_code == 405, said
    elif not _may_enter(route, role):
        _is_turned_away(role, asked, answer, said)
    elif asked not in route.methods:
        assert answer.status_code == 405, said
    elif role in OTHERS and route.owns:
        assert answer.status_code in (200, 302, 404, 422), said
    else:
        assert answer.status_code < 500, said
        assert answer.status_code != 405, said
        assert answer.status_code not in (401, 403) or route.door == "anyone", said


def _is_private(route: Route, answer: HttpResponse, said: str) -> None:
    assert answer.headers["Cache-Control"] == route.cached or answer.status_code >= 400, said
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"], said
    for name, value in PRIVATE_HEADERS.items():
        assert answer.headers[name] == value, said
    assert answer.headers.get("Access-Control-Allow-Origin") is None, said


def _may_enter(route: Route, role: str) -> bool:
    needs = {"anyone": 0, "signed-in": 1, "unlocked": 2}[route.door]
    return {"anonymous": 0, "half signed in": 0, "locked": 1}.get(role, 2) >= needs


def _is_turned_away(role: str, method: str, answer: HttpResponse, said: str) -> None:
    door = "/unlock/" if role == "locked" else "/sign-in/"
    if method == "GET":
        assert answer.status_code == 302, said
        assert answer.headers["Location"].startswith(door), said
    else:
        assert answer.status_code == 403, said  # and shows the same door in place


def _fetched(client: Client, address: str) -> int:
    return client.post(address, {"text": "x"}, headers={"X-Requested-With": "fetch"}).status_code


def _all_of(account) -> list[tuple[object, ...]]:
    """All that Alice has, as it lies in the database, except that she was here."""
    person, drawer = account.person.id, account.person.drawer_id
    return [
        *_lying(Item.objects.filter(drawer=drawer).order_by("id")),
        *_lying(RemovedItem.objects.filter(drawer=drawer).order_by("id")),
        *_lying(Factor.objects.filter(person=person).order_by("id")),
        *_lying(BackupCode.objects.filter(person=person).order_by("id")),
        *_lying(Person.objects.filter(id=person)),
    ]


def _lying(rows: QuerySet) -> list[tuple[object, ...]]:
    """Every column of these rows, not made into anything."""
    with connection.cursor() as cursor:
        cursor.execute(*rows.query.sql_with_params())
        return cursor.fetchall()


def _plain(answer: HttpResponse) -> bytes:
    """A page without what is new each time: the form's token, the window's name."""
    return re.sub(rb'value="[^"]*"', b"", answer.content)


def _named(resolver, space: str = "") -> Iterator[tuple[str, object]]:
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            yield f"{space}{found.name}", found.callback
        else:
            yield from _named(found, f"{space}{found.namespace}:" if found.namespace else space)


@pytest.mark.parametrize("room", ["calm", "checkins", "journal", "night", "urge"])
def test_a_room_removes_only_what_is_its_own(room, alice, cast, written):
    """An id from another room is no id here, even for its owner."""
    route = ROUTES[f"{room}:remove"]
    others = {kind: id for kind, id in written.items() if kind not in (route.owns, "factor")}
    before = _all_of(alice)
    for id in others.values():
        assert cast["owner"]().post(reverse(f"{room}:remove", args=[id])).status_code == 404
    assert _all_of(alice) == before
