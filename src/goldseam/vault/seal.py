"""Seals one document into one place of one drawer, and opens it there and nowhere else.

A sealed item is bound to its place: table, drawer, item, kind, author, revision and key epoch.
Altered, cut short, moved to another place or put back under a newer revision, it doesn't open.
Each item has a key of its own, derived from the drawer's key and the item's id, which is what
makes a random 96-bit nonce safe however many items a drawer holds. docs/format.md has the bytes.
"""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goldseam.vault.errors import Damaged, UnknownFormat
from goldseam.vault.keys import KEY_BYTES, require_key
from goldseam.vault.pad import SMALLEST_BUCKET, pad, unpad

ID_BYTES: Final = 16
"""Bytes of a drawer's, an item's or a person's id: a UUID."""
NONCE_BYTES: Final = 12
"""96 bits, the nonce AES-GCM is made for (NIST SP 800-38D §5.2.1.1)."""
TAG_BYTES: Final = 16
"""128 bits, the full tag (NIST SP 800-38D §5.2.1.2)."""

_VERSION: Final = b"\x01\x01"  # format 1, algorithm 1: AES-256-GCM under a keyed-BLAKE2b item key
_NONCE_AT: Final = 6
_BODY_AT: Final = _NONCE_AT + NONCE_BYTES
_SHORTEST: Final = _BODY_AT + SMALLEST_BUCKET + TAG_BYTES
_PERSON: Final = b"goldseam item v1"
_APP: Final = b"\x00\x00\x00\x08goldseam"
_ID_FOLLOWS: Final = ID_BYTES.to_bytes(4, "big")
_REST: Final = struct.Struct(">I16sIHI16sIIII")
_NO_ID: Final = "place: an id doesn't have 16 bytes"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lives. Ids are 16 bytes; kind is 16 bits, revision and epoch are 32."""

    table: str
    drawer: bytes
    item: bytes
    kind: int
    author: bytes
    revision: int
    epoch: int

    def aad(self) -> bytes:
        """The framed bytes that bind a seal to this place. ``Damaged`` if it is no place at all."""
        front = _front(self.table, self.drawer)
        return front + _rest(self.item, self.kind, self.author, self.revision, self.epoch)


def seal(
    document: bytes,
    drawer_key: bytes,
    place: Place,
    random: Callable[[int], bytes] = os.urandom,
) -> bytes:
    """The document, padded and sealed into its place."""
    require_key(drawer_key)
    nonce = random(NONCE_BYTES)
    bound = place.aad()
    body = AESGCM(_item_key(drawer_key, place.item)).encrypt(nonce, pad(document), bound)
    return b"%b%b%b" % (head(place.epoch), nonce, body)


def open_sealed(sealed: bytes, drawer_key: bytes, place: Place) -> bytes:
    """The document. ``Damaged`` if altered or elsewhere, ``UnknownFormat`` if from a newer one.

    A wrong drawer key is ``Damaged`` too: an item carries no key check, its drawer's wrap does.
    """
    opener = Opener(drawer_key, place.table, place.drawer, place.epoch)
    return opener.open(sealed, place.item, place.kind, place.author, place.revision)


class Opener:
    """Opens many items of one drawer and epoch: what their places share is prepared once."""

    __slots__ = ("_epoch", "_front", "_key")

    def __init__(self, drawer_key: bytes, table: str, drawer: bytes, epoch: int) -> None:
        self._key = _keyed(drawer_key)
        self._front = _front(table, drawer)
        self._epoch = epoch

    def open(self, sealed: bytes, item: bytes, kind: int, author: bytes, revision: int) -> bytes:
        """As ``open_sealed``, for a place in this drawer."""
        if epoch_of(sealed) != self._epoch:
            raise Damaged("item: sealed in another key epoch")
        key = self._key.copy()
        key.update(item)
        bound = self._front + _rest(item, kind, author, revision, self._epoch)
        try:
            padded = AESGCM(key.digest()).decrypt(
                sealed[_NONCE_AT:_BODY_AT], sealed[_BODY_AT:], bound
            )
        except InvalidTag:
            raise Damaged("item: altered, moved or rolled back") from None
        return unpad(padded)


def head(epoch: int) -> bytes:
    """How every item sealed in this key epoch begins."""
    return _VERSION + epoch.to_bytes(4, "big")


def epoch_of(sealed: bytes) -> int:
    """The key epoch written on the envelope: which drawer key to fetch. Proven only by opening."""
    if sealed[:2] != _VERSION:
        raise UnknownFormat("item: unknown format or algorithm")
    if len(sealed) < _SHORTEST:
        raise Damaged("item: cut short")
    return int.from_bytes(sealed[2:_NONCE_AT], "big")


def _item_key(drawer_key: bytes, item: bytes) -> bytes:
    key = _keyed(drawer_key)
    key.update(item)
    return key.digest()


def _keyed(drawer_key: bytes) -> blake2b:
    return blake2b(digest_size=KEY_BYTES, key=drawer_key, person=_PERSON)


def _front(table: str, drawer: bytes) -> bytes:
    """What every place in one drawer's table begins with."""
    if len(drawer) != ID_BYTES:
        raise Damaged(_NO_ID)
    name = table.encode()
    return b"%b%b%b%b%b" % (_APP, len(name).to_bytes(4, "big"), name, _ID_FOLLOWS, drawer)


def _rest(item: bytes, kind: int, author: bytes, revision: int, epoch: int) -> bytes:
    if not len(item) == len(author) == ID_BYTES:
        raise Damaged(_NO_ID)
    try:
        return _REST.pack(16, item, 2, kind, 16, author, 4, revision, 4, epoch)
    except struct.error:
        raise Damaged("place: a number is out of range") from None
