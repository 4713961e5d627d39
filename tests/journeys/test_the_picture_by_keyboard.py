"""The picture and its pages with the keyboard alone, in the dark, on small phones, scripts off.

Tab reaches every control once, from top to bottom, each seen where it is focused and covered by
nothing; Enter opens whatever explains, hides a pattern and undoes that, and says yes to a picture
of two and takes it back.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_the_picture_can_be_read import PAGES, pictured
from tests.journeys.walking import KEYS

__all__ = ["pictured"]
pytestmark = pytest.mark.journey

NARROW = {"width": 320, "height": 640}
CONTROLS = "a[href], button, summary, input:not([type=hidden]), [tabindex='0']"
# Of what has the focus: which it is, where on the page, whether it shows and nothing lies over it.
FOCUSED = """(controls) => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const { left, top, bottom, width, height } = it.getBoundingClientRect();
  const inView = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
  const hit = document.elementFromPoint(left + width / 2, inView);
  const style = getComputedStyle(it.matches(".cover") ? it.closest(".row") : it);
  return {
    number: [...document.querySelectorAll(controls)].indexOf(it),
    says: (it.getAttribute("aria-label") || it.innerText).trim(),
    kind: it.localName,
    at: top + scrollY,
    inMain: !!it.closest("main"),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    covered: bottom <= 0 || top >= innerHeight || !(it.contains(hit) || hit?.contains(it)),
  };
}"""
SHOWN = """(controls) => [...document.querySelectorAll(controls)]
  .map((it, n) => [n, it.outerHTML.slice(0, 90), it.tabIndex >= 0 && it.checkVisibility()])
  .filter(([, , shown]) => shown).map(([number, html]) => [number, html])"""
TOO_WIDE = """[...document.querySelectorAll('html, .scroll')]
  .filter((it) => it.scrollWidth > it.clientWidth)
  .map((it) => it.getAttribute('aria-label') || 'the page')"""


@dataclass(frozen=True, slots=True)
class Stop:
    number: int
    says: str
    kind: str
    at: float
    inMain: bool  # noqa: N815 - as the page names it
    outlined: bool
    covered: bool


def focused(page: Page) -> Stop | None:
    found = page.evaluate(FOCUSED, CONTROLS)
    return Stop(**found) if found else None


def gone_through(page: Page, *, opening: bool) -> list[Stop]:
    """By Tab from the top to where it leaves the page; what unfolds is opened with Enter."""
    stops: list[Stop] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or (stops and stop.number == stops[0].number):
            return stops
        stops.append(stop)
        if opening and stop.kind == "summary":
            page.keyboard.press("Enter")
    raise AssertionError("Tab never came to an end")


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["390", "320"])
def test_tab_reaches_everything_in_order_and_one_sees_where_one_is(
    pictured: Callable[..., Page], size: dict[str, int]
) -> None:
    page = pictured(f"Keys {size['width']}", 130, scripts=False, dark=True)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for address in PAGES:
        page.goto(address)
        stops = gone_through(page, opening=True)
        folds = page.locator("main details, aside details")
        assert page.locator("details[open]").count() == folds.count(), address
        reached = {stop.number for stop in stops}
        shown = page.evaluate(SHOWN, CONTROLS)
        missed = [html for number, html in shown if number not in reached]
        assert not missed, f"{address}: {missed}"
        unseen = [stop.says for stop in stops if stop.covered or not stop.outlined]
        assert not unseen, f"{address}: {unseen}"
        page.goto(address)
        inside = [stop.at for stop in gone_through(page, opening=False) if stop.inMain]
        assert inside == sorted(inside), address


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_table_and_no_page_has_to_be_pushed_sideways(
    pictured: Callable[..., Page], width: int
) -> None:
    page = pictured(f"Sideways {width}", 130)
    page.set_viewport_size({"width": width, "height": 844})
    for address in PAGES:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")
        assert page.evaluate(TOO_WIDE) == [], address


def test_a_pattern_is_hidden_and_shown_again_by_keys_alone(pictured: Callable[..., Page]) -> None:
    page = pictured("Keys hiding", 130, scripts=False, dark=True)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto("/picture/patterns/")
    sentence = page.get_by_text("days you tagged “late message”", exact=False)
    for back in ("Undo", "Show “late message” again"):
        KEYS.press(page.get_by_role("button", name="Hide “late message”"))
        expect(sentence).to_have_count(0)
        KEYS.press(page.get_by_role("button", name=back))
        expect(sentence).to_be_visible()


def test_a_yes_is_said_and_taken_back_by_keys_alone(pictured: Callable[..., Page]) -> None:
    page = pictured("Keys of two", 30, scripts=False, dark=True)
    page.goto("/picture/two/")
    rows = page.get_by_role("heading", name="Reliability")
    expect(rows).to_be_visible()
    KEYS.press(page.get_by_role("button", name="Take my yes back"))
    expect(rows).to_have_count(0)
    KEYS.press(page.get_by_role("button", name="Yes, I want one"))
    expect(rows).to_be_visible()
