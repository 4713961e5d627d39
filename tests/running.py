"""A real Goldseam in processes of its own, with its own data folder and port.

with Running(tmp_path) as goldseam:
    goldseam.get("/")           # (200, headers, body)
    goldseam.kill()             # kill -9, the workers included
    goldseam.start()
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

COMMAND = [sys.executable, "-c", "from goldseam.cli import main; main()"]
IDLE = 10  # seconds after which a line is not asked again: the server hangs up after thirty


class Process(Protocol):
    """What is asked of the first process of a server."""

    pid: int

    @property
    def returncode(self) -> int | Any: ...
    def poll(self) -> int | None: ...
    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]: ...


class NotRunning(Exception):
    """It ended instead of answering; the text is what it said."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    def __init__(
        self,
        data: Path,
        *,
        command: str = "serve",
        port: int = 0,
        before: Callable[[], None] | None = None,
        **variables: str,
    ) -> None:
        self.before = before  # what the first process does before it becomes Goldseam
        self.data, self.command, self._must_be = data, command, port
        self.environment = {
            **{name: value for name, value in os.environ.items() if not _chosen(name)},
            "GOLDSEAM_DATA": str(data),
            **variables,
        }
        self.take(port or free_port())
        self.process: Process | None = None
        self.cookies: dict[str, str] = {}
        self.patience = 30.0
        self._line: http.client.HTTPConnection | None = None
        self._asked = 0.0

    def take(self, port: int) -> None:
        self.port = port
        self.environment["GOLDSEAM_PORT"] = str(port)

    def __enter__(self) -> "Running":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self, within: float = 30) -> float:
        """Start, wait for the first answer, and say how many seconds that took."""
        while True:
            try:
                return self._started(within)
            except NotRunning as ended:
                if self._must_be or f"Port {self.port} " not in str(ended):
                    raise
            self.take(free_port())  # somebody was faster

    def _started(self, within: float) -> float:
        began = time.monotonic()
        self.process = self._begun()
        while time.monotonic() - began < within:
            if self.process.poll() is not None:
                raise NotRunning(self.process.communicate()[0])
            if self._answers() and self._listens():
                return time.monotonic() - began
            time.sleep(0.01)
        self.kill()
        raise NotRunning("no answer in time")

    def _begun(self) -> Process:
        """In a session of its own, so that every process of it can be ended and no other."""
        return subprocess.Popen(
            [*COMMAND, self.command],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=self.before,
        )

    def _listens(self) -> bool:
        """Another server on this port may have answered: ours parts in three once the port is its
        own, and before that it has one process beside it at most, which makes its tables."""
        return len(self.processes()) > 2

    def _answers(self) -> bool:
        self.patience = 1.0
        try:
            return bool(self.get("/theme/"))
        except OSError:
            return False
        finally:
            self.patience = 30.0
            self._hang_up()

    def processes(self) -> list[int]:
        """The ids of everything that belongs to it, the first process first."""
        assert self.process
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--sid", str(self.process.pid)], capture_output=True, text=True
        )
        return sorted(int(pid) for pid in listed.stdout.split())

    def kill(self) -> None:
        """kill -9 for all of them at once."""
        self._hang_up()
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.communicate()

    def stop(self) -> tuple[int, str]:
        """Ctrl+C: the exit code and everything it said."""
        assert self.process
        self._hang_up()
        os.killpg(self.process.pid, signal.SIGINT)
        said, _ = self.process.communicate(timeout=15)
        return self.process.returncode, said

    def get(self, path: str, **headers: str) -> tuple[int, Any, bytes]:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, **fields: str) -> tuple[int, Any, bytes]:
        """Send a form with the token a browser would send."""
        token = "t" * 32
        self.cookies.setdefault("form", token)
        body = urlencode({"csrfmiddlewaretoken": self.cookies["form"], **fields})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, body, kind)

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, Any, bytes]:
        if time.monotonic() - self._asked > IDLE:
            self._hang_up()
        self._asked = time.monotonic()
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        try:
            headers.setdefault("Host", "localhost")
            self._line.request(method, path, body=body, headers=headers)
            answer = self._line.getresponse()
            return answer.status, answer.headers, answer.read()
        except http.client.HTTPException as error:
            self._hang_up()
            raise ConnectionError("it went away in the middle") from error
        except OSError:
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


def _chosen(name: str) -> bool:
    """What a host chooses: a test says it all itself. A real server keeps what it has compiled."""
    return name.startswith("GOLDSEAM") or name in ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
