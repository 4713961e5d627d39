"""`goldseam serve` prepares everything, keeps it private, survives, and says what is in its way."""

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.running import NotRunning, Running

ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder in which a server has run before."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    with Running(data) as goldseam:
        code, said = goldseam.stop()
    assert code == 0, said
    return data


def test_from_nothing_to_an_answer_and_only_its_user_can_look_in(tmp_path):
    old = os.umask(0o000)  # the most careless host
    try:
        with Running(tmp_path / "new") as goldseam:
            assert goldseam.get("/theme/")[0] == 405
            assert len(goldseam.processes()) == 3
            modes = {path: stat.S_IMODE(path.stat().st_mode) for path in goldseam.data.glob("*")}
            modes[goldseam.data] = stat.S_IMODE(goldseam.data.stat().st_mode)
    finally:
        os.umask(old)
    assert {path.name for path in modes} >= {"goldseam.sqlite3", "secret.key", "new"}
    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}


def test_it_says_its_address_and_stops_without_a_murmur(prepared):
    with Running(prepared) as goldseam:
        code, said = goldseam.stop()
    assert code == 0
    assert said == f"Goldseam is at http://localhost:{goldseam.port}   (stop it with Ctrl+C)\n"


def test_a_process_that_dies_is_replaced(prepared):
    with Running(prepared) as goldseam:
        first, *workers = goldseam.processes()
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        assert _soon(lambda: len(set(goldseam.processes()) - {first, *workers}) == 2)
        assert _soon(lambda: _answers(goldseam))


def test_nothing_is_left_running_when_the_first_process_is_killed(prepared):
    with Running(prepared) as goldseam:
        first, *workers = goldseam.processes()
        os.kill(first, signal.SIGKILL)
        assert _soon(lambda: not set(workers) & set(goldseam.processes()), within=30)


DEAF = """
import multiprocessing, os, signal, time
from goldseam.config.ending import leave_to_the_first

def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    leave_to_the_first()
    print(os.getpid(), flush=True)
    time.sleep(60)

multiprocessing.get_context("fork").Process(target=deaf).start()
"""


def test_a_process_that_was_not_ready_to_be_told_ends_when_the_first_is_killed():
    first = subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE, text=True)
    assert first.stdout
    deaf = Path("/proc") / first.stdout.readline().strip()
    assert deaf.exists()
    first.kill()
    first.wait()
    assert _soon(lambda: not deaf.exists(), within=30)
    first.stdout.close()


def test_a_port_that_is_taken_is_said_plainly(prepared):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(NotRunning, match=f"Port {port} .* GOLDSEAM_PORT={port + 1}"):
            Running(prepared, port=port).start()


def test_two_servers_never_share_a_data_folder(prepared):
    with (
        Running(prepared),
        pytest.raises(NotRunning, match=r"Another Goldseam is running on .*GOLDSEAM_DATA"),
    ):
        Running(prepared).start()


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotRunning) as said:
        Running(tmp_path / "file" / "data").start()
    assert "Not a directory" in str(said.value)
    assert "Traceback" not in str(said.value)


@pytest.mark.skipif(ROOT, reason="nothing is unwritable for root")
def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "data").mkdir(mode=0o500)
    with pytest.raises(NotRunning, match="Permission denied"):
        Running(tmp_path / "data").start()


def test_data_from_a_newer_program_is_left_alone(tmp_path):
    with Running(tmp_path / "data"):
        pass
    with closing(sqlite3.connect(tmp_path / "data" / "goldseam.sqlite3")) as file, file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('drawers', '0099_later', 0)"
        )
    (tmp_path / "data" / "ready").unlink()
    with pytest.raises(NotRunning, match=r"goldseam\.E009 .*newer Goldseam"):
        Running(tmp_path / "data").start()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GOLDSEAM_PORT", "eighty"),
        ("GOLDSEAM_ORIGIN", "example.org"),
        ("GOLDSEAM_LEAVE_TO", "javascript:alert(1)"),
        ("DATABASE_URL", "mysql://somewhere"),
    ],
)
def test_a_variable_that_makes_no_sense_is_named_with_an_example(tmp_path, name, value):
    goldseam = Running(tmp_path / "data", **{name: value})
    if name == "GOLDSEAM_PORT":
        goldseam.environment["GOLDSEAM_PORT"] = value
    with pytest.raises(NotRunning, match=name) as said:
        goldseam.start()
    assert "Traceback" not in str(said.value)


def test_a_form_longer_than_any_form_is_refused_before_it_is_read(prepared):
    with (
        Running(prepared) as goldseam,
        socket.create_connection(("127.0.0.1", goldseam.port)) as line,
    ):
        line.sendall(
            b"POST /theme/ HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000000\r\n\r\n"
        )
        assert line.recv(40).startswith(b"HTTP/1.1 413")


def test_a_slow_line_makes_nobody_wait(prepared):
    """Somebody in a tunnel sends a form byte by byte; every page still comes at once."""
    with Running(prepared) as goldseam:
        slow = []
        for _ in range(6):
            line = socket.create_connection(("127.0.0.1", goldseam.port))
            line.sendall(
                b"POST /theme/ HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nthe"
            )
            slow.append(line)
        time.sleep(0.2)
        began = time.monotonic()
        for _ in range(20):
            goldseam._hang_up()  # a new line each time, to meet both processes
            assert goldseam.get("/theme/")[0] == 405
        assert time.monotonic() - began < 3
        for line in slow:
            line.close()


def _answers(goldseam):
    try:
        return goldseam.get("/theme/")[0] == 405
    except OSError:
        return False


def _soon(what, within=12) -> bool:
    """Whether it comes true while one waits for it."""
    began = time.monotonic()
    while not (so := what()) and time.monotonic() - began < within:
        time.sleep(0.05)
    return so
