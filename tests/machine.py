"""Makes sure that this machine has what the tests drive: Chromium and a PostgreSQL server.

`python -m tests.machine` installs Debian's packages when it may (as root, or with sudo that asks
nothing), and otherwise says what to install. It is quick when everything is there.
"""

import glob
import os
import shutil
import subprocess
import sys

# The first is Chromium without its windows: the same engine, and a new page costs a sixth.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
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


def main() -> int:
    packages = missing()
    if packages and (installer := _installer()):
        print(f"Installing {' and '.join(packages)} for the tests …", flush=True)
        _install(installer, packages)
        packages = missing()
    if packages:
        print(f"The tests need {' and '.join(packages)}. On Debian or Ubuntu:")
        print(f"    sudo apt-get install --no-install-recommends {' '.join(packages)}")
    return 1 if packages else 0


def _configured() -> str | None:
    if not shutil.which("pg_config"):
        return None
    asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
    return asked.stdout.strip() or None


def _installer() -> list[str] | None:
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


def _install(apt: list[str], packages: list[str]) -> None:
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], env=quietly, stdout=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, env=quietly, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
