"""A second step at signing in: codes from an app (TOTP), passkeys, and backup codes.

What a factor is lies sealed under the person key, which the passphrase has opened by the time the
second step is asked for. Whoever has the database learns only how many factors somebody has.
"""

import hmac
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

import msgspec
import pyotp
from django.db import transaction

from goldseam import vault
from goldseam.drawers.uuid7 import uuid7
from goldseam.people.models import BackupCode, Factor

BACKUP_CODES = 10
STEP_SECONDS = 30


class Totp(msgspec.Struct, frozen=True, tag="totp"):
    secret: str
    label: str

    def __repr__(self) -> str:
        return "Totp(…)"


class Passkey(msgspec.Struct, frozen=True, tag="passkey"):
    credential: bytes
    public_key: bytes
    label: str

    def __repr__(self) -> str:
        return "Passkey(…)"


Secret = Totp | Passkey


class WrongFactor(Exception):
    """The code or the passkey doesn't fit, or was used before."""


def add(person: UUID, secret: Secret, person_key: bytes, *, now: datetime) -> Factor:
    id = uuid7(now)
    return Factor.objects.create(
        id=id, person_id=person, sealed=_sealed(secret, person_key, person, id)
    )


def listed(person: UUID, person_key: bytes) -> list[tuple[Factor, Secret]]:
    rows = Factor.objects.filter(person=person).order_by("id")
    return [(row, _secret(row, person_key)) for row in rows]


def any_for(person: UUID) -> bool:
    return Factor.objects.filter(person=person).exists()


def count(person: UUID) -> int:
    return Factor.objects.filter(person=person).count()


def remove(person: UUID, id: UUID) -> None:
    """Remove one; with the last one the backup codes go too."""
    with transaction.atomic():
        Factor.objects.filter(person=person, id=id).delete()
        if not any_for(person):
            BackupCode.objects.filter(person=person).delete()


def check_code(person: UUID, person_key: bytes, code: str, *, now: datetime) -> None:
    """Accept a code from an app or a backup code, once; otherwise raise WrongFactor."""
    code = "".join(character for character in code if character.isalnum())
    for row, secret in listed(person, person_key):
        if isinstance(secret, Totp) and (step := app_step(secret.secret, code, now)):
            use_once(row, step)
            return
    if not BackupCode.objects.filter(person=person, hash=_code_hash(code, person)).delete()[0]:
        raise WrongFactor


def use_passkey(row: Factor, count: int) -> None:
    """Note how often a passkey has signed; passkeys that don't count always say nought."""
    if count:
        use_once(row, count)


def app_step(secret: str, code: str, now: datetime) -> int | None:
    """The time step a code belongs to: the running one, or one beside it for slow clocks."""
    code = code.replace(" ", "")
    totp = pyotp.TOTP(secret)
    running = int(now.timestamp()) // STEP_SECONDS
    for step in (running, running - 1, running + 1):
        if hmac.compare_digest(totp.at(step * STEP_SECONDS).encode(), code.encode()):
            return step
    return None


def use_once(row: Factor, step: int) -> None:
    """A code or a signature is good once, also when it comes twice at the same time."""
    if not Factor.objects.filter(id=row.id, last_step__lt=step).update(last_step=step):
        raise WrongFactor


def backup_codes_left(person: UUID) -> int:
    return BackupCode.objects.filter(person=person).count()


def new_backup_codes(person: UUID) -> list[str]:
    """Ten new codes, shown once; the old ones stop working. Only their hashes are kept."""
    codes = [pyotp.random_base32()[:12].lower() for _ in range(BACKUP_CODES)]
    with transaction.atomic():
        BackupCode.objects.filter(person=person).delete()
        BackupCode.objects.bulk_create(
            BackupCode(person_id=person, hash=_code_hash(code, person)) for code in codes
        )
    return [f"{code[:4]} {code[4:8]} {code[8:]}" for code in codes]


def seal_again(row: Factor, old_key: bytes, new_key: bytes) -> None:
    row.sealed = _sealed(_secret(row, old_key), new_key, row.person_id, row.id)
    row.save(update_fields=["sealed"])


def _code_hash(code: str, person: UUID) -> bytes:
    # A backup code has 60 random bits and few tries: a plain keyed hash is enough for it.
    return blake2b(code.lower().encode(), key=person.bytes, digest_size=32).digest()


def _sealed(secret: Secret, key: bytes, person: UUID, id: UUID) -> bytes:
    return vault.seal(msgspec.msgpack.encode(secret), key, _place(person, id))


def _secret(row: Factor, key: bytes) -> Secret:
    raw = vault.open_sealed(bytes(row.sealed), key, _place(row.person_id, row.id))
    return _decoder.decode(raw)


def _place(person: UUID, id: UUID) -> vault.Place:
    return vault.Place("factor", person.bytes, id.bytes, 0, person.bytes, 0, 0)


_decoder: msgspec.msgpack.Decoder[Secret] = msgspec.msgpack.Decoder(Secret)
