"""The coach at work in a builder: under the words it speaks of, never in the way, nothing kept."""

import logging
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.builders.coaching import coached
from goldseam.coach import review
from goldseam.coach.reviews import Notice
from goldseam.words.documents import Reply, Statement
from goldseam.words.sentence import sentence
from goldseam.words.tests.conftest import mine, say

HARSH = {
    "feeling": "ignored",
    "when": "you never come home",
    "because": "it's your fault the evenings are gone",
    "wish": "you to be nicer",
}
HELP = "It sounds as if you are afraid"
SAFE = "If you are afraid of the other"  # stands on the pages of two anyway


def _said(parts: dict[str, str]):
    named = dict(parts)
    text = sentence((), named.pop("feeling", ""), **named)
    return text, coached(text, parts, review(text), [])


def _under(page: str, part: str) -> str:
    """What stands under a part, as plain text."""
    inside = re.search(
        rf'data-says="{part}"[^>]*>(.*?)</div>\s*(?=<div class="says"|$)', page, re.S
    )
    assert inside, f"nothing of {part} on the page"
    return re.sub(r"<[^>]+>", " ", inside[1])


def test_what_would_be_said_in_the_same_words_stands_once():
    text, parts = (
        "You must come. You must call.",
        {"when": "You must come", "wish": "You must call"},
    )
    notices = tuple(
        Notice(kind="demand", start=at, end=at + 8, why="why", instead="instead") for at in (0, 15)
    )
    said = coached(text, parts, replace(review(""), notices=notices), [])
    assert [len(found) for found in said.under.values()] == [1, 1]
    assert [(one.words, one.also) for one in said.every] == [("You must", ())]
    other = (notices[0], replace(notices[1], start=19, end=23))
    said = coached(text, parts, replace(review(""), notices=other), [])
    assert [(one.words, one.also) for one in said.every] == [("You must", ("must",))]


def test_each_notice_stands_under_the_part_it_speaks_of():
    text, said = _said(HARSH)
    words = {part: [one.words for one in found] for part, found in said.under.items()}
    assert words == {
        "feeling": ["ignored"],
        "when": ["never"],
        "because": ["it’s your fault"],
        "wish": ["be nicer"],
    }
    assert not said.beside
    assert "".join(piece for piece, _ in said.pieces) == text


def test_what_lands_hardest_is_said_first_and_the_rest_in_its_order():
    _, said = _said({"when": "you never ask. You always sulk. Once more and I’m gone"})
    first, *others = [one.words for one in said.under["when"]]
    assert "gone" in first
    assert [words.lower() for words in others] == ["never", "always"]


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"feeling": "I feel let down", "when": "you left"}, {"feeling": "let down"}),
        ({"when": "When you\nnever ask"}, {"when": "never"}),
        ({"wish": "Could you make an effort."}, {"wish": "make an effort"}),
        ({"wish": "If you would be nicer …"}, {"wish": "be nicer"}),
        ({"when": "  you   are   always   late "}, {"when": "always"}),
    ],
)
def test_a_stem_typed_again_or_a_line_that_breaks_changes_nothing(parts, where):
    _, said = _said(parts)
    found = {part: some[0].words for part, some in said.under.items() if some}
    assert found == where


typed = st.text(st.sampled_from("abc never you ignored.,…’'\n always I feel"), max_size=40)


@given(
    st.fixed_dictionaries({"feeling": typed, "when": typed, "because": typed, "wish": typed}),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)), max_size=5),
)
def test_whatever_is_typed_and_pointed_at_the_text_is_shown_whole(parts, marks):
    named = dict(parts)
    text = sentence((), named.pop("feeling"), **named)
    notices = [
        Notice("label", start, min(len(text), start + length), "why", f"instead {n}")
        for n, (start, length) in enumerate(marks)
        if start < len(text)
    ]
    said = coached(text, parts, _Pointing(tuple(notices)), [])
    assert "".join(piece for piece, _ in said.pieces) == text
    assert len(said.every) == len(notices)


class _Pointing:
    unsafe = False

    def __init__(self, notices: tuple[Notice, ...]) -> None:
        self.notices = notices


@pytest.mark.django_db
def test_while_it_grows_each_part_is_answered_and_nothing_is_kept(alice, hers):
    page = hers.post("/words/so-far/", HARSH).content.decode()
    assert "“ignored” tells what the other did" in _under(page, "feeling")
    assert "“never”" in _under(page, "when")
    assert "be nicer" in _under(page, "wish")
    assert '<mark class="pointed">never</mark>' in page
    assert mine(alice, Statement) == []


@pytest.mark.django_db
def test_good_words_are_left_in_peace(hers):
    page = hers.post("/words/so-far/", {"feeling": "sad", "when": "you came home at eleven"})
    assert "advice" not in page.content.decode()


@pytest.mark.django_db
def test_without_scripts_the_button_brings_the_same(hers):
    at = hers.post("/words/new/", {**HARSH, "_look": "yes"}).headers["Location"]
    page = hers.get(at.partition("#")[0]).content.decode()
    assert "“never” invites" in page
    assert page.index("“never” invites") < page.index('name="because"')


@pytest.mark.django_db
def test_it_never_stands_in_the_way_and_changes_no_word(alice, hers):
    at = hers.post("/words/new/", {**HARSH, "_done": "yes"}).headers["Location"]
    page = hers.get(at).content.decode()
    assert "I feel ignored when you never come home" in page
    assert "What may land badly in it" in page
    (kept,) = mine(alice, Statement)
    assert kept.document.finished_at
    assert kept.document.when == HARSH["when"]


@pytest.mark.django_db
def test_good_words_are_read_without_a_remark(hers):
    assert "What may land badly" not in hers.get(say(hers)).content.decode()


@pytest.mark.django_db
def test_where_somebody_may_be_hurt_help_stands_there_and_no_remark(hers):
    frightened = {**HARSH, "when": "you hit me again"}
    page = hers.post("/words/so-far/", frightened).content.decode()
    assert HELP in _under(page, "when")
    assert page.count(HELP) == 1
    assert "pointed" not in page
    assert "invites the other" not in page
    at = hers.post("/words/new/", {**frightened, "_done": "yes"}).headers["Location"]
    assert HELP in hers.get(at).content.decode()


@pytest.mark.django_db
def test_an_answer_is_looked_at_as_it_is_written(alice, hers):
    page = hers.post("/words/reply/so-far/", {"heard": "You’re overreacting"}).content.decode()
    assert "overreacting" in _under(page, "heard")
    assert "This answers before it has heard." in page
    assert "What it makes so far" not in page
    assert mine(alice, Reply) == []


@pytest.mark.django_db
def test_an_answer_that_hears_first_is_left_in_peace(hers):
    heard = {"heard": "You were left waiting, and it scared you", "plan": "I’ll text you by six"}
    page = hers.post("/words/reply/so-far/", heard).content.decode()
    assert "advice" not in page
    assert "before it has heard" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("plan", ["go to the doctor on Monday", "Look for a counsellor by Friday"])
def test_what_somebody_will_do_is_no_order_to_the_other(hers, plan):
    heard = {"heard": "You were left waiting, and it scared you", "plan": plan}
    page = hers.post("/words/reply/so-far/", heard).content.decode()
    assert "advice" not in page


@pytest.mark.django_db
def test_no_word_of_it_is_logged(hers, caplog):
    with caplog.at_level(logging.DEBUG):
        hers.post("/words/so-far/", {**HARSH, "when": "zinnober quillings you never"})
    assert "zinnober" not in caplog.text
