"""A key handed over reaches the one person it was meant for, from the one who gave it."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.vault import (
    Damaged,
    Identity,
    PublicIdentity,
    UnknownFormat,
    VaultError,
    hand_over,
    new_identity,
    new_key,
    receive,
)

ALICE, BOB, EVE = new_identity(), new_identity(), new_identity()
KEY = b"k" * 32
BOUND = (b"drawer" * 2, b"\0\0\0\1")
HANDED = hand_over(KEY, BOB.public(), ALICE, BOUND)


@settings(max_examples=20)
@given(key=st.binary(max_size=200), bound_to=st.lists(st.binary(max_size=20), max_size=4))
def test_what_is_handed_over_arrives(key: bytes, bound_to: list[bytes]) -> None:
    handed = hand_over(key, BOB.public(), ALICE, bound_to)
    assert receive(handed, BOB, ALICE.public(), bound_to) == key


def test_nobody_else_can_receive_it() -> None:
    for other in (EVE, ALICE):
        with pytest.raises(Damaged):
            receive(HANDED, other, ALICE.public(), BOUND)


def test_nobody_else_can_have_given_it() -> None:
    for other in (EVE, BOB):
        with pytest.raises(Damaged):
            receive(HANDED, BOB, other.public(), BOUND)


def test_it_belongs_to_one_drawer_and_epoch() -> None:
    for other in ((), BOUND[:1], (BOUND[0], b"\0\0\0\2"), (BOUND[0] + BOUND[1],), BOUND[::-1]):
        with pytest.raises(Damaged):
            receive(HANDED, BOB, ALICE.public(), other)


def test_a_seal_resigned_by_another_giver_stays_shut() -> None:
    """Eve signs Alice's seal as her own: the seal itself names Alice."""
    with_her_signature = hand_over(KEY, BOB.public(), EVE, BOUND)[:65] + HANDED[65:]
    resigned = sign_again(HANDED, by=EVE)
    for stolen in (with_her_signature, resigned):
        with pytest.raises(Damaged):
            receive(stolen, BOB, EVE.public(), BOUND)


def test_any_changed_byte_keeps_it_shut() -> None:
    for at in range(len(HANDED)):
        altered = bytearray(HANDED)
        altered[at] ^= 0xFF >> at % 8
        expected = UnknownFormat if at == 0 else Damaged
        with pytest.raises(expected):
            receive(bytes(altered), BOB, ALICE.public(), BOUND)


def test_cut_short_or_made_longer_it_stays_shut() -> None:
    for length in range(len(HANDED)):
        with pytest.raises(VaultError):
            receive(HANDED[:length], BOB, ALICE.public(), BOUND)
    with pytest.raises(Damaged):
        receive(HANDED + b"\0", BOB, ALICE.public(), BOUND)


def test_the_same_key_handed_over_twice_looks_unrelated() -> None:
    again = hand_over(KEY, BOB.public(), ALICE, BOUND)
    assert len(again) == len(HANDED) == 1 + 64 + 1120 + 32 + 16
    assert again[1:65] != HANDED[1:65]
    assert again[65:] != HANDED[65:]


def test_identities_come_back_from_their_bytes() -> None:
    assert Identity.unpack(ALICE.pack()) == ALICE
    assert PublicIdentity.unpack(ALICE.public().pack()) == ALICE.public()
    assert len(ALICE.pack()) == 129
    assert len(ALICE.public().pack()) == 1249


@pytest.mark.parametrize("kind", [Identity, PublicIdentity])
def test_an_identity_of_another_length_or_format_is_refused(
    kind: type[Identity] | type[PublicIdentity],
) -> None:
    packed = ALICE.pack() if kind is Identity else ALICE.public().pack()
    for wrong in (b"", packed[:-1], packed + b"\0", packed[1:]):
        with pytest.raises(VaultError):
            kind.unpack(wrong)
    with pytest.raises(UnknownFormat):
        kind.unpack(b"\x02" + packed[1:])


def test_each_of_the_three_keys_changes_the_fingerprint() -> None:
    public = ALICE.public()
    prints = {public.fingerprint(), BOB.public().fingerprint()}
    for at in (1, 1185, 1217):
        altered = bytearray(public.pack())
        altered[at] ^= 1
        prints.add(PublicIdentity.unpack(bytes(altered)).fingerprint())
    assert len(prints) == 5
    assert all(len(fingerprint) == 32 for fingerprint in prints)


def test_keys_that_nothing_can_be_sealed_to_are_refused() -> None:
    good = BOB.public()
    not_a_key = PublicIdentity(b"\xff" * 1184, good.x25519, good.ed25519)
    zero_point = PublicIdentity(good.mlkem, bytes(32), good.ed25519)
    for bad in (not_a_key, zero_point):
        with pytest.raises(Damaged):
            hand_over(KEY, bad, ALICE, BOUND)


def test_an_identity_is_as_random_as_what_it_is_given() -> None:
    assert new_identity(lambda count: b"r" * count) == new_identity(lambda count: b"r" * count)
    assert new_identity() != new_identity()
    assert new_key() != new_key()
    assert len(new_key()) == 32


def sign_again(handed: bytes, by: Identity) -> bytes:
    """The same seal under another giver's true signature, as docs/format.md describes it."""
    parts = [
        b"goldseam handover signature 1",
        by.public().fingerprint(),
        BOB.public().fingerprint(),
        *BOUND,
        handed[65:],
    ]
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    signature = Ed25519PrivateKey.from_private_bytes(by.ed25519).sign(message)
    return handed[:1] + signature + handed[65:]
