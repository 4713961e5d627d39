"""The `goldseam` command: serve, demo, check, backup, restore, manage."""

import os
import sys

import click

from goldseam.config import environment as env


@click.group()
@click.version_option(package_name="goldseam")
def main() -> None:
    """Goldseam: a private companion for people who want to trust again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.config.settings")


@main.command()
def serve() -> None:
    """Prepare what is missing, then answer requests until stopped."""
    from goldseam.config import server

    server.serve(_environment())


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
