"""Documents: frozen structs with a kind and a version, and their bytes.

    @document("journal.entry", version=2)
    class Entry(Document, frozen=True, kw_only=True):
        text: str

        @staticmethod
        def upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]: ...

The bytes are MessagePack: `[kind, version, fields]`. Older versions are upgraded when read; a
version this program doesn't know yet is refused rather than half understood.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, TypeVar

import msgspec
from django.utils.functional import Promise

KINDS: dict[str, type["Document"]] = {}

D = TypeVar("D", bound="Document")


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    KIND: ClassVar[str]
    VERSION: ClassVar[int]
    # For documents that hold a person's own words: the page that shows one by its id, and what
    # one is called. Search and the view of a day read every kind that has a page.
    PAGE: ClassVar[str] = ""
    CALLED: ClassVar[str | Promise] = ""
    # The kind it comes along with when somebody leaves a shared drawer.
    GOES_WITH: ClassVar[str] = ""

    def words(self) -> str:
        """Everything the person wrote in it, as it is searched and quoted."""
        return ""

    def stands(self, now: datetime) -> bool:
        """Whether it is listed among what two people share; what ended by itself no longer is."""
        return True

    @staticmethod
    def upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of the next version, made from those of `version`."""
        raise NotImplementedError(f"no upgrade from version {version}")


class NotUnderstood(Exception):
    """An opened document that this program cannot read: written by a newer one, or unknown."""


class Enveloped(msgspec.Struct, array_like=True, gc=False):
    """A document's bytes with its kind and version read, and its fields still to be."""

    kind: str
    version: int
    fields: msgspec.Raw


def document(kind: str, version: int = 1) -> Callable[[type[D]], type[D]]:
    """Give a struct its kind and version, and make it known."""

    def register(struct: type[D]) -> type[D]:
        if kind in KINDS:
            raise ValueError(f"two documents are called {kind}")
        struct.KIND, struct.VERSION = kind, version
        KINDS[kind] = struct
        return struct

    return register


def to_bytes(doc: Document) -> bytes:
    return _encoder.encode(Enveloped(doc.KIND, doc.VERSION, msgspec.Raw(_encoder.encode(doc))))


def enveloped(raw: bytes) -> Enveloped:
    return _envelope_decoder.decode(raw)


def from_envelope(envelope: Enveloped, struct: type[D]) -> D:
    """The document, brought up to the version this program knows."""
    if envelope.version == struct.VERSION:
        return _decoder(struct).decode(envelope.fields)
    return _upgraded(envelope, struct)


def _upgraded(envelope: Enveloped, struct: type[D]) -> D:
    if envelope.version > struct.VERSION:
        raise NotUnderstood(f"{envelope.kind} was written by a newer Goldseam")
    fields: dict[str, Any] = msgspec.msgpack.decode(envelope.fields)
    for version in range(envelope.version, struct.VERSION):
        fields = struct.upgrade(version, fields)
    return msgspec.convert(fields, struct, strict=False)


_encoder = msgspec.msgpack.Encoder()
_envelope_decoder = msgspec.msgpack.Decoder(Enveloped)
_decoders: dict[type, msgspec.msgpack.Decoder[Any]] = {}


def _decoder(struct: type[D]) -> msgspec.msgpack.Decoder[D]:
    try:
        return _decoders[struct]
    except KeyError:
        return _decoders.setdefault(struct, msgspec.msgpack.Decoder(struct))
