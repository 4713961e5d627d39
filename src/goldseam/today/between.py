"""What lies between two people today: what is promised, who is on the way, a first evening.

    between = look_between(visit, found, ever)    # what Today has read of one’s own drawer

Of the drawer of two it reads what was promised lately, and what was said since yesterday: two
queries, and none where there is nobody. One’s own promises stand among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from goldseam.arrivals import showing as arrivals
from goldseam.arrivals.documents import Arrival, Arrived
from goldseam.chapters.documents import Chapter
from goldseam.chapters.evening import STILL, is_first_evening
from goldseam.drawers.gate import Found, Kept
from goldseam.people.visits import Visit
from goldseam.promises.documents import Answer, Promise, Report
from goldseam.promises.due import MADE_SINCE, SAID_SINCE, for_today
from goldseam.promises.reading import Side
from goldseam.promises.showing import Line, promised
from goldseam.together.documents import Partner
from goldseam.together.space import Space, space_with

# The other’s clock may say another day, and who set out yesterday may arrive today.
SAID_LATELY = max(STILL, SAID_SINCE, timedelta(days=2))


@dataclass(frozen=True, slots=True)
class Between:
    promised: Sequence[Line] = ()
    on_the_way: Sequence[arrivals.Shown] = ()
    together: bool = False
    first_evening: bool = False  # safety and calm; nothing is asked of two


@dataclass(frozen=True, slots=True)
class _Shared:
    """What was read of the drawer of two."""

    space: Space = field(repr=False)
    made: Sequence[Kept[Promise]]
    said: Found


def look_between(visit: Visit, found: Found, ever: Found) -> Between:
    shared = _shared(visit, ever)
    chapters = [*found.of(Chapter), *(shared.said.of(Chapter) if shared else ())]
    if is_first_evening(chapters, visit):
        return Between(together=shared is not None, first_evening=True)
    return Between(
        promised=[*(_to_the_other(shared, visit) if shared else ()), *_own(visit, found, ever)],
        on_the_way=_on_the_way(shared, visit) if shared else (),
        together=shared is not None,
    )


def _shared(visit: Visit, ever: Found) -> _Shared | None:
    partner = next(iter(ever.of(Partner)), None)
    space = space_with(visit, partner.document) if partner else None
    if space is None:
        return None
    made = space.drawer.read(Promise, since=visit.today - MADE_SINCE).of(Promise)
    lately = visit.today - SAID_LATELY
    said = space.drawer.read(Report, Answer, Arrival, Arrived, Chapter, since=lately)
    return _Shared(space, made, said)


def _to_the_other(shared: _Shared, visit: Visit) -> list[Line]:
    side = Side(shared.space.drawer, shared.space.partner.name)
    return promised(for_today(side, shared.made, shared.said), side, visit)


def _own(visit: Visit, found: Found, ever: Found) -> list[Line]:
    side, since = Side(visit.drawer), visit.today - MADE_SINCE
    made = [kept for kept in ever.of(Promise) if kept.day >= since]
    return promised(for_today(side, made, found), side, visit)


def _on_the_way(shared: _Shared, visit: Visit) -> list[arrivals.Shown]:
    said = shared.said
    return arrivals.on_todays_page(said.of(Arrival), said.of(Arrived), shared.space, visit)
