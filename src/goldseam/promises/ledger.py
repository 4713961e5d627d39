"""How each day of a promise stands, from what its maker and its receiver said of it.

    standing(promise, day, ledger, now)   # one day
    standings(ledger, since, now)         # all of them up to today, oldest first
    laid(ledger)                          # the days that lay a stroke, as they were first told

Nobody settles which of two views is right. A day nobody reported is a blank, and never a miss.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

import msgspec

from goldseam.drawers.gate import Kept
from goldseam.promises.documents import (
    A_DAY,
    Answer,
    Meaning,
    Outcome,
    Promise,
    Repair,
    Report,
    View,
    due_at,
    entered_late,
    occurrences,
)

CARRY_WEIGHT = 3  # promises a maker and day: design/estimate.md


class State(StrEnum):
    """How a day stands. A gap stays mendable; a blank is no judgement."""

    AHEAD = "ahead"
    OPEN = "open"  # today, or until its time
    BLANK = "blank"
    KEPT = "kept"
    LATE = "late"
    MOVED = "moved"
    GAP = "gap"
    MENDED = "mended"


TOLD = frozenset({State.KEPT, State.LATE, State.MOVED, State.GAP, State.MENDED})
_SAID = {Outcome.KEPT: State.KEPT, Outcome.LATE: State.LATE}

Day = tuple[UUID, date]
Told = Mapping[Day, Sequence[Kept[Report]]]


def told(promises: Iterable[Kept[Promise]], reports: Iterable[Kept[Report]]) -> Told:
    """What was said of each day, as it was said; the day first spoken of first.

    Only a promise's maker can report it.
    """
    makers = {kept.id: kept.author for kept in promises}
    found: dict[Day, list[Kept[Report]]] = {}
    for kept in sorted(reports, key=lambda one: (one.document.told_at, one.id.int)):
        report = kept.document
        if makers.get(report.promise) == kept.author:
            found.setdefault((report.promise, report.day), []).append(kept)
    return found


@dataclass(frozen=True)
class Ledger:
    """What one drawer holds of promises, or the part of it that is looked at."""

    promises: Sequence[Kept[Promise]] = ()
    told: Told = field(default_factory=dict)
    answers: Sequence[Kept[Answer]] = ()
    repairs: Sequence[Kept[Repair]] = ()
    meanings: Sequence[Kept[Meaning]] = ()
    shared: bool = False

    @cached_property
    def days_told(self) -> Mapping[UUID, set[date]]:
        """By the promise: the days something was said of."""
        found: dict[UUID, set[date]] = {}
        for id, day in self.told:
            found.setdefault(id, set()).add(day)
        return found

    @cached_property
    def answered(self) -> Mapping[UUID, Sequence[Kept[Answer]]]:
        """By the report."""
        found: dict[UUID, list[Kept[Answer]]] = {}
        for kept in self.answers:
            found.setdefault(kept.document.report, []).append(kept)
        return found

    @cached_property
    def mended(self) -> Mapping[tuple[Day, UUID], Kept[Repair]]:
        """By the day and its writer: in a shared drawer what was shared, else what is finished."""
        ready = (k for k in self.repairs if self.shared or k.document.finished_at)
        return {
            ((k.document.promise, k.document.day), k.author): k for k in ready if k.document.words()
        }

    @cached_property
    def meant(self) -> Mapping[Day, Kept[Meaning]]:
        """By the day. Only who received a promise says what a miss meant."""
        makers = {kept.id: kept.author for kept in self.promises}
        theirs = (k for k in self.meanings if makers.get(k.document.promise, k.author) != k.author)
        return {(kept.document.promise, kept.document.day): kept for kept in theirs}

    def answer_to(self, report: Kept[Report]) -> Kept[Answer] | None:
        """Nobody answers their own."""
        for kept in self.answered.get(report.id, ()):
            if kept.author != report.author:
                return kept
        return None


class Standing(msgspec.Struct, frozen=True, gc=False):
    """One day of one promise, with what each said of it."""

    promise: Kept[Promise]
    day: date
    due: datetime  # as it stands: a new time counts when it was said before the old one
    state: State
    moves: tuple[Kept[Report], ...] = ()
    report: Kept[Report] | None = None  # the latest that isn't a new time
    answers: Mapping[UUID, Kept[Answer]] = msgspec.field(default_factory=dict)
    repair: Kept[Repair] | None = None
    meaning: Kept[Meaning] | None = None

    @property
    def last_said(self) -> Kept[Report] | None:
        return self.report or (self.moves[-1] if self.moves else None)

    @property
    def answer(self) -> Kept[Answer] | None:
        """To what was said last."""
        said = self.last_said
        return self.answers.get(said.id) if said else None

    @property
    def view(self) -> View | None:
        """How the receiver sees what is said now; none where it changed since, or nobody said."""
        return view_of(self.last_said, self.answer)

    @property
    def differs(self) -> bool:
        return self.view is View.DIFFERENT

    @property
    def entered_late(self) -> bool:
        return is_entered_late(self.promise.document, self.day)


def standing(promise: Kept[Promise], day: date, ledger: Ledger, now: datetime) -> Standing:
    key = (promise.id, day)
    moves, report = heard(ledger.told.get(key, ()))
    due = due_as_said(promise, day, moves)
    said = [*moves, report] if report else moves
    repair = ledger.mended.get((key, promise.author)) if ledger.repairs else None
    return Standing(
        promise=promise,
        day=day,
        due=due,
        state=_state(promise.document, day, due, bool(moves), report, repair, now),
        moves=tuple(moves),
        report=report,
        answers={one.id: answer for one in said if (answer := ledger.answer_to(one))},
        repair=repair,
        meaning=ledger.meant.get(key) if ledger.meanings else None,
    )


def heard(said: Iterable[Kept[Report]]) -> tuple[list[Kept[Report]], Kept[Report] | None]:
    """Of what was said of a day: new times that came before the old ones, and the latest else."""
    moves, report = [], None
    for kept in said:
        if kept.document.outcome is not Outcome.MOVED:
            report = kept
        elif kept.document.new_due and kept.document.is_in_time:
            moves.append(kept)
    return moves, report


def due_as_said(promise: Kept[Promise], day: date, moves: Sequence[Kept[Report]]) -> datetime:
    new = moves[-1].document.new_due if moves else None
    return new or due_at(promise.document, day)


def view_of(said: Kept[Report] | None, answer: Kept[Answer] | None) -> View | None:
    """Whoever answered something else than what is said now hasn’t answered it."""
    if not said or not answer or answer.document.outcome is not said.document.outcome:
        return None
    return answer.document.view


def standings(ledger: Ledger, since: date | None, now: datetime) -> list[Standing]:
    """Every day of every promise from `since` until today at its maker; oldest first.

    A day that is still to come is among them once something was said of it.
    """
    found = (
        standing(kept, day, ledger, now)
        for kept in ledger.promises
        for day in _days(kept, ledger, since, now)
    )
    return sorted(found, key=lambda one: (one.day, one.due, one.promise.id))


def laid(ledger: Ledger) -> list[tuple[Kept[Promise], date]]:
    """The days that lay a stroke on the plate, in the order in which they were first told.

    At most three of a maker's day do, the first three that were told; and none of a promise that
    was written down only after that day was due. What was laid keeps its place whatever follows.
    """
    promises = {kept.id: kept for kept in ledger.promises}
    a_day: dict[tuple[UUID, date], int] = {}
    found = []
    for id, day in ledger.told:
        kept = promises[id]
        whose = (kept.author, day)
        before = a_day.get(whose, 0)
        if before < CARRY_WEIGHT and not is_entered_late(kept.document, day):
            a_day[whose] = before + 1
            found.append((kept, day))
    return found


def gaps(ledger: Ledger) -> list[tuple[Kept[Promise], date]]:
    """The days that weren't kept and aren't mended, as they were first told."""
    promises = {kept.id: kept for kept in ledger.promises}
    return [
        (promises[id], day)
        for (id, day), said in ledger.told.items()
        if said[-1].document.outcome is Outcome.NOT_KEPT
        and ((id, day), said[-1].author) not in ledger.mended
    ]


def is_entered_late(promise: Promise, day: date) -> bool:
    """Most days lie after it was made, which needs no clock to see."""
    return day <= promise.made_at.date() + A_DAY and entered_late(promise, day)


def _days(kept: Kept[Promise], ledger: Ledger, since: date | None, now: datetime) -> set[date]:
    """Its days, and any other that something was said of: ending it takes nothing back."""
    promise = kept.document
    said = (day for day in ledger.days_told.get(kept.id, ()) if since is None or day >= since)
    return {*occurrences(promise, promise.today(now), since), *said}


def _state(
    promise: Promise,
    day: date,
    due: datetime,
    moved: bool,
    report: Kept[Report] | None,
    repair: Kept[Repair] | None,
    now: datetime,
) -> State:
    if report:
        gap = State.MENDED if repair else State.GAP
        return _SAID.get(report.document.outcome, gap)
    if moved:
        return State.MOVED
    if day > promise.today(now):
        return State.AHEAD
    return State.OPEN if now < due or day == promise.today(now) else State.BLANK
