"""Rows, and how they are measured: medians of rounds in turns, to be fair on a busy machine."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`floor` is the least it could cost; `target` and `ratio_to` say what is aimed at."""

    what: str
    here: float
    unit: str
    floor: float | None = None
    at_most: float | None = None  # of the value itself
    at_least: float | None = None
    at_most_times: float | None = None  # of the floor

    def said(self) -> str:
        floor = f"{self.floor:>10.3g}" if self.floor else " " * 10
        ratio = f"{self.here / self.floor:>7.2f}×" if self.floor else " " * 8
        return (
            f"{self.what:<58}{self.here:>10.4g} {self.unit:<6}{floor}{ratio}  {self._aim():<12}"
            f"{'' if self.holds() else 'missed'}"
        ).rstrip()

    def holds(self) -> bool:
        return (
            (self.at_most is None or self.here <= self.at_most)
            and (self.at_least is None or self.here >= self.at_least)
            and (
                self.at_most_times is None
                or not self.floor
                or self.here <= self.floor * self.at_most_times
            )
        )

    def _aim(self) -> str:
        if self.at_most_times is not None:
            return f"≤ {self.at_most_times:g}×"
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else ""


HEAD = f"{'':<58}{'here':>10} {'':<6}{'floor':>10}{'ratio':>8}  target"


def interleaved(
    *what: Callable[[], object],
    rounds: int = 15,
    each: int = 60,
    clock: Callable[[], float] = time.process_time,
) -> list[float]:
    """Seconds one call of each takes: the median of rounds in which they take turns."""
    times: list[list[float]] = [[] for _ in what]
    for call in what:
        for _ in range(each // 3 + 1):
            call()
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for call, mine in zip(what, times, strict=True):
                began = clock()
                for _ in range(each):
                    call()
                mine.append((clock() - began) / each)
    finally:
        gc.enable()
    return [statistics.median(mine) for mine in times]
