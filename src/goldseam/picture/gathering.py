"""Reads what the picture rests on: what two share, and what one keeps alone.

    sources = Gathering.of(visit, space, scope)
    sources.marks()                      # how much there is and how often it was changed, unopened
    sources.read(since)                  # put together for evidence.py
    sources.chapters()                   # the days on which chapters begin

With the scope SHARED nothing of one's own drawer is read, so that both are shown the same.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from goldseam.arrivals.documents import Arrival, Arrived
from goldseam.arrivals.documents import told as arrivals_told
from goldseam.chapters.documents import Chapter, began
from goldseam.drawers.gate import Found, OpenDrawer
from goldseam.picture.documents import Marks
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


class FiledLater(Exception):
    """Something said of a settled day was filed so late that the marks don't cover it."""


@dataclass(frozen=True, slots=True)
class Gathering:
    mine: OpenDrawer = field(repr=False)
    space: Space | None
    shared: bool  # only what both can see

    @property
    def place(self) -> UUID | None:
        return self.space.drawer.id if self.space else None

    def marks(self, until: date | None = None) -> Marks:
        ours = self.space.drawer.sums(*OURS, until=until) if self.space else ()
        return Marks(mine=() if self.shared else self.mine.sums(*OWN, until=until), ours=ours)

    def added(self, since: datetime) -> list[date]:
        """The days under which something was filed since a moment."""
        ours = self.space.drawer.added(*OURS, since=since) if self.space else []
        return ours if self.shared else ours + self.mine.added(*OWN, since=since)

    def chapters(self) -> list[date]:
        found = [] if self.shared else self.mine.read(Chapter).of(Chapter)
        found += self.space.drawer.read(Chapter).of(Chapter) if self.space else []
        return began(found)

    def read(self, since: date | None, *, settled: date | None = None) -> Sources:
        """All of it, or what is needed for the days from `since` on.

        `settled` is a day before which nothing may be missing because it lies in what was stored;
        raises FiledLater where something is.
        """
        ours = _ours(self.space.drawer, since) if self.space else Found({})
        mine = _mine(self.mine, since) if not self.shared else Found({})
        sources = Sources(
            between=_ledger(ours, shared=True),
            own=_ledger(mine, shared=False),
            arrivals=arrivals_told(ours.of(Arrival), ours.of(Arrived)),
            ratings=_ratings(mine),
        )
        if settled and _is_filed_later(ours, mine, settled):
            raise FiledLater
        return sources


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


def _is_filed_later(ours: Found, mine: Found, settled: date) -> bool:
    """Whether the marks of what was settled, up to a month after it, can't have noticed this.

    A report far later than its day; the end of an arrival that was announced before; a copy taken
    along, whose original may lie in what was settled.
    """
    late = settled + FILED_WITHIN
    ahead = {kept.document.thread for kept in ours.of(Arrival) if kept.day >= settled}
    reports = [*ours.of(Report), *mine.of(Report)]
    rated = [*mine.of(talks.Closing), *mine.of(words.Heard)]
    here = {kept.document.thread for kept in rated if not kept.document.shared_at}
    return (
        any(kept.day > late and kept.document.day < settled for kept in reports)
        or any(k.day > late and k.document.arrival not in ahead for k in ours.of(Arrived))
        or any(kept.document.shared_at and kept.document.thread not in here for kept in rated)
    )


def a_month_after(day: date) -> date:
    return day + FILED_WITHIN
