"""Which topics both are open to, so that what only one of them ticked shows nowhere.

    compared = scrambled(ticks, key, mine)          # what lies in the shared drawer
    agreed(topics, compared, theirs, key)           # of these topics, those both are open to

For each topic somebody is open to, a keyed hash lies in the shared drawer; the key is the server's,
so whoever opens that drawer sees nothing in it, and no later page can show it by mistake. Always
as many hashes, and the same ones for the same answers. What this protects from, and what it
doesn't: decision 19.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from uuid import UUID

from goldseam.talks.documents import OPEN_TO_IT, Compared

ROOM_FOR = 128  # tokens: every topic of the ladder, and a hundred that the other put forward
LENGTH = 8  # bytes: among 128 tokens a wrong match comes about once in 10^15 comparisons
_PERSON = b"goldseam talks1"


def key_of(secret: str, drawer: UUID) -> bytes:
    """One key for each shared drawer, made from the server's secret."""
    digest = blake2b(secret.encode(), digest_size=32, person=_PERSON).digest()
    return blake2b(drawer.bytes, key=digest, person=_PERSON).digest()


def scrambled(ticks: Mapping[str, str], key: bytes, mine: UUID) -> Compared:
    """A token for each topic somebody is open to, filled up to as many as always.

    Beyond ROOM_FOR, topics are left out and match nothing.
    """
    said = [_token(topic, key) for topic, tick in ticks.items() if tick in OPEN_TO_IT][:ROOM_FOR]
    filling = [_token(f"{mine} {number}", key) for number in range(ROOM_FOR - len(said))]
    return Compared(tokens=tuple(sorted({*said, *filling})))


def agreed(
    topics: Iterable[str], mine: Compared | None, theirs: Compared | None, key: bytes
) -> list[str]:
    """The topics both are open to, in the order they came. Both have to compare."""
    if mine is None or theirs is None:
        return []
    both = frozenset(mine.tokens) & frozenset(theirs.tokens)
    return [topic for topic in topics if _token(topic, key) in both]


def is_open_to(topic: str, compared: Compared | None, key: bytes) -> bool:
    """For a topic that the other put forward, and so is open to."""
    return compared is not None and _token(topic, key) in compared.tokens


def _token(text: str, key: bytes) -> bytes:
    return blake2b(text.encode(), key=key, digest_size=LENGTH).digest()
