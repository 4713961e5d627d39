"""How two people find each other: one invites, the other accepts, the first confirms.

    code = invite(account, now=now)
    accept(theirs, code, now=now)          # no access yet
    confirm(account, invitation, now=now)  # from here on both hold the drawer

Accepting writes down whose keys were seen. Confirming hands over a drawer key sealed to exactly
those keys, so whoever swaps keys in the database in between changes the words both compare.
"""

from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from goldseam import vault
from goldseam.drawers import sharing
from goldseam.drawers.uuid7 import uuid7
from goldseam.people import accounts, guessing
from goldseam.people.accounts import Account
from goldseam.people.models import Person
from goldseam.together import codes
from goldseam.together.documents import Partner
from goldseam.together.models import Invitation, Member

GOOD_FOR = timedelta(minutes=10)
TRIES = 10
# By one person, whatever invitations they are at: a typing error costs little, a search finds none.
ACCEPTING = guessing.Limit("accept invitation", 10, timedelta(minutes=15))
INVITING = guessing.Limit("invite", 20, timedelta(hours=1))


class WrongCode(Exception):
    """No invitation has this code now; whether one had it is not said."""


class TogetherAlready(Exception):
    """One of the two has somebody already."""


def invite(mine: Account, *, now: datetime) -> str:
    """A new code; the one before it, if there is one, is void."""
    INVITING.count(str(mine.person.id), now=now)
    if Member.objects.filter(person=mine.person).exists():
        raise TogetherAlready
    Invitation.objects.filter(inviter=mine.person).delete()
    Invitation.objects.filter(until__lte=now).delete()
    while True:
        id, code = uuid7(now), codes.new_code()
        wrapped = vault.wrap(code.encode(), mine.keys.person, "invitation", (id.bytes,))
        try:
            with transaction.atomic():
                Invitation.objects.create(
                    id=id,
                    inviter=mine.person,
                    place=code[: codes.PLACE],
                    proof=codes.proof(id, code),
                    code=wrapped,
                    tries_left=TRIES,
                    until=now + GOOD_FOR,
                )
        except IntegrityError:  # another open one begins like it
            continue
        return code


def open_invitation(mine: Account, *, now: datetime) -> Invitation | None:
    """One's own, as long as it is good."""
    return Invitation.objects.filter(inviter=mine.person, until__gt=now).first()


def code_of(mine: Account, invitation: Invitation) -> str:
    bound_to = (invitation.id.bytes,)
    raw = vault.unwrap(bytes(invitation.code), mine.keys.person, "invitation", bound_to)
    return codes.shown(raw.decode())


def accept(mine: Account, text: str, *, now: datetime) -> Partner:
    """Say yes to an invitation. It gives no access; the inviter still confirms."""
    ACCEPTING.count(str(mine.person.id), now=now)
    if Member.objects.filter(person=mine.person).exists():
        raise TogetherAlready
    code = codes.typed(text)
    found = _tried(code, mine.person.id, now) if code else None
    if found is None:
        raise WrongCode
    with transaction.atomic():
        free = Invitation.objects.filter(id=found.id, accepted_by=None, until__gt=now)
        if not free.update(accepted_by=mine.person.id, until=now + GOOD_FOR):
            raise WrongCode
        partner = _remember(mine, found.inviter, now=now)
    ACCEPTING.forget(str(mine.person.id))
    return partner


def confirm(mine: Account, invitation: UUID, *, now: datetime) -> Partner:
    """Yes, it is them: from here on both hold a drawer together."""
    with transaction.atomic():
        asked = Invitation.objects.select_for_update().filter(
            id=invitation, inviter=mine.person, until__gt=now, accepted_by__isnull=False
        )
        found = asked.select_related("accepted_by").first()
        if found is None or found.accepted_by is None:
            raise WrongCode
        pair = (mine.person, found.accepted_by)
        if Member.objects.filter(person__in=pair).exists():
            raise TogetherAlready
        other = accounts.other(found.accepted_by)
        drawer = sharing.begin(accounts.holder(mine), other, now=now)
        for person in pair:
            Member.objects.create(person=person, drawer_id=drawer)
        found.delete()
        return _remember(mine, pair[1], now=now)


def call_off(mine: Account) -> None:
    """Take an invitation back, or an acceptance: nothing has happened."""
    Invitation.objects.filter(inviter=mine.person).delete()
    Invitation.objects.filter(accepted_by=mine.person).delete()


def _tried(code: str, by: UUID, now: datetime) -> Invitation | None:
    """The invitation of this code; a try is counted before it is judged."""
    same_place = Invitation.objects.filter(place=code[: codes.PLACE], until__gt=now)
    if not same_place.filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1):
        return None
    found = same_place.select_related("inviter").first()
    if found is None or found.inviter_id == by or found.accepted_by_id is not None:
        return None
    fits = compare_digest(bytes(found.proof), codes.proof(found.id, code))
    return found if fits else None


def _remember(mine: Account, person: Person, *, now: datetime) -> Partner:
    """Write down who they are and which keys were seen, in the place of whoever was before."""
    keys = bytes(person.public_identity)
    partner = Partner(person=person.id, name=person.name, keys=keys, since=now)
    today = mine.preferences.today(now)
    before = [kept.id for kept in mine.drawer.read(Partner).of(Partner)]
    mine.drawer.erase(before, day=today)
    mine.drawer.add(partner, day=today, now=now)
    return partner
