"""Every tool is at most two taps from Today, for somebody who has just come and written nothing.

By reading alone: on a phone, only links that can be seen are tapped, and nothing is filled in.
"""

from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page

from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

# What people need, by its row in the design brief, and the pages that give it.
ROWS = {
    "2 old pain turned into rules": ("beliefs:list",),
    "3 five signs": ("reflections:list",),
    "5 distance, and a friend": ("distance:list", "friend:show"),
    "6 the urge to check, and what came of it": ("urge:pause", "urge:fears"),
    "7 causes": ("understanding:list",),
    "8 then and now": ("understanding:then-and-now",),
    "17 letting go": ("letting_go:list",),
    "18 support, and finding a therapist": ("support:show", "support:therapist"),
    "19 guide": ("guide:list",),
    "20 progress over weeks": ("checkins:list",),
}
AWAY = ("/leave/", "/sign-out/")
SEEN = """() => [...document.querySelectorAll("a[href]")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((it) => it.getBoundingClientRect().width > 1)
  .map((it) => new URL(it.href)).filter((it) => it.origin === location.origin)
  .map((it) => it.pathname)"""


@pytest.fixture
def taps(page: Page) -> dict[str, int]:
    """How many taps lead from Today to each page, as far as two."""
    sign_up(page, f"New {id(page)}")
    far = {reverse("today:show"): 0}
    waiting = [*far]
    for path in waiting:
        if path.startswith(AWAY) or far[path] == 2:
            continue
        answer = page.goto(path)
        assert answer
        assert answer.ok, path
        for found in page.evaluate(SEEN):
            if found not in far:
                far[found] = far[path] + 1
                waiting.append(found)
    return far


def test_what_people_need_is_two_taps_from_today(taps: dict[str, int]) -> None:
    assert taps[reverse("urge:pause")] == 1
    missing = {}
    for row, names in ROWS.items():
        lacking = [name for name in names if _path(name) not in taps]
        if lacking:
            missing[row] = lacking
    assert missing == {}


def test_each_of_these_pages_opens_and_has_the_urge_one_tap_away(page: Page) -> None:
    sign_up(page, f"New {id(page)}")
    urge = reverse("urge:pause")
    for path in filter(None, (_path(name) for names in ROWS.values() for name in names)):
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, path
        assert urlsplit(page.url).path == path
        assert page.locator("h1:visible").inner_text().strip(), path
        assert path == urge or urge in page.evaluate(SEEN), path


def _path(name: str) -> str:
    """Nothing for a room that isn’t there: that is what the first promise then says."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
