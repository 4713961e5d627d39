"""A picture of two is there once both said yes, and nobody can tell who hasn't.

    both_agreed(space, key)                  # whether both said yes
    say(space, key, yes=True, day, now)      # one's own yes or no

A yes is a token only the server can tell from chance; a no is chance, in its place. So neither the
pages nor the shared drawer tell what one of the two said alone, as with topics (decision 19).
"""

import secrets
from datetime import date, datetime
from hashlib import blake2b
from uuid import UUID

from goldseam.drawers.gate import Kept
from goldseam.picture.documents import Agreed
from goldseam.together.space import Space

LENGTH = 16  # bytes: chance never makes a yes
_PERSON = b"goldseam pictur1"


def key_of(secret: str, drawer: UUID) -> bytes:
    """One key for each shared drawer, made from the server's secret."""
    digest = blake2b(secret.encode(), digest_size=32, person=_PERSON).digest()
    return blake2b(drawer.bytes, key=digest, person=_PERSON).digest()


def i_agreed(space: Space, key: bytes) -> bool:
    return _said_yes(space, space.me, key)


def both_agreed(space: Space, key: bytes) -> bool:
    return all(_said_yes(space, one, key) for one in (space.me, space.partner.person))


def say(space: Space, key: bytes, *, yes: bool, day: date, now: datetime) -> None:
    """The last word counts, at once and for both."""
    said = Agreed(token=yes_of(space.me, key) if yes else secrets.token_bytes(LENGTH))
    with space.drawer.alone():
        mine = [kept for kept in _found(space) if kept.author == space.me]
        if mine:
            space.drawer.change(mine[0], said)
        else:
            space.drawer.add(said, day=day, now=now)


def _said_yes(space: Space, person: UUID, key: bytes) -> bool:
    """In a document of their own: nobody says yes for the other."""
    mine = (kept.document.token for kept in _found(space) if kept.author == person)
    return yes_of(person, key) in mine


def _found(space: Space) -> list[Kept[Agreed]]:
    return space.drawer.read(Agreed).of(Agreed)


def yes_of(person: UUID, key: bytes) -> bytes:
    return blake2b(person.bytes, key=key, digest_size=LENGTH).digest()
