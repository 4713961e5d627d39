"""Who has an account, what is open right now, and what limits guessing.

Only a name, a date and wrapped keys: no address, no e-mail, no passphrase. SECURITY.md lists what
each row shows to somebody who has the database.
"""

from typing import ClassVar

from django.db import models

from goldseam.drawers.models import Drawer


class Person(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=40)  # as typed, for greeting
    # Folded, for signing in. Two people may have the same name: what tells them apart is the
    # passphrase, so joining never has to say that a name is taken.
    name_key = models.CharField(max_length=80)
    joined = models.DateField()
    drawer = models.OneToOneField(Drawer, models.PROTECT)

    stretch = models.BinaryField()  # Argon2id's salt and parameters
    verifier = models.BinaryField()  # a hash: proves the passphrase, opens nothing
    key_by_passphrase = models.BinaryField()  # the person key, wrapped
    key_by_recovery = models.BinaryField()  # the person key again, under the recovery code
    public_identity = models.BinaryField()
    identity = models.BinaryField()  # private keys, wrapped under the person key
    identity_links = models.BinaryField(default=b"")  # each earlier identity endorses the next
    preferences = models.BinaryField()  # sealed like a document

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_key", "verifier"], name="told_apart")
        ]


class Session(models.Model):
    """A browser that is signed in. Its cookie's hash is the key; nothing private is in it."""

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    label = models.CharField(max_length=60)  # "Firefox on Android", so that one can tell them apart
    started = models.DateTimeField()
    seen = models.DateTimeField()  # to the day
    awaits_factor = models.BooleanField(default=False)  # the second step is still to come
    pending = models.BinaryField(default=b"")  # what that step, or adding one, waits for; sealed


class Unlock(models.Model):
    """A session that is open: the keys, sealed under a value that only the browser holds."""

    session = models.OneToOneField(Session, models.CASCADE, primary_key=True)
    keys = models.BinaryField()
    until = models.DateTimeField(db_index=True)
    said = models.DateTimeField(null=True)  # when the passphrase was last said; a PIN says nothing


class Device(models.Model):
    """A browser that has signed in before; with a PIN, it can be unlocked quickly.

    The PIN is stretched together with a secret that lives only in the device's own cookie.
    """

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    seen = models.DateTimeField(db_index=True)
    stretch = models.BinaryField(default=b"")
    key_by_pin = models.BinaryField(default=b"")  # empty: no PIN on this device
    tries_left = models.PositiveSmallIntegerField(default=0)


class Factor(models.Model):
    """A second factor. What it is, is sealed under the person key."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="factors")
    sealed = models.BinaryField()
    last_step = models.BigIntegerField(default=0)  # a code or a signature is good once


class BackupCode(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="backup_codes")
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "hash"], name="a_code_once")
        ]


class Guess(models.Model):
    """How often something secret was tried lately. The key is a keyed hash of what was tried."""

    key = models.BinaryField(primary_key=True, max_length=32)
    tries = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)
