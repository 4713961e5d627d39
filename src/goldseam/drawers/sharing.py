"""Drawers that two people hold: begun by one, received by the other, left by either.

    drawer = begin(mine, other, now=now)            # a key of its own, handed over to the other
    key, epoch = receive(drawer, theirs, {mine.id: mine.public})
    new_epoch(drawer, key, mine, to=[other])        # everything sealed again; `mine` holds no key

A key is handed over sealed to the one and signed by the other (vault/handover.py). Whoever receives
it wraps it under their own person key, so that it is opened the slow way only once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from goldseam import vault
from goldseam.drawers import keeping
from goldseam.drawers.models import Drawer, DrawerKey
from goldseam.drawers.statements import Statement
from goldseam.drawers.uuid7 import uuid7


class NoKey(Exception):
    """This person holds no key to this drawer: they left it, or were never in it."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody a key can be handed to."""

    id: UUID
    public: vault.PublicIdentity


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is unlocked: what wraps their own keys, and what signs and opens others'."""

    id: UUID
    person_key: bytes = field(repr=False)
    identity: vault.Identity = field(repr=False)
    links: bytes = field(default=b"", repr=False)  # from each earlier identity to the next


def begin(mine: Holder, other: Other, *, now: datetime) -> UUID:
    """A new drawer that both hold a key to. To be called inside a transaction."""
    drawer, key = Drawer.objects.create(id=uuid7(now), epoch=1), vault.new_key()
    keeping.hand_out(drawer.id, mine.id, 1, key, mine.person_key)
    _hand_over(drawer.id, 1, key, mine, other)
    return drawer.id


def held(drawer: UUID, holder: UUID, person_key: bytes) -> tuple[bytes, int] | None:
    """The key and its epoch, wrapped under one's own key already; None where it isn't yet."""
    epoch, wrapped, giver, _ = _key_row(drawer, holder)
    if giver is not None:
        return None
    place = keeping.bound_to(drawer, holder, epoch)
    return vault.unwrap(bytes(wrapped), person_key, keeping.PURPOSE, place), epoch


def receive(
    drawer: UUID, mine: Holder, givers: Mapping[UUID, vault.PublicIdentity]
) -> tuple[bytes, int]:
    """The key and its epoch. A key from anybody who isn't among `givers` is not taken; their keys
    may have changed since those that are known, as long as each endorses the next.

    Raises NoKey when there is none for this person, and vault.Damaged when one was forged.
    """
    if found := held(drawer, mine.id, mine.person_key):
        return found
    epoch, handed, giver, links = _key_row(drawer, mine.id)
    if giver not in givers:
        raise NoKey
    bound_to = keeping.bound_to(drawer, mine.id, epoch)
    identity = vault.follow(givers[giver], bytes(links))
    key = vault.receive(bytes(handed), mine.identity, identity, bound_to)
    wrapped = vault.wrap(key, mine.person_key, keeping.PURPOSE, bound_to)
    # Only in the place of what was opened: it may be left and handed over again meanwhile.
    there = DrawerKey.objects.filter(drawer_id=drawer, holder=mine.id, epoch=epoch, giver=giver)
    there.update(wrapped=wrapped, giver=None, giver_links=b"")
    return key, epoch


def new_epoch(drawer: UUID, key: bytes, mine: Holder, *, to: Iterable[Other]) -> int:
    """Seal everything again under a key that only `to` get; return its epoch.

    Every earlier key, `mine` included, opens nothing from here on. Inside a transaction.
    """
    new, epoch = keeping.seal_all_again(drawer, key)
    for other in to:
        _hand_over(drawer, epoch, new, mine, other)
    return epoch


def _hand_over(drawer: UUID, epoch: int, key: bytes, mine: Holder, other: Other) -> None:
    bound_to = keeping.bound_to(drawer, other.id, epoch)
    handed = vault.hand_over(key, other.public, mine.identity, bound_to)
    DrawerKey.objects.create(
        drawer_id=drawer, holder=other.id, epoch=epoch,
        wrapped=handed, giver=mine.id, giver_links=mine.links,
    )  # fmt: skip


def _key_row(drawer: UUID, holder: UUID) -> Sequence[Any]:
    """Epoch, wrapped key, who gave it and how that one's keys are endorsed."""
    row = next(iter(_HELD.rows(drawer, holder)), None)
    if row is None:
        raise NoKey
    return row


# Every page of two asks this.
_HELD = Statement(
    lambda drawer, holder: (
        DrawerKey.objects.filter(drawer_id=drawer)
        .filter(holder=holder)
        .order_by("-epoch")
        .values_list("epoch", "wrapped", "giver", "giver_links")[:1]
    )
)
