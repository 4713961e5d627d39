"""What is offered and what is refused, with the reason in words."""

import pytest

from goldseam.people.passphrases import pin_problem, problem, suggestion, tidy


def test_what_is_offered_is_five_words_and_always_good_enough() -> None:
    offered = {suggestion() for _ in range(200)}
    assert len(offered) == 200
    assert all(len(words.split()) == 5 and problem(words) is None for words in offered)


@pytest.mark.parametrize(
    "passphrase",
    ["the heron stands in cold water", "orbit lantern velvet harbour nine",
     "Ich mag Regen am Sonntagmorgen", "мы гуляли по набережной вчера",
     "雨の日は静かに本を読んで過ごすのが好きです", "J'ai mangé 4 pommes vertes hier"],
)  # fmt: skip
def test_an_ordinary_sentence_will_do_in_any_script(passphrase: str) -> None:
    assert problem(passphrase) is None


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("short", "at least 15"),
        ("fourteen chars", "at least 15"),
        ("x" * 201, "at most 200"),
        ("passwordpassword", "first things"),
        ("Password123456789!", "first things"),
        ("PASSWORD!!!!!!!!!!!", "first things"),
        ("i-l-o-v-e-y-o-u-2024!!", "first things"),
        ("iloveyouiloveyouiloveyou", "first things"),
        ("aaaaaaaaaaaaaaaaaaaa", "first things"),
        ("abababababababababab", "first things"),
        ("qwertyuiopasdfghjkl", "row of keys"),
        ("abcdefghijklmnopqrst", "row of keys"),
        ("zyxwvutsrqponmlkji", "row of keys"),
        ("123456789012345678", "Digits and signs"),
        ("1987-06-05 1990-12-11", "Digits and signs"),
    ],
)
def test_what_is_tried_first_is_refused_and_why_is_said(passphrase: str, reason: str) -> None:
    assert reason in (problem(passphrase) or "")


def test_ones_own_name_over_and_over_is_refused() -> None:
    assert "Your name" in (problem("Maximiliane Maximiliane 1", "Maximiliane") or "")
    assert problem("Maximiliane likes cold water", "Maximiliane") is None
    assert problem("the heron stands in cold water", "12") is None


def test_spaces_a_phone_adds_dont_matter() -> None:
    assert tidy("  orbit  lantern velvet ") == "orbit lantern velvet"


@pytest.mark.parametrize("pin", ["482913", "19 05".replace(" ", "77"), "000123456789"])
def test_a_pin_of_mixed_digits_will_do(pin: str) -> None:
    assert pin_problem(pin) is None


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567890123", "48291a", "٤٨٢٩١٣", "111111", "121212", "998899",
            "123456", "654321", "789012", "210987"]
)  # fmt: skip
def test_a_pin_that_is_tried_first_is_refused(pin: str) -> None:
    assert pin_problem(pin)
