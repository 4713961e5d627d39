"""Stretches a passphrase once, slowly, into two values that don't reveal each other.

Argon2id makes 64 bytes from the passphrase; HKDF-Expand makes two keys from those. The *verifier*
proves sign-in and is stored only as a hash. The *unlock key* unwraps the person's key and is never
stored. A device PIN is stretched the same way with the device's own secret as Argon2's key.
"""

import os
import struct
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest
from typing import Final, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from goldseam.vault.errors import Damaged, UnknownFormat
from goldseam.vault.keys import KEY_BYTES

# RFC 9106 §4, the second recommended option, for machines that can't spare 2 GiB a sign-in:
# 64 MiB, three passes, four lanes, a 128-bit salt.
MEMORY_KIB: Final = 64 * 1024
ITERATIONS: Final = 3
LANES: Final = 4
SALT_BYTES: Final = 16

# Beyond these a stored row asks for more than a server can give, so it was altered.
MOST_MEMORY_KIB: Final = 1024 * 1024
MOST_ITERATIONS: Final = 32
MOST_LANES: Final = 64

# OpenSSL gives the lanes threads of one pool for the whole process, and cryptography sets that
# pool's size for each derivation: two at once wait for each other for ever, or report that memory
# ran out (seen with cryptography 50.0.2, OpenSSL 4.0.3). One after the other is no slower, because
# one derivation keeps every core busy.
_one_at_a_time = threading.Lock()

_OUTPUT_BYTES: Final = 64
_FORMAT: Final = b"\x01"
_NUMBERS: Final = struct.Struct(">IIB")
_PACKED_BYTES: Final = 1 + _NUMBERS.size + SALT_BYTES


@dataclass(frozen=True, slots=True)
class Stretch:
    """How one person's passphrase is stretched: Argon2id's parameters and their own salt."""

    salt: bytes
    memory_kib: int
    iterations: int
    lanes: int

    def pack(self) -> bytes:
        """26 bytes to store beside the person."""
        numbers = _NUMBERS.pack(self.memory_kib, self.iterations, self.lanes)
        return _FORMAT + numbers + self.salt

    @classmethod
    def unpack(cls, raw: bytes) -> Self:
        """What ``pack`` stored. ``Damaged`` if it asks for what no Goldseam would."""
        if raw[:1] != _FORMAT:
            raise UnknownFormat("stretch: unknown format")
        if len(raw) != _PACKED_BYTES:
            raise Damaged("stretch: wrong length")
        memory_kib, iterations, lanes = _NUMBERS.unpack(raw[1 : 1 + _NUMBERS.size])
        how = cls(raw[-SALT_BYTES:], memory_kib, iterations, lanes)
        if not how._is_sane():
            raise Damaged("stretch: parameters out of range")
        return how

    def _is_sane(self) -> bool:
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB  # RFC 9106 §3.1: at least 8p
            and 1 <= self.iterations <= MOST_ITERATIONS
        )


@dataclass(frozen=True, slots=True)
class Stretched:
    """The two 32-byte keys one stretch gives. Neither is ever printed."""

    verifier: bytes = field(repr=False)
    unlock_key: bytes = field(repr=False)


def new_stretch(random: Callable[[int], bytes] = os.urandom) -> Stretch:
    """Today's parameters with a fresh salt."""
    return Stretch(random(SALT_BYTES), MEMORY_KIB, ITERATIONS, LANES)


def stretch(passphrase: str, how: Stretch, secret: bytes = b"") -> Stretched:
    """About an eighth of a second and ``how.memory_kib`` of memory: never twice a sign-in.

    The passphrase is normalised (NFKC), so that it opens from any keyboard. ``secret`` is Argon2's
    key: without it the result can't be guessed, however short the passphrase.
    """
    argon2id = Argon2id(
        salt=how.salt,
        length=_OUTPUT_BYTES,
        iterations=how.iterations,
        lanes=how.lanes,
        memory_cost=how.memory_kib,
        secret=secret or None,
    )
    with _one_at_a_time:
        root = argon2id.derive(unicodedata.normalize("NFKC", passphrase).encode())
    return Stretched(_expand(root, b"goldseam verifier 1"), _expand(root, b"goldseam unlock 1"))


def verifier_hash(verifier: bytes) -> bytes:
    """32 bytes to store. A plain hash is enough: the verifier is already stretched."""
    return blake2b(verifier, digest_size=32, person=b"goldseam verify1").digest()


def verifier_matches(verifier: bytes, stored: bytes) -> bool:
    """Whether this verifier made the stored hash, in a time that doesn't depend on how nearly."""
    return compare_digest(verifier_hash(verifier), stored)


def _expand(root: bytes, info: bytes) -> bytes:
    return HKDFExpand(SHA256(), KEY_BYTES, info).derive(root)
