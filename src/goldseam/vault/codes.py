"""Makes a recovery code to write on paper, reads it back, and tells where it was mistyped.

A code is 26 random characters of Crockford's base 32 (130 bits) and 4 check characters, read in
six groups of five. Case, spaces and hyphens don't matter; O is read as 0, I and L as 1. The check
characters are a Reed-Solomon code over 32 symbols: up to four wrong characters are always noticed,
and for one wrong character or two swapped neighbours the group can be named. Crockford's own check
character (modulo 37) can't name a group and adds five symbols that are hard to read aloud.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goldseam.vault.errors import CodeMistyped
from goldseam.vault.keys import KEY_BYTES

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 symbols: no I, L, O (they look like digits) and no U."""
SECRET_SYMBOLS: Final = 26
"""26 symbols of 5 bits are 130 bits, the fewest that reach 128."""
CHECK_SYMBOLS: Final = 4
"""Distance 5: notices any 4 errors, and misses a random one once in 2^20."""
GROUP_SYMBOLS: Final = 5

_ALL_SYMBOLS: Final = SECRET_SYMBOLS + CHECK_SYMBOLS
_GROUPS: Final = _ALL_SYMBOLS // GROUP_SYMBOLS
_MISREAD: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015\u2212_.,]+")
_LABEL: Final = b"goldseam recovery code 1"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """130 random bits, as 26 numbers from 0 to 31. Never printed by accident."""

    secret: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """To write down: six groups of five characters, joined by hyphens."""
        symbols = self.secret + _check(self.secret)
        written = "".join(ALPHABET[symbol] for symbol in symbols)
        return "-".join(re.findall("." * GROUP_SYMBOLS, written))

    @property
    def key(self) -> bytes:
        """The 32-byte key that wraps the person's key: HKDF-SHA256 of the 130 bits."""
        number = 0
        for symbol in self.secret:
            number = number << 5 | symbol
        return HKDF(SHA256(), KEY_BYTES, None, _LABEL).derive(number.to_bytes(17, "big"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """What somebody typed. ``CodeMistyped``, before any look-up, if it can't be a code."""
        groups = _BETWEEN.sub(" ", unicodedata.normalize("NFKC", text).upper()).split()
        typed = "".join(groups).translate(_MISREAD)
        for at, character in enumerate(typed):
            if character not in ALPHABET:
                raise CodeMistyped("code: a character no code has", _group(at))
        if len(typed) != _ALL_SYMBOLS:
            raise CodeMistyped("code: too few or too many characters", _uneven_group(groups))
        symbols = bytes(map(ALPHABET.index, typed))
        if any(_remainder(symbols)):
            raise CodeMistyped("code: the check characters don't fit", _suspect_group(symbols))
        return cls(symbols[:SECRET_SYMBOLS])


def new_recovery_code(random: Callable[[int], bytes] = os.urandom) -> RecoveryCode:
    """A fresh code. Each symbol is five bits of its own random byte."""
    return RecoveryCode(bytes(byte & 31 for byte in random(SECRET_SYMBOLS)))


def _group(at: int) -> int | None:
    return at // GROUP_SYMBOLS + 1 if at < _ALL_SYMBOLS else None


def _uneven_group(groups: list[str]) -> int | None:
    """The one group that isn't five characters long, if the groups were kept apart."""
    uneven = [n for n, group in enumerate(groups, start=1) if len(group) != GROUP_SYMBOLS]
    return uneven[0] if len(groups) == _GROUPS and len(uneven) == 1 else None


def _suspect_group(symbols: bytes) -> int | None:
    """The group where one changed character, or one swap, explains it. At most one change can."""
    found = {at for at, changed in _near(symbols) if not any(_remainder(changed))}
    groups = {_group(at) for at in found}
    return groups.pop() if len(groups) == 1 else None


def _near(symbols: bytes) -> Iterator[tuple[int, bytes]]:
    """Every code one changed character or one swap of neighbours away, and where it differs."""
    for at, symbol in enumerate(symbols):
        before, after = symbols[:at], symbols[at + 1 :]
        if after:
            yield at, before + after[:1] + symbols[at : at + 1] + after[1:]
        for other in range(32):
            if other != symbol:
                yield at, before + bytes((other,)) + after


# Reed-Solomon over the field of 32 elements, x^5 + x^2 + 1 (Reed and Solomon, 1960). Symbols are
# polynomials' coefficients, highest first; a code is a multiple of (x-1)(x-a)(x-a^2)(x-a^3).


def _check(secret: bytes) -> bytes:
    """The four symbols that make the whole a multiple of the generator."""
    return _remainder(secret + bytes(CHECK_SYMBOLS))


def _remainder(symbols: bytes) -> bytes:
    """What is left of the division by the generator: zeros for a code typed right."""
    rest = bytes(CHECK_SYMBOLS)
    for symbol in symbols:
        taken = _MULTIPLES[rest[0]]
        rest = bytes(map(int.__xor__, rest[1:] + bytes((symbol,)), taken))
    return rest


def _times(a: int, b: int) -> int:
    """The product of two field elements."""
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def _generator() -> bytes:
    """(x-1)(x-a)(x-a^2)(x-a^3) without its leading 1. In this field minus is plus."""
    polynomial, root = [1], 1
    for _ in range(CHECK_SYMBOLS):
        shifted = [_times(root, coefficient) for coefficient in polynomial]
        pairs = zip([*polynomial, 0], [0, *shifted], strict=True)
        polynomial, root = [a ^ b for a, b in pairs], _times(root, 2)
    return bytes(polynomial[1:])


_MULTIPLES: Final = tuple(bytes(_times(n, g) for g in _generator()) for n in range(32))
