"""What axe finds in anybody's way on a page, in light and in dark.

    assert in_the_way(page) == []

Both themes are the same page in other colours: in dark, axe's rules about colours are asked alone.
"""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES: dict[Literal["light", "dark"], dict[str, list[str]]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
AXE = Axe().axe_script
IS_THERE = "typeof axe === 'object'"
# What fades in can't be judged half-way; what moves for ever isn't waited for.
AT_REST = """() => Promise.all(document.getAnimations()
  .filter((it) => it.effect.getComputedTiming().endTime !== Infinity).map((it) => it.finished))"""
VIOLATIONS = """(rules) => axe.run({ resultTypes: ["violations"], ...rules }).then((found) =>
  found.violations.flatMap((it) => it.nodes.map((node) =>
    `${it.id}: ${node.html.slice(0, 120)} ${node.failureSummary}`)))"""


def in_the_way(page: Page) -> list[str]:
    if not page.evaluate(IS_THERE):
        page.evaluate(AXE)
    found: list[str] = []
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AT_REST)
        found += [f"{page.url}, {scheme}: {one}" for one in page.evaluate(VIOLATIONS, rules)]
    page.emulate_media(color_scheme="null")  # as the person has it
    return found
