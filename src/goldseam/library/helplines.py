"""Helplines by country: who answers, how to reach them, and when we last checked.

Nothing here is dialled by itself, and nothing here knows where anybody is.
"""

import enum
from datetime import date, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text, Words

# Helplines change hands and numbers; after a year without a look we say so beside the number.
STALE_AFTER_DAYS = 365


class Purpose(enum.StrEnum):
    """What a line is for."""

    EMERGENCY = "emergency"
    ABUSE = "abuse"
    CRISIS = "crisis"
    DIRECTORY = "directory"


class How(enum.StrEnum):
    """How to reach a line."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    WEB = "web"


class SaidBy(enum.StrEnum):
    """Who vouches for a line: the service itself, a public body, or somebody else."""

    OWN = "own"
    PUBLIC = "public"
    OTHER = "other"


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to reach a line: a number as people write it, an address or a page."""

    how: How
    to: Text
    say: str = ""  # the word to send, when a text line begins with one

    @property
    def link(self) -> str:
        """The address a plain link opens: tel:, sms:, mailto:, a page, or nothing for WhatsApp.

        A WhatsApp link would open a page of another company, so that number is only shown.
        """
        digits = "".join(c for c in self.to if c.isdigit() or c == "+")
        return {
            How.CALL: f"tel:{digits}",
            How.TEXT: f"sms:{digits}",
            How.EMAIL: f"mailto:{self.to}",
            How.WHATSAPP: "",
        }.get(self.how, self.to)


class Helpline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service. `hours` and `languages` stay empty when no source we stand behind gives them."""

    id: Id
    name: Text
    purpose: Purpose
    who: Text
    contacts: Annotated[tuple[Contact, ...], Meta(min_length=1)]
    source: Text
    url: Annotated[str, Meta(pattern=r"^https://\S+$")]
    said_by: SaidBy
    checked: date
    hours: str = ""
    languages: str = ""
    note: str = ""

    def is_stale(self, today: date) -> bool:
        """Whether a year has gone by since somebody checked."""
        return today - self.checked > timedelta(days=STALE_AFTER_DAYS)


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country, or a part of one that has services of its own."""

    id: Id
    name: Text
    lines: Annotated[tuple[Helpline, ...], Meta(min_length=1)]


class Helplines(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every country, in the order shown, and the notes that belong beside any number."""

    notes: Words
    missing: Text
    countries: Annotated[tuple[Country, ...], Meta(min_length=1)]
    anywhere: Annotated[tuple[Helpline, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        by_id(self.countries)
        by_id(self.all)

    @property
    def all(self) -> tuple[Helpline, ...]:
        """Every line of every country and those for anywhere."""
        return tuple(line for country in self.countries for line in country.lines) + self.anywhere

    def country(self, id: str) -> Country | None:
        """The country with this id (ISO 3166, lower case), or None."""
        return by_id(self.countries).get(id)
