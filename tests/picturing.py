"""Looks at the picture with any number of observations, as a person would: for whoever draws it.

python -m tests.picturing FOLDER 0 3 8 30 400 4000

Makes a couple with so many days of each in a data folder of its own, and keeps a screenshot of each
page: on a phone, a desktop and at 320 px, light and dark, as it comes and with all folds open; then
begins a chapter halfway, and keeps the picture before and after it. Says what is wider than there
is room for.
"""

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests import machine
from tests.living import asked
from tests.running import Running

PAGES = {"picture": "/picture/", "patterns": "/picture/patterns/", "signs": "/picture/signs/",
         "two": "/picture/two/", "fears": "/urge/fears/"}  # fmt: skip
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800},
         "narrow": {"width": 320, "height": 640}}  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
# The page itself, and what in it scrolls sideways.
TOO_WIDE = """[...document.querySelectorAll('html, .scroll')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.getAttribute('aria-label') || 'the page')"""


def main(folder: str, *many: str) -> None:
    from playwright.sync_api import sync_playwright

    to = Path(folder)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, Running(Path(data) / "here") as goldseam:
        here, address = Path(data) / "here", f"http://localhost:{goldseam.port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=machine.chromium(), args=FLAGS)
            for n in many:
                cookies = asked(here, "pictured", f"Alice {n}", n)
                _look(browser, address, cookies, to, {f"{k}-{n}": v for k, v in PAGES.items()})
                if n != "0":
                    began = date.fromisoformat(str(asked(here, "anew", f"Alice {n}", half(n))))
                    _look(browser, address, cookies, to, _chapters(n, began))
            browser.close()


def half(n: str) -> str:
    return str(int(n) // 2)


def _chapters(n: str, began: date) -> dict[str, str]:
    """The picture of the chapter that began, and of the one before."""
    day = began - timedelta(days=1)
    return {f"after-{n}": "/picture/", f"before-{n}": f"/picture/before/{day:%Y-%m-%d}/"}


def _look(browser: Any, address: str, cookies: Any, to: Path, pages: dict[str, str]) -> None:
    for size, viewport in SIZES.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                base_url=address, viewport=viewport, color_scheme=theme, reduced_motion="reduce"
            )
            context.add_cookies(
                [{"name": k, "value": v, "domain": "localhost", "path": "/"}
                 for k, v in cookies.items()]
            )  # fmt: skip
            page = context.new_page()
            for name, where in pages.items():
                page.goto(where)
                _keep(page, to, f"{name}-{size}-{theme}")
            context.close()


def _keep(page: Any, to: Path, name: str) -> None:
    page.screenshot(path=to / f"{name}.png", full_page=True)
    folds = "main details, aside details"
    if page.locator(folds).count():
        page.evaluate(f"document.querySelectorAll('{folds}').forEach(one => one.open = true)")
        page.screenshot(path=to / f"{name}-open.png", full_page=True)
    for wide in page.evaluate(TOO_WIDE):
        print(f"too wide: {name}: {wide}")


if __name__ == "__main__":
    main(*sys.argv[1:])
