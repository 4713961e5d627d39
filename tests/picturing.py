"""Looks at the picture with any number of observations, as a person would: for whoever draws it.

python -m tests.picturing FOLDER 0 3 8 30 400 4000

Makes a couple with so many days of each in a data folder of its own, and keeps a screenshot of each
page: on a phone, a desktop and at 320 px, light and dark, as it comes and with all folds open. Says
which page is wider than its window.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests import machine
from tests.living import command
from tests.running import Running

PAGES = {"picture": "/picture/", "patterns": "/picture/patterns/", "signs": "/picture/signs/",
         "two": "/picture/two/", "fears": "/urge/fears/"}  # fmt: skip
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800},
         "narrow": {"width": 320, "height": 640}}  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def main(folder: str, *many: str) -> None:
    from playwright.sync_api import sync_playwright

    to = Path(folder)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, Running(Path(data) / "here") as goldseam:
        here = Path(data) / "here"
        cookies = {n: _asked(here, "pictured", f"Alice {n}", n) for n in many}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=machine.chromium(), args=FLAGS)
            for n, own in cookies.items():
                for size, viewport in SIZES.items():
                    for theme in ("light", "dark"):
                        context = browser.new_context(
                            base_url=f"http://localhost:{goldseam.port}", viewport=viewport,
                            color_scheme=theme,
                        )  # fmt: skip
                        context.add_cookies([
                            {"name": k, "value": v, "domain": "localhost", "path": "/"}
                            for k, v in own.items()
                        ])  # fmt: skip
                        page = context.new_page()
                        for name, address in (PAGES | _earlier(int(n))).items():
                            page.goto(address)
                            _keep(page, to, f"{name}-{n}-{size}-{theme}")
                        context.close()
            browser.close()


def _earlier(days: int) -> dict[str, str]:
    """The picture as it stood halfway."""
    if not days:
        return {}
    day = datetime.now(UTC).date() - timedelta(days=(days + 1) // 2)
    return {"before": f"/picture/before/{day:%Y-%m-%d}/"}


def _keep(page: Any, to: Path, name: str) -> None:
    page.screenshot(path=to / f"{name}.png", full_page=True)
    folds = "main details, aside details"
    if page.locator(folds).count():
        page.evaluate(f"document.querySelectorAll('{folds}').forEach(one => one.open = true)")
        page.screenshot(path=to / f"{name}-open.png", full_page=True)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print("wider than its window:", name)


def _asked(data: Path, *words: str) -> dict[str, str]:
    call, environment = command(data, *words)
    done = subprocess.run(call, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
