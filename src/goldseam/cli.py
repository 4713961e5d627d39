"""The `goldseam` command: serve, demo, check, backup, restore, calibrate, manage."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from goldseam.config import environment as env

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
@click.version_option(package_name="goldseam")
def main() -> None:
    """Goldseam: a private companion for people who want to trust again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.config.settings")
    os.umask(0o077)  # whatever is made from now on can be read by nobody else


@main.command()
def serve() -> None:
    """Prepare what is missing, then answer requests until stopped."""
    from goldseam.config import server

    server.serve(_environment())


@main.command()
@click.option("--fresh", is_flag=True, help="Begin the ten weeks again, up to today.")
def demo(fresh: bool) -> None:
    """Look around as Alice or Bob: ten made-up weeks, in a folder of their own."""
    os.environ["GOLDSEAM_DEMO"] = "1"
    os.environ.setdefault("GOLDSEAM_DATA", "~/.local/share/goldseam-demo")
    from goldseam.config import server

    server.serve(_environment(), first=lambda: _make_demo(fresh))


@main.command()
def check() -> None:
    """Say what is wrong with this host, and what would help."""
    _django()
    from django.core.checks import run_checks

    from goldseam.config.checks import said

    found = run_checks()
    for finding in found:
        click.echo(said(finding))
    if not found:
        click.echo("Everything is as it ought to be.")
    sys.exit(any(finding.is_serious() for finding in found))


@main.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write everything, still sealed, into FILE. The server may go on running."""
    environment = _django()
    from goldseam import backup as backups

    with _clearly():
        if not (environment.database_url or environment.database_path.exists()):
            raise backups.NotABackup(f"There is no data in {environment.data} yet.")
        with _bar("Backing up") as bar:
            written = backups.write(
                file, program=version("goldseam"), now=datetime.now(UTC), progress=bar
            )
    click.echo(
        f"{file}: {written.people} people, {written.items} sealed items,"
        f" {written.bytes / 1e6:.1f} MB. No session or open lock is in it."
    )


@main.command()
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Don’t ask before replacing what is there.")
def restore(file: Path, yes: bool) -> None:
    """Put what is in FILE in the place of everything here. The server has to be stopped."""
    environment = _django()
    from goldseam import backup as backups
    from goldseam.config.alone import alone_in

    with _clearly(), alone_in(environment.data):
        people = _people_here()
        if people and not yes:
            click.confirm(f"Replace what {people} people have here?", abort=True, err=True)
        with _bar("Restoring") as bar:
            done = backups.restore(file, progress=bar)
    click.echo(
        f"{done.people} people and {done.items} sealed items are back as of {done.made}."
        f" {done.kept_deleted} stayed deleted. Everybody signs in again."
    )


@main.command()
@click.option("--seed", type=click.IntRange(0), help="Repeat a run; without it, a fresh one.")
@click.option("--only", default="", help="Only the checks with these words in their name.")
def calibrate(seed: int | None, only: str) -> None:
    """Try the estimates on made-up lives, and show how often they are right. Minutes."""
    from goldseam.estimate.calibrating import calibrated, chosen, written

    checks = chosen(only)
    if not checks:
        raise click.BadParameter(f"no check has “{only}” in its name", param_hint="--only")
    seed = secrets.randbits(32) if seed is None else seed
    ticks = sum(check.rounds for check in checks)
    with click.progressbar(length=ticks, label="Calibrating", file=sys.stderr) as bar:
        rows = list(calibrated(seed, tick=bar.update, only=checks))
    click.echo(written(rows))
    click.echo(f"\nSeed {seed}.")
    sys.exit(not all(row.holds for row in rows))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, for those who carry Goldseam on."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goldseam manage", *arguments])


def _environment() -> env.Environment:
    try:
        return env.read()
    except env.BadEnvironment as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def _django() -> env.Environment:
    environment = _environment()
    import django

    try:
        django.setup()
    except OSError as error:
        _stop(f"{error.filename or environment.data}: {error.strerror}.")
    return environment


def _people_here() -> int:
    """How many accounts there are, after making the tables if there are none yet."""
    from django.core.management import call_command

    from goldseam.people.models import Person

    call_command("migrate", verbosity=0)
    return Person.objects.count()


def _make_demo(fresh: bool) -> None:
    from goldseam.config.server import CannotStart

    command = [sys.executable, "-m", "goldseam.demo", *(["--fresh"] if fresh else [])]
    if subprocess.run(command).returncode:  # noqa: S603 - our own words
        raise CannotStart("The demonstration was not started.")


@contextmanager
def _clearly() -> Iterator[None]:
    """An error the host can do something about is a sentence and an exit code, not a traceback."""
    from django.db import DatabaseError

    from goldseam.backup import BackupError
    from goldseam.config.alone import InUse

    try:
        yield
    except (InUse, BackupError) as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"{error.filename or 'That'}: {error.strerror}.")
    except DatabaseError as error:
        _stop(f"The database can’t be used ({type(error).__name__}). goldseam check says more.")


def _stop(text: str) -> None:
    click.echo(text, err=True)
    sys.exit(1)


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int], Callable[[int], object]]]:
    """A progress bar whose length is known only once the counting is done."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def begin(total: int) -> Callable[[int], object]:
            bar.length = max(total, 1)
            return bar.update

        yield begin
        bar.finish()
