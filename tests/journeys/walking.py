"""How a guided path is walked: by keyboard, or by pointer where a journey is about something else.

    begin(page, "distance", KEYS)            # from the path's first page to its first question
    answer(page, question, "words", KEYS)    # answers the question that is shown, and goes on

A new path says here where it begins and where it is found again; the journeys fail until it does.
"""

import re
from dataclasses import dataclass
from typing import Protocol
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


class Hand(Protocol):
    def write(self, sheet: Locator, text: str) -> None: ...
    def press(self, button: Locator) -> None:
        """And wait for the page that follows."""

    def choose(self, page: Page, value: str) -> None: ...
    def tick(self, box: Locator) -> None: ...


class Keys:
    """Tab, arrows, Space and Enter, wherever the focus is."""

    def reach(self, wanted: Locator) -> None:
        """Found once: to look for it by its role after every Tab costs more than the walk."""
        it = wanted.element_handle()
        for _ in range(MOST_TABS):
            wanted.page.keyboard.press("Tab")
            if it.evaluate(HAS_FOCUS):
                return
        raise AssertionError(f"{wanted} can’t be reached with Tab on {wanted.page.url}")

    def write(self, sheet: Locator, text: str) -> None:
        self.reach(sheet)
        sheet.page.keyboard.type(text)

    def press(self, button: Locator) -> None:
        self.reach(button)
        with button.page.expect_navigation():
            button.page.keyboard.press("Enter")

    def choose(self, page: Page, value: str) -> None:
        """Of a group of circles: in with Tab, the first with Space, onwards with the arrow."""
        circles = page.locator('main input[type="radio"]')
        self.reach(circles.first)
        page.keyboard.press("Space")
        wanted = _circle(page, value)
        for _ in range(circles.count()):
            if wanted.evaluate(HAS_FOCUS):
                break
            page.keyboard.press("ArrowDown")

    def tick(self, box: Locator) -> None:
        self.reach(box)
        box.page.keyboard.press("Space")


class Pointer:
    def write(self, sheet: Locator, text: str) -> None:
        sheet.fill(text)

    def press(self, button: Locator) -> None:
        with button.page.expect_navigation():
            button.click()

    def choose(self, page: Page, value: str) -> None:
        _circle(page, value).check()

    def tick(self, box: Locator) -> None:
        box.check()


KEYS, POINTER = Keys(), Pointer()


def begin(page: Page, path: str, hand: Hand) -> None:
    """Leaves the page at the first question. Back to a belief needs one, so one is walked unless
    there is one; mending a promise needs one that wasn't kept."""
    if path == "belief-again":
        _come_to_a_belief(page, hand)
    elif path == "promise-repair":
        miss(page, hand)
    else:
        page.goto(urljoin(page.url, reverse(PLACES[path].first)))
    begins = page.locator('form[action$="/begin/"], form[action$="/again/"]')
    hand.press(begins.get_by_role("button").first)


def _come_to_a_belief(page: Page, hand: Hand) -> None:
    page.goto(urljoin(page.url, reverse(PLACES["beliefs"].list)))
    rules = page.get_by_role("link", name="A rule of mine")
    if rules.count():
        hand.press(rules.first)
    else:
        walk(page, "beliefs", "A rule of mine", hand)


def miss(page: Page, hand: Hand) -> None:
    """Promise oneself something, and say that it wasn't kept; leaves the page of that day."""
    page.goto(urljoin(page.url, reverse("promises:new")))
    will = f"walk for {uuid4()}"
    hand.write(page.get_by_label("I will …"), will)
    hand.press(page.get_by_role("button", name="I promise"))
    hand.press(page.locator(".days .row").filter(has_text=will).get_by_role("link"))
    hand.press(page.get_by_role("button", name="Not kept"))


def walk(page: Page, path: str, words: str, hand: Hand) -> list[str]:
    """From the first page to the end; returns every text that was written."""
    begin(page, path, hand)
    said = []
    while question := shown(page, path):
        text = f"{words} about {question.id}"
        answer(page, question, text, hand)
        said += [text] if question.asks is Asks.WORDS else []
    return said


def shown(page: Page, path: str) -> Question | None:
    """The question on the page, or nothing once the end is reached."""
    found = A_QUESTION.search(page.url)
    return library().paths[path].question(found[1]) if found else None


def answer(page: Page, question: Question, text: str, hand: Hand) -> None:
    """Give an answer of the kind that is asked for, and go on."""
    if question.asks is Asks.WORDS:
        hand.write(page.get_by_role("textbox"), text)
    elif question.asks is Asks.SOME:
        for option in question.options[:2]:
            box = page.locator(f'main input[value="{option.id}"]')
            hand.tick(box)
            assert box.is_checked()
    elif question.asks in (Asks.ONE, Asks.LEVEL, Asks.CHANCE):
        value = _an_answer(question)
        hand.choose(page, value)
        assert _circle(page, value).is_checked()
    hand.press(page.get_by_role("button", name="Go on"))


def _an_answer(question: Question) -> str:
    if question.asks is Asks.ONE:
        return next(option.id for option in question.options if not option.stops)
    return {Asks.LEVEL: "7", Asks.CHANCE: "70"}[question.asks]


def _circle(page: Page, value: str) -> Locator:
    return page.locator(f'main input[type="radio"][value="{value}"]')
