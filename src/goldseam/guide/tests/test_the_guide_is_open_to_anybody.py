"""The guide: open to anybody, the same for everybody, and reading it leaves no trace."""

from html import unescape
from itertools import pairwise

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldseam.guide.showing import PARTS, QUESTIONS, by_part, by_question, next_after, tool_address
from goldseam.library import Answers, Part
from goldseam.library.guide import LEADS
from goldseam.ui.leads import PAGES, PLACES
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db
ARTICLES = list(library().guide.values())
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.id)


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def main_of(text: str) -> str:
    return text.split('<main id="main"')[1].split("</main>")[0].split('class="columns"')[1]


def test_every_part_and_every_question_has_its_words():
    assert list(PARTS) == list(Part)
    assert list(QUESTIONS) == list(Answers)


def test_everything_an_article_may_lead_to_has_a_name_among_the_addresses():
    nameless = {lead for lead in LEADS if lead not in PAGES and lead.split("/")[0] not in PLACES}
    assert nameless == set()


def test_the_list_leads_to_every_article():
    text = text_of(Client(), "/guide/")
    for article in ARTICLES:
        assert f'href="/guide/{article.id}/"' in text
        assert article.title in text


def test_the_article_that_answers_most_stands_first_under_each_question():
    for _question, answered in by_question(ARTICLES):
        widths = [len(article.answers) for article in answered]
        assert widths == sorted(widths, reverse=True)
        assert widths


def test_a_part_and_a_question_without_articles_are_left_out():
    assert by_part([]) == by_question([]) == []
    assert [len(some) for _, some in by_part(ARTICLES[:1])] == [1]


@each_article
def test_an_article_is_whole_with_its_sources_and_the_day_each_was_read(article):
    text = text_of(Client(), f"/guide/{article.id}/")
    for block in article.body.blocks:
        assert block.text.split("\n")[0][:20] in text.replace("<em>", "").replace("</em>", "")
    for source in article.sources:
        assert source.url in text
        assert f"Read {source.checked}" in text


@each_article
def test_what_is_heavy_opens_only_when_it_is_wanted(article):
    text = main_of(text_of(Client(), f"/guide/{article.id}/"))
    first = article.body.blocks[0].text[:20]
    before = text.split(first)[0]
    assert bool(article.heavy) == ("<details" in before) == ("Read it now" in before)
    assert "open" not in before.split("<details")[-1].split(">")[0]
    assert article.heavy in before


@each_article
def test_the_tool_is_the_one_filled_button_and_is_left_out_where_there_is_none(article):
    text = main_of(text_of(Client(), f"/guide/{article.id}/"))
    there = tool_address(article, library().guide)
    assert text.count('class="button"') == (1 if there else 0)
    assert (article.tool.text in text) == bool(there)
    assert "Back to the guide" in text


def test_a_tool_that_is_an_article_leads_to_it_only_when_it_is_there():
    one = ARTICLES[0]
    linked = msgspec.structs.replace(
        one, tool=msgspec.structs.replace(one.tool, leads_to="guide/overthinking")
    )
    assert tool_address(linked, {"overthinking"}) == "/guide/overthinking/"
    assert tool_address(linked, ()) == ""


def test_each_article_leads_to_the_next_and_the_last_to_none():
    for one, following in pairwise(ARTICLES):
        assert next_after(one, ARTICLES) is following
    assert next_after(ARTICLES[-1], ARTICLES) is None


def test_what_is_not_an_article_is_not_there():
    assert Client().get("/guide/nothing-of-the-kind/").status_code == 404


@pytest.mark.parametrize("address", ["/guide/", f"/guide/{ARTICLES[0].id}/"])
def test_it_is_the_same_for_everybody_and_leaves_no_trace(address, alice, browser_of):
    hers, stranger = browser_of(alice), Client()
    text_of(hers, address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert main_of(text_of(hers, address)) == main_of(text_of(stranger, address))
    assert not [q for q in queries if not q["sql"].lstrip().upper().startswith("SELECT")]
    assert not stranger.cookies
