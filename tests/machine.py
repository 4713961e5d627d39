"""Makes sure that this machine has what the tests drive: Chromium and a PostgreSQL server.

`python -m tests.machine` installs Debian's packages when it may (as root, or with sudo that asks
nothing), and otherwise says what to install. It is quick when everything is there. Any Chromium
will do; the one without windows is preferred, and fetched where apt has it.
"""

import glob
import os
import shutil
import subprocess
import sys

# Chromium without its windows: the same engine, and a journey costs three fifths.
LIGHTEST = "chromium-headless-shell"
BROWSERS = (
    LIGHTEST,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# What apt knows without asking the network; a fresh container knows nothing.
LISTS = "/var/lib/apt/lists/*Packages*"
INSTALL = ("install", "-y", "-qq", "--no-install-recommends")
IMPATIENT = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10")
POSTGRES_HOMES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)


def chromium() -> str | None:
    """The browser to drive, or None when there is none."""
    chosen = os.environ.get("GOLDSEAM_TEST_BROWSER")
    return chosen or next(filter(None, map(shutil.which, BROWSERS)), None)


def postgres() -> str | None:
    """The folder with initdb and postgres, or None when there is none."""
    homes = [_configured(), *sorted(glob.glob(POSTGRES_HOMES[0]), reverse=True)]
    homes += [home for pattern in POSTGRES_HOMES[1:] for home in sorted(glob.glob(pattern))]
    return next((home for home in homes if home and os.access(f"{home}/initdb", os.X_OK)), None)


def missing() -> list[str]:
    """Debian's names for what isn't there."""
    wanted = {"chromium": chromium(), "postgresql": postgres()}
    return [package for package, found in wanted.items() if found is None]


def heavy() -> bool:
    """Whether a lighter browser than the one here could be had: nobody chose one."""
    return not os.environ.get("GOLDSEAM_TEST_BROWSER") and not shutil.which(LIGHTEST)


def main() -> int:
    packages = missing()
    apt = _apt() if packages or heavy() else None
    if apt and packages:
        print(f"Installing {' and '.join(packages)} for the tests …", flush=True)
        _run([*apt, "update", "-qq"])
    if apt and heavy():
        _lighten(apt)
    if apt and (packages := missing()):
        _run([*apt, *INSTALL, *packages])
    if packages := missing():
        print(f"The tests need {' and '.join(packages)}. On Debian or Ubuntu:")
        print(f"    sudo apt-get install --no-install-recommends {' '.join(packages)}")
    return 1 if packages else 0


def _lighten(apt: list[str]) -> None:
    """Fetch the lighter browser if that is quick; without it the tests are slower, no more."""
    apt = [*apt, *IMPATIENT]
    for _ in range(2):
        offered = not subprocess.run(
            ["apt-cache", "show", LIGHTEST], capture_output=True
        ).returncode
        if glob.glob(LISTS) and not offered:
            return
        _run([*apt, *INSTALL, "--no-remove", LIGHTEST], stderr=subprocess.DEVNULL)
        if not heavy():
            return
        _run([*apt, "update", "-qq"], stderr=subprocess.DEVNULL)  # what it knew was too old


def _configured() -> str | None:
    if not shutil.which("pg_config"):
        return None
    asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
    return asked.stdout.strip() or None


def _apt() -> list[str] | None:
    """How apt can be called here without anybody typing a password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode
    ):
        return ["sudo", "-n", "apt-get"]
    return None


def _run(command: list[str], stderr: int | None = None) -> None:
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quietly, stdout=subprocess.DEVNULL, stderr=stderr)


if __name__ == "__main__":
    sys.exit(main())
