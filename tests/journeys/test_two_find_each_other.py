"""Two browsers side by side: from the private questions to a drawer of two, and out of it again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up


def test_two_find_each_other_and_one_leaves(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(dark=True), new_page(phone=False)
    sign_up(hers, "Alice side by side")
    sign_up(his, "Bob side by side")
    _past_the_questions(hers)
    hers.get_by_role("button", name="Make a code").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("Your code")
    assert in_the_way(hers) == []
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    _scanned(his, code)
    his.get_by_role("button", name="Go on").click()
    expect(his.get_by_text("now sees four words")).to_be_visible()
    hers.get_by_role("link", name="Have they typed it?").click()
    assert _words(hers) == _words(his)
    assert in_the_way(hers) == []
    assert in_the_way(his) == []
    hers.get_by_role("button", name="The same words, yes").click()
    his.get_by_role("link", name="Look again").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("You and Bob side by side")
    expect(his.get_by_role("heading", level=1)).to_have_text("You and Alice side by side")
    assert in_the_way(hers) == []
    assert in_the_way(his) == []
    hers.get_by_role("link", name="Leave", exact=True).click()
    assert in_the_way(hers) == []
    hers.get_by_role("button", name="Leave now").click()
    his.reload()
    expect(his.get_by_text("The shared space isn’t active.")).to_be_visible()
    assert in_the_way(his) == []


def test_without_scripts_the_code_is_typed(new_page: Callable[..., Page]) -> None:
    hers, his = new_page(scripts=False), new_page(scripts=False)
    sign_up(hers, "Alice without scripts")
    sign_up(his, "Bob without scripts")
    hers.goto("/together/start/")
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto("/together/accept/")
    his.get_by_label("The code").fill(code.lower())
    his.get_by_role("button", name="Go on").click()
    hers.goto("/together/")
    hers.get_by_role("button", name="Other words, or no").click()
    expect(hers.get_by_text("Called off. Nothing was shared.")).to_be_visible()
    his.goto("/together/")
    expect(his.get_by_role("heading", level=1)).to_have_text("Together")


def _past_the_questions(page: Page) -> None:
    page.goto("/together/")
    assert in_the_way(page) == []
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="On to the place for two").click()
    assert in_the_way(page) == []


def _scanned(page: Page, code: str) -> None:
    """As a phone’s camera would open it; the code stays behind the # and leaves the address."""
    page.goto(f"/together/accept/#{code}")
    expect(page.get_by_label("The code")).to_have_value(code)
    assert code not in page.url
    assert in_the_way(page) == []


def _words(page: Page) -> str:
    return str(page.locator("[data-copy]").get_attribute("data-copy"))
