"""Makes a passphrase of a few ordinary words, and says how hard it is to guess.

Every word is equally likely. Five words from a list of 7,400 make 64.3 bits: with the stretch's
64 MiB and three passes a guess, out of reach of anybody guessing from a stolen database.
"""

import math
import os
from collections.abc import Callable, Sequence
from typing import Final

DEFAULT_COUNT: Final = 5
"""Words. With a list of 7,132 words or more this gives at least 64 bits."""

_RANDOM_BYTES: Final = 4


def new_passphrase(
    words: Sequence[str],
    count: int = DEFAULT_COUNT,
    random: Callable[[int], bytes] = os.urandom,
) -> str:
    """``count`` words separated by single spaces, each drawn on its own (one may come twice)."""
    return " ".join(words[_below(len(words), random)] for _ in range(count))


def passphrase_bits(words: Sequence[str], count: int = DEFAULT_COUNT) -> float:
    """Bits of randomness in a passphrase from this list. A word listed twice counts once."""
    return count * math.log2(len(set(words)))


def _below(limit: int, random: Callable[[int], bytes]) -> int:
    """A whole number from 0 to ``limit`` - 1. Draws past the last full round are thrown away,
    because keeping them would make the first words a little likelier."""
    span = 1 << (8 * _RANDOM_BYTES)
    fair = span - span % limit
    while (drawn := int.from_bytes(random(_RANDOM_BYTES), "big")) >= fair:
        pass
    return drawn % limit
