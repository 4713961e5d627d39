"""No word on any page escapes translation."""

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from unicodedata import normalize

import pytest
from babel.messages.mofile import write_mo
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import trans_real

from goldseam.ui.environment import language
from goldseam.ui.words import ROOT
from tests.routes import ROUTES
from tests.translations import current, differences

MARK = "⁝"
LANGUAGE = "eo"  # whatever: it says nothing but marks
# What is not ours to translate: the name, what people are called, days and numbers.
NOT_WORDS = {"Goldseam", "Alice"}
NAMES_OF_DAYS = (*WEEKDAYS.values(), *MONTHS.values())


def test_the_list_of_words_is_what_the_program_says():
    assert list(differences()) == []


@pytest.mark.parametrize("who", ["anyone", "signed in"])
def test_in_a_language_of_marks_every_visible_word_carries_one(who, alice, browser_of, marked):
    client = browser_of(alice) if who == "signed in" else Client()
    bare = {}
    for name, route in ROUTES.items():
        if route.place or route.owns or "GET" not in route.methods:
            continue
        answer = client.get(reverse(name))
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        said = _visible(answer.content.decode())
        if found := [text for text in said if _is_bare(text)]:
            bare[name] = found[:5]
    assert bare == {}


@pytest.fixture
def marked(tmp_path, settings):
    """A language in which every message comes out with a mark before and after it."""
    catalog = current()
    for message in catalog:
        if message.id:
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(f"{MARK}{form}{MARK}" for form in forms)
            message.string = said if isinstance(message.id, tuple) else said[0]
    folder = tmp_path / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalog)
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations.pop(LANGUAGE, None)
    before = language.get()
    with translation.override(LANGUAGE):
        yield
    language.set(before)  # the last page has said its own
    trans_real._translations.pop(LANGUAGE, None)


class _Text(HTMLParser):
    """What is seen or read out: text, and the attributes that are spoken."""

    SPOKEN = ("aria-label", "alt", "title", "placeholder")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("script", "style", "title", "svg", "option", "datalist")
        self.said += [value for name, value in attributes if name in self.SPOKEN and value]

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style", "title", "svg", "option", "datalist")

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def _visible(html: str) -> list[str]:
    parser = _Text()
    parser.feed(html)
    joined = "\n".join(parser.said)
    # A message may hold markup, so its marks may stand in different pieces of text.
    return re.sub(f"{MARK}[^{MARK}]*{MARK}", "\n", joined).split("\n")


def _is_bare(text: str) -> bool:
    if re.fullmatch(r"\s*[0-9A-Z]{5}\s*", text):  # a piece of a recovery code
        return False
    words = set(re.findall(r"[^\W\d_]{3,}", _composed(unescape(text))))
    return bool(words - NOT_WORDS - _content() - {_composed(str(day)) for day in NAMES_OF_DAYS})


def _composed(text: str) -> str:
    """Django writes Sunday with a sign of its own over the c, where a word would end."""
    return normalize("NFC", text)


@cache
def _content() -> frozenset[str]:
    """The library's words: they are translated as files, not as messages."""
    files = [path for end in ("toml", "txt", "md") for path in ROOT.rglob(f"*.{end}")]
    text = "\n".join(path.read_text() for path in files)
    return frozenset(re.findall(r"[^\W\d_]{3,}", text))
