"""Arrivals: when somebody says they will be there, each new time, and when they were.

    together = told(arrivals, reports)      # each arrival with what both said of it, newest first
    on_the_way(together, now)               # those nobody has said the end of yet
    error_minutes(one)                      # how far from what was said; None while nobody said
    observations(together)                  # the same as numbers, for whoever estimates

An arrival belongs to whoever announced it, a report to whoever says “there”. When the two differ,
both stay. An announced time that passes in silence means nothing here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept

# The announcement that counts is the one standing so long before the arrival, so that a new time
# said on the doorstep is still kind, but nobody could plan by it.
STANDING = timedelta(minutes=30)
AS_SAID = 15  # minutes either way that count as said; the same number as in the estimate
STAYS_OPEN = timedelta(hours=4)  # after the time that was said, then it lies with the others
LATER = timedelta(minutes=15)  # between being there and saying so, from which on it is marked
HOME, MEETING = "home", "meeting"
PLACES = (HOME, MEETING)  # nothing more exact: a time is said, never a place


class Announced(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    said_at: datetime
    at: datetime


@document("arrivals.arrival")
class Arrival(Document, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "arrivals:read"
    CALLED: ClassVar[str | Promise] = _("Arrival")

    thread: UUID  # what reports name it by
    times: tuple[Announced, ...]  # the first, then each new one
    place: str = HOME

    @property
    def by(self) -> datetime:
        """What is announced by now."""
        return self.times[-1].at

    @property
    def said_at(self) -> datetime:
        return self.times[0].said_at

    def moved(self, at: datetime, now: datetime) -> "Arrival":
        new = Announced(said_at=now, at=at)
        return msgspec.structs.replace(self, times=(*self.times, new))

    def stands(self, now: datetime) -> bool:
        """Listed while it may still be under way; all of them are in their room."""
        return now < self.by + STAYS_OPEN


@document("arrivals.arrived")
class Arrived(Document, frozen=True, kw_only=True):
    """They are there, as one of the two says."""

    GOES_WITH: ClassVar[str] = "arrivals.arrival"

    arrival: UUID  # the thread
    at: datetime
    said_at: datetime

    @property
    def said_later(self) -> bool:
        return self.said_at - self.at >= LATER


class Told(msgspec.Struct, frozen=True, gc=False):
    """An arrival, and what each of the two said of its end, the maker first."""

    kept: Kept[Arrival]
    reports: tuple[Kept[Arrived], ...]

    @property
    def maker(self) -> UUID:
        return self.kept.author

    @property
    def arrival(self) -> Arrival:
        return self.kept.document

    @property
    def times_there(self) -> tuple[datetime, ...]:
        """When they were there: one time, or two where the reports differ; none in silence."""
        return tuple(dict.fromkeys(one.document.at for one in self.reports))

    def by(self, person: UUID) -> Kept[Arrived] | None:
        return next((one for one in self.reports if one.author == person), None)


@dataclass(frozen=True, slots=True)
class Observation:
    """One arrival as numbers. `minutes` holds one for each different report, the maker’s first."""

    maker: UUID
    day: date
    minutes: tuple[int, ...]
    moved: bool
    heads_up: bool


def told(arrivals: Iterable[Kept[Arrival]], reports: Iterable[Kept[Arrived]]) -> list[Told]:
    """Each arrival with the first thing each of the two said of it, the newest arrival first."""
    of: dict[UUID, dict[UUID, Kept[Arrived]]] = {}
    for report in sorted(reports, key=lambda kept: kept.id.int):
        of.setdefault(report.document.arrival, {}).setdefault(report.author, report)
    newest = sorted(arrivals, key=lambda kept: kept.document.said_at, reverse=True)
    return [Told(kept, _maker_first(kept, of.get(kept.document.thread, {}))) for kept in newest]


def on_the_way(together: Iterable[Told], now: datetime) -> list[Told]:
    """Those nobody has said the end of; some hours after its time an arrival rests by itself."""
    return [one for one in together if not one.reports and now < one.arrival.by + STAYS_OPEN]


def as_said(one: Told) -> datetime:
    """What it is measured by: what stood half an hour before they were there; until then the last.

    Where two reports differ, the maker’s says which announcement stood.
    """
    there = one.times_there
    return standing(one.arrival, there[0]) if there else one.arrival.by


def standing(arrival: Arrival, moment: datetime) -> datetime:
    """What was announced half an hour before `moment`; the first time where nothing was yet."""
    early = [one.at for one in arrival.times if one.said_at <= moment - STANDING]
    return early[-1] if early else arrival.times[0].at


def error_minutes(one: Told) -> int | None:
    """Minutes between being there and what was said, below nought when it was earlier.

    Predictability (Rempel, Holmes & Zanna 1985) as e = actual − announced, the announcement that
    stood thirty minutes before. Said 18:40 at 17:00, then 19:10 at 18:30, and there at 19:15: ten
    past seven stood at a quarter to seven, so e = 5. None while nobody said.
    """
    there = one.times_there
    return minutes_off(one.arrival, there[0]) if there else None


def minutes_off(arrival: Arrival, at: datetime) -> int:
    return minutes_between(standing(arrival, at), at)


def minutes_between(before: datetime, after: datetime) -> int:
    return round((after - before).total_seconds() / 60)


def heads_ups(arrival: Arrival) -> list[bool]:
    """For each new time, whether it was said before the time it replaces had come."""
    pairs = zip(arrival.times, arrival.times[1:], strict=False)
    return [after.said_at < before.at for before, after in pairs]


def was_heads_up(arrival: Arrival) -> bool:
    """Whether the time slipped and that was said in time, each time it did."""
    said = heads_ups(arrival)
    return bool(said) and all(said)


def kept_word(arrival: Arrival, at: datetime) -> bool:
    """There by what was said, give or take a quarter of an hour; a heads-up moves what was said."""
    return all(heads_ups(arrival)) and minutes_between(arrival.by, at) <= AS_SAID


def observations(together: Iterable[Told]) -> Iterator[Observation]:
    """What was said of arrivals, the newest first. One without a report has no minutes: unknown."""
    for one in together:
        off = (minutes_off(one.arrival, at) for at in one.times_there)
        yield Observation(
            maker=one.maker,
            day=one.kept.day,
            minutes=tuple(dict.fromkeys(off)),
            moved=len(one.arrival.times) > 1,
            heads_up=was_heads_up(one.arrival),
        )


def _maker_first(
    arrival: Kept[Arrival], by: dict[UUID, Kept[Arrived]]
) -> tuple[Kept[Arrived], ...]:
    return tuple(sorted(by.values(), key=lambda report: report.author != arrival.author))
