"""Accounts: joining, opening with a passphrase or a recovery code, changing keys, leaving.

Each function is one change, whole or not at all. A passphrase is stretched once, outside of any
transaction, because stretching is slow and the database's writer is shared.

Two people may have the same name; the passphrase tells them apart. So joining never says that a
name is taken, and nobody can find out by asking who has an account here.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any
from unicodedata import normalize
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import IntegrityError, transaction
from django.dispatch import Signal
from msgspec import structs

from goldseam import vault
from goldseam.drawers import keeping
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.sharing import Holder, Other
from goldseam.drawers.uuid7 import uuid7
from goldseam.people import factors, guessing, preferences
from goldseam.people.keys import Keys
from goldseam.people.models import BackupCode, Device, Factor, Person, Session
from goldseam.people.preferences import Preferences
from goldseam.people.stretching import refuse_if_full, stretch

# Sent before an account is deleted, so that what stands above can let go first: account=, now=.
deleting = Signal()
# Sent before all keys of an account change, while the old ones still open everything: account=.
changing_keys = Signal()


class PassphraseTaken(Exception):
    """Somebody of the same name has the same passphrase: nothing would tell the two apart."""


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


class PassphraseLock(msgspec.Struct, frozen=True):
    """A person key locked with a passphrase, as it is stored beside the person."""

    stretch: bytes
    verifier: bytes
    key_by_passphrase: bytes


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
    key, code = name_key(name), vault.new_recovery_code()
    person_id, person_key = uuid7(now), vault.new_key()
    lock = _locked(person_id, person_key, passphrase, how or _stretch_for(key))
    today = Preferences(time_zone=time_zone).today(now)
    chosen = Preferences(time_zone=time_zone, recovery_code=code.text, recovery_shown_on=today)
    try:
        with transaction.atomic():
            drawer, drawer_key = keeping.make_drawer(person_id, person_key, now=now)
            person = Person.objects.create(
                id=person_id,
                name=" ".join(name.split()),
                name_key=key,
                joined=today,
                drawer_id=drawer,
                preferences=preferences.sealed(chosen, person_key, person_id),
                **structs.asdict(lock),
                **_recovery_fields(person_id, person_key, code),
                **_identity_fields(person_id, person_key),
            )
    except IntegrityError:
        raise PassphraseTaken from None
    return Account(person, Keys(person_key, drawer_key, 1))


def open_by_passphrase(name: str, passphrase: str, *, now: datetime, device: str = "") -> Account:
    """Open an account, or raise WrongWords, after the same work whether or not the name exists.

    `device` names a browser that has signed in under this name before: it has a count of its own,
    so that nobody can lock a person out by guessing from elsewhere.
    """
    refuse_if_full()
    key = name_key(name)
    guessing.SIGN_IN.count(key, device, now=now)
    account = _opened(Person.objects.filter(name_key=key), passphrase, _stretch_for(key))
    guessing.SIGN_IN.forget(key, device)
    return account


def opened_by_owner(person: Person, passphrase: str, *, now: datetime) -> Account:
    """The same for somebody who is signed in already and says the passphrase again."""
    refuse_if_full()
    guessing.SIGN_IN.count(str(person.id), now=now)
    account = _opened([person], passphrase, vault.Stretch.unpack(bytes(person.stretch)))
    guessing.SIGN_IN.forget(str(person.id))
    return account


def open_by_recovery(name: str, code_text: str, *, now: datetime) -> Account:
    """Open an account with its recovery code. A mistyped code costs no try and no look-up."""
    code = vault.RecoveryCode.parse(code_text)
    key = name_key(name)
    guessing.RECOVERY.count(key, now=now)
    account = _opened_by_code(Person.objects.filter(name_key=key), code)
    guessing.RECOVERY.forget(key)
    return account


def opened_by_owners_code(person: Person, code_text: str, *, now: datetime) -> Account:
    """The same for somebody who is signed in already and types the code back."""
    code = vault.RecoveryCode.parse(code_text)
    guessing.RECOVERY.count(str(person.id), now=now)
    account = _opened_by_code([person], code)
    guessing.RECOVERY.forget(str(person.id))
    return account


def with_key(person: Person, person_key: bytes) -> Account:
    """An account whose person key came out of a PIN, a passphrase or a code."""
    drawer_key, epoch = keeping.key_of(person.drawer_id, person.id, person_key)
    return Account(person, Keys(person_key, drawer_key, epoch))


def holder(account: Account) -> Holder:
    """What opens and hands over the keys of drawers that two hold."""
    person, key = account.person, account.keys.person
    packed = vault.unwrap(bytes(person.identity), key, "identity", (person.id.bytes,))
    return Holder(person.id, key, vault.Identity.unpack(packed), bytes(person.identity_links))


def other(person: Person) -> Other:
    """Somebody to whom such a key can be handed."""
    return Other(person.id, vault.PublicIdentity.unpack(bytes(person.public_identity)))


def new_lock(account: Account, passphrase: str) -> PassphraseLock:
    """The person key locked with a new passphrase. Slow, and nothing is changed yet."""
    person = account.person
    lock = _locked(person.id, account.keys.person, passphrase, _stretch_for(person.name_key))
    same = Person.objects.filter(name_key=person.name_key, verifier=lock.verifier)
    if same.exclude(id=person.id).exists():
        raise PassphraseTaken
    return lock


def change_passphrase(person: UUID, lock: PassphraseLock, session: bytes, device: bytes) -> None:
    """From now on the new passphrase opens; every other session ends, and every other PIN."""
    with transaction.atomic():
        Person.objects.filter(id=person).update(**structs.asdict(lock))
        end_sessions(person, but=session, but_pin_of=device)


def new_recovery_code(account: Account, *, now: datetime) -> str:
    """Replace the recovery code; the old one opens nothing from now on."""
    code, person, chosen = vault.new_recovery_code(), account.person, account.preferences
    chosen = structs.replace(
        chosen,
        recovery_code=code.text,
        recovery_shown_on=chosen.today(now),
        recovery_confirmed=False,
    )
    with transaction.atomic():
        Person.objects.filter(id=person.id).update(
            preferences=preferences.sealed(chosen, account.keys.person, person.id),
            **_recovery_fields(person.id, account.keys.person, code),
        )
    return code.text


def re_key(account: Account, passphrase: str, *, now: datetime) -> Account:
    """Somebody knew the passphrase: new keys for everything, everything sealed again.

    Old sessions, PINs, codes and copies of old keys open nothing afterwards.
    """
    person, old = account.person, account.keys
    code, person_key = vault.new_recovery_code(), vault.new_key()
    lock = new_lock(Account(person, Keys(person_key, old.drawer, old.epoch)), passphrase)
    chosen = account.preferences
    chosen = structs.replace(
        chosen,
        recovery_code=code.text,
        recovery_shown_on=chosen.today(now),
        recovery_confirmed=False,
    )
    with transaction.atomic():
        changing_keys.send(sender=None, account=account)
        drawer_key, epoch = keeping.re_key(person.drawer_id, person.id, old.drawer, person_key)
        keeping.wrap_again(person.id, old.person, person_key, but=person.drawer_id)
        for factor in Factor.objects.filter(person=person):
            factors.seal_again(factor, old.person, person_key)
        Person.objects.filter(id=person.id).update(
            preferences=preferences.sealed(chosen, person_key, person.id),
            **structs.asdict(lock),
            **_recovery_fields(person.id, person_key, code),
            **_next_identity(account, person_key),
        )
        BackupCode.objects.filter(person=person).delete()
        Session.objects.filter(person=person).delete()
        Device.objects.filter(person=person).delete()
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
        deleting.send(sender=None, account=account, now=now)
        drawer = account.person.drawer_id
        account.person.delete()
        keeping.empty(drawer, day=now.date())
    keeping.wipe_log()


def end_sessions(person: UUID, *, but: bytes = b"", but_pin_of: bytes = b"") -> None:
    """Sign out everywhere, except perhaps here; quick unlocking by PIN ends too."""
    Session.objects.filter(person=person).exclude(id=but).delete()
    others = Device.objects.filter(person=person).exclude(id=but_pin_of)
    others.update(key_by_pin=b"", tries_left=0)


def _opened(people: Iterable[Person], passphrase: str, otherwise: vault.Stretch) -> Account:
    """One stretch for a name, however many people have it, and the same one for nobody's."""
    people = list(people)
    for how in {bytes(person.stretch) for person in people} or {otherwise.pack()}:
        stretched = stretch(passphrase, vault.Stretch.unpack(how))
        for person in people:
            if vault.verifier_matches(stretched.verifier, bytes(person.verifier)):
                wrapped, bound_to = bytes(person.key_by_passphrase), (person.id.bytes,)
                key = vault.unwrap(wrapped, stretched.unlock_key, "passphrase", bound_to)
                return with_key(person, key)
    raise WrongWords


