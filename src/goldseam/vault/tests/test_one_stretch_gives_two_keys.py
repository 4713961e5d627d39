"""A passphrase is stretched once, the same way for ever, into two keys that tell nothing."""

from dataclasses import replace
from hmac import digest

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import (
    Damaged,
    Stretch,
    UnknownFormat,
    VaultError,
    new_stretch,
    stretch,
    verifier_hash,
    verifier_matches,
)

QUICK = Stretch(b"s" * 16, memory_kib=8, iterations=1, lanes=1)

stretches = st.integers(1, 64).flatmap(
    lambda lanes: st.builds(
        Stretch,
        st.binary(min_size=16, max_size=16),
        st.integers(8 * lanes, 1024 * 1024),
        st.integers(1, 32),
        st.just(lanes),
    )
)


def test_a_passphrase_gives_the_same_two_keys_every_time() -> None:
    one, again = stretch("late summer rain", QUICK), stretch("late summer rain", QUICK)
    assert one == again
    assert len(one.verifier) == len(one.unlock_key) == 32
    assert one.verifier != one.unlock_key


def test_the_verifier_opens_nothing() -> None:
    keys = stretch("late summer rain", QUICK)
    assert keys.unlock_key not in (keys.verifier, verifier_hash(keys.verifier))


@pytest.mark.parametrize(
    "how",
    [
        replace(QUICK, salt=b"t" * 16),
        replace(QUICK, memory_kib=16),
        replace(QUICK, iterations=2),
        replace(QUICK, memory_kib=16, lanes=2),
    ],
    ids=["salt", "memory", "iterations", "lanes"],
)
def test_every_parameter_counts(how: Stretch) -> None:
    usual, other = stretch("late summer rain", QUICK), stretch("late summer rain", how)
    assert usual.verifier != other.verifier
    assert usual.unlock_key != other.unlock_key


def test_another_passphrase_gives_other_keys() -> None:
    assert stretch("late summer rain", QUICK) != stretch("late summer Rain", QUICK)


def test_every_keyboard_types_the_same_passphrase() -> None:
    composed, decomposed, wide = "caf\u00e9 42", "cafe\u0301 42", "cafe\u0301\u3000\uff14\uff12"
    assert stretch(composed, QUICK) == stretch(decomposed, QUICK) == stretch(wide, QUICK)


def test_a_pin_without_its_devices_secret_is_another_pin() -> None:
    with_secret = stretch("482913", QUICK, secret=b"d" * 32)
    assert with_secret != stretch("482913", QUICK)
    assert with_secret != stretch("482913", QUICK, secret=b"e" * 32)
    assert with_secret == stretch("482913", QUICK, secret=b"d" * 32)


def test_the_two_keys_are_hkdf_expand_of_argon2id() -> None:
    """RFC 5869 §2.3 written out with HMAC, so that nothing slips in between."""
    root = Argon2id(
        salt=QUICK.salt, length=64, iterations=1, lanes=1, memory_cost=8, secret=b"d" * 32
    ).derive(b"482913")
    keys = stretch("482913", QUICK, secret=b"d" * 32)
    assert keys.verifier == digest(root, b"goldseam verifier 1\x01", "sha256")
    assert keys.unlock_key == digest(root, b"goldseam unlock 1\x01", "sha256")


@pytest.mark.in_earnest
def test_todays_parameters_are_rfc_9106s_second_recommendation() -> None:
    how = new_stretch()
    assert (how.memory_kib, how.iterations, how.lanes) == (65536, 3, 4)
    assert len(how.salt) == 16
    assert new_stretch().salt != how.salt


def test_the_verifier_is_known_again_and_no_other() -> None:
    keys = stretch("late summer rain", QUICK)
    stored = verifier_hash(keys.verifier)
    assert stored != keys.verifier
    assert verifier_matches(keys.verifier, stored)
    assert not verifier_matches(keys.unlock_key, stored)
    assert not verifier_matches(keys.verifier, stored[:-1])


@given(stretches)
def test_stored_parameters_come_back(how: Stretch) -> None:
    assert Stretch.unpack(how.pack()) == how
    assert len(how.pack()) == 26


@given(stretches)
def test_stored_parameters_cut_short_are_refused(how: Stretch) -> None:
    packed = how.pack()
    for length in range(len(packed)):
        with pytest.raises(VaultError):
            Stretch.unpack(packed[:length])
    with pytest.raises(Damaged):
        Stretch.unpack(packed + b"\0")


@pytest.mark.parametrize(
    "asked",
    [
        replace(QUICK, memory_kib=2**32 - 1),
        replace(QUICK, memory_kib=7),
        replace(QUICK, memory_kib=64, lanes=9),
        replace(QUICK, iterations=0),
        replace(QUICK, iterations=33),
        replace(QUICK, lanes=0),
        replace(QUICK, memory_kib=1024, lanes=65),
    ],
)
def test_a_row_that_asks_for_the_impossible_is_refused(asked: Stretch) -> None:
    with pytest.raises(Damaged):
        Stretch.unpack(asked.pack())


def test_an_unknown_format_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownFormat):
        Stretch.unpack(b"\x02" + QUICK.pack()[1:])
