"""Start Goldseam: prepare what is missing, say the address, run two server processes.

Preparing means the data folder, the tables and the static files. A stamp remembers for which
program files it was done, so that a second start goes straight to serving.
"""

import os
from hashlib import blake2b
from pathlib import Path

import click
from granian import Granian
from granian.constants import Interfaces

from goldseam.config.environment import Environment, prepare

PACKAGE = Path(__file__).resolve().parent.parent
# Requests are answered one at a time in each process; the other threads hold people who wait for
# their passphrase to be stretched.
PROCESSES, THREADS = 2, 24


def serve(environment: Environment) -> None:
    make_ready(environment)
    click.echo(f"Goldseam is at {environment.origin}   (stop it with Ctrl+C)")
    Granian(
        "goldseam.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()


def make_ready(environment: Environment) -> None:
    prepare(environment)
    stamp = environment.data / "ready"
    wanted = _fingerprint(environment)
    if stamp.exists() and stamp.read_text() == wanted and _has_tables(environment):
        return
    import django
    from django.core.management import call_command

    os.umask(0o077)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)


def _has_tables(environment: Environment) -> bool:
    return bool(environment.database_url) or environment.database_path.exists()


def _fingerprint(environment: Environment) -> str:
    digest = blake2b(environment.database_url.encode(), digest_size=16)
    for path in sorted([*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("*/static/**/*")]):
        state = path.stat()
        digest.update(f"{path}{state.st_mtime_ns}{state.st_size}".encode())
    return digest.hexdigest()
