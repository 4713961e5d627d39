"""Hands a drawer's key from one person to another, sealed to the one and signed by the other.

Whoever changes all their keys endorses the new ones with the old, so that somebody who compared the
old ones still knows from whom a key comes.

The seal is HPKE (RFC 9180, base mode) with a hybrid of ML-KEM-768 and X25519: it holds if either
holds. The signature is Ed25519. Both cover who gives, who receives and what the key belongs to, so
a handed-over key can't be passed on as somebody else's, or moved to another drawer.
docs/format.md has the bytes.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Self

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from goldseam.vault.errors import Damaged, UnknownFormat
from goldseam.vault.framing import framed

MLKEM_SEED_BYTES: Final = 64
"""d and z of FIPS 203 §7.1: the private key in its shortest form."""
MLKEM_PUBLIC_BYTES: Final = 1184
"""FIPS 203 §8, table 3."""
CURVE_BYTES: Final = 32
"""Any X25519 or Ed25519 key, private or public (RFC 7748, RFC 8032)."""
SIGNATURE_BYTES: Final = 64
ENCAPSULATED_BYTES: Final = 1120
"""1,088 of ML-KEM-768 and 32 of X25519."""

_FORMAT: Final = b"\x01"
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SEALED_AT: Final = 1 + SIGNATURE_BYTES
_SHORTEST: Final = _SEALED_AT + ENCAPSULATED_BYTES + 16
_PERSON: Final = b"goldseam public1"
_LABEL: Final = b"goldseam handover 1"
_SIGNED: Final = b"goldseam handover signature 1"
_ENDORSED: Final = b"goldseam endorsement 1"
_PUBLIC_BYTES: Final = 1 + MLKEM_PUBLIC_BYTES + 2 * CURVE_BYTES
_LINK_BYTES: Final = _PUBLIC_BYTES + SIGNATURE_BYTES


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """What others need to hand a person a key, and to know who handed one over."""

    mlkem: bytes
    x25519: bytes
    ed25519: bytes

    def pack(self) -> bytes:
        """1,249 bytes to store in the open."""
        return _FORMAT + self.mlkem + self.x25519 + self.ed25519

    @classmethod
    def unpack(cls, raw: bytes) -> Self:
        """What ``pack`` stored."""
        return cls(*_split(raw, MLKEM_PUBLIC_BYTES))

    def fingerprint(self) -> bytes:
        """32 bytes that name these three keys and no others: keyless BLAKE2b of the packed form."""
        return blake2b(self.pack(), digest_size=32, person=_PERSON).digest()


@dataclass(frozen=True, slots=True)
class Identity:
    """One person's private keys. Never printed, never stored except wrapped."""

    mlkem: bytes = field(repr=False)
    x25519: bytes = field(repr=False)
    ed25519: bytes = field(repr=False)

    def pack(self) -> bytes:
        """129 bytes to wrap under the person's key."""
        return _FORMAT + self.mlkem + self.x25519 + self.ed25519

    @classmethod
    def unpack(cls, raw: bytes) -> Self:
        """What ``pack`` gave, once unwrapped."""
        return cls(*_split(raw, MLKEM_SEED_BYTES))

    def public(self) -> PublicIdentity:
        """The half that may be shown to anybody."""
        return PublicIdentity(
            MLKEM768PrivateKey.from_seed_bytes(self.mlkem).public_key().public_bytes_raw(),
            X25519PrivateKey.from_private_bytes(self.x25519).public_key().public_bytes_raw(),
            Ed25519PrivateKey.from_private_bytes(self.ed25519).public_key().public_bytes_raw(),
        )


def new_identity(random: Callable[[int], bytes] = os.urandom) -> Identity:
    """Fresh keys for one person."""
    return Identity(random(MLKEM_SEED_BYTES), random(CURVE_BYTES), random(CURVE_BYTES))


