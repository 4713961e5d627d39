"""What one can do with promises: make one, say how a day went, answer, mend, end.

Each checks whose it is: only the maker reports, only the receiver answers. What is changed after it
was said carries the day of the change; nothing is changed in silence.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from msgspec import structs

from goldseam.drawers.documents import Document
from goldseam.drawers.gate import Kept, NotHere
from goldseam.promises.documents import (
    LONGEST,
    Answer,
    Meaning,
    Outcome,
    PlateSeed,
    Promise,
    Repair,
    Repeats,
    Report,
    View,
    filed,
    occurrences,
)
from goldseam.promises.ledger import Standing, standing
from goldseam.promises.reading import Side, of_day, reports_of

D = TypeVar("D", bound=Document)


class TimeHasPassed(Exception):
    """A new time is said before the old one has passed, and lies ahead within thirty days."""


class NoMiss(Exception):
    """What a miss meant is said of a day that its maker says wasn't kept."""


def make(side: Side, promise: Promise, *, seed: bytes, day: date, now: datetime) -> Kept[Promise]:
    """A button tapped twice makes one. The first promise of a drawer brings its plate along."""
    with side.drawer.alone():
        there = side.drawer.read(Promise, PlateSeed)
        if not there.of(PlateSeed):
            side.drawer.add(PlateSeed(seed=seed), day=day, now=now)
        for kept in there.of(Promise):
            if kept.author == side.me and kept.day == day and _same(kept.document, promise):
                return kept
        return side.drawer.add(promise, day=day, now=now)


def tell(
    side: Side, kept: Kept[Promise], day: date, outcome: Outcome, *, now: datetime
) -> tuple[Kept[Report], bool]:
    """How a day went, and whether that is new. Said again it is changed, and says so."""
    _only_maker(side, kept)
    if not may_tell(kept.document, day, now):
        raise NotHere
    with side.drawer.alone():
        stands = _stands(side, kept, day, now)
        before = stands.report
        if before is None:
            report = Report(promise=kept.id, day=day, outcome=outcome, told_at=now)
            lies = filed(kept.document, day, stands.due)
            return side.drawer.add(report, day=lies, now=now), True
        if before.document.outcome is outcome:
            return before, False
        changed = structs.replace(before.document, outcome=outcome, changed_at=now)
        return side.drawer.change(before, changed), False


def move(
    side: Side, kept: Kept[Promise], day: date, to: datetime, *, now: datetime
) -> Kept[Report]:
    """A new time, as long as the old one hasn't passed and nothing else was said of the day."""
    _only_maker(side, kept)
    lies = filed(kept.document, day, to)
    with side.drawer.alone():
        stands = _stands(side, kept, day, now)
        if not may_move(stands, now) or not now < to or lies - day > LONGEST:
            raise TimeHasPassed
        moved = Report(
            promise=kept.id,
            day=day,
            outcome=Outcome.MOVED,
            told_at=now,
            was_due=stands.due,
            new_due=to,
        )
        return side.drawer.add(moved, day=lies, now=now)


def may_tell(promise: Promise, day: date, now: datetime) -> bool:
    """Once its day has come; one with a single day can be kept early."""
    return day <= promise.today(now) or promise.repeats is Repeats.ONCE


def may_move(stands: Standing, now: datetime) -> bool:
    return stands.report is None and now < stands.due


def answer(
    side: Side, report: Kept[Report], view: View, words: str, *, now: datetime
) -> tuple[Kept[Answer], bool]:
    """How the receiver saw it, and whether that is new."""
    only_receiver(side, report)
    said = report.document.outcome
    mine = Answer(report=report.id, outcome=said, view=view, words_said=words, at=now)
    with side.drawer.alone():
        there = side.drawer.read(Answer, since=report.day, until=report.day).of(Answer)
        before = _mine(side, (k for k in there if k.document.report == report.id))
        if before is None:
            return side.drawer.add(mine, day=report.day, now=now), True
        theirs = before.document
        if (theirs.view, theirs.words_said, theirs.outcome) == (view, words, said):
            return before, False
        changed = structs.replace(mine, at=theirs.at, changed_at=now)
        return side.drawer.change(before, changed), False


def say_meaning(
    side: Side, kept: Kept[Promise], day: date, text: str, *, now: datetime
) -> Kept[Meaning]:
    """What it meant to whoever had counted on it; after a miss alone."""
    only_receiver(side, kept)
    with side.drawer.alone():
        stands = standing(kept, day, of_day(side, kept, day), now)
        if not stands.report or stands.report.document.outcome is not Outcome.NOT_KEPT:
            raise NoMiss
        before = stands.meaning
        meaning = Meaning(promise=kept.id, day=day, text=text, at=now)
        if before is None:
            return side.drawer.add(meaning, day=day, now=now)
        if before.document.text == text:
            return before
        changed = structs.replace(meaning, at=before.document.at, changed_at=now)
        return side.drawer.change(before, changed)


def end(side: Side, kept: Kept[Promise], *, now: datetime) -> None:
    """From today on it isn't due any more. What was said of it stays."""
    _only_maker(side, kept)
    ended = structs.replace(kept.document, ended_on=kept.document.today(now))
    side.drawer.change(kept, ended)


def go_on(side: Side, kept: Kept[Promise]) -> None:
    _only_maker(side, kept)
    side.drawer.change(kept, structs.replace(kept.document, ended_on=None))


def is_answered(side: Side, report: Kept[Report]) -> bool:
    there = side.drawer.read(Answer, since=report.day, until=report.day).of(Answer)
    return any(kept.document.report == report.id for kept in there)


def repair_of(repairs: Iterable[Kept[Repair]], promise: UUID, day: date) -> Kept[Repair] | None:
    """The one that was begun for this day, finished or not; before a copy of it."""
    same = [k for k in repairs if (k.document.promise, k.document.day) == (promise, day)]
    return min(same, key=lambda kept: kept.document.shared_at is not None, default=None)


def only_receiver(side: Side, theirs: Kept[Promise] | Kept[Report]) -> None:
    if not side.shared or theirs.author == side.me:
        raise NotHere


def _stands(side: Side, kept: Kept[Promise], day: date, now: datetime) -> Standing:
    """NotHere for a day it isn't for, and of which nothing was said."""
    ledger = reports_of(side, kept, day)
    if (kept.id, day) not in ledger.told and day not in set(occurrences(kept.document, day)):
        raise NotHere
    return standing(kept, day, ledger, now)


def _only_maker(side: Side, kept: Kept[Promise]) -> None:
    if not side.may_change(kept):
        raise NotHere


def _mine(side: Side, found: Iterable[Kept[D]]) -> Kept[D] | None:
    return next((one for one in found if one.author == side.me), None)


def _same(one: Promise, other: Promise) -> bool:
    return structs.replace(one, made_at=other.made_at) == other
