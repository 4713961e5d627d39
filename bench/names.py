"""How long it takes to be told no, under a name that somebody has and under one that nobody has.

Over the real server, by the clock on the wall, one of each in turn: what whoever asks can measure.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import living
from tests.running import Running

from bench.measuring import Row

NAMES, ROUNDS = 10, 6  # after ten tries a name has to rest
MOST_APART = 5.0  # milliseconds

Ask = Callable[[Running, str], None]


def rows(folder: Path) -> Iterator[Row]:
    data = folder / "names"
    somebodys = [f"Guest {number}" for number in range(NAMES)]
    with Running(data) as goldseam:
        living.asked(data, "join-many", *somebodys)
        for what, ask in (("signing in", _sign_in), ("recovering", _recover)):
            known, unknown = _medians(goldseam, ask, somebodys)
            yield Row(f"No, {what} under a name somebody has", known, "ms", unknown)
            yield Row("   apart from a name nobody has", abs(known - unknown), "ms",
                      at_most=MOST_APART)  # fmt: skip


def _medians(goldseam: Running, ask: Ask, somebodys: list[str]) -> tuple[float, float]:
    """Milliseconds for a name somebody has and for one nobody has, each first in turn."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(ROUNDS):
        for name in somebodys:
            for known in (True, False) if turn % 2 else (False, True):
                asked = name if known else name.replace("Guest", "Ghost")
                times[known].append(_milliseconds(goldseam, ask, asked))
    return statistics.median(times[True]), statistics.median(times[False])


def _milliseconds(goldseam: Running, ask: Ask, name: str) -> float:
    began = time.perf_counter()
    ask(goldseam, name)
    return (time.perf_counter() - began) * 1000


def _sign_in(goldseam: Running, name: str) -> None:
    status, _, _ = goldseam.post("/sign-in/", name=name, passphrase="not the passphrase")
    assert status == 403, status


def _recover(goldseam: Running, name: str) -> None:
    from goldseam import vault

    code, new = vault.new_recovery_code().text, "a new row of words for me"
    status, _, _ = goldseam.post("/recover/", name=name, code=code, new_passphrase=new)
    assert status == 403, status
