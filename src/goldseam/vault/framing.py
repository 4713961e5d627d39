"""Joins byte strings so that no two different lists of parts give the same bytes.

``framed(b"ab", b"c")`` and ``framed(b"a", b"bc")`` differ, because each part is preceded by its
length. Everything that is authenticated beside a ciphertext is framed.
"""

from typing import Final

LENGTH_BYTES: Final = 4
"""Unsigned, big-endian: a part can hold up to 4 GiB, far beyond anything framed here."""


def framed(*parts: bytes) -> bytes:
    """Each part preceded by its length, one after the other."""
    return b"".join(len(part).to_bytes(LENGTH_BYTES, "big") + part for part in parts)
