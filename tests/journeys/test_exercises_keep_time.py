"""Exercises keep time: they begin when asked, pause, go on, end, and make no sound until asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.journey


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(moving=True)


def begun(page: Page, name: str, length: str = "") -> None:
    page.goto(f"/calm/{name}/")
    if length:
        page.get_by_label(length).check()
    page.get_by_role("link", name="Begin", exact=True).click()


def time_of(circle: Locator) -> float:
    return float(circle.evaluate("drawing => drawing.getCurrentTime()"))


def test_the_circle_begins_when_it_is_asked_to(page: Page) -> None:
    page.goto("/calm/breathing/")
    page.wait_for_timeout(1500)
    page.get_by_role("link", name="Begin", exact=True).click()
    circle = page.locator("#holding svg").first
    expect(circle).to_be_visible()
    page.wait_for_timeout(300)
    assert time_of(circle) < 1.2


def test_a_pause_stands_still_until_it_is_over(page: Page) -> None:
    begun(page, "breathing")
    circle = page.locator("#holding svg").first
    pause = page.locator("#holding").get_by_role("button", name="Pause")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    stood_at = time_of(circle)
    page.wait_for_timeout(700)
    assert time_of(circle) == stood_at
    pause.click()
    page.wait_for_timeout(300)
    assert time_of(circle) > stood_at


@pytest.mark.parametrize(("length", "minutes"), [("About 2 minutes", 2), ("About 4 minutes", 4)])
def test_it_ends_after_the_time_that_was_chosen(page: Page, length: str, minutes: int) -> None:
    begun(page, "breathing", length)
    section = page.locator("#holding")
    circle = section.locator("svg").first
    says = section.locator("[data-breathe-says]")
    expect(section.get_by_role("button", name="Pause")).to_be_visible()
    settle = float(str(section.locator("[data-breathe]").get_attribute("data-settle")))
    before_the_end = settle + minutes * 60 - 0.5
    circle.evaluate("(drawing, at) => drawing.setCurrentTime(at)", before_the_end)
    expect(says).to_have_text("Breathe out")
    expect(says).to_have_text("That was the last round. Stay as long as you like.")
    expect(section.get_by_role("button", name="Pause")).to_be_hidden()


def test_what_to_do_is_read_out(page: Page) -> None:
    begun(page, "breathing")
    says = page.locator("#holding [data-breathe-says]")
    expect(says).to_have_attribute("aria-live", "polite")
    expect(says).to_have_text("Breathe in")
    expect(says).to_have_text("Hold")


def test_who_comes_back_begins_anew(page: Page) -> None:
    begun(page, "breathing")
    page.wait_for_timeout(1500)
    page.locator("#holding").get_by_role("link", name="That is enough").click()
    page.get_by_role("link", name="Once more").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    page.wait_for_timeout(300)
    assert time_of(page.locator("#holding svg").first) < 1.2


def test_a_shorter_time_leaves_out_steps(page: Page) -> None:
    at = page.locator("#tensing [data-guided-at]")
    begun(page, "muscles", "About 3 minutes, five parts of the body")
    expect(at).to_have_text("Step 1 of 17")
    begun(page, "muscles", "About 5 minutes, the whole body")
    expect(at).not_to_have_text("Step 1 of 17")


def test_steps_go_on_by_themselves_and_stop_at_a_pause(page: Page) -> None:
    begun(page, "senses")
    section = page.locator("#all-senses")
    section.locator("li").first.evaluate("step => (step.dataset.seconds = 1)")
    expect(section.locator(".cue:visible")).to_have_text("Five things you see")
    section.get_by_role("button", name="Pause").click()
    line = section.locator("[data-guided-line]")
    stood_at = line.get_attribute("width")
    page.wait_for_timeout(500)
    assert line.get_attribute("width") == stood_at
    section.get_by_role("button", name="The step before").click()
    expect(section.locator(".cue:visible")).to_have_text("Arrive")


def test_the_last_step_says_that_it_was_the_last(page: Page) -> None:
    begun(page, "senses")
    section = page.locator("#all-senses")
    section.locator("ol").evaluate("list => [...list.children].map(s => (s.dataset.seconds = 0.1))")
    expect(section.locator("[data-guided-at]")).to_have_text(
        "That was the last one. Stay as long as you like."
    )
    expect(section.locator(".cue:visible")).to_have_text("Here")


@pytest.mark.parametrize(
    ("name", "section", "label"),
    [
        ("breathing", "#holding", "A soft tone at each turn"),
        ("senses", "#all-senses", "A soft tone at each step"),
    ],
)
def test_there_is_no_sound_until_it_is_asked_for(
    new_page: Callable[..., Page], name: str, section: str, label: str
) -> None:
    page = new_page(moving=True)
    page.add_init_script(
        "window.played = 0; const begin = OscillatorNode.prototype.start;"
        "OscillatorNode.prototype.start = function () { window.played += 1; begin.call(this) }"
    )
    begun(page, name)
    tone = page.locator(section).get_by_role("button", name=label)
    expect(tone).to_have_attribute("aria-pressed", "false")
    page.evaluate("document.dispatchEvent(new CustomEvent('turn', { detail: 0 }))")
    assert page.evaluate("window.played") == 0
    tone.click()
    page.evaluate("document.dispatchEvent(new CustomEvent('turn', { detail: 0 }))")
    assert page.evaluate("window.played") > 0


def test_with_reduced_motion_only_the_words_change(new_page: Callable[..., Page]) -> None:
    page = new_page()
    begun(page, "breathing")
    expect(page.locator("#holding .moving")).to_be_hidden()
    expect(page.locator("#holding .rest")).to_be_visible()
    expect(page.locator("#holding [data-breathe-says]")).to_have_text("Breathe in")
