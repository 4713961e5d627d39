"""What a stolen disk would show: the database, its log and a backup, as bytes."""

from datetime import datetime
from pathlib import Path

from django.db import connection

from goldseam import backup


def stored(tmp_path: Path, now: datetime) -> bytes:
    """The database and its log as they lie on the disk, and a backup of them."""
    path = tmp_path / "backup"
    backup.write(path, program="0.0.1", now=now, progress=lambda total: lambda step: None)
    if connection.vendor != "sqlite":
        return path.read_bytes()
    name = str(connection.settings_dict["NAME"])
    files = [open(f"{name}{end}", "rb").read() for end in ("", "-wal")]  # noqa: SIM115
    return b"".join([*files, path.read_bytes()])
