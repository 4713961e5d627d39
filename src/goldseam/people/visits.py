"""Who is visiting: one look per request at the cookies and one query.

*Signed in* and *unlocked* are two states. The session cookie says who; the unlock cookie holds a
random value under which the keys lie sealed in the `Unlock` row. Neither the row nor the cookie
alone opens anything.
"""

import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils import timezone

from goldseam import vault
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.statements import Statement
from goldseam.people import preferences
from goldseam.people.accounts import Account
from goldseam.people.keys import Keys
from goldseam.people.models import Person, Session, Unlock
from goldseam.people.preferences import Preferences

SESSION_COOKIE = f"{settings.COOKIE_PREFIX}session"
UNLOCK_COOKIE = f"{settings.COOKIE_PREFIX}unlock"
SESSION_LIFE = timedelta(days=180)  # without a visit
# How exactly idle time is measured: writing it down at every page would cost more than the page.
IDLE_GRAIN = timedelta(seconds=60)
# How long the second step of signing in may take.
FACTOR_WAITS = timedelta(minutes=10)
# For how long after saying the passphrase nobody asks for it again.
SAID_HOLDS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's visitor. `person` is set when signed in, `keys` when unlocked."""

    now: datetime
    session: bytes = b""
    person: UUID | None = None
    name: str = ""
    awaits_factor: bool = False
    drawer_id: UUID | None = None
    keys: Keys | None = field(default=None, repr=False)
    preferences: Preferences = field(default_factory=Preferences, repr=False)
    said: datetime | None = None

    @property
    def signed_in(self) -> bool:
        return self.person is not None and not self.awaits_factor

    @property
    def unlocked(self) -> bool:
        return self.keys is not None and self.signed_in

    @property
    def said_lately(self) -> bool:
        """Whether whoever is here has just said the passphrase, and not only found an open page."""
        return self.said is not None and self.now - self.said < SAID_HOLDS

    @property
    def today(self) -> date:
        return self.preferences.today(self.now)

    @property
    def drawer(self) -> OpenDrawer:
        """The person's own drawer; only where a door has made sure that they are unlocked."""
        if not (self.unlocked and self.keys and self.drawer_id and self.person):
            raise PermissionError("locked")
        return self.keys.open_drawer(self.drawer_id, self.person)

    @property
    def account(self) -> Account:
        if not (self.keys and self.person):
            raise PermissionError("locked")
        return Account(Person.objects.get(id=self.person), self.keys)


class Visited(HttpRequest):
    """A request after the visitor has been recognised, for views' signatures."""

    visit: Visit


