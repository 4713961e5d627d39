"""Whom one is together with, as one's own drawer remembers it.

What one knows of the other lies sealed in one's own drawer and not in a table: their name at the
time, and the public keys that were compared when the two found each other.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from goldseam import vault
from goldseam.drawers.documents import Document, document

PHRASE_WORDS = 4  # of a list of 7,400: 51 bits, more than anybody tries out in ten minutes
_PERSON = b"goldseam phrase1"


@document("together.partner")
class Partner(Document, frozen=True, kw_only=True):
    person: UUID
    name: str
    keys: bytes  # the public ones they had when the two compared the words
    since: datetime

    @property
    def identity(self) -> vault.PublicIdentity:
        return vault.PublicIdentity.unpack(self.keys)


def phrase(mine: bytes, theirs: bytes, words: Sequence[str]) -> str:
    """The same few words on both sides, made from the fingerprints of both people’s keys.

    Somebody in between who hands each of the two other keys would show them different words.
    `mine` and `theirs` are 32 bytes each; the order doesn't matter.
    """
    digest = blake2b(b"".join(sorted((mine, theirs))), digest_size=32, person=_PERSON).digest()
    parts = (int.from_bytes(digest[at * 8 : at * 8 + 8], "big") for at in range(PHRASE_WORDS))
    return " ".join(words[part % len(words)] for part in parts)
