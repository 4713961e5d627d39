"""Nothing that was acknowledged is lost, and nothing is half there, when everything is killed.

A hundred kills of the real server here; `make kill` does five hundred of each kind.
"""

import contextlib
import os
import random
import signal
import subprocess
import threading
import time

import pytest

from tests import living
from tests.hatching import Hatched, Nest
from tests.machine import postgres
from tests.postgres import cluster

MANY = int(os.environ.get("GOLDSEAM_KILLS", "0"))
PARTS = 4  # of the kills of the server: the longest test of all would keep the others waiting


@pytest.mark.parametrize("part", range(PARTS))
def test_an_entry_that_was_saved_survives_the_death_of_every_process(tmp_path, part):
    kills = (MANY or 100) // PARTS
    kept = _killed_while_writing(tmp_path / "data", kills, random.Random(part))
    found = living.asked(tmp_path / "data", "read", "Alice")
    assert len(kept) >= kills
    assert [text for text in kept if text not in set(found)] == []
    assert len(found) == len(set(found)), "an entry is there twice"
    print(f"\n{kills} kills of the server, {len(kept)} acknowledged, 0 lost")


def test_changing_every_key_is_done_or_not_begun(tmp_path):
    kills, data = MANY or 8, tmp_path / "data"
    data.mkdir(mode=0o700)
    living.asked(data, "join", "Alice")
    _until_killed(data, "write", "Alice", "0", after=100)
    before = living.asked(data, "read", "Alice")
    done = sum(_until_killed(data, "re-key", "Alice", after=1) for _ in range(kills))
    assert living.asked(data, "read", "Alice") == before
    print(
        f"\n{kills} kills amid {done} changes of every key, {len(before)} entries, 0 lost, 0 half"
    )


@pytest.mark.skipif(postgres() is None, reason="no PostgreSQL here")
def test_postgres_loses_nothing_either_when_it_is_killed_itself(tmp_path):
    kills, data, kept = MANY or 6, tmp_path / "data", 0
    data.mkdir(mode=0o700)
    with cluster() as server:
        living.asked(data, "join", "Alice", url=server.url)
        for _ in range(kills):
            kept += _until_killed(data, "write", "Alice", str(kept), after=5, server=server)
        found = living.asked(data, "read", "Alice", url=server.url)
    assert set(map(str, range(kept))) <= set(found)
    print(f"\n{kills} kills of PostgreSQL, {kept} acknowledged, 0 lost")


def _killed_while_writing(data, kills: int, chance: random.Random) -> list[str]:
    data.mkdir(mode=0o700)
    cookies = living.asked(data, "join", "Alice")
    acknowledged: list[str] = []
    with Nest(data) as nest:
        for kill in range(kills):
            with Hatched(nest) as goldseam:
                goldseam.cookies.update(cookies)
                _killed_while_it_writes(goldseam, f"{kill}", acknowledged, chance)
    return acknowledged


def _killed_while_it_writes(goldseam, prefix: str, acknowledged: list[str], chance) -> None:
    stop, before = threading.Event(), len(acknowledged)
    writer = threading.Thread(target=_go_on_writing, args=(goldseam, prefix, acknowledged, stop))
    writer.start()
    _wait_until(lambda: len(acknowledged) > before)
    time.sleep(chance.uniform(0, 0.05))
    stop.set()
    os.killpg(goldseam.process.pid, signal.SIGKILL)
    writer.join()


def _go_on_writing(goldseam, prefix: str, acknowledged: list[str], stop) -> None:
    """Until the server is gone; a text counts once the answer says that it was saved."""
    with contextlib.suppress(OSError):
        for number in range(10_000):
            text = f"{prefix} {number}"
            status, _, _ = goldseam.post("/journal/new/", text=text)
            assert status == 302, status
            acknowledged.append(text)
            if stop.is_set() and number > 1000:
                return


def _until_killed(data, *words: str, after: int, server=None) -> int:
    """Run a command, kill it some moments after it has said `after` things; how many it said.

    With `server`, PostgreSQL is killed first, and started again afterwards.
    """
    call, environment = living.command(data, *words, url=server.url if server else "")
    said = 0
    process = subprocess.Popen(
        call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    for _ in process.stdout:
        said += 1
        if said == after:
            time.sleep(random.uniform(0, 0.03))
            if server:
                server.crash()
            process.kill()
    process.wait()
    return said


def _wait_until(what, within=20):
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < within, "it took too long"
        time.sleep(0.002)
