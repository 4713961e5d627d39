"""What every test may use: a data folder of its own, the cast, and browsers that are signed in.

Alice and Bob are the couple, Charlie a stranger, Dana a therapist, Eve Bob's former partner.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import settings

# A shared machine is slow at times; slowness is measured by the bench, not by properties.
settings.register_profile("goldseam", deadline=None)
settings.load_profile("goldseam")

# Before any settings are read: tests never touch a real data folder.
os.environ["GOLDSEAM_DATA"] = tempfile.mkdtemp(prefix="goldseam-test-")

from django.http import HttpRequest, HttpResponse
from django.test import Client

from goldseam import vault

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
PASSPHRASE = "orbit lantern velvet harbour nine"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def join(db) -> Callable:
    """join("alice") makes an account, open in its owner's hands. Stretching is made cheap."""
    from goldseam.people import accounts

    def make(name: str, passphrase: str = PASSPHRASE):
        how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
        name = name.capitalize()
        return accounts.join(name, passphrase, time_zone="Europe/Berlin", now=NOW, how=how)

    return make


@pytest.fixture
def alice(join):
    return join("alice")


@pytest.fixture
def bob(join):
    return join("bob")


@pytest.fixture
def browser_of() -> Callable:
    """browser_of(alice) is a test client that is signed in and unlocked as Alice."""
    from django.utils import timezone

    from goldseam.people import visits

    def make(account, *, locked: bool = False) -> Client:
        client, response = Client(), HttpResponse()
        session = visits.start(response, HttpRequest(), account, now=timezone.now(), factor=False)
        if locked:
            visits.lock(response, session)
        client.cookies = response.cookies
        return client

    return make
