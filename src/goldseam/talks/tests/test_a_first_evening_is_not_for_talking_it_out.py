"""After something serious was said, the first evening: the room of talks says so before all."""

import re

import pytest
from tests.looking import every_page

pytestmark = pytest.mark.django_db
CARD = "Nothing has to be decided or talked out yet."
FILLED = '<a class="button" href="/talks/new/"'


@pytest.fixture
def both(couple, browser_of):
    return [browser_of(one) for one in couple]


def page(browser, address="/talks/"):
    return browser.get(address).content.decode().partition("<main")[2]


def test_both_read_it_first_where_it_was_said_to_both(both):
    assert FILLED in page(both[0])
    assert CARD not in page(both[0])
    share = both[0].post("/chapters/new/", {"_both": "yes"}).headers["Location"]
    revision = re.search(r'name="_revision" value="(\d+)"', page(both[0], share))
    both[0].post(share, {"_revision": revision[1]})
    for browser in both:
        for address, asks in (("/talks/", 'class="actions"'), ("/talks/new/", "<form")):
            main = page(browser, address).partition("</header>")[2]
            assert main.index(CARD) < main.index(asks)
        assert FILLED not in page(browser)


def test_said_for_oneself_alone_it_changes_nothing_for_the_other(both):
    hers, his = both
    before = every_page(his)
    hers.post("/chapters/new/", {})
    assert CARD in page(hers)
    assert every_page(his) == before
