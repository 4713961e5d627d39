"""The builder: on one page or one question at a time, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from goldseam.today.everything import everything
from goldseam.ui.leads import address
from goldseam.words.documents import Statement
from goldseam.words.tests.conftest import SENTENCE, mine, say

pytestmark = pytest.mark.django_db


def _only(alice) -> Statement:
    (kept,) = mine(alice, Statement)
    return kept.document


def test_all_parts_on_one_page_become_a_sentence(alice, hers):
    at = say(hers)
    assert SENTENCE in hers.get(at).content.decode()
    assert SENTENCE in hers.get(f"{at}aloud/").content.decode()
    assert SENTENCE[:60] in hers.get("/words/").content.decode()
    assert _only(alice).finished_at
    assert _only(alice).wording == "statement@1"


def test_one_question_at_a_time_reaches_the_same(alice, hers):
    at = hers.post("/words/new/", {"_one": "yes"}).headers["Location"]
    answers = [{"feelings": ["sad", "tired"]}, {"when": "you come home late"},
               {"because": "I lie awake"}, {"wish": "you to call"}]  # fmt: skip
    for step in answers:
        assert hers.get(at).status_code == 200
        at = hers.post(at, step).headers["Location"]
    assert SENTENCE in hers.get(at).content.decode()
    assert _only(alice).finished_at


def test_skipping_everything_still_reaches_the_end(alice, hers):
    at = hers.post("/words/new/", {"_one": "yes"}).headers["Location"]
    while "/part/" in at:
        at = hers.post(at, {"_skip": "yes", "wish": "typed and skipped"}).headers["Location"]
    assert "Nothing is written yet" in hers.get(at).content.decode()
    assert _only(alice).is_empty


def test_an_empty_page_is_not_kept(alice, hers):
    assert hers.post("/words/new/", {"_done": "yes"}).headers["Location"] == "/words/"
    assert mine(alice, Statement) == []


def test_what_is_typed_is_kept_before_any_button(alice, hers):
    assert hers.post("/words/new/keep/", {"when": "you", "_window": "w"}).status_code == 204
    hers.post("/words/new/keep/", {"when": "you left", "_window": "w"})
    assert _only(alice).when == "you left"
    hers.post("/words/new/", {"when": "you left early", "_window": "w", "_done": "yes"})
    assert _only(alice).when == "you left early"


def test_after_a_lock_one_is_where_one_was(hers):
    hers.post("/words/new/keep/", {"when": "you left early", "_window": "w"})
    page = hers.get("/words/new/", follow=True)
    assert page.redirect_chain[-1][0].endswith("/change/")
    assert "you left early" in page.content.decode()
    assert "you left early" not in hers.get("/words/new/?empty").content.decode()


def test_a_page_left_for_later_is_gone_on_with(alice, hers):
    at = hers.post("/words/new/", {"when": "you left", "_later": "yes"}).headers["Location"]
    assert at == "/words/"
    assert not _only(alice).finished_at
    text = hers.get(at).content.decode()
    assert text.index("Begun") < text.index("When you left …")


def test_two_windows_lose_nobodys_words(alice, hers):
    at = say(hers)
    revision = str(mine(alice, Statement)[0].revision)
    hers.post(f"{at}keep/", {"when": "one", "_window": "w1", "_revision": revision})
    hers.post(f"{at}keep/", {"when": "other", "_window": "w2", "_revision": revision})
    assert _only(alice).when == "one\n\nother"
    hers.post(f"{at}keep/", {"when": "settled", "_window": "w2", "_revision": revision})
    assert _only(alice).when == "settled"


def test_a_part_that_is_too_long_comes_back_with_its_words(hers):
    for at in ("/words/new/", f"{say(hers)}change/"):
        answer = hers.post(at, {"when": "x" * 2001, "wish": "you to call"})
        assert answer.status_code == 422
        assert "x" * 2001 in answer.content.decode()
        assert "you to call" in answer.content.decode()


def test_the_sentence_grows_without_being_kept(alice, hers):
    said = hers.post("/words/so-far/", {"feelings": ["sad"], "wish": "a hug"}).content.decode()
    assert "I feel sad. I would like a hug." in said
    assert "<html" not in said
    assert mine(alice, Statement) == []


def test_the_vocabulary_stands_by_family_and_strength(hers):
    page = hers.get("/words/new/").content.decode()
    assert len(re.findall(r'name="feelings"', page)) > 60
    afraid = page[page.index("Afraid") : page.index("panicky")]
    places = [afraid.index(word) for word in ("mild", "uneasy", "clear", "worried", "strong")]
    assert places == sorted(places)


def test_removing_can_be_undone(alice, hers):
    at = say(hers)
    page = hers.post(f"{at}remove/", follow=True).content.decode()
    assert f"{at}put-back/" in page
    hers.post(f"{at}put-back/")
    assert SENTENCE in hers.get(at).content.decode()


def test_older_words_are_a_page_further(alice, hers):
    now = timezone.now()
    old = now - timedelta(days=400)
    at = say(hers)
    doc = _only(alice)
    alice.drawer.add(doc, day=old.date(), now=old)
    found = re.search(r"/words/until/[\d-]+/", hers.get("/words/").content.decode())
    assert SENTENCE[:60] in hers.get(found[0]).content.decode()
    assert at


def test_words_are_within_reach(hers):
    assert address("words") == "/words/new/"
    assert ("For two", "/words/") in [
        (purpose, room.href) for purpose, rooms in everything() for room in rooms
    ]


def test_nothing_for_one_alone_says_that_somebody_is_missing(hers):
    at = say(hers)
    for page in ("/words/", at, f"{at}change/", f"{at}aloud/"):
        text = hers.get(page).content.decode()
        assert "shared by" not in text.lower()
        assert "partner" not in text.lower()
        assert "Share with" not in text
    alone = hers.get(f"{at}share/").content.decode()
    assert "None of it is needed" in alone
    assert 'href="/together/"' in alone


def test_the_quiet_line_stands_on_the_first_page(hers):
    assert 'href="/support/safe/"' in hers.get("/words/").content.decode()
