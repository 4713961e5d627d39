"""The numbers of the picture: always the same as from scratch, and seldom made from scratch.

    numbers = numbers_of(visit, space_of(visit), MINE)

First what was made today already is looked for, then what was settled. Each holds as long as the
documents it rests on are the same; how that is noticed without opening them says decision 23.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from msgspec import structs

from goldseam.drawers.gate import ChangedMeanwhile, Kept
from goldseam.people.visits import Visit
from goldseam.picture.documents import Now, Numbers, Past, Place
from goldseam.picture.estimating import Before, looked, settles
from goldseam.picture.evidence import Sources, earliest, observed
from goldseam.picture.gathering import SHARED, FiledLater, Gathering, a_month_after
from goldseam.together.space import Space

S = TypeVar("S", Now, Past)


@dataclass(frozen=True, slots=True)
class _Epoch:
    """A chapter: whose it is, its last day, and whether one lies before it."""

    place: Place
    today: date
    before: bool


def numbers_of(visit: Visit, space: Space | None, scope: str) -> Numbers:
    """As of today, in the chapter that lasts."""
    gathering = Gathering(visit.drawer, space, scope == SHARED)
    epoch = _epoch(gathering, scope, visit.today)
    marks = gathering.marks()  # before anything is read: what comes meanwhile is noticed later
    stored = _stored(visit, Now, scope)
    now = stored.document if stored else None
    same = now and (now.place, now.today, now.marks) == (epoch.place, visit.today, marks)
    if now and same and not gathering.added(now.at):
        return now.numbers
    numbers = _gone_on(visit, gathering, epoch) or _from_scratch(visit, gathering, epoch)
    if settles(numbers.days):  # before that, making it costs no more than keeping it
        new = Now(place=epoch.place, today=visit.today, marks=marks, at=visit.now, numbers=numbers)
        _keep(visit, stored, new, numbers.first)
    return numbers


def numbers_before(visit: Visit, space: Space | None, scope: str, day: date) -> Numbers:
    """As of the end of a day, which is looked at seldom: from scratch, and kept nowhere."""
    gathering = Gathering(visit.drawer, space, scope == SHARED)
    epoch = _epoch(gathering, scope, day)
    return _looked(visit, gathering.read(epoch.place.first), epoch, None)[0]


def _epoch(gathering: Gathering, scope: str, today: date) -> _Epoch:
    chapters = [day for day in gathering.chapters() if day <= today]
    first = chapters[-1] if chapters else None
    return _Epoch(Place(scope=scope, space=gathering.place, first=first), today, bool(chapters))


def _gone_on(visit: Visit, gathering: Gathering, epoch: _Epoch) -> Numbers | None:
    """From what was settled; None where there is nothing, or it no longer holds."""
    stored = _stored(visit, Past, epoch.place.scope)
    if stored is None or not _holds(stored.document, gathering, epoch):
        return None
    past = stored.document
    since = past.began + timedelta(days=past.day)
    try:
        sources = gathering.read(since, settled=since)
    except FiledLater:
        return None
    numbers, before = _looked(visit, sources, epoch, past)
    if before and before.day > past.day:
        _settle(visit, gathering, epoch, numbers, before)
    return numbers


def _holds(past: Past, gathering: Gathering, epoch: _Epoch) -> bool:
    until = a_month_after(past.began + timedelta(days=past.day))
    days = (epoch.today - past.began).days + 1
    return (
        past.place == epoch.place
        and past.day <= settles(days)
        and past.marks == gathering.marks(until)
        and all(day > until for day in gathering.added(past.at))
    )


def _from_scratch(visit: Visit, gathering: Gathering, epoch: _Epoch) -> Numbers:
    marks = gathering.marks()
    numbers, before = _looked(visit, gathering.read(epoch.place.first), epoch, None)
    if before and marks == gathering.marks():
        _settle(visit, gathering, epoch, numbers, before)
    return numbers


def _looked(
    visit: Visit, sources: Sources, epoch: _Epoch, past: Past | None
) -> tuple[Numbers, Before | None]:
    """`sources` hold everything, or what there is since the settled day."""
    today = epoch.today
    first = past.began if past else min(epoch.place.first or earliest(sources) or today, today)
    settled = first + timedelta(days=settles((today - first).days + 1))
    since = first + timedelta(days=past.day) if past else first
    early = observed(sources, first, since, settled - timedelta(days=1), visit.now)
    late = observed(sources, first, settled, today, visit.now)
    before = Before(past.day, past.tracks, past.tally) if past else None
    numbers, after = looked(early, late, first, today, before)
    return structs.replace(numbers, before=epoch.before), after


def _settle(
    visit: Visit, gathering: Gathering, epoch: _Epoch, numbers: Numbers, before: Before
) -> None:
    until = a_month_after(numbers.first + timedelta(days=before.day))
    past = Past(
        place=epoch.place,
        began=numbers.first,
        day=before.day,
        marks=gathering.marks(until),
        at=visit.now,
        tracks=tuple(before.tracks),
        tally=before.tally,
    )
    _keep(visit, _stored(visit, Past, epoch.place.scope), past, numbers.first)


def _stored(visit: Visit, struct: type[S], scope: str) -> Kept[S] | None:
    found = visit.drawer.read(struct).of(struct)
    return next((kept for kept in found if kept.document.place.scope == scope), None)


def _keep(visit: Visit, stored: Kept[S] | None, new: S, day: date) -> None:
    """In the place of what was there. Filed under the first day: not even the database tells when
    somebody looked. Where two windows do the same, either is right."""
    try:
        if stored:
            visit.drawer.change(stored, new)
        else:
            visit.drawer.add(new, day=day, now=visit.now)
    except ChangedMeanwhile:
        pass
