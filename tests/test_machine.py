"""The lighter browser is fetched where apt has it; where it can't be had, any Chromium will do.

The machine is a folder of small programs, with an apt that writes down what it is asked for.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import LIGHTEST, postgres

pytestmark = pytest.mark.skipif(postgres() is None, reason="it would be fetched as well")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    _program(folder, "chromium")
    _program(folder, "true")
    _program(folder, "apt-cache")
    _program(folder, "sudo", '[ "$1" = -n ] && shift; exec "$@"')
    return folder


def test_the_lighter_browser_is_fetched_once(programs):
    _program(
        programs, "apt-get", f'echo "$@" >> {programs}/asked; /bin/ln -s sudo {programs}/{LIGHTEST}'
    )
    _prepared(programs)
    _prepared(programs)
    assert (programs / "asked").read_text().split()[-1:] == [LIGHTEST]
    assert (programs / "asked").read_text().count("\n") == 1


@pytest.mark.parametrize("lacks", ["apt-cache", "apt-get"], ids=["no such package", "no network"])
def test_without_it_nothing_is_said_and_nothing_fails(programs, lacks):
    _program(programs, "apt-get")
    _program(programs, lacks, "echo E: Unable to locate it >&2; exit 100")
    assert _prepared(programs) == ""


def test_a_browser_that_was_chosen_stays(programs):
    _program(programs, "apt-get", f": > {programs}/asked")
    _prepared(programs, GOLDSEAM_TEST_BROWSER="/usr/bin/chromium")
    assert not (programs / "asked").exists()


def _program(folder: Path, name: str, does: str = "") -> None:
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)


def _prepared(programs: Path, **chosen: str) -> str:
    """Everything that was said."""
    here = {**os.environ, "PATH": str(programs), **chosen}
    done = subprocess.run(
        [sys.executable, "-m", "tests.machine"], env=here, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
