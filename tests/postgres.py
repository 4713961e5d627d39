"""A PostgreSQL of our own for the time of a test: nothing outside its folder is touched.

with cluster() as url:
    subprocess.run([...], env={**os.environ, "DATABASE_URL": url})
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from tests.machine import postgres

USER = "goldseam"


class Cluster:
    """A cluster in a folder of its own, reachable by a socket alone."""

    def __init__(self, home: Path, programs: str, database: str) -> None:
        self.home, self._programs = home, programs
        self.url = f"postgresql://{USER}@{quote(str(home), safe='')}/{database}"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        for _ in range(400):
            # One that was killed leaves processes behind for a moment, and none begins beside them.
            if self._server is None or self._server.poll() is not None:
                self._server = self._begun()
            if not subprocess.run(
                [f"{self._programs}/pg_isready", "-q", "-h", self.home]
            ).returncode:
                return
            time.sleep(0.05)
        raise TimeoutError("PostgreSQL did not start")

    def _begun(self) -> "subprocess.Popen[bytes]":
        options = ["-k", str(self.home), "-c", "listen_addresses=", "-c", "max_connections=120"]
        return subprocess.Popen(
            [*_server_user(), f"{self._programs}/postgres", "-D", f"{self.home}/data", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def crash(self) -> None:
        """kill -9 for the server and everything it has started, then start it again."""
        self.end()
        (self.home / "data" / "postmaster.pid").unlink(missing_ok=True)
        self.start()

    def end(self) -> None:
        if self._server is None:
            return
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._server.pid)], capture_output=True, text=True
        )
        for pid in [self._server.pid, *map(int, listed.stdout.split())]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._server.wait()


@contextmanager
def cluster(database: str = "goldseam") -> Iterator[Cluster]:
    programs = postgres()
    assert programs, "PostgreSQL is missing: python -m tests.machine says what to install"
    # Not below pytest's folder: a socket's path has to be short, and PostgreSQL won't run as root.
    home = Path(tempfile.mkdtemp(prefix="gs-pg-"))
    made = Cluster(home, programs, database)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    home.chmod(0o755)
    try:
        initdb = [
            f"{programs}/initdb",
            "-D",
            f"{home}/data",
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        _as_server(initdb)
        made.start()
        subprocess.run([f"{programs}/createdb", "-h", home, "-U", USER, database], check=True)
        yield made
    finally:
        made.end()
        shutil.rmtree(home, ignore_errors=True)


def _server_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _as_server(command: list[str]) -> None:
    subprocess.run(
        [*_server_user(), *command], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )
