"""How a guided path is walked by keyboard: Tab, arrows, Space and Enter, wherever the focus is.

    begin(page, "distance")                  # from the path's first page to its first question
    said = answer(page, "distance", "words") # answers the question that is shown, and goes on

A new path says here where it begins and where it is found again; the journeys fail until it does.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin
from uuid import uuid4

from django.urls import reverse
from playwright.sync_api import Locator, Page

from goldseam.library import Asks, Question
from goldseam.ui.words import library

MOST_TABS = 60
HAS_FOCUS = "it => it === document.activeElement"
A_QUESTION = re.compile(r"/[0-9a-f-]{36}/([a-z-]+)/$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path begins, and the page that lists what was begun."""

    first: str
    list: str


PLACES = {
    "urge": Place("urge:pause", "urge:fears"),
    "beliefs": Place("beliefs:list", "beliefs:list"),
    "belief-again": Place("", "beliefs:list"),  # begins at a belief
    "distance": Place("distance:list", "distance:list"),
    "letting-go": Place("letting_go:list", "letting_go:list"),
    "promise-repair": Place("", "promises:list"),  # begins at a promise that wasn't kept
    "talk-close": Place("talks:list", "talks:list"),
    "hard-moment": Place("hard_moments:list", "hard_moments:list"),
    "then-and-now": Place("understanding:then-and-now", "understanding:then-and-now"),
}


def begin(page: Page, path: str) -> None:
    """Leaves the page at the first question. Back to a belief needs one, so one is walked unless
    there is one; mending a promise needs one that wasn't kept."""
    if path == "belief-again":
        _come_to_a_belief(page)
    elif path == "promise-repair":
        miss(page)
    else:
        page.goto(urljoin(page.url, reverse(PLACES[path].first)))
    begins = page.locator('form[action$="/begin/"], form[action$="/again/"]')
    press(page, begins.get_by_role("button").first)


def _come_to_a_belief(page: Page) -> None:
    page.goto(urljoin(page.url, reverse(PLACES["beliefs"].list)))
    rules = page.get_by_role("link", name="A rule of mine")
    if rules.count():
        press(page, rules.first)
    else:
        walk(page, "beliefs", "A rule of mine")


def miss(page: Page) -> None:
    """Promise oneself something, and say that it wasn't kept; leaves the page of that day."""
    page.goto(urljoin(page.url, reverse("promises:new")))
    tab_to(page, page.get_by_label("I will …"))
    will = f"walk for {uuid4()}"
    page.keyboard.type(will)
    press(page, page.get_by_role("button", name="I promise"))
    press(page, page.locator(".days .row").filter(has_text=will).get_by_role("link"))
    press(page, page.get_by_role("button", name="Not kept"))


def walk(page: Page, path: str, words: str) -> list[str]:
    """From the first page to the end; returns every text that was written."""
    begin(page, path)
    said = []
    while question := shown(page, path):
        text = f"{words} about {question.id}"
        answer(page, question, text)
        said += [text] if question.asks is Asks.WORDS else []
    return said


def shown(page: Page, path: str) -> Question | None:
    """The question on the page, or nothing once the end is reached."""
    found = A_QUESTION.search(page.url)
    return library().paths[path].question(found[1]) if found else None


def answer(page: Page, question: Question, text: str) -> None:
    """Give an answer of the kind that is asked for, and go on."""
    if question.asks is Asks.WORDS:
        write(page, text)
    elif question.asks is Asks.SOME:
        _tick(page, question)
    elif question.asks is Asks.ONE:
        _choose(page, next(option.id for option in question.options if not option.stops))
    elif question.asks in (Asks.LEVEL, Asks.CHANCE):
        _choose(page, {Asks.LEVEL: "7", Asks.CHANCE: "70"}[question.asks])
    press(page, page.get_by_role("button", name="Go on"))


def write(page: Page, text: str) -> None:
    tab_to(page, page.get_by_role("textbox"))
    page.keyboard.type(text)


def press(page: Page, button: Locator) -> None:
    """Enter, on the button, and wait for the page that follows."""
    tab_to(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page: Page, wanted: Locator) -> None:
    """Found once: to look for it by its role after every Tab costs more than the walk."""
    it = wanted.element_handle()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if it.evaluate(HAS_FOCUS):
            return
    raise AssertionError(f"{wanted} can’t be reached with Tab on {page.url}")


def _has_focus(wanted: Locator) -> bool:
    return bool(wanted.evaluate(HAS_FOCUS))


def _choose(page: Page, value: str) -> None:
    """Of a group of circles: in with Tab, the first with Space, onwards with the arrow."""
    circles = page.locator('main input[type="radio"]')
    tab_to(page, circles.first)
    page.keyboard.press("Space")
    wanted = page.locator(f'main input[type="radio"][value="{value}"]')
    for _ in range(circles.count()):
        if _has_focus(wanted):
            break
        page.keyboard.press("ArrowDown")
    assert wanted.is_checked()


def _tick(page: Page, question: Question) -> None:
    for option in question.options[:2]:
        box = page.locator(f'main input[value="{option.id}"]')
        tab_to(page, box)
        page.keyboard.press("Space")
        assert box.is_checked()
