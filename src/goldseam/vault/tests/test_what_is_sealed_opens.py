"""What is sealed opens in its own place, and nowhere else, and not once altered."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.vault import (
    Damaged,
    Place,
    UnknownFormat,
    VaultError,
    epoch_of,
    new_key,
    open_sealed,
    seal,
)

KEY = bytes(range(32))
HERE = Place("item", b"d" * 16, b"i" * 16, 7, b"a" * 16, 3, 2)
DOCUMENT = "Home by seven. I said eight. – M.".encode()
SEALED = seal(DOCUMENT, KEY, HERE, lambda count: b"n" * count)

ids = st.binary(min_size=16, max_size=16)
numbers = st.integers(0, 2**32 - 1)
places = st.builds(
    Place, st.text(max_size=20), ids, ids, st.integers(0, 65535), ids, numbers, numbers
)
keys = st.binary(min_size=32, max_size=32)


@given(document=st.binary(max_size=5000), key=keys, place=places)
def test_what_is_sealed_opens(document: bytes, key: bytes, place: Place) -> None:
    sealed = seal(document, key, place)
    assert open_sealed(sealed, key, place) == document
    assert epoch_of(sealed) == place.epoch


@given(key=keys, place=places, other=places)
def test_what_is_moved_stays_shut(key: bytes, place: Place, other: Place) -> None:
    if place == other:
        return
    with pytest.raises(Damaged):
        open_sealed(seal(DOCUMENT, key, place), key, other)


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(HERE, table="note"),
        replace(HERE, drawer=b"D" * 16),
        replace(HERE, item=b"I" * 16),
        replace(HERE, kind=8),
        replace(HERE, author=b"A" * 16),
        replace(HERE, revision=4),
        replace(HERE, epoch=3),
    ],
    ids=["table", "drawer", "item", "kind", "author", "revision", "epoch"],
)
def test_one_field_of_the_place_is_enough_to_keep_it_shut(elsewhere: Place) -> None:
    with pytest.raises(Damaged):
        open_sealed(SEALED, KEY, elsewhere)


def test_an_epoch_rewritten_on_the_envelope_does_not_open_in_that_epoch() -> None:
    forged = SEALED[:2] + (3).to_bytes(4, "big") + SEALED[6:]
    with pytest.raises(Damaged):
        open_sealed(forged, KEY, replace(HERE, epoch=3))


def test_an_old_revision_put_back_stays_shut() -> None:
    newer = replace(HERE, revision=4)
    with pytest.raises(Damaged):
        open_sealed(SEALED, KEY, newer)


def test_any_changed_bit_keeps_it_shut() -> None:
    for at in range(len(SEALED)):
        for bit in range(8):
            flipped = bytearray(SEALED)
            flipped[at] ^= 1 << bit
            with pytest.raises(VaultError):
                open_sealed(bytes(flipped), KEY, HERE)


def test_cut_short_anywhere_it_stays_shut() -> None:
    for length in range(len(SEALED)):
        with pytest.raises(VaultError):
            open_sealed(SEALED[:length], KEY, HERE)


def test_an_envelope_too_short_to_hold_anything_names_no_epoch() -> None:
    for length in range(18 + 256 + 16):
        with pytest.raises(VaultError):
            epoch_of(SEALED[:length])


@given(tail=st.binary(min_size=1, max_size=600))
def test_anything_added_keeps_it_shut(tail: bytes) -> None:
    with pytest.raises(Damaged):
        open_sealed(SEALED + tail, KEY, HERE)


@given(noise=st.binary(max_size=700))
def test_noise_is_turned_away_as_noise(noise: bytes) -> None:
    for candidate in (noise, SEALED[:2] + noise):
        with pytest.raises(VaultError):
            open_sealed(candidate, KEY, HERE)


def test_another_drawers_key_does_not_open() -> None:
    with pytest.raises(Damaged):
        open_sealed(SEALED, new_key(), HERE)


@pytest.mark.parametrize("start", [b"\x02\x01", b"\x01\x02", b"\x00\x00"])
def test_an_unknown_format_is_said_to_be_unknown(start: bytes) -> None:
    with pytest.raises(UnknownFormat):
        open_sealed(start + SEALED[2:], KEY, HERE)
    with pytest.raises(UnknownFormat):
        epoch_of(start + SEALED[2:])


@pytest.mark.parametrize(
    "nowhere",
    [
        replace(HERE, drawer=b"d" * 17),
        replace(HERE, item=b""),
        replace(HERE, author=b"a" * 15),
        replace(HERE, kind=65536),
        replace(HERE, revision=-1),
        replace(HERE, epoch=2**32),
    ],
)
def test_a_place_that_cannot_be_is_refused(nowhere: Place) -> None:
    with pytest.raises(Damaged):
        seal(DOCUMENT, KEY, nowhere)
    with pytest.raises(Damaged):
        open_sealed(SEALED, KEY, nowhere)


@given(one=places, other=places)
def test_two_places_never_share_their_bytes(one: Place, other: Place) -> None:
    assert (one.aad() == other.aad()) == (one == other)


def test_the_same_words_sealed_twice_look_unrelated() -> None:
    one, other = seal(DOCUMENT, KEY, HERE), seal(DOCUMENT, KEY, HERE)
    assert one[6:18] != other[6:18]
    assert one[18:] != other[18:]


def test_each_item_has_a_key_of_its_own() -> None:
    same_nonce = seal(DOCUMENT, KEY, replace(HERE, item=b"j" * 16), lambda count: b"n" * count)
    assert same_nonce[:18] == SEALED[:18]
    assert same_nonce[18 : 18 + 256] != SEALED[18 : 18 + 256]


@settings(max_examples=20)
@given(length=st.integers(0, 64).filter(lambda length: length != 32))
def test_a_key_of_the_wrong_size_is_refused_at_once(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(DOCUMENT, bytes(length), HERE)
