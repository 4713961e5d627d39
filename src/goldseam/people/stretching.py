"""Stretching a passphrase without making anybody else wait, and without eating the memory.

A stretch takes about a tenth of a second and 64 MiB. Each process runs at most two at a time on
threads of low priority; whoever comes next waits in line. A server process works on one request at
a time (its *turn*); a request that stretches gives its turn away until the stretch is done.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from goldseam import vault

AT_A_TIME = 2  # a process; two processes make the four that measure.md allows


class Turn:
    """One request at a time: in CPython, threads that take turns beat threads that jostle."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        with self._lock:
            self._mine.held = True
            try:
                yield
            finally:
                self._mine.held = False

    @contextmanager
    def given_away(self) -> Iterator[None]:
        if not getattr(self._mine, "held", False):
            yield
            return
        self._mine.held = False
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
            self._mine.held = True


turn = Turn()


def stretch(passphrase: str, how: vault.Stretch, secret: bytes = b"") -> vault.Stretched:
    with turn.given_away():
        return _pool.submit(vault.stretch, passphrase, how, secret).result()


def _stand_back() -> None:
    """Let quick requests go first. Linux gives each thread a niceness of its own."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


_pool = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="stretch", initializer=_stand_back)