def hand_over(key: bytes, to: PublicIdentity, by: Identity, bound_to: Sequence[bytes]) -> bytes:
    """``key`` for ``to`` alone, signed by ``by``, bound to (say) a drawer's id and its epoch."""
    context = _context(by.public(), to, bound_to)
    sealed = _encrypt(key, to, framed(_LABEL, *context))
    signature = Ed25519PrivateKey.from_private_bytes(by.ed25519).sign(_signed(context, sealed))
    return _FORMAT + signature + sealed


def receive(handed: bytes, me: Identity, giver: PublicIdentity, bound_to: Sequence[bytes]) -> bytes:
    """The key. ``Damaged`` unless this giver made it, for me, bound to exactly this."""
    if handed[:1] != _FORMAT:
        raise UnknownFormat("handover: unknown format")
    if len(handed) < _SHORTEST:
        raise Damaged("handover: cut short")
    signature, sealed = handed[1:_SEALED_AT], handed[_SEALED_AT:]
    context = _context(giver, me.public(), bound_to)
    try:
        Ed25519PublicKey.from_public_bytes(giver.ed25519).verify(
            signature, _signed(context, sealed)
        )
        return _SUITE.decrypt(sealed, _opening_key(me), framed(_LABEL, *context))
    except (InvalidSignature, InvalidTag, ValueError):
        raise Damaged("handover: altered, or not between these two about this") from None


def endorse(new: PublicIdentity, by: Identity) -> bytes:
    """A link of 1,313 bytes: ``by`` says that its owner has the keys ``new`` from now on."""
    signature = Ed25519PrivateKey.from_private_bytes(by.ed25519).sign(_endorsed(by.public(), new))
    return new.pack() + signature


def follow(known: PublicIdentity, links: bytes) -> PublicIdentity:
    """The keys that links, the oldest first, lead to from ``known``; ``known`` where none does.

    Links that came before ``known`` are passed over. ``Damaged`` when the chain breaks after it.
    """
    if len(links) % _LINK_BYTES:
        raise Damaged("identity: a link is cut short")
    at, found = known, False
    for start in range(0, len(links), _LINK_BYTES):
        link = links[start : start + _LINK_BYTES]
        new = PublicIdentity.unpack(link[:_PUBLIC_BYTES])
        try:
            Ed25519PublicKey.from_public_bytes(at.ed25519).verify(
                link[_PUBLIC_BYTES:], _endorsed(at, new)
            )
        except InvalidSignature:
            if found:
                raise Damaged("identity: a link was altered") from None
            continue
        at, found = new, True
    return at


def _endorsed(old: PublicIdentity, new: PublicIdentity) -> bytes:
    return framed(_ENDORSED, old.fingerprint(), new.pack())


def _split(raw: bytes, mlkem_bytes: int) -> tuple[bytes, bytes, bytes]:
    """Format byte off, three keys out."""
    if raw[:1] != _FORMAT:
        raise UnknownFormat("identity: unknown format")
    x25519_at = 1 + mlkem_bytes
    ed25519_at = x25519_at + CURVE_BYTES
    if len(raw) != ed25519_at + CURVE_BYTES:
        raise Damaged("identity: wrong length")
    return raw[1:x25519_at], raw[x25519_at:ed25519_at], raw[ed25519_at:]


def _context(
    giver: PublicIdentity, recipient: PublicIdentity, bound_to: Sequence[bytes]
) -> list[bytes]:
    return [giver.fingerprint(), recipient.fingerprint(), *bound_to]


def _signed(context: Sequence[bytes], sealed: bytes) -> bytes:
    return framed(_SIGNED, *context, sealed)


def _encrypt(key: bytes, to: PublicIdentity, info: bytes) -> bytes:
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(to.mlkem)
        x25519 = X25519PublicKey.from_public_bytes(to.x25519)
        return _SUITE.encrypt(key, MLKEM768X25519PublicKey(mlkem, x25519), info)
    except ValueError:  # not a public key, or a point that would make the shared secret zero
        raise Damaged("identity: nothing can be sealed to these keys") from None


def _opening_key(me: Identity) -> MLKEM768X25519PrivateKey:
    return MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(me.mlkem),
        X25519PrivateKey.from_private_bytes(me.x25519),
    )
