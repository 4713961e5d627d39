"""The numbers of the picture: always the same as from scratch, and seldom made from scratch.

    numbers = numbers_of(visit, space_of(visit), MINE)

First what was made today already is looked for, then what was settled, and what was observed since
up to a week or two ago. Each holds as long as the documents it rests on are the same; how that is
noticed without opening them say decisions 23, 25 and 27.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import add
from typing import TypeVar

from msgspec import structs

from goldseam.drawers.gate import ChangedMeanwhile, Kept
from goldseam.people.visits import Visit
from goldseam.picture.documents import (
    NOTHING,
    Lately,
    Marks,
    Now,
    Numbers,
    Observed,
    Past,
    Place,
)
from goldseam.picture.estimating import STILL_SAID, Before, looked, recent, rests_on, settles
from goldseam.picture.evidence import Sources, earliest, observed
from goldseam.picture.gathering import SHARED, Gathered, Gathering, a_month_after
from goldseam.together.space import Space

S = TypeVar("S", Now, Past)
# The numbers, and what is kept for the next look; none before anything is settled.
Made = tuple[Numbers, Past | None]


@dataclass(frozen=True, slots=True)
class _Epoch:
    """A chapter: whose it is, its last day, and whether one lies before it."""

    place: Place
    today: date
    before: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """The marks of stretches of days, each counted once in a look and before it is read: what comes
    meanwhile is noticed the next time."""

    gathering: Gathering
    _known: dict[tuple[date | None, date | None], Marks] = field(default_factory=dict)

    def of(self, after: date | None, until: date | None) -> Marks:
        if (after, until) not in self._known:
            self._known[after, until] = self.gathering.marks(after, until)
        return self._known[after, until]

    def all(self, ends: Sequence[date]) -> Marks:
        """Of everything, counted in stretches that end with these days."""
        return sum((self.of(*stretch) for stretch in pairwise([None, *ends, None])), Marks())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Ten years are a hundred thousand things, none of them garbage, and the collector would go
    through them again and again. Whoever found it running starts it again, also beside others."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def numbers_of(visit: Visit, space: Space | None, scope: str) -> Numbers:
    """As of today, in the chapter that lasts."""
    gathering = Gathering(visit.drawer, space, scope == SHARED)
    epoch, counted = _epoch(gathering, scope, visit.today), _Counted(gathering)
    stored = _stored(visit, Now, scope)
    now = stored.document if stored else None
    marks = counted.all(now.until if now else ())
    same = now and (now.place, now.today, now.marks) == (epoch.place, visit.today, marks)
    if now and same and not gathering.added(now.at):
        return now.numbers
    numbers, past = _gone_on(visit, epoch, counted) or _from_scratch(visit, epoch, gathering, marks)
    if settles(numbers.days):  # before that, making it costs no more than keeping it
        new = Now(
            place=epoch.place,
            today=visit.today,
            marks=marks,
            until=_ends(past) if past else (),
            at=visit.now,
            numbers=numbers,
        )
        _keep(visit, stored, new, numbers.first)
    return numbers


@_no_collecting()
def numbers_before(visit: Visit, space: Space | None, scope: str, day: date) -> Numbers:
    """As of the end of a day, which is looked at seldom: from scratch, and kept nowhere."""
    gathering = Gathering(visit.drawer, space, scope == SHARED)
    epoch = _epoch(gathering, scope, day)
    return _whole(visit, gathering.read(epoch.place.first).sources, epoch)[0]


def _epoch(gathering: Gathering, scope: str, today: date) -> _Epoch:
    chapters = [day for day in gathering.chapters() if day <= today]
    first = chapters[-1] if chapters else None
    return _Epoch(Place(scope=scope, space=gathering.place, first=first), today, bool(chapters))


def _gone_on(visit: Visit, epoch: _Epoch, counted: _Counted) -> Made | None:
    """From what was settled; None where there is nothing, or it no longer holds."""
    stored = _stored(visit, Past, epoch.place.scope)
    if stored is None or not _holds(stored.document, epoch, counted):
        return None
    past = stored.document
    if settles(_days(past, epoch)) > past.day:
        return _settled_further(visit, epoch, counted, stored)
    made = None
    if past.lately and _lately_holds(past, past.lately, epoch, counted):
        made = _gone_on_from(visit, epoch, counted, stored, past.lately)
    return made or _gone_on_from(visit, epoch, counted, stored, None)


def _holds(past: Past, epoch: _Epoch, counted: _Counted) -> bool:
    end = _end(past.began, past.day)
    return (
        past.place == epoch.place
        and past.day <= settles(_days(past, epoch))
        and past.marks == counted.of(None, end)
        and all(day > end for day in counted.gathering.added(past.at))
    )


def _lately_holds(past: Past, lately: Lately, epoch: _Epoch, counted: _Counted) -> bool:
    end = _lately_end(past, lately.day)
    return (
        lately.day < _days(past, epoch)
        and lately.marks == counted.of(_end(past.began, past.day), end)
        and all(day > end for day in counted.gathering.added(lately.at))
    )


def _gone_on_from(
    visit: Visit, epoch: _Epoch, counted: _Counted, stored: Kept[Past], lately: Lately | None
) -> Made | None:
    """None where something that was filed since tells of what was kept."""
    past, days = stored.document, _days(stored.document, epoch)
    since = lately.day if lately else past.day
    marks = {
        day: counted.of(_end(past.began, past.day), _lately_end(past, day))
        for day in recent(days)
        if day > since
    }
    found = _read_since(counted.gathering, past, lately)
    if found is None:
        return None
    until = next((day for day in marks if not _says_of(found, past, day)), since)
    early = _seen(visit, found.sources, past.began, since, until)
    late = _seen(visit, found.sources, past.began, until, days)
    before, still = _before(past, lately), days - 1 - until
    numbers, after = _looked(early, late, epoch, past.began, before, still)
    if after and until > since:
        known = _lately(visit, past, after, until, marks[until])
        past = structs.replace(past, lately=known)
        _keep(visit, stored, past, past.began)
    return numbers, past


def _settled_further(
    visit: Visit, epoch: _Epoch, counted: _Counted, stored: Kept[Past]
) -> Made | None:
    """A later day is settled now; None as above."""
    past, first, days = stored.document, stored.document.began, _days(stored.document, epoch)
    until = settles(days)
    end = _end(first, until)
    marks = counted.of(None, end)
    found = _read_since(counted.gathering, past, None)
    if found is None:
        return None
    early = _seen(visit, found.sources, first, past.day, until)
    late = _seen(visit, found.sources, first, until, days)
    numbers, before = _looked(early, late, epoch, first, _before(past, None))
    if before and not found.says_of_before(_date(first, rests_on(until)), end):
        past = _past(visit, epoch, first, before, marks)
        _keep(visit, stored, past, first)
    return numbers, past


def _read_since(gathering: Gathering, past: Past, lately: Lately | None) -> Gathered | None:
    """What there is to be read beside what was kept; None where it tells of that."""
    found = gathering.read(_date(past.began, lately.day if lately else past.day))
    end = _end(past.began, past.day)
    tells = found.says_of_before(_date(past.began, rests_on(past.day)), end)
    tells = tells or found.has_a_copy_alone()
    return None if tells or (lately and _says_of(found, past, lately.day)) else found


def _says_of(found: Gathered, past: Past, day: int) -> bool:
    return found.says_of_before(_date(past.began, day), _lately_end(past, day))


@_no_collecting()
def _from_scratch(visit: Visit, epoch: _Epoch, gathering: Gathering, marks: Marks) -> Made:
    """`marks` are of everything, from before it was read."""
    found = gathering.read(epoch.place.first)
    numbers, before = _whole(visit, found.sources, epoch)
    if before is None:
        return numbers, None
    first = numbers.first
    end = _end(first, before.day)
    past = _past(visit, epoch, first, before, gathering.marks(None, end))
    covers_all = not found.says_of_before(_date(first, rests_on(before.day)), end)
    if covers_all and marks == gathering.marks():
        _keep(visit, _stored(visit, Past, epoch.place.scope), past, first)
    return numbers, past


def _whole(visit: Visit, sources: Sources, epoch: _Epoch) -> tuple[Numbers, Before | None]:
    first = min(epoch.place.first or earliest(sources) or epoch.today, epoch.today)
    days = (epoch.today - first).days + 1
    settled = settles(days)
    early = _seen(visit, sources, first, 0, settled)
    late = _seen(visit, sources, first, settled, days)
    return _looked(early, late, epoch, first)


def _looked(
    early: Observed,
    late: Observed,
    epoch: _Epoch,
    first: date,
    before: Before | None = None,
    still: int = STILL_SAID,
) -> tuple[Numbers, Before | None]:
    numbers, after = looked(early, late, first, epoch.today, before, still)
    return structs.replace(numbers, before=epoch.before), after


def _before(past: Past, lately: Lately | None) -> Before:
    if lately is None:
        return Before(past.day, past.tracks, past.tally)
    tracks = [*map(add, past.tracks, lately.tracks)]
    return Before(tracks[0].state.day, tracks, lately.tally, lately.seen)


def _lately(visit: Visit, past: Past, before: Before, day: int, marks: Marks) -> Lately:
    tracks = (one.since(earlier) for one, earlier in zip(before.tracks, past.tracks, strict=True))
    return Lately(
        day=day,
        marks=marks,
        at=visit.now,
        tracks=tuple(tracks),
        tally=before.tally,
        seen=before.seen,
    )


def _seen(visit: Visit, sources: Sources, first: date, since: int, until: int) -> Observed:
    """Of the days from one index to before the other."""
    if since >= until:
        return NOTHING
    days = (first + timedelta(days=since), first + timedelta(days=until - 1))
    return observed(sources, first, *days, visit.now)


def _past(visit: Visit, epoch: _Epoch, first: date, before: Before, marks: Marks) -> Past:
    return Past(
        place=epoch.place,
        began=first,
        day=before.day,
        marks=marks,
        at=visit.now,
        tracks=tuple(before.tracks),
        tally=before.tally,
    )


def _days(past: Past, epoch: _Epoch) -> int:
    return (epoch.today - past.began).days + 1


def _date(first: date, day: int) -> date:
    return first + timedelta(days=day)


def _end(first: date, day: int) -> date:
    """Up to where the marks of a settled day reach."""
    return a_month_after(_date(first, rests_on(day)))


def _lately_end(past: Past, day: int) -> date:
    return max(_end(past.began, past.day), _date(past.began, day - 1))


def _ends(past: Past) -> tuple[date, ...]:
    end = _end(past.began, past.day)
    return (end, _lately_end(past, past.lately.day)) if past.lately else (end,)


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