def recognise(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: put the visit on the request, and note now and then that it goes on."""

    def with_visit(request: Visited) -> HttpResponse:
        request.visit = visit_of(request, timezone.now())
        return answer(request)

    return with_visit


def visit_of(request: HttpRequest, now: datetime) -> Visit:
    token = _value(request, SESSION_COOKIE)
    if not token:
        return Visit(now)
    id = session_id(token)
    row = next(iter(_VISIT.rows(id)), None)
    if row is None or row[2] < now - SESSION_LIFE:
        return Visit(now)
    person, awaits, seen, name, drawer, chosen, sealed_keys, until, said = row
    if seen.date() != now.date():
        Session.objects.filter(id=id).update(seen=now)
    visit = Visit(now, id, person, name, awaits, drawer)
    under = _value(request, UNLOCK_COOKIE)
    if not (under and sealed_keys and until > now):
        return Visit(now) if awaits else visit
    try:
        keys = Keys.opened(bytes(sealed_keys), under, id)
    except vault.VaultError:
        return visit
    mine = preferences.opened(bytes(chosen), keys.person, person)
    if not awaits:
        _stay_open(id, until, mine, now)
    return Visit(now, id, person, name, awaits, drawer, keys, mine, said)


def start(
    response: HttpResponse, request: HttpRequest, account: Account, *, now: datetime, factor: bool
) -> bytes:
    """Sign in and unlock on this browser; with `factor`, the second step is still to come.

    Every value a browser holds is new, so nobody can have put one there beforehand.
    """
    token = secrets.token_bytes(32)
    id = session_id(token)
    Session.objects.filter(id=session_id(_value(request, SESSION_COOKIE))).delete()
    Session.objects.create(
        id=id,
        person=account.person,
        label=browser_label(request.headers.get("User-Agent", "")),
        started=now,
        seen=now,
        awaits_factor=factor,
    )
    rotate_token(request)
    _give(response, SESSION_COOKIE, token, SESSION_LIFE)
    open_for = FACTOR_WAITS if factor else timedelta(minutes=account.preferences.idle_minutes)
    _unlock(response, id, account.keys, now + open_for, said=now)
    _now_here(request, Visit(now, id, awaits_factor=factor, said=now), account)
    return id


def pass_second_step(response: HttpResponse, request: Visited) -> None:
    """The second factor was right: from here on this is an ordinary session, with a new key."""
    visit = request.visit
    Session.objects.filter(id=visit.session).update(awaits_factor=False, pending=b"")
    request.visit = replace(visit, awaits_factor=False)
    unlock(response, request, request.visit.account, said=visit.said)


def unlock(
    response: HttpResponse, request: Visited, account: Account, *, said: datetime | None
) -> None:
    """Open a session; `said` is when the passphrase was given, and nothing after a PIN."""
    visit = replace(request.visit, said=said)
    until = visit.now + timedelta(minutes=account.preferences.idle_minutes)
    _unlock(response, visit.session, account.keys, until, said=said)
    _now_here(request, visit, account)


def lock(response: HttpResponse, session: bytes) -> None:
    Unlock.objects.filter(session=session).delete()
    response.delete_cookie(UNLOCK_COOKIE, samesite="Lax")


def end(response: HttpResponse, session: bytes) -> None:
    """Sign out here. The browser is told to forget what it cached of these pages."""
    Session.objects.filter(id=session).delete()
    for cookie in (SESSION_COOKIE, UNLOCK_COOKIE):
        response.delete_cookie(cookie, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache"'


def session_id(token: bytes) -> bytes:
    return blake2b(token, digest_size=32, person=b"session").digest()


def browser_label(agent: str) -> str:
    """Enough to tell one's own browsers apart, and no more than that."""
    browser = next((name for name, sign in _BROWSERS if sign in agent), "A browser")
    system = next((name for name, sign in _SYSTEMS if re.search(sign, agent)), "")
    return f"{browser}, {system}" if system else browser


_BROWSERS = (
    ("Firefox", "Firefox"), ("Edge", "Edg/"), ("Opera", "OPR/"), ("Samsung Internet", "Samsung"),
    ("Chrome", "Chrome"), ("Chrome", "CriOS"), ("Firefox", "FxiOS"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac", "Mac OS X|Macintosh"), ("Linux", "Linux|X11"),
)  # fmt: skip
_VISIT = Statement(
    lambda id: Session.objects.filter(id=id).values_list(
        "person_id",
        "awaits_factor",
        "seen",
        "person__name",
        "person__drawer_id",
        "person__preferences",
        "unlock__keys",
        "unlock__until",
        "unlock__said",
    )
)


def _unlock(
    response: HttpResponse, session: bytes, keys: Keys, until: datetime, *, said: datetime | None
) -> None:
    under = secrets.token_bytes(32)
    opened = {"keys": keys.sealed(under, session), "until": until, "said": said}
    Unlock.objects.update_or_create(session_id=session, defaults=opened)
    _give(response, UNLOCK_COOKIE, under, None)


def _now_here(request: HttpRequest, visit: Visit, account: Account) -> None:
    """The page that answers this request already belongs to whoever has just come in."""
    person = account.person
    request.visit = replace(  # type: ignore[attr-defined]
        visit,
        person=person.id,
        name=person.name,
        drawer_id=person.drawer_id,
        keys=account.keys,
        preferences=account.preferences,
    )


def _stay_open(session: bytes, until: datetime, chosen: Preferences, now: datetime) -> None:
    """Push the idle lock ahead, at most once a minute."""
    fresh = now + timedelta(minutes=chosen.idle_minutes)
    if fresh - until > IDLE_GRAIN:
        Unlock.objects.filter(session=session, until=until).update(until=fresh)


def _value(request: HttpRequest, cookie: str) -> bytes:
    text = request.COOKIES.get(cookie, "")
    try:
        value = urlsafe_b64decode(text + "=")
    except ValueError:
        return b""
    return value if len(value) == 32 else b""


def _give(response: HttpResponse, cookie: str, value: bytes, life: timedelta | None) -> None:
    response.set_cookie(
        cookie,
        urlsafe_b64encode(value).decode().rstrip("="),
        max_age=life,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
