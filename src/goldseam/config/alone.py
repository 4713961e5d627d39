"""One server, or one restore, at a time in a data folder.

The kernel lets go of the lock when the last process that holds it is gone, however it went.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """A Goldseam is running on this data folder."""


@contextmanager
def alone_in(data: Path) -> Iterator[None]:
    handle = os.open(data / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(
                f"Another Goldseam is running on {data}. Stop it first, or choose another folder"
                " with GOLDSEAM_DATA."
            ) from None
        yield
    finally:
        os.close(handle)
