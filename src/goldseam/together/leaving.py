"""Pausing and leaving: at once, by one side, without a reason, and nobody is told.

Whoever leaves loses the key. What they choose to take along goes back into their own drawer, what
they leave behind stays with the other, and everything that stays is sealed again under a new key.
What was said of something comes along with it; what no page calls by a name is erased.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldseam import vault
from goldseam.drawers import keeping, sharing
from goldseam.drawers.documents import KINDS, Document
from goldseam.drawers.gate import Kept, OpenDrawer, remember_deleted
from goldseam.drawers.models import DrawerKey
from goldseam.people import accounts
from goldseam.people.accounts import Account
from goldseam.people.models import Person
from goldseam.together.documents import Partner
from goldseam.together.models import Member
from goldseam.together.pairing import call_off
from goldseam.together.space import open_for, partner_of


def pause(person: UUID) -> None:
    """Nobody sees or shares anything until the same person goes on."""
    Member.objects.filter(person_id=person).update(paused=True)


def resume(person: UUID) -> None:
    Member.objects.filter(person_id=person).update(paused=False)


def leave(mine: Account, *, taking: Collection[str], now: datetime) -> None:
    """End it for oneself. `taking` are the kinds of one's own words that come along."""
    call_off(mine)
    with transaction.atomic():
        member = Member.objects.filter(person=mine.person).first()
        partner = partner_of(mine.drawer)
        if member and partner:
            shared = open_for(mine, member.drawer_id, partner)
            if shared:
                _take_along(shared, mine, taking, now)
            _give_up(member, mine, shared, partner, now)
        _forget(mine, now)
    keeping.wipe_log()


def end(account: Account, now: datetime, **_: object) -> None:
    """An account is being deleted: leave, and take every word along to where it ends."""
    leave(account, taking=KINDS, now=now)


def keep_hold(account: Account, **_: object) -> None:
    """All keys are about to change: take a key that was handed over and never opened yet."""
    member, partner = Member.objects.filter(person=account.person).first(), None
    if member and (partner := partner_of(account.drawer)):
        open_for(account, member.drawer_id, partner)


def _take_along(shared: OpenDrawer, mine: Account, kinds: Collection[str], now: datetime) -> None:
    """Move one's own documents of these kinds into one's own drawer, each with its id: what was
    said of a promise finds it there, too."""
    found = shared.read(*KINDS.values())
    own = [kept for same in found.by_kind.values() for kept in same if kept.author == shared.holder]
    along = [kept for kept in own if _belongs_to(kept) in kinds]
    for kept in along:
        mine.drawer.add(kept.document, day=kept.day, now=now, id=kept.id)
    nameless = [kept for kept in own if not _belongs_to(kept)]
    shared.erase([kept.id for kept in (*along, *nameless)], day=mine.preferences.today(now))


def _belongs_to(kept: Kept[Document]) -> str:
    """The kind by whose name it is taken along or left; nothing for what has no name."""
    doc = kept.document
    return doc.GOES_WITH or (doc.KIND if doc.CALLED else "")


def _give_up(
    member: Member, mine: Account, shared: OpenDrawer | None, partner: Partner, now: datetime
) -> None:
    drawer, day = member.drawer_id, mine.preferences.today(now)
    stays = Member.objects.filter(drawer=drawer, person_id=partner.person).exists()
    member.delete()
    if not stays:
        keeping.empty(drawer, day=day)
        return
    them = _as_compared(partner)
    if shared and them:
        sharing.new_epoch(drawer, shared.key, accounts.holder(mine), to=[them])
    DrawerKey.objects.filter(drawer_id=drawer, holder=mine.person.id).delete()
    remember_deleted([(drawer, mine.person.id)], day=day)


def _as_compared(partner: Partner) -> sharing.Other | None:
    """The other, with keys that those which were compared vouch for; None when there are none such.

    A new key is sealed to nobody unknown: the other then goes on with the key they have.
    """
    person = Person.objects.filter(id=partner.person).first()
    if person is None:
        return None
    vouched_for = vault.follow(partner.identity, bytes(person.identity_links))
    known = vouched_for.pack() == bytes(person.public_identity)
    return accounts.other(person) if known else None


def _forget(mine: Account, now: datetime) -> None:
    before = [kept.id for kept in mine.drawer.read(Partner).of(Partner)]
    mine.drawer.erase(before, day=mine.preferences.today(now))
