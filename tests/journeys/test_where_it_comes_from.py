"""Understanding in a real browser: by keyboard, without scripts, and for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey


def test_a_heavy_chapter_is_opened_and_marked_by_keyboard_alone(page: Page) -> None:
    sign_up(page, "Mara keys")
    page.goto("/understanding/")
    _tab_to(page, "What you learned early")
    page.keyboard.press("Enter")
    page.wait_for_url("**/childhood/")
    expect(page.get_by_text("The first lessons")).to_be_hidden()
    _tab_to(page, "Open it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The first lessons")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("I could tell from the sound of the key")).to_be_checked()
    _tab_to(page, "Keep this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 marked.")).to_be_visible()


def test_what_is_marked_survives_a_page_that_is_left(page: Page) -> None:
    sign_up(page, "Mara leaves")
    page.goto("/understanding/betrayal/")
    with page.expect_response("**/betrayal/keep/") as kept:
        page.get_by_label("I was the last to know").check()
    assert kept.value.status == 204
    page.goto("/understanding/")
    expect(page.get_by_text("1 marked.")).to_be_visible()


def test_twelve_sentences_by_keyboard_end_in_a_region(page: Page) -> None:
    sign_up(page, "Mara sentences")
    page.goto("/understanding/attachment/")
    _tab_to(page, "Begin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/whom/")
    _tab_to(page, "Skip")
    page.keyboard.press("Enter")
    for _ in range(12):
        expect(page.get_by_text("How much is this so with you?")).to_be_visible()
        page.locator("input[type=radio]").first.focus()
        page.keyboard.press("ArrowDown")
        here = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, here=here: url != here)
    expect(page.locator(".plane ellipse")).to_have_count(3)
    expect(page.locator("main .lead")).to_contain_text("Somewhere between")
    _tab_to(page, "The same in numbers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="6 of 6").first).to_be_visible()


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desktop"])
def test_all_of_it_works_without_scripts(new_page: Callable[..., Page], phone: bool) -> None:
    page = new_page(scripts=False, phone=phone)
    sign_up(page, f"Mara plain {phone}")
    page.goto("/understanding/trauma/")
    page.get_by_text("Open it", exact=True).click()
    page.get_by_label("Part of me still thinks").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("1 marked.")).to_be_visible()

    page.get_by_role("link", name="Then and now").click()
    page.get_by_role("button", name="Begin").click()
    for words in ("He was late", "Cold hands", "The window"):
        page.get_by_role("textbox").fill(words)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Later").click()
    expect(page.locator(".pair")).to_contain_text("The window")

    page.goto("/understanding/story/")
    page.get_by_role("link", name="Add a moment").click()
    page.get_by_label("What happened?").fill("Her coat in the hall")
    page.get_by_label("The year, if you know it").fill("1998")
    page.get_by_label("It gave me trust").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="1998")).to_be_visible()
    page.get_by_role("link", name="Change 1998").click()
    page.get_by_role("button", name="Remove it from the line").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("What happened?")).to_have_value("Her coat in the hall")


def test_then_stands_beside_now_on_a_desktop_and_below_on_a_phone(
    new_page: Callable[..., Page],
) -> None:
    for phone in (True, False):
        page = new_page(phone=phone)
        sign_up(page, f"Mara sides {phone}")
        page.goto("/understanding/then-and-now/")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("textbox").fill("He was late")
        page.get_by_role("button", name="Later").click()
        expect(page.locator(".pair")).to_be_visible()
        now, then = (box.bounding_box() for box in page.locator(".pair > div").all())
        assert now
        assert then
        assert (then["y"] > now["y"]) is phone
        assert (then["x"] > now["x"]) is not phone


def test_no_page_keeps_anybody_out(page: Page) -> None:
    """What is folded when a page opens is looked at unfolded, too."""
    sign_up(page, "Mara for everybody")
    addresses = ["", "betrayal/", "childhood/", "trauma/", "self-worth/", "then-and-now/",
                 "story/", "story/add/", "attachment/"]  # fmt: skip
    for address in [*addresses, _some_region(page)]:
        page.goto(f"/understanding/{address}")
        assert in_the_way(page) == [], "as it opens"
        page.evaluate("document.querySelectorAll('details').forEach((it) => it.open = true)")
        assert in_the_way(page) == [], "unfolded"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def _some_region(page: Page) -> str:
    """Walk the sentences once, add a moment and mark something, so that no page is bare."""
    page.goto("/understanding/story/add/")
    page.get_by_label("What happened?").fill("Her coat in the hall")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".story")).to_be_visible()
    page.goto("/understanding/betrayal/")
    page.get_by_label("I was the last to know").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("1 marked.")).to_be_visible()
    page.goto("/understanding/attachment/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    page.wait_for_url("**/silence/")
    for _ in range(12):
        here = page.url
        page.get_by_label("Mostly").check()
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url(lambda url, here=here: url != here)
    return page.url.partition("/understanding/")[2]


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            return
    raise AssertionError(f"the keyboard never reaches “{name}”")
