"""axe finds nothing to complain about on any page, in light and in dark.

Every address that shows a page is opened: by a visitor, and by somebody who has written one of
everything. Pages that only come about by doing something are reached by doing it.
"""

import json
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from tests.living import asked
from tests.routes import ROUTES, Route

pytestmark = pytest.mark.journey

# Answers that aren't pages, or that lead away.
NO_PAGES = {"people:leave", "ui:manifest", "ui:worker", "ui:robots", "ui:favicon", "ui:style"}
ADDRESSES = {
    name: route
    for name, route in ROUTES.items()
    if "GET" in route.methods and route.owns != "factor" and name not in NO_PAGES
}
EXERCISES = {"breathing": "#holding", "senses": "#all-senses", "muscles": "#tensing"}
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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_keeps_a_visitor_out(new_page: Callable[..., Page], dark: bool) -> None:
    page = new_page(dark=dark)
    found = {}
    for state in _visited(page):
        found |= _complaints(page, state)
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_keeps_its_owner_out(
    new_page: Callable[..., Page], cookies: Cookies, written: dict[str, str], dark: bool
) -> None:
    page = new_page(dark=dark)
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    found = {}
    for state in _owned(page, written):
        found |= _complaints(page, state)
    assert not found, json.dumps(found, indent=1)


def _visited(page: Page) -> Pages:
    """Go from page to page as a visitor, and say on which one one is."""
    for name, route in ADDRESSES.items():
        if route.door == "anyone":
            page.goto(_address(name, route, {}))
            yield name
    for exercise, screen in EXERCISES.items():
        for at in (screen, "#end"):
            page.goto("about:blank")
            page.goto(reverse("calm:exercise", args=[exercise]) + at)
            yield f"{exercise} {at}"
    for path in ("/join/", "/sign-in/", "/recover/"):
        page.goto(path)
        _send_empty(page)
        yield f"{path} came back"
    page.goto("/nothing/")
    yield "nothing there"


def _owned(page: Page, written: dict[str, str]) -> Pages:
    for name, route in ADDRESSES.items():
        page.goto(_address(name, route, written))
        yield name
    begun = reverse("calm:session", args=[UUID(written["calm.session begun"])])
    for at in ("", "#end"):
        page.goto("about:blank")
        page.goto(begun + at)
        yield f"a session that goes on {at}"
    page.goto(reverse("urge:ask", args=[UUID(written["urge.moment"]), "calm"]))
    yield "a minute of breathing"
    _change_twice(page, reverse("journal:edit", args=[UUID(written["journal.entry"])]))
    yield "both versions of an entry"
    page.goto("/journal/search/")
    page.get_by_label("Words you wrote").fill("words of mine")
    page.keyboard.press("Enter")
    page.locator("main mark").first.wait_for()
    yield "what a search found"
    for path in ("/account/pin/", "/account/passphrase/", "/account/recovery/confirm/"):
        page.goto(path)
        _send_empty(page)
        yield f"{path} came back"
    page.goto("/account/")
    page.evaluate("document.querySelector('main').hidden = true")
    page.evaluate("document.querySelector('[data-lock-after]').parentElement.hidden = false")
    yield "covered after a while"


def _complaints(page: Page, state: str) -> dict[str, list[object]]:
    page.evaluate("Promise.all(document.getAnimations().map((it) => it.finished))")  # faded in
    violations = Axe().run(page).response["violations"]
    said = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in violations]
    return {state: said} if said else {}


def _address(name: str, route: Route, written: dict[str, str]) -> str:
    id = [UUID(written[route.owns])] if route.owns else []
    return reverse(name, args=[*id, *route.place])


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
