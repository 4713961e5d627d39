"""What a backup looks like: a SQLite file that any tool can open, format version 3.

    PRAGMA application_id   0x47534B42 ("GSKB")
    PRAGMA user_version     the format's version
    about(key, value)       made: when, in UTC; program: the version that wrote it
    one table for each of TABLES, with the columns named there:
        identifiers and sealed bytes as BLOB, days as TEXT (YYYY-MM-DD), numbers as INTEGER

A newer format is refused; an older one stays readable for ever. What it lacks gets its default:
format 1 has no `drawer_key.giver` and no `member`, format 2 no `person.identity_links` and no
`drawer_key.giver_links`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import models

from goldseam.drawers.models import Deletion, Drawer, DrawerKey, Item
from goldseam.people.models import BackupCode, Factor, Person
from goldseam.together.models import Member

FORMAT = 3
APPLICATION = 0x47534B42


class BackupError(Exception):
    """Why a backup can't be written or put back, in a sentence for the host."""


class NotABackup(BackupError):
    """The file is no Goldseam backup, or it is damaged."""


class TooNew(BackupError):
    """The file was written by a newer Goldseam than this one."""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    model: type[models.Model]
    columns: tuple[str, ...]

    def stored(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """A row of the database as it is written into a backup."""
        return tuple(_stored(value) for value in row)

    def loaded(self, row: tuple[Any, ...]) -> dict[str, Any]:
        """A row of a backup as the database's fields."""
        kinds = [self.model._meta.get_field(name.removesuffix("_id")) for name in self.columns]
        return {
            name: _loaded(value, kind)
            for name, kind, value in zip(self.columns, kinds, row, strict=True)
        }


# In the order in which they can be put back: what others refer to comes first.
TABLES = (
    Table("deletion", Deletion, ("drawer", "item", "day")),
    Table("drawer", Drawer, ("id", "epoch")),
    Table(
        "person",
        Person,
        (
            "id", "name", "name_key", "joined", "drawer_id", "stretch", "verifier",
            "key_by_passphrase", "key_by_recovery", "public_identity", "identity", "identity_links",
            "preferences",
        ),
    ),
    Table(
        "drawer_key",
        DrawerKey,
        ("drawer_id", "holder", "epoch", "wrapped", "giver", "giver_links"),
    ),
    Table("member", Member, ("person_id", "drawer_id", "paused")),
    Table("factor", Factor, ("id", "person_id", "sealed", "last_step")),
    Table("backup_code", BackupCode, ("person_id", "hash")),
    Table("item", Item, ("drawer_id", "id", "kind", "day", "author", "revision", "sealed")),
)  # fmt: skip


@contextmanager
def new_file(path: Path, about: dict[str, str]) -> Iterator[sqlite3.Connection]:
    """An empty backup to be filled; nobody reads it before it is whole, so it needs no journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=OFF")
        file.execute("PRAGMA synchronous=OFF")
        file.execute(f"PRAGMA application_id={APPLICATION}")
        file.execute(f"PRAGMA user_version={FORMAT}")
        file.execute("BEGIN")
        file.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
        file.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for table in TABLES:
            file.execute(f"CREATE TABLE {table.name} ({', '.join(table.columns)})")
        yield file
        file.execute("COMMIT")


@contextmanager
def existing_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup to be read, after making sure that it is one and that it is whole."""
    if not path.is_file():
        raise NotABackup(f"There is no file {path}.")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        try:
            _check(file, path)
            yield file
        except sqlite3.DatabaseError as error:
            raise NotABackup(f"{path} is damaged, or it is no Goldseam backup.") from error


def tables_in(file: sqlite3.Connection) -> Iterator[Table]:
    """The tables of a backup, with the columns it has of each; fewer in an older format."""
    for table in TABLES:
        there = {row[1] for row in file.execute(f"PRAGMA table_info({table.name})")}
        if there:
            yield replace(table, columns=tuple(name for name in table.columns if name in there))


def is_backup(path: Path) -> bool:
    try:
        with existing_file(path):
            return True
    except NotABackup:
        return False
    except TooNew:
        return True


def _check(file: sqlite3.Connection, path: Path) -> None:
    if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise NotABackup(f"{path} is no Goldseam backup.")
    version = file.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise TooNew(f"{path} was written by a newer Goldseam. Update this one, then restore.")
    if file.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise NotABackup(f"{path} is damaged.")


def _stored(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, date):
        return value.isoformat()
    return bytes(value) if isinstance(value, memoryview) else value


def _loaded(value: Any, kind: Any) -> Any:
    target = getattr(kind, "target_field", kind)  # a foreign key holds what it points to
    if isinstance(target, models.UUIDField) and value is not None:
        return UUID(bytes=value)
    return date.fromisoformat(value) if isinstance(target, models.DateField) else value
