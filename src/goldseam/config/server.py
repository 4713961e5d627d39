"""Start Goldseam: prepare what is missing, say the address, run two server processes.

Preparing means the data folder, the tables and the static files. A stamp remembers for which
program files it was done, so that a second start goes straight to serving.
"""

import gc
import multiprocessing
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from pathlib import Path

import click
import django
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from goldseam.config.alone import InUse, alone_in
from goldseam.config.environment import Environment, prepare

PACKAGE = Path(__file__).resolve().parent.parent
# Requests are answered one at a time in each process; the other threads hold people who wait for
# their passphrase to be stretched, and forms that come in slowly. Idle ones end after a while.
PROCESSES, THREADS, IDLE_SECONDS = 2, 24, 10


class CannotStart(Exception):
    """What is in the way and what to do about it, in a sentence for the host."""


def serve(environment: Environment, first: Callable[[], None] = lambda: None) -> None:
    """Do what comes `first`, then answer requests until stopped.

    When that can't begin, say why in a line and exit with 1.
    """
    try:
        prepare(environment)
        with alone_in(environment.data):
            make_ready(environment)
            _listenable(environment)
            first()
            click.echo(f"Goldseam is at {environment.origin}   (stop it with Ctrl+C)")
            _run(environment)
    except (CannotStart, InUse) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(
            f"{error.filename or 'Starting'}: {error.strerror}. Nothing was started.", err=True
        )
        sys.exit(1)


def make_ready(environment: Environment) -> None:
    """Tables, static files and a configuration without errors."""
    django.setup()
    from django.db import connections

    from goldseam.config import checks

    stamp, wanted = environment.data / "ready", _fingerprint(environment)
    fresh = stamp.exists() and stamp.read_text() == wanted and _has_tables(environment)
    checks.stop_on_errors(environment, thorough=not fresh)
    if fresh:
        return
    connections.close_all()  # none of them may be in two processes
    # In a process of its own: what it needs would stay in the memory of all others, a tenth of it.
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as aside:
        aside.submit(_make_tables_and_files).result()
    stamp.write_text(wanted)


def _make_tables_and_files() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _run(environment: Environment) -> None:
    load_once()
    Granian(
        "goldseam.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=PROCESSES,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=IDLE_SECONDS,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_enabled=False,
    ).serve()


def load_once() -> None:
    """What both processes need is loaded before they part, so that they share its memory."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connections
    from django.template import engines
    from django.urls import get_resolver

    from goldseam.config import housekeeping  # noqa: F401
    from goldseam.ui.words import library

    WSGIHandler()
    templates = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    library()
    get_resolver()._populate()
    connections.close_all()
    gc.collect()
    gc.freeze()


def _listenable(environment: Environment) -> None:
    """Two servers could share a port without noticing; better to notice."""
    family = socket.AF_INET6 if ":" in environment.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.host, environment.port))
        except OSError as error:
            raise CannotStart(
                f"Port {environment.port} on {environment.host} can’t be used ({error.strerror})."
                f" Stop what uses it, or choose another: GOLDSEAM_PORT={environment.port + 1}"
            ) from None


def _has_tables(environment: Environment) -> bool:
    return bool(environment.database_url) or environment.database_path.exists()


def _fingerprint(environment: Environment) -> str:
    digest = blake2b(environment.database_url.encode(), digest_size=16)
    for path in sorted([*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("*/static/**/*")]):
        state = path.stat()
        digest.update(f"{path}{state.st_mtime_ns}{state.st_size}".encode())
    return digest.hexdigest()
