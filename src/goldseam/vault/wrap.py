"""Wraps one key under another, and says plainly whether the key tried was the right one.

AES-GCM alone doesn't commit to its key: a ciphertext can be built that opens under two. So each
wrap carries a 32-byte key check derived beside the encryption key, compared before anything is
decrypted. A fresh salt gives every wrap a key, a check and a nonce of its own: two wraps under the
same key can't be told to be related. docs/format.md has the bytes.
"""

import os
from collections.abc import Callable, Sequence
from hmac import compare_digest
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goldseam.vault.errors import Damaged, UnknownFormat, WrongKey
from goldseam.vault.framing import framed
from goldseam.vault.keys import KEY_BYTES, require_key

SALT_BYTES: Final = 32
"""As long as the hash: what RFC 5869 §3.1 recommends, and too many to meet twice."""
CHECK_BYTES: Final = 32
"""256 bits, so that finding two keys with one check costs 2^128."""

_FORMAT: Final = b"\x01"
_CHECK_AT: Final = 1 + SALT_BYTES
_BODY_AT: Final = _CHECK_AT + CHECK_BYTES
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_LABEL: Final = b"goldseam wrap 1"


def wrap(
    key: bytes,
    under: bytes,
    purpose: str,
    bound_to: Sequence[bytes] = (),
    random: Callable[[int], bytes] = os.urandom,
) -> bytes:
    """``key`` (or a short bundle of secrets) sealed under another key, for one purpose."""
    salt = random(SALT_BYTES)
    cipher, check, nonce = _schedule(under, purpose, salt)
    return _FORMAT + salt + check + cipher.encrypt(nonce, key, _aad(purpose, bound_to))


def unwrap(wrapped: bytes, under: bytes, purpose: str, bound_to: Sequence[bytes] = ()) -> bytes:
    """What was wrapped. ``WrongKey`` if the key or purpose differs, ``Damaged`` for the rest."""
    if wrapped[:1] != _FORMAT:
        raise UnknownFormat("wrap: unknown format")
    if len(wrapped) < _BODY_AT + _TAG_BYTES:
        raise Damaged("wrap: cut short")
    cipher, check, nonce = _schedule(under, purpose, wrapped[1:_CHECK_AT])
    if not compare_digest(check, wrapped[_CHECK_AT:_BODY_AT]):
        raise WrongKey("wrap: the key check differs")
    try:
        return cipher.decrypt(nonce, wrapped[_BODY_AT:], _aad(purpose, bound_to))
    except InvalidTag:
        raise Damaged("wrap: altered or bound to something else") from None


def _schedule(under: bytes, purpose: str, salt: bytes) -> tuple[AESGCM, bytes, bytes]:
    """Encryption key, key check and nonce of one wrap: 76 bytes of HKDF-SHA256."""
    require_key(under)
    length = KEY_BYTES + CHECK_BYTES + _NONCE_BYTES
    info = framed(_LABEL, purpose.encode())
    out = HKDF(SHA256(), length, salt, info).derive(under)
    return AESGCM(out[:KEY_BYTES]), out[KEY_BYTES:-_NONCE_BYTES], out[-_NONCE_BYTES:]


def _aad(purpose: str, bound_to: Sequence[bytes]) -> bytes:
    return framed(_LABEL, purpose.encode(), *bound_to)
