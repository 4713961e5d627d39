"""An article is read without a connection; another is found by a word, without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_offline_calm import WORKER_IS_READY, lose_the_connection

pytestmark = pytest.mark.journey


def test_an_article_opens_without_a_connection(new_page: Callable[..., Page]) -> None:
    page = new_page(worker=True)
    page.goto("/")
    page.evaluate(WORKER_IS_READY)
    lose_the_connection(page)
    page.goto("/guide/")
    page.get_by_role("link", name="When thoughts go round and round").last.click()
    expect(page.locator("h1")).to_have_text("When thoughts go round and round")
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_a_word_finds_an_article_without_scripts(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    page.goto("/guide/")
    page.get_by_role("link", name="Search the guide").click()
    page.get_by_role("searchbox").fill("boundar")
    page.get_by_role("searchbox").press("Enter")
    assert page.url.endswith("/guide/search/")
    page.get_by_role("link", name="A boundary says what you will do").click()
    expect(page.locator("h1")).to_have_text("A boundary says what you will do")
