"""What each person chose for themselves, sealed with the rest of what is theirs."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from goldseam import vault
from goldseam.drawers.documents import Document, document, enveloped, from_envelope, to_bytes

IDLE_MINUTES = (5, 15, 30, 60, 180, 720)


@document("people.preferences")
class Preferences(Document, frozen=True, kw_only=True):
    time_zone: str = "UTC"
    idle_minutes: int = 30
    recovery_code: str = ""  # only until the person says it is written down
    recovery_shown_on: date | None = None
    recovery_confirmed: bool = False  # typed back once, so it is known to be written down right

    def __repr__(self) -> str:
        return "Preferences(…)"

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def local(self, now: datetime) -> datetime:
        return now.astimezone(ZoneInfo(self.time_zone))


def recovery_is_to_be_confirmed(preferences: Preferences, today: date) -> bool:
    """Whether to ask for the recovery code back: from the day after it was shown, until it came."""
    shown = preferences.recovery_shown_on
    return not preferences.recovery_confirmed and (shown is None or shown < today)


def known_zone(name: str) -> str:
    """The zone a browser or a person named, or UTC when there is no such zone."""
    return name if name in available_timezones() else "UTC"


def sealed(preferences: Preferences, key: bytes, person: UUID) -> bytes:
    return vault.seal(to_bytes(preferences), key, _place(person))


def opened(blob: bytes, key: bytes, person: UUID) -> Preferences:
    raw = vault.open_sealed(blob, key, _place(person))
    return from_envelope(enveloped(raw), Preferences)


def _place(person: UUID) -> vault.Place:
    # One row a person and no history, so there is no revision to bind to.
    return vault.Place("person", person.bytes, person.bytes, 0, person.bytes, 0, 0)
