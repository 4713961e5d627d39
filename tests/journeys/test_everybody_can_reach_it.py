"""axe finds nothing to complain about on any page, in light and in dark; and on a phone 320 px wide
nothing is cut off or too small for a thumb.

Every address that shows a page is opened: by a visitor, and by somebody who has written one of
everything. What is asked question by question is opened at each question, when it has just begun,
and where an answer ended it. Pages that only come about by doing something are reached by doing it.
A page is opened once and looked at three times: light and dark are styles that follow the browser.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from goldseam.questions.documents import Asked
from tests.examples import examples, path_of
from tests.journeys.conftest import PHONE
from tests.journeys.judging import in_the_way
from tests.living import asked
from tests.routes import ROUTES, Route

pytestmark = pytest.mark.journey


def is_in(room: str, name: str) -> bool:
    return name.partition(":")[0] == room


# Answers that aren't pages, or that lead away.
NO_PAGES = {"people:leave", "ui:manifest", "ui:worker", "ui:robots", "ui:favicon", "ui:style"}
ADDRESSES = {
    name: route
    for name, route in ROUTES.items()
    if "GET" in route.methods and route.owns != "factor" and name not in NO_PAGES
}
ROOMS = list(dict.fromkeys(name.partition(":")[0] for name in ADDRESSES))
OPEN = [
    room
    for room in ROOMS
    if any(is_in(room, n) and r.door == "anyone" for n, r in ADDRESSES.items())
]
EXERCISES = {"breathing": "#holding", "senses": "#all-senses", "muscles": "#tensing"}
# So high that nothing has to be scrolled to. Every pixel is drawn, and few pages need the second.
SMALL_PHONES = [{"width": 320, "height": height} for height in (5_000, 40_000)]
# A thumb needs 44 px of height; a short word may be narrower, down to 24. Either the thing itself
# is as high, or what is 21 px above and below its middle still belongs to it: a row, an edge.
# What stands in a sentence is as high as its line; seven days of a week share the width there is.
TOO_SMALL = """() => {
  const inSentence = (it) => getComputedStyle(it).display === "inline"
    && it.parentElement.innerText.trim() !== it.innerText.trim();
  const target = (it) => (/radio|checkbox/.test(it.type) && it.labels[0]) || it;
  const box = (it) => target(it).getBoundingClientRect();
  const belongs = (it, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && target(it).contains(hit);
  };
  const big = (it) => {
    const { left, top, width, height } = box(it);
    const [x, y] = [left + width / 2, top + height / 2];
    if (it.closest(".month")) return Math.min(width, height) >= 36;
    return width >= 24 && (height >= 44 || (belongs(it, x, y - 21) && belongs(it, x, y + 21)));
  };
  const shown = (it) => box(it).width > 1 && box(it).bottom > 0
    && target(it).checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((it) => it.type !== "hidden" && it.tabIndex >= 0 && shown(it))
    .filter((it) => !inSentence(it) && !big(it))
    .map((it) => `${Math.round(box(it).width)}×${Math.round(box(it).height)} `
      + it.outerHTML.slice(0, 90));
}"""
TOO_LONG = "document.documentElement.scrollHeight > document.documentElement.clientHeight"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
Cookies = list[dict[str, object]]
Pages = Iterator[str]


@pytest.fixture(scope="module")
def cookies(goldseam) -> Cookies:
    values = asked(goldseam.data, "join", "Axe")
    assert isinstance(values, dict)
    return [
        {"name": name, "value": value, "domain": "localhost", "path": "/"}
        for name, value in values.items()
    ]


@pytest.fixture(scope="module")
def written(goldseam, cookies: Cookies) -> dict[str, str]:
    """By kind, the id of one thing of each that was written."""
    ids = asked(goldseam.data, "fill", "Axe")
    assert isinstance(ids, dict)
    return ids


@pytest.mark.parametrize("room", OPEN)
def test_no_page_keeps_a_visitor_out(new_page: Callable[..., Page], room: str) -> None:
    page = new_page()
    found = complaints(page, _visited(page, room))
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("room", ROOMS)
def test_no_page_keeps_its_owner_out(
    new_page: Callable[..., Page], cookies: Cookies, written: dict[str, str], room: str
) -> None:
    page = new_page()
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    found = complaints(page, _owned(page, written, room))
    assert not found, json.dumps(found, indent=1)


def _visited(page: Page, room: str) -> Pages:
    """Go from page to page of a room as a visitor, and say on which one one is."""
    for name, route in _addresses(room):
        if route.door == "anyone":
            page.goto(reverse(name, args=route.place))
            yield name
    if room == "calm":
        yield from _exercises(page)
    if room == "people":
        yield from _come_back(page, "/join/", "/sign-in/", "/recover/")
    if room == "ui":
        page.goto("/nothing/")
        yield "nothing there"


def _owned(page: Page, written: dict[str, str], room: str) -> Pages:
    for name, route in _addresses(room):
        for state, place in _places(name, route, written):
            page.goto(reverse(name, args=place))
            yield f"{name} {state}"
    if room == "calm":
        begun = reverse("calm:session", args=[UUID(written["calm.session begun"])])
        page.goto(f"{begun}#end")
        yield "a session at its end"
    if room == "journal":
        _change_twice(page, reverse("journal:edit", args=[UUID(written["journal.entry"])]))
        yield "both versions of an entry"
        page.goto("/journal/search/")
        page.get_by_label("Words you wrote").fill("words of mine")
        page.keyboard.press("Enter")
        page.locator("main mark").first.wait_for()
        yield "what a search found"
    if room == "people":
        paths = ("/account/pin/", "/account/passphrase/", "/account/recovery/confirm/")
        yield from _come_back(page, *paths)
        page.goto("/account/")
        page.evaluate("document.querySelector('main').hidden = true")
        page.evaluate("document.querySelector('[data-lock-after]').parentElement.hidden = false")
        yield "covered after a while"


def _addresses(room: str) -> list[tuple[str, Route]]:
    return [(name, route) for name, route in ADDRESSES.items() if is_in(room, name)]


def _exercises(page: Page) -> Pages:
    for exercise, screen in EXERCISES.items():
        for at in (screen, "#end"):
            page.goto("about:blank")
            page.goto(reverse("calm:exercise", args=[exercise]) + at)
            yield f"{exercise} {at}"


def _come_back(page: Page, *paths: str) -> Pages:
    for path in paths:
        page.goto(path)
        _send_empty(page)
        yield f"{path} came back"


def complaints(page: Page, pages: Pages) -> dict[str, list[str]]:
    """What is wrong on any of these pages, by page."""
    looked_at = 0
    found: dict[str, list[str]] = {}
    for state in pages:
        looked_at += 1
        found[state] = [*in_the_way(page), *_too_small(page)]
    assert looked_at, "no page was looked at"
    return {state: said for state, said in found.items() if said}


def _too_small(page: Page) -> list[str]:
    for phone in SMALL_PHONES:
        page.set_viewport_size(phone)  # type: ignore[arg-type]
        if not (longer := page.evaluate(TOO_LONG)):
            break
    said = ["longer than what is looked at"] if longer else []
    said += ["wider than the phone"] if page.evaluate(TOO_WIDE) else []
    said += page.evaluate(TOO_SMALL)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return said


def _places(name: str, route: Route, written: dict[str, str]) -> Iterator[tuple[str, list[object]]]:
    """What an address is opened with: nothing, or everything of its kind that was written."""
    if not route.owns:
        yield "", list(route.place)
    elif name.endswith("ask"):
        id = UUID(written[route.owns])
        yield from ((question, [id, question]) for question in _questions(route))
    else:
        for key, id in written.items():
            if key.partition(" ")[0] == route.owns:
                yield key, [UUID(id), *route.place]


def _questions(route: Route) -> list[str]:
    """Of a guided path all of them, whichever way each is asked; otherwise the one of the route."""
    one = examples(str, datetime.now(UTC))[route.owns]
    path = path_of(one) if isinstance(one, Asked) else None
    return [question.id for question in path.questions] if path else [str(route.place[0])]


def _send_empty(page: Page) -> None:
    """Press the button of a form that isn't filled in; it comes back with what it lacks."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = document.querySelector("main form:has([name]:not([type=hidden]))")
                form.noValidate = true
                form.requestSubmit([...form.querySelectorAll(".button")].pop())
            }"""
        )
    page.locator(".errors").wait_for()


def _change_twice(page: Page, address: str) -> None:
    """Two windows with the same entry: the second to save is shown both versions."""
    other = page.context.new_page()
    for window in (page, other):
        window.goto(address)
    for window, words in ((other, " From one window."), (page, " From the other.")):
        sheet = window.locator("textarea").first
        sheet.fill(sheet.input_value() + words)
        window.get_by_role("button", name="Save", exact=True).click()
    other.close()
    page.get_by_role("button", name="Keep both, as two entries").wait_for()
