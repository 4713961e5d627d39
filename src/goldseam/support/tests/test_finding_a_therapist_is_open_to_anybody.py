"""The page on finding a therapist: for anybody, the same for everybody, and it keeps nothing."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldseam.ui.leads import address
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db
CONTENT = library().therapist


def text_of(browser: Client) -> str:
    answer = browser.get("/support/therapist/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def columns_of(text: str) -> str:
    return text.split('class="columns"')[1].split("</main>")[0].split('class="foot"')[0]


def test_the_warning_about_couple_work_stands_before_everything_else():
    text = columns_of(text_of(Client()))
    first = text.index(CONTENT.not_together.title)
    for chapter in (CONTENT.alone_or_couple, CONTENT.where, CONTENT.ask, CONTENT.cost):
        assert first < text.index(chapter.title)
    assert text.index("Numbers by country") < text.index(CONTENT.alone_or_couple.title)


def test_everything_of_it_is_there_with_every_source_and_the_day_it_was_read():
    text = text_of(Client())
    for country in CONTENT.countries:
        assert country.name in text
        assert all(fact.text in text for fact in country.facts)
    for source in CONTENT.sources:
        assert f'href="{source.url}" rel="noreferrer">{source.name}</a>' in text
        assert f"Read {source.checked}" in text
    for question in (one for about in CONTENT.questions for one in about.questions):
        assert question in text
    for message in CONTENT.messages:
        assert message.text in text


def test_nothing_ticked_or_typed_can_be_sent():
    text = columns_of(text_of(Client()))
    assert "<form" not in text
    assert 'type="checkbox" autocomplete="off"><span>' in text
    assert 'type="checkbox" name' not in text
    assert text.count("<textarea") == text.count('autocomplete="off">\n') == len(CONTENT.messages)


def test_it_is_the_same_for_everybody_and_leaves_no_trace(alice, browser_of):
    hers, stranger = browser_of(alice), Client()
    text_of(hers)
    with CaptureQueriesContext(connection) as queries:
        assert columns_of(text_of(hers)) == columns_of(text_of(stranger))
    assert not [q for q in queries if not q["sql"].lstrip().upper().startswith("SELECT")]
    assert not stranger.cookies


def test_it_is_found_from_support_and_from_the_guide():
    assert address("support/therapist") == "/support/therapist/"
    for path in ("/support/", "/guide/professional-help/"):
        assert 'href="/support/therapist/"' in Client().get(path).content.decode()


def test_support_says_how_to_tell_somebody_and_where_one_can_learn_to_stop():
    content = library()
    text = unescape(Client().get("/support/").content.decode())
    for passage in (*content.telling.values(), content.safe.stopping):
        assert passage.title in text
        assert all(paragraph in text for paragraph in passage.paragraphs)
    for line in content.safe.lines:
        assert line.name in text
    assert 'href="/guide/professional-help/"' in text


def test_the_emergency_numbers_stand_before_all_of_that():
    text = unescape(Client().get("/support/").content.decode())
    assert text.index('class="emergency"') < text.index("If somebody frightens you")
    assert text.rindex('class="emergency"') < text.index("Telling somebody")
