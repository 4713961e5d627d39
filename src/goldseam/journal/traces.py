"""A text's trace: which groups of three letters occur in it, in 128 bytes.

It is kept inside the seal beside the text, so that a search can pass by nearly every text that
can't hold what is asked for, without folding it. A trace never passes by a text that does: it may
only let through one that doesn't. (A Bloom filter of trigrams with one hash; 1,500 characters fill
about half of it, so a word of six letters passes 19 of 20 other texts by.)
"""

from collections.abc import Iterable
from zlib import crc32

from goldseam.ui.folding import folded

BITS = 1024


def trace(text: str) -> bytes:
    return _traced(_threes(folded(text))).to_bytes(BITS // 8, "big")


def needed(terms: Iterable[str]) -> int:
    """The bits that a text holding all of these folded terms must have."""
    return _traced({three for term in terms for three in _threes(term)})


def may_hold(trace: bytes, needed: int) -> bool:
    """Whether a text of this trace can hold the terms; one without a trace always may."""
    return not trace or int.from_bytes(trace, "big") & needed == needed


def _threes(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _traced(threes: set[str]) -> int:
    bits = 0
    for bit in {crc32(three.encode("utf-8", "surrogatepass")) % BITS for three in threes}:
        bits |= 1 << bit
    return bits
