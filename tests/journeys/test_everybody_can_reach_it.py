"""axe finds nothing to complain about on any page, in light and in dark."""

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from tests.living import asked
from tests.routes import ROUTES

pytestmark = pytest.mark.journey

PAGES = [name for name, route in ROUTES.items() if "GET" in route.methods and not route.owns]
# Answers that aren't pages, or that lead away.
NO_PAGES = {"people:leave", "ui:manifest", "ui:worker", "ui:robots", "ui:favicon", "ui:style"}


@pytest.fixture(scope="module")
def cookies(goldseam) -> list[dict[str, object]]:
    values = asked(goldseam.data, "join", "Axe")
    assert isinstance(values, dict)
    return [
        {"name": name, "value": value, "domain": "localhost", "path": "/"}
        for name, value in values.items()
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("signed_in", [False, True], ids=["visitor", "owner"])
def test_no_page_keeps_anybody_out(
    new_page: Callable[..., Page], cookies, dark: bool, signed_in: bool
) -> None:
    page = new_page(dark=dark)
    if signed_in:
        page.context.add_cookies(cookies)
    found = {}
    for name in PAGES:
        if name in NO_PAGES or (not signed_in and ROUTES[name].door != "anyone"):
            continue
        page.goto(reverse(name, args=ROUTES[name].place))
        if violations := Axe().run(page).response["violations"]:
            found[name] = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in violations]
    assert not found, json.dumps(found, indent=1)
