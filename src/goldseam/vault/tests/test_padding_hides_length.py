"""Padding gives back the document, hides its length within a bucket, and can't be forged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import Damaged, Place, bucket, new_key, pad, seal, unpad

HERE = Place("item", b"d" * 16, b"i" * 16, 7, b"a" * 16, 3, 2)


@given(st.binary(max_size=3000))
def test_what_is_padded_comes_back(document: bytes) -> None:
    assert unpad(pad(document)) == document


@given(st.binary(max_size=20), st.integers(0, 600))
def test_a_document_that_ends_like_padding_comes_back(start: bytes, zeros: int) -> None:
    for document in (start + bytes(zeros), start + b"\x80" + bytes(zeros)):
        assert unpad(pad(document)) == document


@pytest.mark.parametrize(
    ("shortest", "longest", "size"),
    [
        (0, 255, 256),
        (256, 511, 512),
        (512, 1023, 1024),
        (1024, 2047, 2048),
        (65536, 131071, 131072),
    ],
)
def test_one_bucket_one_size(shortest: int, longest: int, size: int) -> None:
    assert bucket(shortest) == bucket(longest) == size
    assert len(pad(bytes(shortest))) == len(pad(bytes(longest))) == size


@given(st.binary(max_size=255), st.binary(max_size=255))
def test_two_short_notes_are_sealed_to_one_length(one: bytes, other: bytes) -> None:
    key = new_key()
    assert len(seal(one, key, HERE)) == len(seal(other, key, HERE)) == 18 + 256 + 16


@given(st.integers(0, 100_000))
def test_padding_costs_at_most_twice_the_document(length: int) -> None:
    assert length < bucket(length) <= max(256, 2 * length)


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        bytes(256),
        b"words".ljust(256, b"\0"),
        b"words\x80".ljust(255, b"\0"),
        b"words\x80".ljust(512, b"\0"),
        b"words\x80".ljust(255, b"\0") + b"\x01",
        b"\x80",
    ],
    ids=["empty", "zeros", "no end", "short", "wrong bucket", "not zeros", "tiny"],
)
def test_what_pad_did_not_make_is_refused(forged: bytes) -> None:
    with pytest.raises(Damaged):
        unpad(forged)
