"""Names a kind of document by a small number that means nothing to whoever reads the database.

The number is keyed by the drawer, so "promise" is one number in one drawer and another in the
next: rows can be filtered by kind, and nobody without the key can tell which kind it is or compare
two drawers. Two names can meet on one number (once in 32,768 for a given pair). The caller settles
it by reading the kind's name inside the seal.
"""

from hashlib import blake2b
from typing import Final

from goldseam.vault.keys import require_key

KIND_BITS: Final = 15
"""Bits. 0 to 32,767 fits a signed 16-bit column, the small integer of every database."""

_PERSON: Final = b"goldseam kind v1"


def kind_tag(drawer_key: bytes, name: str) -> int:
    """The number from 0 to 32,767 that stands for ``name`` in the drawer of this key."""
    require_key(drawer_key)
    digest = blake2b(name.encode(), digest_size=2, key=drawer_key, person=_PERSON).digest()
    return int.from_bytes(digest, "big") >> (16 - KIND_BITS)
