"""What has run out: open locks, old sessions, counters, devices that were not seen for a year."""

from datetime import datetime

from goldseam.people import devices
from goldseam.people.models import Device, Guess, Session, Unlock
from goldseam.people.visits import FACTOR_WAITS, SESSION_LIFE


def sweep(now: datetime) -> None:
    Unlock.objects.filter(until__lte=now).delete()
    Guess.objects.filter(until__lte=now).delete()
    Session.objects.filter(seen__lte=now - SESSION_LIFE).delete()
    Session.objects.filter(awaits_factor=True, started__lte=now - FACTOR_WAITS).delete()
    Device.objects.filter(seen__lte=now - devices.LIFE).delete()
