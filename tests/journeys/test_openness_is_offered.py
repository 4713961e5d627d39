"""Two browsers: one opens something until a day, the other thanks; then it is taken back."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.journeys.judging import in_the_way
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

LIST = reverse("openness:list")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_one_thing_is_opened_thanked_for_and_taken_back(
    new_page: Callable[..., Page], scripts: bool
) -> None:
    name = "with" if scripts else "without"
    hers, his = _pair(new_page, f"open {name}", scripts)
    his.goto(LIST)
    nothing = his.locator("main").inner_text()
    _offered(hers, "You get my password.", scripts)
    his.reload()
    his.get_by_role("link", name="You get my password.").click()
    expect(his.get_by_label("A few words")).to_be_visible()
    assert not scripts or in_the_way(his) == []
    assert his.locator("main form").count() == 1
    his.get_by_label("A few words").fill("That helps.")
    his.get_by_role("button", name="Thank Alice").click()
    expect(his.get_by_text("You thanked")).to_be_visible()
    assert not scripts or in_the_way(his) == []
    hers.get_by_role("link", name="You get my password.").click()
    expect(hers.get_by_text("That helps.")).to_be_visible()
    assert not scripts or in_the_way(hers) == []
    hers.get_by_role("link", name="Change it").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("Change what you open")
    assert not scripts or in_the_way(hers) == []
    hers.go_back()
    hers.get_by_role("button", name="Take it back").click()
    expect(hers.get_by_text("Taken back. What was read stays read.")).to_be_visible()
    his.goto(LIST)
    assert his.locator("main").inner_text() == nothing


def _offered(page: Page, what: str, scripts: bool) -> None:
    """From an example to words of one’s own, looked at, and offered all the same."""
    page.goto(LIST)
    page.get_by_role("link", name="Offer something").click()
    expect(page.get_by_label("What I open")).to_be_visible()
    assert not scripts or in_the_way(page) == []
    page.get_by_role("link", name="One bill together").click()
    expect(page.get_by_label("What I open")).to_have_value("On Sunday after breakfast I go "
        "through one bill with you, from the first line to the last.")  # fmt: skip
    page.get_by_label("What I open").fill(what)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("lets the other look alone")).to_be_visible()
    assert not scripts or in_the_way(page) == []
    page.get_by_role("button", name="Offer it to Bob").click()
    expect(page.get_by_text("Open now. You and Bob")).to_be_visible()
    assert not scripts or in_the_way(page) == []


def _pair(new_page: Callable[..., Page], name: str, scripts: bool) -> tuple[Page, Page]:
    hers, his = new_page(scripts=scripts, dark=True), new_page(scripts=scripts, phone=False)
    sign_up(hers, f"Alice {name}")
    sign_up(his, f"Bob {name}")
    hers.goto(reverse("together:start"))
    hers.get_by_role("button", name="Make a code").click()
    code = str(hers.locator("[data-copy]").get_attribute("data-copy"))
    his.goto(reverse("together:accept"))
    his.get_by_label("The code").fill(code)
    his.get_by_role("button", name="Go on").click()
    hers.goto(reverse("together:show"))
    hers.get_by_role("button", name="The same words, yes").click()
    return hers, his
