"""Somebody looks at the picture: nothing yet, the first counts, and what is behind a row.

On a phone; once without scripts, where everything that unfolds still does. Two say yes to a picture
of two, each at their own window.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.people import sign_up
from tests.journeys.test_everybody_can_reach_it import complaints
from tests.living import asked

pytestmark = pytest.mark.journey

PAGES = ("/picture/", "/picture/patterns/", "/picture/signs/", "/picture/two/", "/urge/fears/")
SMALLEST: ViewportSize = {"width": 320, "height": 640}
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
# What is written in a drawing and reaches out of it: a pixel is the browser's rounding.
OUT_OF_A_DRAWING = """[...document.querySelectorAll('.drawing text')].filter((one) => {
    const words = one.getBoundingClientRect()
    const room = one.closest('svg').getBoundingClientRect()
    return words.left < room.left - 1 || words.right > room.right + 1
}).map((one) => one.textContent)"""

# How wide each dot is on the screen, its rim left aside.
WIDTHS_OF_DOTS = """[...document.querySelectorAll('.told, .swarm circle')].map((one) => {
    const scale = one.getScreenCTM().a
    const style = getComputedStyle(one)
    const rim = style.stroke === 'none' ? 0 : parseFloat(style.strokeWidth) / 2
    const filled = one.classList.contains('off') ? rim : -rim
    return 2 * scale * (parseFloat(style.r) + filled)
})"""
# Of each row: whether what is said of it stands beside its name.
BESIDE_ITS_NAME = """[...document.querySelectorAll('.ranges .card-head')].map((one) =>
    one.firstElementChild.getBoundingClientRect().right
        <= one.lastElementChild.getBoundingClientRect().left)"""
# How far the middle word lies from the middle of the bar above it, in pixels.
OFF_THE_MIDDLE = """[...document.querySelectorAll('.scale-ends > :nth-child(2):not(:last-child)')]
    .map((one) => {
        const words = document.createRange()
        words.selectNodeContents(one)
        const [its, bar] = [words, one.parentElement].map((it) => it.getBoundingClientRect())
        return Math.abs(its.left + its.right - bar.left - bar.right) / 2
    })"""
LINES_OF_FEARS = """[...document.querySelectorAll('.row .meta > span:last-child')].map((one) => {
    const line = parseFloat(getComputedStyle(one).lineHeight)
    return Math.round(one.getBoundingClientRect().height / line)
})"""


@pytest.fixture
def pictured(goldseam, new_page) -> Callable[..., Page]:
    """A window of somebody who has so many days behind them."""

    def make(name: str, days: int, **how: bool) -> Page:
        values = asked(goldseam.data, "pictured", name, str(days))
        page = new_page(**how)
        page.context.add_cookies(
            [{"name": n, "value": v, "domain": "localhost", "path": "/"} for n, v in values.items()]
        )
        return page

    return make


def test_from_nothing_to_the_first_count(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    sign_up(page, "Mara at the picture")
    page.get_by_role("link", name="Picture", exact=True).click()
    expect(page.get_by_role("heading", name="The picture")).to_be_visible()
    expect(page.get_by_text("Nothing to see yet.")).to_have_count(4)
    page.goto("/promises/new/")
    page.get_by_label("I will …").fill("drink a glass of water")
    page.get_by_role("button", name="I promise").click()
    page.goto("/promises/")
    page.locator(".ring-button").first.click()
    page.get_by_role("link", name="Picture", exact=True).click()
    expect(page.get_by_text("1 promise to yourself: it was kept.")).to_be_visible()
    expect(page.get_by_text("Too few to say more yet. There is no hurry.")).to_be_visible()


def test_every_row_explains_itself_without_scripts(pictured: Callable[..., Page]) -> None:
    page = pictured("Alice looking", 30, scripts=False)
    page.goto("/picture/")
    rows = page.locator("section.card:has(h2)")
    reliability = rows.filter(has=page.get_by_role("heading", name="Reliability"))
    expect(reliability.locator("b").first).to_contain_text("times in 10")
    expect(reliability.locator("svg.over-time")).to_be_visible()
    for summary, says in (
        ("In numbers", "Reliability by month, with the range in the last week of each"),
        ("What is behind this", "Ten more days with a promise kept"),
    ):
        reliability.get_by_text(summary, exact=True).click()
        expect(reliability.get_by_text(says, exact=False)).to_be_visible()
    page.get_by_text("What this can’t know").click()
    expect(page.get_by_text("That proves the arithmetic.", exact=False)).to_be_visible()


def test_further_pages_are_one_tap_away_and_lead_back(pictured: Callable[..., Page]) -> None:
    page = pictured("Alice further on", 130)
    for link, heading in (
        ("Patterns", "Patterns"),
        ("Signs over time", "Signs over time"),
        ("A picture of two", "A picture of two"),
    ):
        page.goto("/picture/")
        page.get_by_role("link", name=link, exact=True).click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        page.locator("a.back").click()
        expect(page.get_by_role("heading", name="The picture", level=1)).to_be_visible()
    page.goto("/picture/patterns/")
    expect(page.get_by_text("days you tagged “late message”", exact=False)).to_be_visible()
    page.get_by_role("button", name="Hide “late message”").click()
    expect(page.get_by_text("Nothing stands out")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("days you tagged “late message”", exact=False)).to_be_visible()
    page.goto("/picture/")
    page.get_by_role("link", name="Fears", exact=True).click()
    expect(page.get_by_text("How often the alarm was right")).to_be_visible()
    page.goto("/picture/two/")
    expect(page.get_by_role("heading", name="Reliability")).to_be_visible()
    page.get_by_role("button", name="Take my yes back").click()
    expect(page.get_by_role("heading", name="Reliability")).to_have_count(0)
    page.get_by_role("button", name="Yes, I want one").click()
    expect(page.get_by_role("heading", name="Reliability")).to_be_visible()


def test_nobody_is_kept_out_of_a_full_picture(pictured: Callable[..., Page]) -> None:
    """The same as on every other page, with drawings, tables and everything unfolded."""
    page = pictured("Axe", 130)

    def unfolded() -> Iterator[str]:
        for address in PAGES:
            page.goto(address)
            page.evaluate(OPEN_EVERYTHING)
            yield address

    found = complaints(page, unfolded())
    assert not found


@pytest.mark.parametrize("wide", [320, 390, 1280])
def test_nothing_written_in_a_drawing_reaches_out_of_it(
    pictured: Callable[..., Page], wide: int
) -> None:
    """Days are the widest; the smallest drawings stand on a phone and beside a desktop’s page."""
    page = pictured(f"Alice at {wide}", 9)
    page.set_viewport_size({"width": wide, "height": 800})
    page.goto("/picture/")
    page.evaluate(OPEN_EVERYTHING)
    assert page.locator(".drawing text").count() > 30
    assert page.evaluate(OUT_OF_A_DRAWING) == []


def test_the_smallest_phone_shows_dots_and_not_specks(pictured: Callable[..., Page]) -> None:
    page = pictured("Alice of few dots", 30)
    page.set_viewport_size(SMALLEST)
    page.goto("/picture/")
    dots = page.evaluate(WIDTHS_OF_DOTS)
    assert len(dots) > 100
    assert min(dots) > 3.5


def test_on_the_smallest_phone_rows_are_laid_out_alike(pictured: Callable[..., Page]) -> None:
    page = pictured("Alice in narrow rows", 130)
    page.set_viewport_size(SMALLEST)
    for address in ("/picture/", "/urge/fears/"):
        page.goto(address)
        page.evaluate(OPEN_EVERYTHING)
        assert set(page.evaluate(BESIDE_ITS_NAME)) == {False}, address
    assert set(page.evaluate(LINES_OF_FEARS)) == {1}


@pytest.mark.parametrize("wide", [320, 390, 1280])
def test_the_middle_word_stands_under_the_middle(pictured: Callable[..., Page], wide: int) -> None:
    page = pictured(f"Alice in the middle at {wide}", 130)
    page.set_viewport_size({"width": wide, "height": 800})
    for address in ("/picture/", "/picture/patterns/"):
        page.goto(address)
        off = page.evaluate(OFF_THE_MIDDLE)
        assert off, address
        assert max(off) <= 1.5, address
