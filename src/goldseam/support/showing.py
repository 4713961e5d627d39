"""Helplines as the page shows them: the emergency number of a country first, then the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldseam.library import Country, Helpline, Helplines, Purpose


@dataclass(frozen=True, slots=True)
class Shown:
    line: Helpline
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ShownCountry:
    """A country; `emergency` are the numbers somebody in danger needs at once."""

    country: Country
    emergency: Sequence[str]
    lines: Sequence[Shown]


def countries(helplines: Helplines, today: date) -> list[ShownCountry]:
    """In the order of their names, which is how somebody looks for theirs."""
    by_name = sorted(helplines.countries, key=lambda country: country.name)
    return [_country(country, today) for country in by_name]


def shown(line: Helpline, today: date) -> Shown:
    return Shown(line, line.is_stale(today))


def _country(country: Country, today: date) -> ShownCountry:
    urgent = [line for line in country.lines if line.purpose is Purpose.EMERGENCY]
    rest = [line for line in country.lines if line.purpose is not Purpose.EMERGENCY]
    numbers = [contact.to for line in urgent for contact in line.contacts]
    return ShownCountry(country, numbers, [shown(line, today) for line in (*urgent, *rest)])
