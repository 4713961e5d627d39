"""Accounts: joining, opening with a passphrase or a recovery code, changing keys, leaving.

Each function is one change, whole or not at all. A passphrase is stretched once, outside of any
transaction, because stretching is slow and the database's writer is shared.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unicodedata import normalize
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import structs

from goldseam import vault
from goldseam.drawers import keeping
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.uuid7 import uuid7
from goldseam.people import factors, guessing, preferences
from goldseam.people.keys import Keys
from goldseam.people.models import BackupCode, Device, Factor, Person, Session
from goldseam.people.preferences import Preferences
from goldseam.people.stretching import stretch


class NameTaken(Exception):
    pass


class WrongWords(Exception):
    """The name, the passphrase or the code doesn't fit; nobody is told which."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account in the hands of its owner: the row and the keys that open it."""

    person: Person
    keys: Keys = field(repr=False)

    @property
    def drawer(self) -> OpenDrawer:
        return self.keys.open_drawer(self.person.drawer_id, self.person.id)

    @property
    def preferences(self) -> Preferences:
        person = self.person
        return preferences.opened(bytes(person.preferences), self.keys.person, person.id)


def name_key(name: str) -> str:
    """How a name is compared: without case, width or surrounding space."""
    return normalize("NFKC", " ".join(name.split())).casefold()


def join(
    name: str,
    passphrase: str,
    *,
    time_zone: str,
    now: datetime,
    how: vault.Stretch | None = None,
) -> Account:
    """A new account, open. `how` is for examples and tests, where a strong stretch helps nobody."""
    how = how or vault.new_stretch()
    stretched = stretch(passphrase, how)
    code = vault.new_recovery_code()
    person_id, person_key = uuid7(now), vault.new_key()
    try:
        with transaction.atomic():
            drawer, drawer_key = keeping.make_drawer(person_id, person_key, now=now)
            chosen = Preferences(time_zone=time_zone, recovery_code=code.text)
            person = Person.objects.create(
                id=person_id,
                name=" ".join(name.split()),
                name_key=name_key(name),
                joined=chosen.today(now),
                drawer_id=drawer,
                preferences=preferences.sealed(chosen, person_key, person_id),
                **_passphrase_fields(person_id, person_key, how, stretched),
                **_recovery_fields(person_id, person_key, code),
                **_identity_fields(person_id, person_key),
            )
    except IntegrityError:
        raise NameTaken from None
    return Account(person, Keys(person_key, drawer_key, 1))


def open_by_passphrase(name: str, passphrase: str, *, now: datetime, device: str = "") -> Account:
    """Open an account, or raise WrongWords, after the same work whether or not the name exists.

    `device` names a browser that has signed in to this account before: it has a count of its own,
    so that nobody can lock a person out by guessing from elsewhere.
    """
    key = name_key(name)
    guessing.SIGN_IN.count(key, device, now=now)
    person = Person.objects.filter(name_key=key).first()
    account = _opened(person, passphrase)
    guessing.SIGN_IN.forget(key, device)
    return account


def opened_by_owner(person: Person, passphrase: str, *, now: datetime) -> Account:
    """The same for somebody who is signed in already and says the passphrase again."""
    guessing.SIGN_IN.count(str(person.id), now=now)
    account = _opened(person, passphrase)
    guessing.SIGN_IN.forget(str(person.id))
    return account


def open_by_recovery(name: str, code_text: str, *, now: datetime) -> Account:
    key = name_key(name)
    guessing.RECOVERY.count(key, now=now)
    person = Person.objects.filter(name_key=key).first()
    code = vault.RecoveryCode.parse(code_text)
    if person is None:
        raise WrongWords
    try:
        person_key = vault.unwrap(
            bytes(person.key_by_recovery), code.key, "recovery", (person.id.bytes,)
        )
    except vault.WrongKey:
        raise WrongWords from None
    guessing.RECOVERY.forget(key)
    return _with_keys(person, person_key)


def fits_recovery(account: Account, code_text: str, *, now: datetime) -> bool:
    """Whether a code somebody typed back is theirs."""
    try:
        return open_by_recovery(account.person.name, code_text, now=now) is not None
    except (WrongWords, vault.CodeMistyped):
        return False


def change_passphrase(account: Account, passphrase: str, session: bytes) -> None:
    """Wrap the person key anew and end every other session; devices keep no PIN."""
    how = vault.new_stretch()
    stretched = stretch(passphrase, how)
    person = account.person
    with transaction.atomic():
        fields = _passphrase_fields(person.id, account.keys.person, how, stretched)
        Person.objects.filter(id=person.id).update(**fields)
        end_sessions(person.id, but=session)


