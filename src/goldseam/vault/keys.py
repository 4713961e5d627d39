"""Makes random keys, and derives one key from another by purpose.

``derive`` is HKDF-Expand with SHA-256 (RFC 5869 §2.3). The extract step is left out, as RFC 5869
§3.3 allows, because every key here is already 32 uniformly random bytes.
"""

import os
from collections.abc import Callable
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from goldseam.vault.framing import framed

KEY_BYTES: Final = 32
"""256 bits: the key size of AES-256-GCM and the output of SHA-256."""

_LABEL: Final = b"goldseam derive 1"


def new_key(random: Callable[[int], bytes] = os.urandom) -> bytes:
    """A person key, a drawer key or a token: 32 random bytes."""
    return random(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key of its own for ``purpose``. It says nothing about ``key`` or its siblings."""
    require_key(key)
    return HKDFExpand(SHA256(), KEY_BYTES, framed(_LABEL, purpose.encode())).derive(key)


def require_key(key: bytes) -> None:
    """Stop a caller who passes something that isn't a 32-byte key."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, this has {len(key)}")
