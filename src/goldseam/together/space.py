"""The drawer two people hold together, for whoever is here: open, or not active.

    space = space_of(visit)
    if space:
        space.drawer.add(promise, day=visit.today, now=visit.now)
        space.drawer.read(Promise)           # of both; `kept.author == space.me` tells whose

It is one drawer like any other: in it each changes and removes only their own. It isn't active
when either has paused it, and when the other has left or deleted their account; which of these it
is, is nobody's business but theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from goldseam import vault
from goldseam.drawers import sharing
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.statements import Statement
from goldseam.people import accounts
from goldseam.people.accounts import Account
from goldseam.people.visits import Visit
from goldseam.together.documents import Partner
from goldseam.together.models import Member


@dataclass(frozen=True, slots=True)
class Space:
    """An active space: the open drawer, oneself, and the other."""

    drawer: OpenDrawer = field(repr=False)
    me: UUID
    partner: Partner = field(repr=False)


def space_of(visit: Visit) -> Space | None:
    """None where there is none, and where it isn't active."""
    partner = partner_of(visit.drawer)
    return space_with(visit, partner) if partner else None


def space_with(visit: Visit, partner: Partner) -> Space | None:
    """The same for whoever has read who the other is along with something else."""
    members = _MEMBERS.rows(visit.person)
    if not _is_active(members, partner):
        return None
    drawer = _open(visit, members[0][0], partner)
    return Space(drawer, drawer.holder, partner) if drawer else None


def partner_of(mine: OpenDrawer) -> Partner | None:
    """Whom somebody is, or was last, together with, as they wrote it down."""
    found = mine.read(Partner, newest=1).of(Partner)
    return found[0].document if found else None


def open_for(mine: Account, drawer: UUID, partner: Partner) -> OpenDrawer | None:
    """The shared drawer, active or not; None where there is no key from whom it is shared with."""
    givers = {partner.person: partner.identity}
    try:
        key, epoch = sharing.receive(drawer, accounts.holder(mine), givers)
    except (sharing.NoKey, vault.VaultError):
        return None
    return OpenDrawer(drawer, key, epoch, mine.person.id)


def _open(visit: Visit, drawer: UUID, partner: Partner) -> OpenDrawer | None:
    """The quick way, without the row of whoever is here, once the key is wrapped as their own."""
    assert visit.person
    assert visit.keys
    try:
        held = sharing.held(drawer, visit.person, visit.keys.person)
    except (sharing.NoKey, vault.VaultError):
        return None
    if held:
        return OpenDrawer(drawer, *held, visit.person)
    return open_for(visit.account, drawer, partner)


def _is_active(members: Sequence[Sequence[Any]], partner: Partner) -> bool:
    both = len(members) == 2 and any(person == partner.person for _, person, _ in members)
    return both and not any(paused for _, _, paused in members)


_MEMBERS = Statement(
    lambda person: Member.objects.filter(drawer__members__person=person).values_list(
        "drawer_id", "person_id", "paused"
    )
)
