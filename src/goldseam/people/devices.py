"""Known browsers, and quick unlocking on them with a PIN.

The device's own long-lived cookie holds an identifier and a 256-bit secret. The PIN is stretched
together with that secret, so whoever has the database can do nothing with the PIN, and whoever has
the phone has five tries, counted in the database, after which the PIN is wiped.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse

from goldseam import vault
from goldseam.people.accounts import Account
from goldseam.people.models import Device
from goldseam.people.stretching import refuse_if_full, stretch

COOKIE = f"{settings.COOKIE_PREFIX}device"
LIFE = timedelta(days=400)  # as long as browsers keep a cookie
TRIES = 5


class WrongPin(Exception):
    """`tries_left` says how many remain; at none the PIN is wiped."""

    def __init__(self, tries_left: int) -> None:
        super().__init__("wrong PIN")
        self.tries_left = tries_left


@dataclass(frozen=True, slots=True)
class ThisDevice:
    """What a browser's device cookie says."""

    id: bytes
    secret: bytes = field(repr=False)

    @property
    def row_id(self) -> bytes:
        return blake2b(self.id, digest_size=32, person=b"device").digest()


def of(request: HttpRequest) -> ThisDevice | None:
    try:
        raw = urlsafe_b64decode(request.COOKIES.get(COOKIE, "") + "==")
    except ValueError:
        return None
    return ThisDevice(raw[:32], raw[32:]) if len(raw) == 64 else None


def known(request: HttpRequest, person_name_key: str) -> str:
    """A short name for this browser if that person has signed in on it before, or nothing."""
    device = of(request)
    if device is None:
        return ""
    same = Device.objects.filter(id=device.row_id, person__name_key=person_name_key)
    return device.row_id.hex() if same.exists() else ""


def remember(request: HttpRequest, response: HttpResponse, person: UUID, now: datetime) -> None:
    """Note that this person has signed in on this browser.

    A cookie this person hasn't been given is never taken over: it may be somebody else's, or have
    been put here by somebody who knows what is in it.
    """
    device = of(request)
    if device and Device.objects.filter(id=device.row_id, person=person).update(seen=now):
        _give(response, device)
        return
    if device:
        Device.objects.filter(id=device.row_id).delete()
    device = _new()
    Device.objects.create(id=device.row_id, person_id=person, seen=now)
    _give(response, device)


def has_pin(request: HttpRequest, person: UUID) -> bool:
    device = of(request)
    return device is not None and _with_pin(device, person).exists()


def set_pin(
    request: HttpRequest, response: HttpResponse, account: Account, pin: str, now: datetime
) -> None:
    """Unlock quickly here from now on. The device gets a new secret that nobody can have seen."""
    before, device, person = of(request), _new(), account.person.id
    how = vault.new_stretch()
    stretched = stretch(pin, how, secret=device.secret)
    bound_to = (person.bytes, device.id)
    with transaction.atomic():
        if before:
            Device.objects.filter(id=before.row_id).delete()
        Device.objects.create(
            id=device.row_id,
            person_id=person,
            seen=now,
            stretch=how.pack(),
            key_by_pin=vault.wrap(account.keys.person, stretched.unlock_key, "pin", bound_to),
            tries_left=TRIES,
        )
    _give(response, device)


def forget_pin(device: ThisDevice, person: UUID) -> None:
    Device.objects.filter(id=device.row_id, person=person).update(key_by_pin=b"", tries_left=0)


def forget(response: HttpResponse) -> None:
    """Take the device's cookie away: the account it was for is gone."""
    response.delete_cookie(COOKIE, samesite="Lax")


def open_by_pin(device: ThisDevice, person: UUID, pin: str) -> bytes:
    """The person key, or WrongPin. The try is counted before it is judged."""
    refuse_if_full()
    rows = _with_pin(device, person)
    if not rows.filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1):
        raise WrongPin(0)
    row = rows.first()
    if row is None:  # another try has just used up the last one
        raise WrongPin(0)
    stretched = stretch(pin, vault.Stretch.unpack(bytes(row.stretch)), secret=device.secret)
    bound_to = (person.bytes, device.id)
    try:
        key = vault.unwrap(bytes(row.key_by_pin), stretched.unlock_key, "pin", bound_to)
    except vault.WrongKey:
        raise WrongPin(_wipe_if_spent(device, person)) from None
    rows.update(tries_left=TRIES)
    return key


def _wipe_if_spent(device: ThisDevice, person: UUID) -> int:
    left = _with_pin(device, person).values_list("tries_left", flat=True).first() or 0
    if left == 0:
        forget_pin(device, person)
    return left


def _with_pin(device: ThisDevice, person: UUID) -> QuerySet[Device]:
    return Device.objects.filter(id=device.row_id, person=person).exclude(key_by_pin=b"")


def _new() -> ThisDevice:
    return ThisDevice(secrets.token_bytes(32), secrets.token_bytes(32))


def _give(response: HttpResponse, device: ThisDevice) -> None:
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(device.id + device.secret).decode().rstrip("="),
        max_age=LIFE,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
