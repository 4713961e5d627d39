"""Putting a backup back: all of it or nothing, and what was deleted since stays deleted.

Everything happens in one transaction. Until it is done the database is what it was; afterwards the
rows that were there before are overwritten, in the write-ahead log too.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction

from goldseam.backup.format import BackupError, Table, existing_file, tables_in
from goldseam.drawers import keeping
from goldseam.drawers.models import Deletion, Drawer, DrawerKey, Item, RemovedItem
from goldseam.people.models import BackupCode, Device, Factor, Guess, Person, Session, Unlock
from goldseam.together.models import Invitation, Member

CHUNK = 1000
# Whatever refers to others goes first.
EMPTIED: tuple[type[models.Model], ...] = (
    Unlock, Session, Device, Guess, Factor, BackupCode, Invitation, Member, Person,
    RemovedItem, Item, DrawerKey, Drawer, Deletion,
)  # fmt: skip

Progress = Callable[[int], object]
Fields = dict[str, Any]


class OthersConnected(BackupError):
    """Something else is connected to the PostgreSQL database."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `kept_deleted` counts what stayed away because it had been deleted."""

    made: str
    people: int
    items: int
    kept_deleted: int


# What a `Deletion` names beside its drawer: an item, or somebody who left a drawer of two.
_ONE_OF_A_DRAWER: dict[type[models.Model], str] = {
    Item: "id", DrawerKey: "holder", Member: "person_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Deleted:
    """Everything that is known to have been deleted, here and in the backup."""

    days: dict[tuple[UUID, UUID | None], date]

    def covers(self, table: Table, fields: Fields, gone: set[UUID]) -> bool:
        """Whether a row was deleted, or belongs to somebody who was; `gone` collects those."""
        drawer = fields["id"] if table.model is Drawer else fields.get("drawer_id")
        if drawer is None:
            return fields["person_id"] in gone
        deleted = (drawer, None) in self.days
        if deleted and table.model is Person:
            gone.add(fields["id"])
        one_of_it = _ONE_OF_A_DRAWER.get(table.model)
        return deleted or (one_of_it is not None and (drawer, fields[one_of_it]) in self.days)


def restore(path: Path, *, progress: Callable[[int], Progress]) -> Restored:
    """Put what `path` holds in the place of everything that is in the database.

    The tables have to be there, and no server may run. Everybody is signed out.
    """
    _nobody_else()
    with existing_file(path) as file, transaction.atomic():
        deleted = _Deleted({**dict(_in_backup(file)), **dict(_in_database())})
        for model in EMPTIED:
            model._default_manager.all().delete()
        restored = _fill(file, deleted, progress)
    keeping.wipe_log()
    return restored


def _fill(
    file: sqlite3.Connection, deleted: _Deleted, progress: Callable[[int], Progress]
) -> Restored:
    step, gone, kept_deleted = progress(_length(file)), set[UUID](), 0
    put: dict[type[models.Model], int] = {}
    for table in tables_in(file):
        if table.model is Deletion:
            _remember(deleted)
            continue
        for rows in _chunks(file, table):
            wanted = [row for row in rows if not deleted.covers(table, row, gone)]
            table.model._default_manager.bulk_create([table.model(**row) for row in wanted])
            put[table.model] = put.get(table.model, 0) + len(wanted)
            kept_deleted += (len(rows) - len(wanted)) * (table.model in (Item, Person))
            step(len(rows))
    made = file.execute("SELECT value FROM about WHERE key = 'made'").fetchone()[0]
    return Restored(made, put.get(Person, 0), put.get(Item, 0), kept_deleted)


def _length(file: sqlite3.Connection) -> int:
    counts = (f"SELECT count(*) FROM {table.name}" for table in tables_in(file))  # noqa: S608 - our names
    return sum(file.execute(count).fetchone()[0] for count in counts)


def _chunks(file: sqlite3.Connection, table: Table) -> Iterator[list[Fields]]:
    cursor = file.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")  # noqa: S608
    while rows := cursor.fetchmany(CHUNK):
        yield [table.loaded(row) for row in rows]


def _remember(deleted: _Deleted) -> None:
    rows = (Deletion(drawer=d, item=i, day=day) for (d, i), day in deleted.days.items())
    Deletion.objects.bulk_create(rows, batch_size=CHUNK)


def _in_backup(file: sqlite3.Connection) -> Iterator[tuple[tuple[UUID, UUID | None], date]]:
    table = next(table for table in tables_in(file) if table.model is Deletion)
    for rows in _chunks(file, table):
        for row in rows:
            yield (row["drawer"], row["item"]), row["day"]


def _in_database() -> Iterator[tuple[tuple[UUID, UUID | None], date]]:
    for drawer, item, day in Deletion.objects.values_list("drawer", "item", "day").iterator():
        yield (drawer, item), day


def _nobody_else() -> None:
    """SQLite's server holds a lock in the data folder; PostgreSQL knows who is connected."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if cursor.fetchone()[0]:
            raise OthersConnected("Goldseam or something else is connected to the database.")
