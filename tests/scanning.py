"""Finds a marker in bytes, however it may have been put there.

As it is, in base64 (wherever it begins), in UTF-16, in hexadecimal, percent-encoded, and inside
anything that was compressed with gzip, zlib or deflate.
"""

import base64
import re
import zlib
from collections.abc import Iterator

GZIP = b"\x1f\x8b\x08"
ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def found_in(data: bytes, markers: list[str]) -> dict[str, list[str]]:
    """For each marker that is there, the ways in which it is."""
    layers = [("", data), *_unpacked(data)]
    found: dict[str, list[str]] = {}
    for marker in markers:
        for way, pattern in ways(marker):
            for layer, bytes_ in layers:
                if pattern in bytes_ or (pattern.lower() in bytes_.lower() and way == "hex"):
                    found.setdefault(marker, []).append(f"{layer}{way}")
    return found


def ways(marker: str) -> Iterator[tuple[str, bytes]]:
    raw = marker.encode()
    yield "raw", raw
    yield "utf-16-le", marker.encode("utf-16-le")
    yield "utf-16-be", marker.encode("utf-16-be")
    yield "hex", raw.hex().encode()
    for offset in range(3):
        for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            yield f"{name}+{offset}", _inner(encode, raw, offset)


def _inner(encode, raw: bytes, offset: int) -> bytes:
    """The part of the encoding that doesn't depend on what stands around it."""
    encoded = encode(bytes(offset) + raw)
    first = -(-offset * 8 // 6) if offset else 0
    whole = (offset + len(raw)) * 8 // 6
    return encoded[first:whole]


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    for match in re.finditer(re.escape(GZIP), data):
        yield from _inflated("gzip ", data[match.start() :], 31)
    for start in ZLIB:
        for match in re.finditer(re.escape(start), data):
            yield from _inflated("zlib ", data[match.start() :], 15)


def _inflated(name: str, data: bytes, window: int) -> Iterator[tuple[str, bytes]]:
    try:
        unpacked = zlib.decompressobj(window).decompress(data, 10_000_000)
    except zlib.error:
        return
    if unpacked:
        yield name, unpacked
