"""The code of an invitation: eight characters to say or to scan.

The first three find the invitation, so that a wrong code costs that invitation a try; the other
five are 25 bits, of which ten tries guess one in three million.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from hashlib import blake2b
from uuid import UUID

from django.conf import settings

from goldseam.vault.codes import ALPHABET

LENGTH, PLACE = 8, 3
_MISREAD = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,]+")


def new_code(random: Callable[[int], bytes] = os.urandom) -> str:
    return "".join(ALPHABET[byte & 31] for byte in random(LENGTH))


def shown(code: str) -> str:
    """In two halves, as it is read out."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str:
    """The code somebody typed, or nothing if it can't be one."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text).upper()).translate(_MISREAD)
    is_one = len(plain) == LENGTH and all(character in ALPHABET for character in plain)
    return plain if is_one else ""


def proof(invitation: UUID, code: str) -> bytes:
    key = settings.SECRET_KEY.encode()[:64]
    return blake2b(invitation.bytes + code.encode(), key=key, digest_size=32).digest()
