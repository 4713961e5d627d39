import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldseam.journal.searching import asked, passages, spans
from goldseam.journal.traces import may_hold, needed, trace
from goldseam.ui.folding import folded, folded_in_place, one_byte

western = st.text(st.characters(codec="cp1252", exclude_characters="\x00"), max_size=300)
anything = st.text(max_size=300)
texts = st.one_of(anything, western, st.text(max_size=300).map(lambda s: f"{s} naïve Straße “so”"))


@given(texts, st.data())
def test_every_word_of_an_entry_finds_it(text, data):
    words = [word for word in text.split() if asked(word).terms]
    assume(words)
    query = asked(data.draw(st.sampled_from(words)))
    assert query.fits(text)
    assert may_hold(trace(text), query.needed)


@given(texts, st.data())
def test_any_piece_of_a_word_finds_it(text, data):
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    piece = text[start : start + data.draw(st.integers(1, 9))]
    assume(folded(piece) in folded(text) and '"' not in folded(piece))
    query = asked(f'"{piece}"')
    assume(len(query.terms) == 1 and query.terms[0] == folded(piece))
    assert query.fits(text)
    assert may_hold(trace(text), query.needed)


@given(texts, texts)
def test_searching_never_raises_and_agrees_with_its_definition(text, words):
    query = asked(words)
    assert query.fits(text) == all(term in folded(text) for term in query.terms)


@given(texts, texts)
def test_marks_lie_in_the_text_and_hold_what_was_asked(text, words):
    query = asked(words)
    for start, end in spans(text, query):
        assert 0 <= start < end <= len(text)
        assert any(term in folded(text[start:end]) for term in query.terms)


@given(texts, texts)
def test_passages_show_only_the_entrys_own_words(text, words):
    own = "".join(text.split())
    for passage in passages(text, asked(words)):
        shown = "".join("".join(piece.text for piece in passage).split())
        assert shown.strip("…") in own or "…" in text


@given(western)
def test_the_quick_lane_folds_as_the_slow_one_does(text):
    quick = one_byte(text)
    if quick is not None:
        assert quick.decode("cp1252") == folded(text)
    if (aligned := folded_in_place(text)) is not None:
        assert len(aligned) == len(text)
        assert aligned == folded(text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("cafe", "In the CAFÉ"),
        ("CAFÉ", "in the cafe"),
        ("strasse", "Auf der Straße"),
        ("don't", "I don’t know"),
        ("wait", "I was waiting"),
        ("river jana", "Jana and I at the river"),
        ('"kitchen window"', "at the kitchen window again"),
        ("żółw", "ZOŁW, ŻÓŁW"),
        ("οδοσ", "ΟΔΟΣ"),
    ],
)
def test_case_and_accents_make_no_difference(words, text):
    assert asked(words).fits(text)


def test_all_words_must_occur_and_a_phrase_as_it_stands():
    assert not asked("river late").fits("Jana and I at the river")
    assert not asked('"window kitchen"').fits("at the kitchen window again")


def test_a_passage_shows_what_is_around_the_hit():
    text = "before " * 40 + "the window was open" + " after" * 40
    [passage] = passages(text, asked("window"))
    assert [piece.text for piece in passage if piece.marked] == ["window"]
    assert passage[0].text.startswith("… ")
    assert passage[-1].text.endswith(" …")
    assert len("".join(piece.text for piece in passage)) < 200


def test_a_trace_passes_nearly_everything_else_by():
    words = [
        "kitchen",
        "river",
        "morning",
        "quiet",
        "letter",
        "garden",
        "station",
        "winter",
        "paper",
        "candle",
    ]
    others = [trace(" ".join(words[i:] + words[:i])) for i in range(10)]
    asked_for = needed(["harbour"])
    assert not any(may_hold(other, asked_for) for other in others)
    assert may_hold(b"", asked_for)  # written before there were traces
