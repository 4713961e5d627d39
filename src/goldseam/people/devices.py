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
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse

from goldseam import vault
from goldseam.people.models import Device
from goldseam.people.stretching import stretch

COOKIE = f"{settings.COOKIE_PREFIX}device"
LIFE = timedelta(days=400)  # as long as browsers keep a cookie
PIN_DIGITS = 6
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
    """Note that this person has signed in on this browser."""
    device = of(request) or ThisDevice(secrets.token_bytes(32), secrets.token_bytes(32))
    row = Device.objects.filter(id=device.row_id).first()
    if row and row.person_id != person:  # somebody else's browser: a PIN never passes over
        row.delete()
        device = ThisDevice(secrets.token_bytes(32), secrets.token_bytes(32))
    Device.objects.update_or_create(id=device.row_id, defaults={"person_id": person, "seen": now})
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(device.id + device.secret).decode().rstrip("="),
        max_age=LIFE,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def has_pin(request: HttpRequest, person: UUID) -> bool:
    device = of(request)
    return device is not None and _with_pin(device, person).exists()


def set_pin(device: ThisDevice, person: UUID, person_key: bytes, pin: str) -> None:
    how = vault.new_stretch()
    stretched = stretch(pin, how, secret=device.secret)
    wrapped = vault.wrap(person_key, stretched.unlock_key, "pin", (person.bytes, device.id))
    Device.objects.filter(id=device.row_id, person=person).update(
        stretch=how.pack(), key_by_pin=wrapped, tries_left=TRIES
    )


def forget_pin(device: ThisDevice, person: UUID) -> None:
    Device.objects.filter(id=device.row_id, person=person).update(key_by_pin=b"", tries_left=0)


def open_by_pin(device: ThisDevice, person: UUID, pin: str) -> bytes:
    """The person key, or WrongPin. The try is counted before it is judged."""
    rows = _with_pin(device, person)
    if not rows.filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1):
        raise WrongPin(0)
    row = rows.get()
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
