"""Writing a backup while the server runs.

One read transaction, so that it is one moment; one new file, which gets its name when it is whole.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from goldseam.backup.format import TABLES, BackupError, is_backup, new_file
from goldseam.drawers.models import Item
from goldseam.people.models import Person

CHUNK = 2000

Progress = Callable[[int], object]


class Occupied(BackupError):
    """Something that is no backup already lies where the backup would go."""


@dataclass(frozen=True, slots=True)
class Written:
    people: int
    items: int
    bytes: int


def write(
    path: Path, *, program: str, now: datetime, progress: Callable[[int], Progress]
) -> Written:
    """Write everything worth keeping to `path`. `progress(total)` gives what to call with steps.

    An older backup at `path` is replaced at once or not at all; any other file is left alone.
    """
    if path.exists() and not is_backup(path):
        raise Occupied(f"{path} is there already and is no Goldseam backup: choose another name.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    about = {"made": now.astimezone(UTC).isoformat(timespec="seconds"), "program": program}
    try:
        with _one_moment():
            written = _fill(draft, about, progress)
        _make_last(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Written(*written, path.stat().st_size)


def _fill(
    draft: Path, about: dict[str, str], progress: Callable[[int], Progress]
) -> tuple[int, int]:
    count = {table.model: table.model._default_manager.count() for table in TABLES}
    step = progress(sum(count.values()))
    with new_file(draft, about) as file:
        for table in TABLES:
            marks = ", ".join("?" * len(table.columns))
            insert = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - our own names
            rows = table.model._default_manager.values_list(*table.columns).order_by()
            for row in rows.iterator(chunk_size=CHUNK):
                file.execute(insert, table.stored(row))
                step(1)
    return count[Person], count[Item]


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as it was at one moment, without making anybody who writes wait.

    Django's own transactions take SQLite's writer at once; this one must not.
    """
    begin = "BEGIN DEFERRED"
    if connection.vendor == "postgresql":
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _make_last(draft: Path, path: Path) -> None:
    """On the disk before it has its name, and the name on the disk before we say so."""
    _sync(draft)
    draft.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