def _opened_by_code(people: Iterable[Person], code: vault.RecoveryCode) -> Account:
    for person in people:
        wrapped, bound_to = bytes(person.key_by_recovery), (person.id.bytes,)
        with suppress(vault.WrongKey):
            return with_key(person, vault.unwrap(wrapped, code.key, "recovery", bound_to))
    raise WrongWords


def _stretch_for(key: str) -> vault.Stretch:
    """Today's parameters, with a salt that belongs to the name on this server.

    People of one name share it, so that one stretch serves them all and a name that nobody has
    costs the same. It is stored beside each of them and outlives a lost secret.
    """
    secret = settings.SECRET_KEY.encode()[:64]
    return vault.new_stretch(
        lambda size: blake2b(key.encode(), digest_size=size, key=secret, person=b"salt").digest()
    )


def _locked(person: UUID, person_key: bytes, passphrase: str, how: vault.Stretch) -> PassphraseLock:
    stretched = stretch(passphrase, how)
    wrapped = vault.wrap(person_key, stretched.unlock_key, "passphrase", (person.bytes,))
    return PassphraseLock(how.pack(), vault.verifier_hash(stretched.verifier), wrapped)


def _recovery_fields(person: UUID, person_key: bytes, code: vault.RecoveryCode) -> dict[str, bytes]:
    return {"key_by_recovery": vault.wrap(person_key, code.key, "recovery", (person.bytes,))}


def _identity_fields(person: UUID, person_key: bytes) -> dict[str, bytes]:
    identity = vault.new_identity()
    return {
        "public_identity": identity.public().pack(),
        "identity": vault.wrap(identity.pack(), person_key, "identity", (person.bytes,)),
    }


def _next_identity(account: Account, person_key: bytes) -> dict[str, bytes]:
    """New keys that the old ones endorse, so that whoever compared those knows these, too."""
    person, old = account.person, holder(account).identity
    fields = _identity_fields(person.id, person_key)
    new = vault.PublicIdentity.unpack(fields["public_identity"])
    links = bytes(person.identity_links) + vault.endorse(new, old)
    return {**fields, "identity_links": links}
