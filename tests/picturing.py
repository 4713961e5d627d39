"""Looks at the picture with any number of observations, as a person would: for whoever draws it.

python -m tests.picturing FOLDER 0 3 8 30 400 4000

Makes a couple with so many days of each in a data folder of its own, and keeps a screenshot of each
page: on a phone and a desktop, light and dark.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import machine
from tests.living import command
from tests.running import Running

PAGES = {"picture": "/picture/", "patterns": "/picture/patterns/", "signs": "/picture/signs/",
         "two": "/picture/two/", "fears": "/urge/fears/"}  # fmt: skip
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
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
                        for name, address in PAGES.items():
                            page.goto(address)
                            page.screenshot(path=to / f"{name}-{n}-{size}-{theme}.png",
                                            full_page=True)  # fmt: skip
                        context.close()
            browser.close()


def _asked(data: Path, *words: str) -> dict[str, str]:
    call, environment = command(data, *words)
    done = subprocess.run(call, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
