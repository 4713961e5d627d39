"""Pads a document to a size bucket, so that its length says little about its words.

Buckets are powers of two, never below 256 bytes. A document is followed by one byte 0x80 and then
by zeros (ISO/IEC 7816-4 padding). Whoever reads the database learns the bucket, not the length:
every note up to 255 bytes looks the same. It costs at most twice the document, on average
about a third more, and up to 256 bytes for a very short one.
"""

from typing import Final

from goldseam.vault.errors import Damaged

SMALLEST_BUCKET: Final = 256
"""Bytes. Most marks, check-ins and gratitude lines fit, and so can't be told apart by size."""

_END: Final = b"\x80"


def bucket(length: int) -> int:
    """The bytes a document of ``length`` bytes fills once padded."""
    return max(SMALLEST_BUCKET, 1 << length.bit_length())


def pad(document: bytes) -> bytes:
    """The document with its end marked, filled up to its bucket."""
    return (document + _END).ljust(bucket(len(document)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The document inside. Raises ``Damaged`` unless ``pad`` made exactly these bytes."""
    marked = padded.rstrip(b"\0")
    if marked[-1:] != _END or len(padded) != bucket(len(marked) - 1):
        raise Damaged("padding: not a padded document")
    return marked[:-1]
