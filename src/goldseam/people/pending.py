"""What a session waits for between two pages of one step: sealed, short-lived, used once.

A passkey's challenge, an app's secret that isn't confirmed yet, a new passphrase that takes effect
after the second step. It lies in the session's row, sealed under the person key.
"""

from datetime import datetime, timedelta

import msgspec

from goldseam import vault
from goldseam.people.accounts import PassphraseLock
from goldseam.people.models import Session
from goldseam.people.visits import Visit

WAITS = timedelta(minutes=5)


class Pending(msgspec.Struct, frozen=True):
    until: datetime | None = None  # for the challenge
    challenge: bytes = b""
    app_secret: str = ""
    lock: PassphraseLock | None = None

    def __repr__(self) -> str:
        return "Pending(…)"


def of(visit: Visit) -> Pending:
    blob = Session.objects.filter(id=visit.session).values_list("pending", flat=True).first()
    return _opened(visit, bytes(blob or b""))


def put(visit: Visit, pending: Pending) -> None:
    Session.objects.filter(id=visit.session).update(pending=_sealed(visit, pending))


def take_challenge(visit: Visit) -> bytes:
    """The challenge, once: of two answers at the same time only one gets it. Else nothing."""
    same = Session.objects.filter(id=visit.session)
    blob = same.values_list("pending", flat=True).first()
    pending = _opened(visit, bytes(blob or b""))
    spent = _sealed(visit, msgspec.structs.replace(pending, challenge=b"", until=None))
    in_time = pending.until is not None and visit.now < pending.until
    if not same.filter(pending=blob).update(pending=spent) or not in_time:
        return b""
    return pending.challenge


def _key(visit: Visit) -> bytes:
    if visit.keys is None:
        raise PermissionError("locked")
    return visit.keys.person


def _sealed(visit: Visit, pending: Pending) -> bytes:
    return vault.wrap(msgspec.msgpack.encode(pending), _key(visit), "pending", (visit.session,))


def _opened(visit: Visit, blob: bytes) -> Pending:
    if not blob:
        return Pending()
    raw = vault.unwrap(blob, _key(visit), "pending", (visit.session,))
    return msgspec.msgpack.decode(raw, type=Pending)
