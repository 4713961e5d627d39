"""A whole Goldseam in one file, and back again, on either database.

    write(path, program="0.1.0", now=now, progress=bar)     # while the server runs
    restore(path, progress=bar)                             # while it doesn't

Everything in the file is as sealed as it was in the database. Sessions, open locks, devices,
counters against guessing and what waits to be deleted are never in it.
"""

from goldseam.backup.format import FORMAT, BackupError, NotABackup, TooNew
from goldseam.backup.restoring import OthersConnected, Restored, restore
from goldseam.backup.writing import Occupied, Written, write

__all__ = [
    "FORMAT",
    "BackupError",
    "NotABackup",
    "Occupied",
    "OthersConnected",
    "Restored",
    "TooNew",
    "Written",
    "restore",
    "write",
]
