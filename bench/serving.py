"""The real server in its two processes: how much it carries, how fast it starts, what it weighs."""

import re
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests import living
from tests.running import Running

from bench.measuring import Row

PEOPLE = 20
SECONDS = 4
PACKED = {"Accept-Encoding": "br, gzip"}


def rows(folder: Path) -> Iterator[Row]:
    data = folder / "served"
    with Running(data, command="demo") as goldseam:
        _be_alice(goldseam)
        yield _weight(goldseam, "before any load")
        yield Row("Today, 8 connections, two processes", _carried(goldseam), "/s", at_least=1000)
        yield _weight(goldseam, "after it")
        yield from _bytes(goldseam)
        yield from _sign_ins(goldseam)
    starts = []
    for _ in range(5):
        plain = Running(folder / "plain")
        starts.append(plain.start())
        plain.stop()
    yield Row("Start to first answer, first time", starts[0], "s", at_most=1.5)
    yield Row("Start to first answer, again", statistics.median(starts[1:]), "s", at_most=1.5)


def _be_alice(goldseam: Running) -> None:
    _, headers, _ = goldseam.post("/demo/alice/")
    for cookie in headers.get_all("Set-Cookie"):
        name, _, rest = cookie.partition("=")
        goldseam.cookies[name] = rest.partition(";")[0]


def _carried(goldseam: Running) -> float:
    address = f"http://127.0.0.1:{goldseam.port}/today/"
    cookies = "; ".join(f"{k}={v}" for k, v in goldseam.cookies.items())
    if shutil.which("wrk"):
        command = ["wrk", "-t1", "-c8", f"-d{SECONDS}", "-H", f"Cookie: {cookies}",
                   "-H", "Host: localhost", address]  # fmt: skip
        said = [
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for _ in range(3)
        ]
        assert not any("Non-2xx" in text for text in said), said[0]
        return statistics.median(float(re.findall(r"Requests/sec:\s+(\S+)", t)[0]) for t in said)
    return _carried_by_ourselves(goldseam)


def _carried_by_ourselves(goldseam: Running) -> float:
    """Slower than wrk: it runs in this process and takes from the same two cores."""
    done, until = [0] * 8, time.monotonic() + SECONDS

    def go_on(number: int) -> None:
        line = _another(goldseam)
        while time.monotonic() < until:
            assert line.get("/today/")[0] == 200
            done[number] += 1

    _at_once([lambda n=n: go_on(n) for n in range(8)])
    return sum(done) / SECONDS


def _weight(goldseam: Running, when: str) -> Row:
    return Row(f"Memory of all processes (PSS), {when}", _held(goldseam), "MB", at_most=110)


def _held(goldseam: Running) -> float:
    """Megabytes of all processes, what they share counted once."""
    rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in goldseam.processes()]
    return sum(int(re.findall(r"^Pss:\s+(\d+)", text, re.M)[0]) for text in rollups) / 1024


def _bytes(goldseam: Running) -> Iterator[Row]:
    stranger = Running(goldseam.data, port=goldseam.port)
    wanted, seen, total = ["/"], set(), 0
    while wanted:
        path = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        status, headers, body = stranger.get(path, **PACKED)
        assert status == 200, path
        total += len(body)
        if "html" in headers["Content-Type"]:
            text = stranger.get(path)[2].decode()
            wanted += re.findall(r'(?:src|href)="(/static/[^"]+|/manifest\.webmanifest)"', text)
    yield Row("First visit, everything", total / 1024, "KB", at_most=60)
    again = goldseam.get("/today/", **PACKED)[2]
    yield Row("Repeat page (Today)", len(again) / 1024, "KB", at_most=15)


def _sign_ins(goldseam: Running) -> Iterator[Row]:
    """Today for somebody else, before and while twenty people sign in at once."""
    names = [f"Guest {number}" for number in range(PEOPLE)]
    living.asked(goldseam.data, "join-many", *names)
    alone = _todays(goldseam, lambda: time.sleep(SECONDS))
    crowd = [_signing_in(goldseam, name) for name in names]
    peaks: list[float] = []
    among = _todays(goldseam, lambda: _at_once(crowd), lambda: peaks.append(_held(goldseam)))
    yield Row(
        "Today’s p95 while twenty people sign in", _p95(among), "ms", _p95(alone), at_most_times=2
    )
    yield Row("   the most memory meanwhile (PSS)", max(peaks), "MB", at_most=110 + 4 * 64)


def _signing_in(goldseam: Running, name: str):
    def sign_in() -> None:
        line = Running(goldseam.data, port=goldseam.port)
        status, _, _ = line.post("/sign-in/", name=name, passphrase=living.PASSPHRASE)
        assert status in (302, 503), status

    return sign_in


def _todays(goldseam: Running, meanwhile, each=lambda: None) -> list[float]:
    times, stop = [], threading.Event()

    def visit() -> None:
        line = _another(goldseam)
        while not stop.is_set():
            began = time.perf_counter()
            assert line.get("/today/")[0] == 200
            times.append((time.perf_counter() - began) * 1000)
            line._hang_up()  # to meet both processes
            each()
            time.sleep(0.01)

    visitor = threading.Thread(target=visit)
    visitor.start()
    meanwhile()
    stop.set()
    visitor.join()
    return times


def _another(goldseam: Running) -> Running:
    line = Running(goldseam.data, port=goldseam.port)
    line.cookies.update(goldseam.cookies)
    return line


def _at_once(calls) -> None:
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
