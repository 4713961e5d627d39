"""`goldseam calibrate` prints its table, repeats a run by its seed, and fails where one misses."""

import subprocess
import sys
from pathlib import Path

PUBLISHED = Path(__file__).parents[4] / "docs" / "statistics.md"
SEED = "2827143410"  # of the table that is published
HOLDS, MISSES = "plain matrices", "only 60: told within"


def calibrate(*more: str) -> subprocess.CompletedProcess[str]:
    start = "from goldseam.cli import main; main()"
    call = [sys.executable, "-c", start, "calibrate", *more]
    return subprocess.run(call, capture_output=True, text=True, timeout=120)


def published(name: str) -> str:
    return next(line for line in PUBLISHED.read_text().splitlines() if name in line)


def test_a_run_whose_targets_hold_ends_well_and_says_its_seed():
    done = calibrate("--seed", SEED, "--only", HOLDS)
    assert done.returncode == 0, done.stderr
    assert "holds |" in done.stdout
    assert "missed" not in done.stdout
    assert f"Seed {SEED}." in done.stdout


def test_a_missed_target_fails_and_is_the_one_that_is_published():
    done = calibrate("--seed", SEED, "--only", MISSES)
    assert done.returncode == 1
    assert published(MISSES) in done.stdout.splitlines()


def test_a_run_without_a_seed_takes_a_fresh_one_each_time():
    seeds = {calibrate("--only", HOLDS).stdout.split("Seed ")[1] for _ in range(2)}
    assert len(seeds) == 2


def test_a_check_that_is_not_there_is_said():
    done = calibrate("--only", "no such check")
    assert done.returncode == 2
    assert "no check has" in done.stderr
