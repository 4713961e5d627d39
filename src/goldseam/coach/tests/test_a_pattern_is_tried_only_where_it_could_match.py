"""Words a pattern needs spare trying it; they never keep it from what it would have found."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.guards import guards

from goldseam.coach.language import HERE, language, written
from goldseam.coach.patterns import Pattern
from goldseam.coach.text import Text

SENTENCES = Path(__file__).parents[4] / "tests" / "coach" / "development"


def test_the_guards_are_of_the_rules_as_they_stand():
    made = json.loads((HERE / "en" / "guards.json").read_text("utf-8"))
    assert made["of"] == written(HERE / "en"), "the rules changed: run python -m tests.coach.guards"


def test_nearly_every_pattern_has_some():
    every = [it for rules in language("en").rules.values() for rule in rules for it in rule.looks]
    assert sum(it.could_match(frozenset()) for it in every) < len(every) / 50


def test_no_pattern_is_held_back_from_what_it_matches():
    english = language("en")
    lines = (SENTENCES / "statements.jsonl").read_text("utf-8").splitlines()[::4]
    texts = [Text(json.loads(line)["text"], english.spelling) for line in lines]
    patterns = [it for rules in english.rules.values() for rule in rules for it in rule.looks]
    tried = 0
    for pattern in patterns:
        for text in texts:
            if not pattern.could_match(text.words):
                tried += 1
                assert not pattern.compiled.search(text.plain), (pattern.source[:200], text.typed)
    assert tried


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("you must", [{"you"}]),
        ("you (?:must|have to)", [{"you", "to"}, {"must", "to"}]),
        ("(?:so )?sorry", [{"so", "sorry"}]),
        ("[a-z]+ing (?:it|that)", [{"it", "that"}]),
        ("be(?:en|ing)? kind", [{"be", "been", "kind"}]),
        ("no(?: [^ ]+)* way", [{"no"}, {"way"}]),
        ("un[a-z]+", []),
        ("(?:a|[a-z]+) b", [{"b"}]),
        ("(?:really ){0,3}sad", [{"sad"}]),
        ("(?!not )[^ ]+ me", [{"me"}]),
    ],
)
def test_what_a_pattern_needs(source, needs):
    assert guards(f" (?:{source})(?= )", len) == needs


words = st.lists(st.sampled_from(["a", "b", "ab", "ba", "c", "."]), max_size=6)
pieces = st.recursive(
    st.sampled_from(["a", "b", "ab", " a", "b ", " ", "[ab]", r"[\w]+", "(?= )", "(?! a )", "c"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda of: f"(?:{'|'.join(of)})"),
        inner.map(lambda it: f"(?:{it})?"),
        inner.map(lambda it: f"(?:{it}){{0,2}}"),
        inner.map(lambda it: f"(?:{it}){{1,2}}"),
    ),
    max_leaves=12,
)


@given(pieces, words)
def test_for_any_pattern_and_text(source, said):
    plain = f" {' '.join(said)} " if said else " "
    pattern = Pattern(f" (?:{source})(?= )", guards(f" (?:{source})(?= )", len))
    if pattern.compiled.search(plain):
        assert pattern.could_match(frozenset(plain.split()))
