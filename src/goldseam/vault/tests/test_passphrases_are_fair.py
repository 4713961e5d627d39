"""A generated passphrase is fair, strong enough, and made of words that don't hurt."""

import math
from collections import Counter
from pathlib import Path

import goldseam
from goldseam.vault import new_passphrase, passphrase_bits

LIST = Path(goldseam.__file__).parent / "content" / "en" / "passphrase-words.txt"
WORDS = tuple(LIST.read_text(encoding="utf-8").split())


def test_five_words_make_at_least_64_bits() -> None:
    assert passphrase_bits(WORDS) == 5 * math.log2(len(WORDS))
    assert passphrase_bits(WORDS) >= 64


def test_a_word_listed_twice_adds_nothing() -> None:
    assert passphrase_bits(["sea", "sea", "sand"], count=3) == 3


def test_the_list_is_clean() -> None:
    assert len(WORDS) == len(set(WORDS)) >= 7400
    assert list(WORDS) == sorted(WORDS)
    assert all(3 <= len(word) <= 9 and word.replace("-", "").isalpha() for word in WORDS)
    assert all(word == word.lower() for word in WORDS)


def test_no_word_on_the_list_stings() -> None:
    hurtful = {"cheating", "betrayal", "liar", "hurt", "shame", "unloved", "traitor", "revenge"}
    assert not hurtful & set(WORDS)


def test_the_list_names_its_licence() -> None:
    licence = LIST.with_name("passphrase-words.LICENSE.txt").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in licence
    assert "creativecommons.org/licenses/by/3.0" in licence
    assert f"{len(WORDS):,}" in licence


def test_it_is_five_words_from_the_list() -> None:
    drawn = new_passphrase(WORDS).split(" ")
    assert len(drawn) == 5
    assert set(drawn) <= set(WORDS)
    assert new_passphrase(WORDS) != new_passphrase(WORDS)


def test_draws_that_would_favour_the_first_words_are_thrown_away() -> None:
    past_the_last_round = b"\xff\xff\xff\xff"
    draws = iter([past_the_last_round, b"\0\0\0\2"])
    assert new_passphrase(("sea", "sand", "sky"), count=1, random=lambda _: next(draws)) == "sky"


def test_every_word_comes_as_often_as_any_other() -> None:
    words = ("sea", "sand", "sky", "salt", "shore")
    drawn = Counter(new_passphrase(words, count=10_000).split(" "))
    # 2,000 each; six standard deviations are 240.
    assert all(abs(drawn[word] - 2000) < 240 for word in words)
