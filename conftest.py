"""What every test may use: a data folder of its own, the cast, and browsers that are signed in.

Alice and Bob are the couple, Charlie a stranger, Dana a therapist, Eve Bob's former partner.
"""

import atexit
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# A shared machine is slow at times; slowness is measured by the bench, not by properties.
settings.register_profile("goldseam", deadline=None)
settings.load_profile("goldseam")

# Before any settings are read: tests never touch a real data folder, and each worker has its own.
# Where pytest finds the settings' name, in pyproject.toml or left in the environment for workers,
# it reads them before this file.
os.environ["GOLDSEAM_DATA"] = tempfile.mkdtemp(prefix="goldseam-test-")
os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.config.settings"

import django

django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.http import HttpRequest, HttpResponse
from django.test import Client

import goldseam.vault  # noqa: F401 - its price is set below

if TYPE_CHECKING:
    from playwright.sync_api import Browser

atexit.register(shutil.rmtree, os.environ["GOLDSEAM_DATA"], ignore_errors=True)

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
PASSPHRASE = "orbit lantern velvet harbour nine"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for a page or a clock leaves theirs to others."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (cores or 1) + 1


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """A real file with a real write-ahead log, as on a real server."""
    from django.db import connection

    if connection.vendor == "sqlite":
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        name = f"{os.environ['GOLDSEAM_DATA']}/test-{worker}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their files by hash, as on a real server: a file that isn't there is an error."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def one_server(static_files) -> Iterator[None]:
    from tests.handler import loaded_once

    with loaded_once():
        yield


@pytest.fixture(autouse=True)
def every_statement_names_its_drawer() -> Iterator[None]:
    from django.db import connection
    from tests.shards import one_drawer

    with connection.execute_wrapper(one_drawer):
        yield


@pytest.fixture(autouse=True)
def stretching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new passphrase or PIN is stretched cheaply, or that would be most of what tests cost.

    `@pytest.mark.in_earnest` leaves it at its price. So does every server in a process of its own,
    and with it every journey.
    """
    if not request.node.get_closest_marker("in_earnest"):
        for name, value in (("MEMORY_KIB", 64), ("ITERATIONS", 1), ("LANES", 1)):
            monkeypatch.setattr(sys.modules["goldseam.vault.stretch"], name, value)


@pytest.fixture
def join(db) -> Callable:
    """join("alice") makes an account, open in its owner's hands."""
    from goldseam.people import accounts

    def make(name: str, passphrase: str = PASSPHRASE):
        name = name.capitalize()
        return accounts.join(name, passphrase, time_zone="Europe/Berlin", now=NOW)

    return make


@pytest.fixture
def alice(join):
    return join("alice")


@pytest.fixture
def bob(join):
    return join("bob")


@pytest.fixture
def couple(alice, bob, now):
    """Alice and Bob, who found each other and hold a drawer together."""
    from goldseam.together import pairing
    from goldseam.together.models import Invitation

    pairing.accept(bob, pairing.invite(alice, now=now), now=now)
    pairing.confirm(alice, Invitation.objects.get().id, now=now)
    return alice, bob


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


@pytest.fixture
def hers(alice, browser_of) -> Client:
    """Alice at her own window."""
    return browser_of(alice)


@pytest.fixture
def his(bob, browser_of) -> Client:
    """Bob at his."""
    return browser_of(bob)


@pytest.fixture
def seen() -> Callable[..., str]:
    """What stands on a page, without what differs with every form."""

    def main(client: Client, address: str) -> str:
        client.get(address)  # a notice of what was just done is said once
        page = client.get(address, follow=True).content.decode()
        page = page[page.index("<body") :]
        return re.sub(r'name="(csrfmiddlewaretoken|_window)" value="[^"]*"', "", page)

    return main


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line the server would write, at the level of a debugging host."""
    from goldseam.config.logs import Wordless

    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, root = Lines(), logging.getLogger()
    handler.setFormatter(Wordless())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One browser for all journeys: Playwright can be started once a process."""
    from playwright.sync_api import sync_playwright
    from tests import machine

    # Playwright's loop runs in the thread of the tests, and Django would mistake it for its own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=FLAGS)
        yield browser
        browser.close()