def new_recovery_code(account: Account) -> str:
    """Replace the recovery code; the old one opens nothing from now on."""
    code, person = vault.new_recovery_code(), account.person
    chosen = structs.replace(account.preferences, recovery_code=code.text)
    with transaction.atomic():
        Person.objects.filter(id=person.id).update(
            preferences=preferences.sealed(chosen, account.keys.person, person.id),
            **_recovery_fields(person.id, account.keys.person, code),
        )
    return code.text


def re_key(account: Account, passphrase: str) -> Account:
    """Somebody knew the passphrase: new keys for everything, everything sealed again.

    Old sessions, PINs, codes and copies of old keys open nothing afterwards.
    """
    how = vault.new_stretch()
    stretched = stretch(passphrase, how)
    person, old = account.person, account.keys
    code, person_key = vault.new_recovery_code(), vault.new_key()
    chosen = structs.replace(account.preferences, recovery_code=code.text)
    with transaction.atomic():
        drawer_key, epoch = keeping.re_key(person.drawer_id, person.id, old.drawer, person_key)
        for factor in Factor.objects.filter(person=person):
            factors.seal_again(factor, old.person, person_key)
        Person.objects.filter(id=person.id).update(
            preferences=preferences.sealed(chosen, person_key, person.id),
            **_passphrase_fields(person.id, person_key, how, stretched),
            **_recovery_fields(person.id, person_key, code),
            **_identity_fields(person.id, person_key),
        )
        BackupCode.objects.filter(person=person).delete()
        end_sessions(person.id)
    person.refresh_from_db()
    keeping.wipe_log()
    return Account(person, Keys(person_key, drawer_key, epoch))


def choose(account: Account, **changes: Any) -> Preferences:
    """Change some of a person's preferences."""
    chosen = structs.replace(account.preferences, **changes)
    person = account.person
    blob = preferences.sealed(chosen, account.keys.person, person.id)
    Person.objects.filter(id=person.id).update(preferences=blob)
    return chosen


def delete(account: Account, *, now: datetime) -> None:
    """Rows, keys and words, from the tables and from the write-ahead log."""
    with transaction.atomic():
        drawer = account.person.drawer_id
        account.person.delete()
        keeping.empty(drawer, day=now.date())
    keeping.wipe_log()


def end_sessions(person: UUID, but: bytes | None = None) -> None:
    """Sign out everywhere, except perhaps here; quick unlocking by PIN ends too."""
    Session.objects.filter(person=person).exclude(id=but or b"").delete()
    Device.objects.filter(person=person).update(key_by_pin=b"", tries_left=0)


def _opened(person: Person | None, passphrase: str) -> Account:
    """Stretch once, whoever it is: a name that doesn't exist costs the same time."""
    how = vault.Stretch.unpack(bytes(person.stretch)) if person else vault.new_stretch()
    stretched = stretch(passphrase, how)
    if person is None or not vault.verifier_matches(stretched.verifier, bytes(person.verifier)):
        raise WrongWords
    wrapped, bound_to = bytes(person.key_by_passphrase), (person.id.bytes,)
    return _with_keys(person, vault.unwrap(wrapped, stretched.unlock_key, "passphrase", bound_to))


def _with_keys(person: Person, person_key: bytes) -> Account:
    drawer_key, epoch = keeping.key_of(person.drawer_id, person.id, person_key)
    return Account(person, Keys(person_key, drawer_key, epoch))


def _passphrase_fields(
    person: UUID, person_key: bytes, how: vault.Stretch, stretched: vault.Stretched
) -> dict[str, bytes]:
    return {
        "stretch": how.pack(),
        "verifier": vault.verifier_hash(stretched.verifier),
        "key_by_passphrase": vault.wrap(
            person_key, stretched.unlock_key, "passphrase", (person.bytes,)
        ),
    }


def _recovery_fields(person: UUID, person_key: bytes, code: vault.RecoveryCode) -> dict[str, bytes]:
    return {"key_by_recovery": vault.wrap(person_key, code.key, "recovery", (person.bytes,))}


def _identity_fields(person: UUID, person_key: bytes) -> dict[str, bytes]:
    identity = vault.new_identity()
    return {
        "public_identity": identity.public().pack(),
        "identity": vault.wrap(identity.pack(), person_key, "identity", (person.bytes,)),
    }
