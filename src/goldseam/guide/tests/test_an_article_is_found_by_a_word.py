"""The guide's search: beginnings of words, best first, and nothing of it stays anywhere."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldseam.guide.searching import find, terms
from goldseam.ui.words import library

ARTICLES = list(library().guide.values())


def ids(words: str) -> list[str]:
    return [found.article.id for found in find(words, ARTICLES)]


def test_each_article_is_found_by_its_title_and_among_the_first():
    for article in ARTICLES:
        assert article.id in ids(article.title)[:3]


def test_the_beginning_of_a_word_finds_it_and_its_middle_does_not():
    word = max(terms(ARTICLES[0].title), key=len)
    assert ARTICLES[0].id in ids(word[:-1])
    assert ARTICLES[0].id in ids(word.upper().replace("E", "É"))
    assert ids("xx" + word) == []


def test_every_word_has_to_be_there_and_nothing_asked_for_finds_nothing():
    assert ids("trust zzzz") == []
    assert ids("") == ids("  … ") == []


def test_what_was_found_stands_in_its_line():
    for found in find("trust", ARTICLES):
        assert "trust" in found.line.lower() or found.line == found.article.about


@pytest.mark.django_db
def test_a_word_finds_without_scripts_and_stays_nowhere(caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as queries:
        answer = Client().post("/guide/search/", {"words": ARTICLES[0].title})
    assert f'href="/guide/{ARTICLES[0].id}/"' in answer.content.decode()
    assert not [q for q in queries if not q["sql"].startswith("SELECT")]
    assert ARTICLES[0].title not in caplog.text
    assert "Content-Encoding" not in answer


@pytest.mark.django_db
def test_a_word_in_an_address_is_not_looked_for():
    assert "/guide/overthinking/" not in Client().get("/guide/search/?words=trust").content.decode()


@pytest.mark.django_db
def test_nothing_found_says_what_finds_more_and_marks_are_only_words():
    text = Client().post("/guide/search/", {"words": "<b>zzzz"}).content.decode()
    assert "No article has all of these words" in text
    assert "<b>zzzz" not in text
