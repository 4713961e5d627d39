"""Questions about fear: answered at once, kept nowhere, and nobody can tell which answer it was."""

import logging
import re
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.routes import ROUTES

from goldseam.library import Passage
from goldseam.ui.rescue import SECRETS
from goldseam.ui.words import library

SAFE = library().safe
IDS = [question.id for question in SAFE.questions]
EVERY = [ticks for n in range(len(IDS) + 1) for ticks in combinations(IDS, n)]
FEAR = [question.id for question in SAFE.questions if question.speaks == "fear"]
FRIGHTENING = [question.id for question in SAFE.questions if question.speaks == "frightening"]
# What is new each time a page is asked for, whatever was answered.
NEW_EACH_TIME = re.compile(
    rb'name="(csrfmiddlewaretoken|_window)" value="[^"]*"'
    rb'|data-options="[^"]*"|example: <b>[^<]*</b>'
)


def post(browser: Client, *ticks: str):
    return browser.post("/support/safe/", {"private_tick": ["", *ticks]})


def titles(browser: Client, *ticks: str) -> list[Passage]:
    text = unescape(post(browser, *ticks).content.decode())
    return [one for one in (SAFE.fear, SAFE.frightening, SAFE.nothing) if one.title in text]


def everything_stored() -> list[tuple]:
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [(table, repr(row)) for row in cursor.fetchall()]
        return rows


def every_page(browser: Client, written: dict[str, object]) -> dict[str, tuple[int, bytes]]:
    """All that the owner can open, as it is sent."""
    pages = {}
    for name, route in ROUTES.items():
        if "GET" in route.methods and name != "people:leave":  # which would end the session
            id = [written[route.owns]] if route.owns else []
            answer = browser.get(reverse(name, args=[*id, *route.place]))
            pages[name] = (answer.status_code, NEW_EACH_TIME.sub(b"", answer.content))
    return pages


def test_each_answer_fits_what_was_ticked(db):
    browser = Client()
    assert all(titles(browser, one) == [SAFE.fear] for one in FEAR)
    assert all(titles(browser, one) == [SAFE.frightening] for one in FRIGHTENING)
    assert titles(browser, FEAR[0], FRIGHTENING[0]) == [SAFE.fear, SAFE.frightening]
    assert titles(browser) == titles(browser, "unheard-of") == [SAFE.nothing]


def test_ticking_nothing_is_never_called_safe():
    assert not any("you are safe" in text.lower() for text in SAFE.nothing.paragraphs)


def test_every_answer_is_as_long_as_every_other(db):
    assert len({len(post(Client(), *ticks).content) for ticks in EVERY[:: len(EVERY) // 60]}) == 1
    assert len({len(post(Client(), *t).content) for t in ((), FEAR, FRIGHTENING, IDS)}) == 1


def test_support_is_the_same_below_every_answer(db):
    def below(*ticks: str) -> str:
        text = unescape(post(Client(), *ticks).content.decode())
        return text.split(SAFE.everybody.title)[1].rstrip()

    assert len({below(), below(*FEAR), below(*FRIGHTENING), below(*IDS)}) == 1


@pytest.mark.parametrize("who", ["stranger", "alice"])
def test_nothing_of_any_answer_is_stored_set_or_logged(who, alice, browser_of, caplog):
    browser = Client() if who == "stranger" else browser_of(alice)
    caplog.set_level(logging.DEBUG)
    browser.get("/support/safe/")
    before, cookies = everything_stored(), {k: v.value for k, v in browser.cookies.items()}
    for ticks in EVERY:
        answer = post(browser, *ticks)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
    assert everything_stored() == before
    assert {k: v.value for k, v in browser.cookies.items()} == cookies
    assert not any(one in record.getMessage() for record in caplog.records for one in IDS)


def test_no_page_anywhere_is_different_afterwards(alice, written, browser_of, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)  # or a page might tell the next minute
    browser = browser_of(alice)
    before = every_page(browser, written)
    assert len(before) > 80
    for ticks in ((), FEAR, FRIGHTENING, IDS):
        assert post(browser, *ticks).status_code == 200
        assert every_page(browser, written) == before


def test_no_failure_carries_a_tick_and_the_worker_keeps_none(db):
    strict = Client(enforce_csrf_checks=True)
    refused = post(strict, *IDS)
    assert refused.status_code == 403
    assert b"private_tick" not in refused.content
    assert "private_tick" in SECRETS
    worker = Client().get("/sw.js").content
    assert b'"private_tick"' in worker
    assert b'"/support/safe/"' not in worker  # its form holds a token, and offline nobody answers


def test_the_form_is_not_drafted_nor_filled_in_again(db):
    text = Client().get("/support/safe/").content.decode()
    form = re.search(r'<form[^>]*action="/support/safe/".*?</form>', text, re.S)[0]
    assert "data-draft" not in form
    assert "data-safe" not in form
    assert 'method="post"' in form
    assert "checked" not in form
    assert "required" not in form
    assert form.count('autocomplete="off"') == 1 + len(IDS)


def test_the_view_keeps_what_is_ticked_nowhere():
    source = Path(__file__).parent.parent.joinpath("views.py").read_text()
    assert source.count("private_tick") == 1
