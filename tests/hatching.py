"""Real servers of one data folder, one after another, forked from a process that is loaded already.

with Nest(data) as nest:
    with Hatched(nest) as goldseam:     # a Running; killed, the next one begins
        goldseam.get("/")

Most of a start is reading the program, and whoever kills a server a hundred times asks nothing
about that. All that touches the data folder is done by the server itself, from its beginning. One
at a time. That a server starts from nothing is shown in `config/tests`.
"""

import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from goldseam.config.alone import InUse, alone_in
from tests.running import NotRunning, Running

ROOT = Path(__file__).resolve().parent.parent


class Nest:
    def __init__(self, data: Path) -> None:
        self.data, self._said = data, data.with_name(f"{data.name}-said")

    def __enter__(self) -> "Nest":
        environment = {
            **os.environ,
            "GOLDSEAM_DATA": str(self.data),
            "DJANGO_SETTINGS_MODULE": "goldseam.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        }
        command = [sys.executable, "-m", "tests.hatching", str(self._said)]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()  # it ends when nothing more is asked

    def hatch(self, port: int) -> "Hatchling":
        assert self._process.stdin
        self._process.stdin.write(f"{port}\n")
        self._process.stdin.flush()
        if pid := self.line():
            return Hatchling(self, int(pid))
        raise NotRunning("the program could not be loaded")

    def line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()

    def has_a_line(self, within: float | None) -> bool:
        return bool(select.select([self._process.stdout], [], [], within)[0])

    def said(self) -> str:
        return self._said.read_text()


class Hatchling:
    """What `Running` asks of a process; the nest, whose child it is, says when it has ended."""

    def __init__(self, nest: Nest, pid: int) -> None:
        self._nest, self.pid = nest, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        return self._ended(within=0)

    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]:
        if self._ended(timeout) is None:
            raise subprocess.TimeoutExpired("goldseam", timeout or 0)
        return self._nest.said(), ""

    def _ended(self, within: float | None) -> int | None:
        if self.returncode is None and self._nest.has_a_line(within):
            self.returncode = int(self._nest.line())
        return self.returncode


class Hatched(Running):
    def __init__(self, nest: Nest) -> None:
        super().__init__(nest.data)
        self._nest = nest

    def _begun(self) -> Hatchling:
        """Sooner than a new program could be read: the last one may still be on its way out."""
        for _ in range(1000):
            with suppress(InUse), alone_in(self.data):
                break
            time.sleep(0.002)
        return self._nest.hatch(self.port)


def main(said: str) -> None:
    """For each port that is asked for: the pid of its server, then how that ended."""
    os.umask(0o077)
    from goldseam.config import environment, server

    server.make_ready(environment.read())  # or it would keep in mind that there are no static files
    server.load_once()
    for port in sys.stdin:
        if not (pid := os.fork()):
            _serve(port.strip(), said)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _serve(port: str, said: str) -> None:
    from goldseam.cli import main as goldseam

    os.setsid()
    os.environ["GOLDSEAM_PORT"] = port
    for handle, file, how in ((0, os.devnull, os.O_RDONLY), (1, said, os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(file, how | os.O_TRUNC * (handle > 0), 0o600), handle)
    os.dup2(1, 2)
    try:
        goldseam(["serve"])
    finally:
        os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
