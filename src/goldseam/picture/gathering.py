"""Reads what the picture rests on: what two share, and what one keeps alone.

    sources = Gathering(visit.drawer, space, scope == SHARED)
    sources.marks(after, until)          # how much there is and how often it was changed, unopened
    found = sources.read(since)          # found.sources: put together for evidence.py
    found.says_of_before(day, end)       # whether what was filed after `end` is about earlier days
    sources.chapters()                   # the days on which chapters begin

With the scope SHARED nothing of one's own drawer is read, so that both are shown the same.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldseam.arrivals.documents import Arrival, Arrived
from goldseam.arrivals.documents import told as arrivals_told
from goldseam.chapters.documents import Chapter, began
from goldseam.drawers.gate import Found, Kept, OpenDrawer
from goldseam.picture.documents import Marks, Now, Past
from goldseam.picture.evidence import Sources
from goldseam.promises.documents import A_DAY, LONGEST, Answer, Promise, Report
from goldseam.promises.due import MADE_SINCE
from goldseam.promises.ledger import Ledger, told
from goldseam.talks import documents as talks
from goldseam.together.space import Space
from goldseam.words import documents as words

MINE, SHARED = "mine", "shared"
OURS = (Promise, Report, Answer, Arrival, Arrived)
OWN = (Promise, Report, talks.Closing, talks.HardMoment, words.Heard)
# What is said of a day is filed under it or, with a new time, up to a month later.
FILED_WITHIN = LONGEST
# Two clocks may say different days.
CLOCKS = 2 * A_DAY


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one read brought, put together for evidence.py."""

    sources: Sources
    ours: Found = field(repr=False)
    mine: Found = field(repr=False)

    def says_of_before(self, day: date, end: date) -> bool:
        """Whether something tells of days before this one that was filed after marks of them end.

        A report later than its day, since there was a new time; the end of an arrival.
        """
        ahead = {kept.document.thread for kept in self.ours.of(Arrival) if kept.day >= day}
        reports = [*self.ours.of(Report), *self.mine.of(Report)]
        return any(kept.day > end and kept.document.day < day for kept in reports) or any(
            k.day > end and k.document.arrival not in ahead for k in self.ours.of(Arrived)
        )

    def has_a_copy_alone(self) -> bool:
        """Whether there is a copy taken along whose original isn't here, and may lie before."""
        rated = [*self.mine.of(talks.Closing), *self.mine.of(words.Heard)]
        here = {kept.document.thread for kept in rated if not kept.document.shared_at}
        return any(k.document.shared_at and k.document.thread not in here for k in rated)


@dataclass(frozen=True, slots=True)
class Gathering:
    mine: OpenDrawer = field(repr=False)
    space: Space | None
    shared: bool  # only what both can see

    @property
    def place(self) -> UUID | None:
        return self.space.drawer.id if self.space else None

    def marks(self, after: date | None = None, until: date | None = None) -> Marks:
        """Of what is filed under the days after the one and up to the other."""
        since, marks = after + A_DAY if after else None, Marks()
        if self.space:
            marks += Marks(ours=self.space.drawer.sums(*OURS, since=since, until=until))
        if not self.shared:
            kept = self._kept()
            marks += Marks(mine=self.mine.sums(*OWN, since=since, until=until, apart=kept))
        return marks

    def added(self, since: datetime) -> list[date]:
        """The days under which something was filed since a moment."""
        ours = self.space.drawer.added(*OURS, since=since) if self.space else []
        mine = [] if self.shared else self.mine.added(*OWN, since=since, apart=self._kept())
        return [*ours, *mine]

    def _kept(self) -> list[Kept[Any]]:
        """What the picture keeps, in the one drawer of thousands where it looks like what it rests
        on: keeping it would be a change to that."""
        if not self.mine.share_tags((Now, Past), OWN):
            return []
        return [kept for of in self.mine.read(Now, Past).by_kind.values() for kept in of]

    def chapters(self) -> list[date]:
        found = [] if self.shared else self.mine.read(Chapter).of(Chapter)
        found += self.space.drawer.read(Chapter).of(Chapter) if self.space else []
        return began(found)

    def read(self, since: date | None) -> Gathered:
        """All of it, or what is needed for the days from `since` on."""
        ours = _ours(self.space.drawer, since) if self.space else Found({})
        mine = _mine(self.mine, since) if not self.shared else Found({})
        sources = Sources(
            between=_ledger(ours, shared=True),
            own=_ledger(mine, shared=False),
            arrivals=arrivals_told(ours.of(Arrival), ours.of(Arrived)),
            ratings=_ratings(mine),
        )
        return Gathered(sources, ours, mine)


def _ours(drawer: OpenDrawer, since: date | None) -> Found:
    if since is None:
        return drawer.read(*OURS)
    made = drawer.read(Promise, since=_made_since(since)).by_kind
    said = drawer.read(Report, Answer, Arrival, Arrived, since=since - CLOCKS).by_kind
    return Found({**made, **said})


def _mine(drawer: OpenDrawer, since: date | None) -> Found:
    if since is None:
        return drawer.read(*OWN)
    made = drawer.read(Promise, since=_made_since(since)).by_kind
    said = drawer.read(Report, talks.Closing, talks.HardMoment, words.Heard, since=since).by_kind
    return Found({**made, **said})


def _made_since(day: date) -> date:
    """Every promise that has a day since then was made since this one."""
    return day - MADE_SINCE


def _ledger(found: Found, *, shared: bool) -> Ledger:
    """Of one's own drawer without promises to somebody, taken along from a space that was left."""
    promises = [kept for kept in found.of(Promise) if shared or not kept.document.to]
    reports = told(promises, found.of(Report))
    return Ledger(promises, reports, found.of(Answer), shared=shared)


def _ratings(found: Found) -> list[tuple[date, int | None]]:
    """How safe it was to say something hard, as whoever said it rated it; the oldest first."""
    of_talks = talks.observations(found.of(talks.Closing), found.of(talks.HardMoment))
    rated: list[tuple[date, int | None]] = [(one.day, one.level) for one in of_talks]
    rated += [(one.day, one.level) for one in words.observations(found.of(words.Heard))]
    return sorted(rated, key=lambda one: one[0])


def a_month_after(day: date) -> date:
    return day + FILED_WITHIN
