"""Makes Alice and Bob and the ten weeks behind them. The same day gives the same weeks.

make(now=datetime.now(UTC), fresh=False)
"""

import os
from datetime import datetime, timedelta

from django.db import transaction
from msgspec import structs

from goldseam import vault
from goldseam.beliefs.documents import Belief, Return
from goldseam.demo.two import live_together
from goldseam.demo.weeks import DAYS, Event, weeks
from goldseam.people import accounts
from goldseam.people.accounts import Account
from goldseam.people.models import Person
from goldseam.people.preferences import Preferences
from goldseam.together import pairing
from goldseam.together.models import Invitation, Member

NAMES = ("Alice", "Bob")
# Everybody may be Alice: a passphrase that is written here protects nothing, and need not.
PASSPHRASE = "anybody may look around in here"  # noqa: S105
TIME_ZONE = "Europe/Berlin"


class OthersLiveHere(Exception):
    """The data folder holds people who are not made up."""


def make(*, now: datetime, fresh: bool) -> None:
    """Alice and Bob, if they aren't there yet; with `fresh`, their weeks up to today."""
    if Person.objects.exclude(name__in=NAMES).exists():
        raise OthersLiveHere(
            "This data folder holds real people. Choose another for the demo: GOLDSEAM_DATA."
        )
    for name in NAMES:
        if fresh and Person.objects.filter(name=name).exists():
            accounts.delete(opened(name, now=now), now=now)
        if not Person.objects.filter(name=name).exists():
            _live(name, now)
    if not Member.objects.exists():
        _live_together(now)


def opened(name: str, *, now: datetime) -> Account:
    return accounts.open_by_passphrase(name, PASSPHRASE, now=now, device="demo")


def _live(name: str, now: datetime) -> None:
    # A stretch that costs nothing: it is done for anybody who clicks.
    how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
    account = accounts.join(name, PASSPHRASE, time_zone=TIME_ZONE, now=now, how=how)
    accounts.choose(account, recovery_code="", recovery_confirmed=True)
    local = Preferences(time_zone=TIME_ZONE).local(now)
    with transaction.atomic():
        for event in weeks(name.lower(), local):
            _keep(account, event)


def _live_together(now: datetime) -> None:
    """They find each other as anybody does, at the beginning of their weeks."""
    alice, bob = (opened(name, now=now) for name in NAMES)
    local = Preferences(time_zone=TIME_ZONE).local(now)
    began = local - timedelta(days=DAYS - 2)
    with transaction.atomic():
        pairing.accept(bob, pairing.invite(alice, now=began), now=began)
        pairing.confirm(alice, Invitation.objects.get(inviter=alice.person).id, now=began)
        live_together(alice, bob, local)


def _keep(account: Account, event: Event) -> None:
    """Whoever comes back to a belief comes back to the one told last."""
    document, mine = event.document, account.drawer
    if isinstance(document, Return):
        belief = mine.read(Belief, newest=1).of(Belief)[0]
        document = structs.replace(document, belief=belief.id, rule=belief.document.rule)
    mine.add(document, day=event.day, now=event.at)
