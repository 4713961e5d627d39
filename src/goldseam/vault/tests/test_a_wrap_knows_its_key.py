"""A wrap opens under its own key, for its own purpose, where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import Damaged, UnknownFormat, VaultError, WrongKey, derive, unwrap, wrap

UNDER = bytes(range(32))
KEY = b"k" * 32
BOUND = (b"person", b"drawer")
WRAPPED = wrap(KEY, UNDER, "drawer", BOUND)
BODY_AT = 1 + 32 + 32

keys = st.binary(min_size=32, max_size=32)
parts = st.lists(st.binary(max_size=20), max_size=4)


@given(secret=st.binary(max_size=300), under=keys, purpose=st.text(max_size=20), bound_to=parts)
def test_what_is_wrapped_unwraps(
    secret: bytes, under: bytes, purpose: str, bound_to: list[bytes]
) -> None:
    assert unwrap(wrap(secret, under, purpose, bound_to), under, purpose, bound_to) == secret


@given(keys.filter(lambda key: key != UNDER))
def test_a_wrong_key_is_told_from_damage(wrong: bytes) -> None:
    with pytest.raises(WrongKey):
        unwrap(WRAPPED, wrong, "drawer", BOUND)


def test_a_wrong_key_is_told_before_anything_is_decrypted() -> None:
    """The key check commits: a body that would open under another key isn't even tried."""
    under_another = wrap(b"x" * 32, bytes(32), "drawer", BOUND)
    spliced = WRAPPED[:BODY_AT] + under_another[BODY_AT:]
    with pytest.raises(WrongKey):
        unwrap(spliced, bytes(32), "drawer", BOUND)
    with pytest.raises(Damaged):
        unwrap(spliced, UNDER, "drawer", BOUND)


def test_another_purpose_needs_another_key() -> None:
    with pytest.raises(WrongKey):
        unwrap(WRAPPED, UNDER, "recovery", BOUND)


@given(parts.filter(lambda other: tuple(other) != BOUND))
def test_bound_to_something_else_it_stays_shut(other: list[bytes]) -> None:
    with pytest.raises(Damaged):
        unwrap(WRAPPED, UNDER, "drawer", other)


def test_what_it_is_bound_to_is_not_run_together() -> None:
    with pytest.raises(Damaged):
        unwrap(WRAPPED, UNDER, "drawer", (b"persond", b"rawer"))


def test_any_changed_bit_keeps_it_shut() -> None:
    for at in range(len(WRAPPED)):
        for bit in range(8):
            flipped = bytearray(WRAPPED)
            flipped[at] ^= 1 << bit
            expected = UnknownFormat if at == 0 else WrongKey if at < BODY_AT else Damaged
            with pytest.raises(expected):
                unwrap(bytes(flipped), UNDER, "drawer", BOUND)


def test_cut_short_or_made_longer_it_stays_shut() -> None:
    for length in range(len(WRAPPED)):
        with pytest.raises(VaultError):
            unwrap(WRAPPED[:length], UNDER, "drawer", BOUND)
    with pytest.raises(Damaged):
        unwrap(WRAPPED + b"\0", UNDER, "drawer", BOUND)


def test_two_wraps_of_one_key_look_unrelated() -> None:
    again = wrap(KEY, UNDER, "drawer", BOUND)
    assert len(again) == len(WRAPPED) == BODY_AT + 32 + 16
    for start, end in ((1, 33), (33, 65), (65, None)):
        assert again[start:end] != WRAPPED[start:end]


@given(keys, st.text(max_size=30), st.text(max_size=30))
def test_each_purpose_derives_its_own_key(key: bytes, one: str, other: str) -> None:
    assert (derive(key, one) == derive(key, other)) == (one == other)
    assert derive(key, one) != key


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_the_wrong_size_is_refused_at_once(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        wrap(KEY, bytes(length), "drawer")
    with pytest.raises(ValueError, match="32 bytes"):
        derive(bytes(length), "drawer")
