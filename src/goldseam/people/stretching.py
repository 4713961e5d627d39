"""Stretching a passphrase without making anybody else wait, and without eating the memory.

A stretch takes about a tenth of a second, 64 MiB and every core. Each process runs one at a time on
a thread of low priority; whoever comes next waits in line. A server process works on one request at
a time (its *turn*); a request that stretches gives its turn away until the stretch is done.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from goldseam import vault

AT_A_TIME = 1  # a process: OpenSSL can't do two (see vault.stretch), and two would be no faster
# Whoever waits holds one of the server's threads (24 a process); some stay free for everybody else.
IN_LINE = 20


class TooManyWaiting(Exception):
    """The line is full. Nothing was tried; in a few seconds there is room again."""


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
    """Stretch when it is one's turn, or raise TooManyWaiting."""
    if not _line.acquire(blocking=False):
        raise TooManyWaiting
    try:
        with turn.given_away():
            return _pool.submit(vault.stretch, passphrase, how, secret).result()
    finally:
        _line.release()


def refuse_if_full() -> None:
    """Raise TooManyWaiting early, before a try is counted for nothing."""
    if not _line.acquire(blocking=False):
        raise TooManyWaiting
    _line.release()


def _stand_back() -> None:
    """Let quick requests go first. Linux gives each thread a niceness of its own."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


_line = threading.BoundedSemaphore(IN_LINE)
_pool = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="stretch", initializer=_stand_back)
