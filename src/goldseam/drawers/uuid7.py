"""Identifiers that sort by time: UUID version 7 (RFC 9562, section 5.7)."""

import os
from datetime import UTC, datetime
from uuid import UUID


def uuid7(now: datetime, random: bytes | None = None) -> UUID:
    """48 bits of Unix milliseconds, then 74 random bits around the version and the variant."""
    noise = int.from_bytes(random if random is not None else os.urandom(10), "big")
    milliseconds = int(now.timestamp() * 1000)
    rand_a, rand_b = (noise >> 62) & 0xFFF, noise & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b)


def first_of(now: datetime) -> UUID:
    """Nothing made at or after this moment has a smaller identifier."""
    return uuid7(now, bytes(10))


def made_at(id: UUID) -> datetime:
    """When an identifier was made."""
    return datetime.fromtimestamp((id.int >> 80) / 1000, tz=UTC)
