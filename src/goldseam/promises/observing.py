"""What was said of promises, as numbers, for whoever estimates.

observations(ledger, first, since, until)   # one for each day that something was said of
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

import msgspec

from goldseam.drawers.gate import Kept
from goldseam.promises.documents import Outcome, Promise, Report, View
from goldseam.promises.ledger import (
    CARRY_WEIGHT,
    Ledger,
    due_as_said,
    heard,
    is_entered_late,
    view_of,
)


class Seen(StrEnum):
    """Whether the receiver saw it the same way."""

    ALONE = "alone"  # a promise to oneself
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"
    DIFFERENT = "different"


_SEEN = {
    None: Seen.UNKNOWN,
    View.CONFIRMED: Seen.CONFIRMED,
    View.DIFFERENT: Seen.DIFFERENT,
}


class Observation(msgspec.Struct, frozen=True, gc=False):
    """One day of one promise, as an estimate takes it. `index` counts days from the first."""

    index: int
    maker: UUID
    done: bool | None  # None: moved, and not yet said
    on_time: bool | None  # of what was done
    moved: bool  # a new time, said before the old one had passed
    seen: Seen
    weight: float  # 0 for one that was written down after it was due
    looks: bool  # among the first three of its maker's day that count
    edited: bool  # what was said of it first was something else

    @property
    def counts(self) -> bool:
        return self.weight > 0 and self.done is not None


class _Heard(msgspec.Struct, frozen=True, gc=False):
    """A day of a promise, and what its maker said of it."""

    promise: Kept[Promise]
    day: date
    moves: Sequence[Kept[Report]]
    report: Kept[Report] | None


def weight(promises: int) -> float:
    """How much one promise of a day counts when its maker has `promises` of them that day, 0–1.

    At most three a day carry weight between them, `min(1, 3/n)`, so that nobody's picture is made
    of many easy ones: weight(2) = 1, weight(6) = 0.5. Source: design/estimate.md.
    """
    return min(1.0, CARRY_WEIGHT / promises) if promises else 0.0


def observations(ledger: Ledger, first: date, since: date, until: date) -> list[Observation]:
    """Everything that was said of these days. Of one's own drawer: what self-trust is made of.

    Reliability is `done` and, of what was done, `on_time`; `moved` is a count of its own. A blank
    is no observation. What was mended stays not done here: the mending shows on the plate.
    """
    found = sorted(
        _heard(ledger, since, until),
        key=lambda one: (one.day, due_as_said(one.promise, one.day, one.moves), one.promise.id.int),
    )
    days = groupby(found, key=lambda one: one.day)
    return [one for day, of in days for one in _of_a_day(ledger, (day - first).days, [*of])]


def _heard(ledger: Ledger, since: date, until: date) -> Iterator[_Heard]:
    promises = {kept.id: kept for kept in ledger.promises}
    for (id, day), said in ledger.told.items():
        if since <= day <= until:
            moves, report = heard(said)
            if moves or report:
                yield _Heard(promises[id], day, moves, report)


def _of_a_day(ledger: Ledger, index: int, found: Sequence[_Heard]) -> Iterator[Observation]:
    late = [is_entered_late(one.promise.document, one.day) for one in found]
    makers = [one.promise.author for one, is_late in zip(found, late, strict=True) if not is_late]
    looked: list[UUID] = []
    for one, is_late in zip(found, late, strict=True):
        weighs = 0.0 if is_late else weight(makers.count(one.promise.author))
        if one.report and not is_late:
            looked.append(one.promise.author)
        yield _observation(ledger, index, one, weighs, looked.count(one.promise.author))


def _observation(
    ledger: Ledger, index: int, one: _Heard, weight: float, looked: int
) -> Observation:
    said = one.report or one.moves[-1]
    answer = ledger.answer_to(said)
    done = one.report.document.outcome is not Outcome.NOT_KEPT if one.report else None
    return Observation(
        index=index,
        maker=one.promise.author,
        done=done,
        on_time=said.document.outcome is Outcome.KEPT if done else None,
        moved=bool(one.moves),
        seen=_SEEN[view_of(said, answer)] if ledger.shared else Seen.ALONE,
        weight=weight,
        looks=looked <= CARRY_WEIGHT and weight > 0 and done is not None,
        edited=bool(said.document.changed_at or (answer and answer.document.changed_at)),
    )
