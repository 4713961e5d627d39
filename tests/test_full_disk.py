"""When nothing can be saved, nothing is called saved, and the words stay on the page."""

import resource
import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from django.urls import reverse

from tests import living
from tests.running import Running

pytestmark = pytest.mark.sqlite
WORDS = "what I want to keep, whatever the machine does"
NIGHT = "2026-11-22"
FORMS = [
    ("journal:new", {"text": WORDS}),
    ("night:tonight", {"night": NIGHT, "good_1": WORDS, "good_2": "", "good_3": "", "noticed": ""}),
]
HONESTLY = {"status": 500, "words on the page": True, "a line for the next page": False}


def test_a_full_disk_loses_no_word_and_says_no_false_saved(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    cookies = living.asked(data, "join", "Alice")
    with Running(data) as goldseam:
        goldseam.stop()
    room = max(path.stat().st_size for path in data.iterdir()) + 300_000
    saved, answer = [], None
    with Running(data, before=lambda: _limit(room)) as goldseam:
        goldseam.cookies.update(cookies)
        for number in range(400):
            text = f"{number} {WORDS} " + "and on " * 2000 + "."
            status, _, answer = goldseam.post("/journal/new/", text=text)
            if status != 302:
                break
            saved.append(text)
        assert status in (500, 503, 507)
        assert f"{number} {WORDS}" in answer.decode()
        assert goldseam.get("/journal/")[0] == 200  # reading goes on
    assert len(saved) > 3
    assert set(living.asked(data, "read", "Alice")) == set(saved)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "fields"), FORMS)
def test_a_read_only_database_keeps_the_words_on_the_page(alice, browser_of, name, fields):
    browser = browser_of(alice)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
    try:
        assert _answered(browser, name, fields) == HONESTLY
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=OFF")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "fields"), FORMS)
def test_a_locked_database_keeps_the_words_on_the_page(alice, browser_of, name, fields):
    browser = browser_of(alice)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        assert _answered(browser, name, fields) == HONESTLY
    connection.close()


def _answered(browser, name, fields) -> dict[str, object]:
    browser.raise_request_exception = False
    answer = browser.post(reverse(name), fields)
    return {
        "status": answer.status_code,
        "words on the page": WORDS in answer.content.decode(),
        "a line for the next page": "messages" in answer.cookies,  # it would say “Saved”
    }


def _limit(most: int) -> None:
    """No file may grow beyond this: what a full disk looks like to SQLite."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
