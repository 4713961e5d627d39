"""Everything in Calm, Today and Support works with scripts off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey


@pytest.fixture
def visitor(new_page: Callable[..., Page]) -> Page:
    return new_page(scripts=False)


@pytest.fixture
def mara(visitor: Page) -> Page:
    sign_up(visitor, f"Mara {id(visitor)}")
    visitor.goto("/today/")
    return visitor


def test_the_circle_breathes_by_itself(visitor: Page) -> None:
    visitor.goto("/calm/")
    visitor.get_by_role("link", name="Breathing, four by four").click()
    visitor.get_by_role("link", name="Begin", exact=True).click()
    circle = visitor.locator("#holding .breath")
    visitor.wait_for_timeout(3500)  # past settling in
    first = circle.screenshot()
    visitor.wait_for_timeout(1200)
    assert circle.screenshot() != first
    visitor.locator("#holding").get_by_role("link", name="That is enough").click()
    expect(visitor.get_by_text("Let your breath go its own way now.")).to_be_visible()
    expect(circle).to_be_hidden()


@pytest.mark.parametrize(
    ("title", "way", "steps"),
    [
        ("Five, four, three, two, one", "all-senses", ("Five things you see", "40 seconds")),
        ("Tense and let go", "tensing", ("Make fists, as if you held two lemons.", "15 seconds")),
    ],
)
def test_every_step_stands_there_with_its_time(
    visitor: Page, title: str, way: str, steps: tuple[str, ...]
) -> None:
    visitor.goto("/calm/")
    visitor.get_by_role("link", name=title).click()
    visitor.get_by_role("link", name="Begin", exact=True).click()
    section = visitor.locator(f"#{way}")
    for words in steps:
        expect(section.get_by_text(words).first).to_be_visible()
    section.get_by_role("link", name="That is enough").click()
    expect(visitor.get_by_role("link", name="Once more")).to_be_visible()
    expect(section).to_be_hidden()


def test_another_way_of_doing_it_is_one_tap_away(visitor: Page) -> None:
    visitor.goto("/calm/breathing/")
    visitor.get_by_role("link", name="In and out, no hold").click()
    expect(visitor.locator("#without-holding .breath")).to_be_visible()
    expect(visitor.locator("#holding")).to_be_hidden()


def test_nothing_is_left_in_the_browser(visitor: Page) -> None:
    for address in ("/", "/calm/", "/calm/breathing/", "/support/"):
        visitor.goto(address)
    assert visitor.context.cookies() == []


def test_two_taps_make_a_check_in(mara: Page) -> None:
    mara.get_by_role("button", name="7", exact=True).click()
    expect(mara.get_by_text("Saved. Only you can see it.")).to_be_visible()
    mara.get_by_role("button", name="anxious", exact=True).click()
    expect(mara.get_by_role("button", name="7", exact=True, pressed=True)).to_be_visible()
    expect(mara.get_by_role("button", name="anxious", pressed=True)).to_be_visible()
    mara.get_by_role("button", name="Undo").click()
    expect(mara.get_by_role("button", name="anxious", pressed=False)).to_be_visible()
    expect(mara.get_by_role("button", name="7", exact=True, pressed=True)).to_be_visible()


def test_a_number_before_and_after_an_exercise(mara: Page) -> None:
    mara.goto("/calm/breathing/")
    mara.get_by_role("button", name="7", exact=True).click()
    mara.get_by_role("link", name="That is enough").click()
    mara.get_by_role("button", name="4", exact=True).click()
    expect(mara.get_by_text("7 before, 4 now.")).to_be_visible()
    mara.goto("/calm/")
    expect(mara.get_by_text("Lower once.")).to_be_visible()


def test_the_small_thing_can_wait(mara: Page) -> None:
    small = mara.locator("section.card", has_text="One small thing")
    first = small.get_by_role("heading").inner_text()
    small.get_by_role("button", name="Not today").click()
    expect(mara.locator("main").get_by_text(first)).to_have_count(0)


def test_a_country_opens_and_shows_its_numbers(visitor: Page) -> None:
    visitor.goto("/support/")
    expect(visitor.get_by_text("110 / 112")).to_be_visible()
    visitor.get_by_text("Germany", exact=True).click()
    expect(visitor.get_by_role("link", name="116 016")).to_be_visible()
