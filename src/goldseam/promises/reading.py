"""Where promises lie: those to oneself in one's own drawer, those to the other in the shared one.

    for side in sides(visit): book = read(side, since)
    side, kept = found(visit, Promise, id)      # in whichever of the two it is
    ledger = of_day(side, kept, day)            # what was said of one day, in one small read

A report is filed under the day it is due, an answer, a repair and a meaning with it. So what is
said of a day lies between that day and a new time for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from goldseam.drawers.documents import Document
from goldseam.drawers.gate import Found, Kept, NotHere, OpenDrawer
from goldseam.people.visits import Visit
from goldseam.promises.documents import (
    LONGEST,
    Answer,
    Meaning,
    PlateSeed,
    Promise,
    Repair,
    Report,
    occurrences,
)
from goldseam.promises.ledger import Ledger, laid, told
from goldseam.promises.plate import PIECES
from goldseam.together.space import space_of

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two drawers, and the name of whoever else holds it."""

    drawer: OpenDrawer = field(repr=False)
    partner: str = ""

    @property
    def shared(self) -> bool:
        return bool(self.partner)

    @property
    def me(self) -> UUID:
        return self.drawer.holder

    def may_change(self, kept: Kept[Promise]) -> bool:
        """One's own. A promise to somebody that lies in one's own drawer was taken along from a
        space that was left: it is only read."""
        return kept.author == self.me and (self.shared or not kept.document.to)


@dataclass(frozen=True, slots=True)
class Book:
    """What one drawer holds of promises: every report, and the rest as far back as it is shown."""

    side: Side
    ledger: Ledger
    laid: list[tuple[Kept[Promise], date]]  # on all plates, in turn
    seed: bytes


def sides(visit: Visit) -> list[Side]:
    """The shared one first, where there is one that is active."""
    shared = _shared(visit)
    return [*([shared] if shared else []), own(visit)]


def own(visit: Visit) -> Side:
    return Side(visit.drawer)


def read(side: Side, since: date) -> Book:
    """Answers reach back to `since`, and to the first stroke of the plate that is being gilded."""
    found = side.drawer.read(Promise, Report, Repair, PlateSeed)
    promises = [kept for kept in found.of(Promise) if side.shared or not kept.document.to]
    said = told(promises, found.of(Report))
    strokes = laid(Ledger(promises, said))
    first = min([day for _, day in strokes[current(len(strokes)) :]], default=since)
    more = side.drawer.read(Answer, Meaning, since=min(first, since)) if side.shared else Found({})
    ledger = Ledger(
        promises, said, more.of(Answer), found.of(Repair), more.of(Meaning), side.shared
    )
    return Book(side, ledger, strokes, _seed(found.of(PlateSeed), side))


def current(strokes: int) -> int:
    """The number of the first stroke on the newest plate; a whole one stays until the next."""
    return max(strokes - 1, 0) // PIECES * PIECES


def found(visit: Visit, struct: type[D], id: UUID) -> tuple[Side, Kept[D]]:
    """A document by its id, and the drawer it lies in. NotHere where it is in neither."""
    mine = own(visit)
    try:
        return mine, mine.drawer.find(struct, id)
    except NotHere:
        shared = _shared(visit)
        if shared is None:
            raise
        return shared, shared.drawer.find(struct, id)


def of_day(side: Side, kept: Kept[Promise], day: date) -> Ledger:
    """NotHere for a day it isn't for, and of which nothing was said."""
    ledger = _between(side, kept, day, day + LONGEST)
    if (kept.id, day) not in ledger.told and day not in set(occurrences(kept.document, day)):
        raise NotHere
    return ledger


def of_promise(side: Side, kept: Kept[Promise]) -> Ledger:
    return _between(side, kept, kept.document.first, kept.document.until + LONGEST)


def reports_of(side: Side, kept: Kept[Promise], day: date) -> Ledger:
    """Only what its maker said of a day."""
    reports = side.drawer.read(Report, since=day, until=day + LONGEST).of(Report)
    return Ledger([kept], told([kept], reports), shared=side.shared)


def _between(side: Side, kept: Kept[Promise], since: date, until: date) -> Ledger:
    """A repair of one's own lies under the day on which it was begun, whenever that was."""
    found = side.drawer.read(Report, Answer, Repair, Meaning, since=since, until=until)
    repairs = found if side.shared else side.drawer.read(Repair)
    return Ledger(
        [kept],
        told([kept], found.of(Report)),
        found.of(Answer),
        repairs.of(Repair),
        found.of(Meaning),
        side.shared,
    )


def _shared(visit: Visit) -> Side | None:
    space = space_of(visit)
    return Side(space.drawer, space.partner.name) if space else None


def _seed(found: Iterable[Kept[PlateSeed]], side: Side) -> bytes:
    """Two windows may have made one each: the first counts. Without any, the drawer's own id."""
    kept = min(found, key=lambda one: one.id, default=None)
    return kept.document.seed if kept else side.drawer.id.bytes
