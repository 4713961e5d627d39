"""Is this host set up well? Each finding has an identifier, what is wrong, and what would help.

`goldseam check` prints them all. An error stops `goldseam serve`; a warning doesn't.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from goldseam.config.environment import Environment
from goldseam.ui.words import library

PLENTY, LITTLE = 500_000_000, 50_000_000  # bytes free where the data lies


def stop_on_errors(environment: Environment, *, thorough: bool) -> None:
    """Print what was found; raise SystemExit when it is an error."""
    found = list(host(environment))
    if thorough and not any(isinstance(finding, Error) for finding in found):
        found += database(environment)
    for finding in found:
        click.echo(said(finding), err=True)
    if any(finding.level >= Error("").level for finding in found):
        raise SystemExit(1)


def said(finding: CheckMessage) -> str:
    kind = "error" if finding.is_serious() else "warning"
    return f"{finding.id} ({kind}) {finding.msg}\n  What helps: {finding.hint}"


@register()
def everything(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    environment = settings.ENVIRONMENT
    found = list(host(environment))
    if not any(finding.is_serious() for finding in found):
        found += [*database(environment), *content(datetime.now(UTC))]
    return found


def host(environment: Environment) -> Iterator[CheckMessage]:
    """The folder, its files, the address: quick enough to look at on every start."""
    yield from _folder(environment.data)
    yield from _files(environment)
    yield from _secret(environment.data / "secret.key")
    yield from _address(environment)
    yield from _room(environment.data)
    yield from _clock(datetime.now(UTC))
    if settings.DEBUG:
        yield Error("DEBUG is on.", "Set DEBUG = False: it shows private data.", id="goldseam.E010")


def database(environment: Environment) -> list[CheckMessage]:
    """The database: reachable, of a version that works, no newer than this program."""
    try:
        with connection.cursor() as cursor:
            found = list(_sqlite(cursor) if connection.vendor == "sqlite" else _postgres(cursor))
        return [*found, *_migrations()]
    except (DatabaseError, OSError) as error:
        hint = f"Look at {environment.database_path} and the disk it is on."
        if environment.database_url:
            hint = "Look at DATABASE_URL, and whether PostgreSQL is running and lets Goldseam in."
        kind = type(error).__name__
        return [Error(f"The database can’t be used ({kind}).", hint, id="goldseam.E007")]


def content(now: datetime) -> Iterator[CheckMessage]:
    lines = library().helplines.all
    old = [line for line in lines if line.is_stale(now.date())]
    if old:
        yield Warning(
            f"{len(old)} of {len(lines)} helplines were last checked more than a year ago.",
            "Update Goldseam: newer ones come with it. Until then the page says so beside each.",
            id="goldseam.W004",
        )


def _folder(data: Path) -> Iterator[CheckMessage]:
    if not data.is_dir() or not os.access(data, os.W_OK | os.X_OK):
        yield Error(
            f"The data folder {data} can’t be written to.",
            "Make it a folder that belongs to whoever runs Goldseam, or set GOLDSEAM_DATA.",
            id="goldseam.E001",
        )
    elif data.stat().st_uid != os.geteuid():
        yield Error(
            f"The data folder {data} belongs to another user: files made now would shut them out.",
            "Run Goldseam, its backups too, as the user to whom the folder belongs.",
            id="goldseam.E013",
        )
    elif _open_to_others(data):
        yield Error(
            f"Others on this machine can look into the data folder {data}.",
            f"chmod 700 {data}",
            id="goldseam.E002",
        )


def _files(environment: Environment) -> Iterator[CheckMessage]:
    name = environment.database_path.name
    private = [environment.data / n for n in ("secret.key", name, f"{name}-wal", f"{name}-shm")]
    for path in private:
        if path.exists() and _open_to_others(path):
            yield Error(
                f"Others on this machine can read {path}.", f"chmod 600 {path}", id="goldseam.E003"
            )


def _secret(path: Path) -> Iterator[CheckMessage]:
    if path.exists() and path.stat().st_size < 50:
        yield Error(
            f"The secret key in {path} is too short to protect anything.",
            "Delete that file: a new one is made at the next start. Nobody loses anything by it.",
            id="goldseam.E004",
        )


def _address(environment: Environment) -> Iterator[CheckMessage]:
    name = urlsplit(environment.origin).hostname or ""
    local = _is_local(name)
    if not (environment.secure or local):
        yield Error(
            f"GOLDSEAM_ORIGIN is {environment.origin}: passphrases would travel unprotected.",
            "Put a reverse proxy with TLS in front and set GOLDSEAM_ORIGIN=https://… "
            "(docs/hosting.md shows how).",
            id="goldseam.E005",
        )
    if local and not _is_local(environment.host) and not environment.demo:
        yield Warning(
            f"Goldseam listens on {environment.host}, and its address is {environment.origin}: "
            "other machines reach it and are turned away.",
            "Set GOLDSEAM_ORIGIN to the address people type, or leave GOLDSEAM_HOST at 127.0.0.1.",
            id="goldseam.W001",
        )
    if environment.secure and not environment.run_by:
        yield Warning(
            "People aren’t told who runs this server.",
            "Set GOLDSEAM_RUN_BY to a name they know: it is said before anybody signs up.",
            id="goldseam.W006",
        )


def _room(data: Path) -> Iterator[CheckMessage]:
    free = shutil.disk_usage(data).free if data.exists() else PLENTY
    remedy = f"Make room on the disk that holds {data}."
    if free < LITTLE:
        yield Error("The disk is almost full.", remedy, id="goldseam.E008")
    elif free < PLENTY:
        yield Warning("Less than 500 MB are left on the disk.", remedy, id="goldseam.W002")


def _clock(now: datetime) -> Iterator[CheckMessage]:
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if now < built - timedelta(days=1):
        yield Warning(
            f"The clock says {now:%Y-%m-%d}, and this program is from {built:%Y-%m-%d}.",
            "Set the clock, for example with timedatectl set-ntp true. Days and codes need it.",
            id="goldseam.W003",
        )


def _sqlite(cursor: Any) -> Iterator[CheckMessage]:
    if sqlite3.sqlite_version_info < (3, 35):
        yield Error(
            f"SQLite {sqlite3.sqlite_version} is too old.",
            "Use a Python that comes with SQLite 3.35 or newer.",
            id="goldseam.E011",
        )
    modes = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in _WANTED}
    for name, wanted in _WANTED.items():
        if modes[name] != wanted:
            yield Error(
                f"SQLite works with {name}={modes[name]}: a saved word could be lost.",
                "Keep the data folder on a local disk: network file systems don’t do.",
                id="goldseam.E012",
            )


_WANTED = {"journal_mode": "wal", "synchronous": 2}


def _postgres(cursor: Any) -> Iterator[CheckMessage]:
    version: int = connection.connection.info.server_version
    if version < 150000:
        yield Error(
            f"PostgreSQL {version // 10000} is too old.",
            "Use PostgreSQL 15 or newer.",
            id="goldseam.E011",
        )
    for name in ("fsync", "full_page_writes"):
        cursor.execute(f"SHOW {name}")
        if cursor.fetchone()[0] != "on":
            yield Error(
                f"PostgreSQL runs with {name}=off: a saved word could be lost.",
                f"Set {name} = on in postgresql.conf.",
                id="goldseam.E012",
            )


def _migrations() -> Iterator[CheckMessage]:
    loader = MigrationLoader(connection)
    newer = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    if unknown := sorted(f"{app}.{name}" for app, name in newer):
        yield Error(
            f"The data was written by a newer Goldseam (it knows {', '.join(unknown)}).",
            "Update Goldseam, or restore a backup from before the newer one ran.",
            id="goldseam.E009",
        )


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _is_local(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
