"""Promises and what was said of them, made by hand: for tests of the pure parts."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from goldseam.drawers.gate import Kept
from goldseam.library import Axis
from goldseam.promises.documents import (
    Answer,
    Meaning,
    Outcome,
    Promise,
    Repair,
    Repeats,
    Report,
    View,
    due_at,
)
from goldseam.promises.ledger import Ledger, told

ALICE, BOB = UUID(int=1), UUID(int=2)
MONDAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
_SPACE = UUID(int=3)


def promise(by=ALICE, **more) -> Kept[Promise]:
    said = {
        "will": "water the plants",
        "axis": Axis.RELIABILITY,
        "repeats": Repeats.DAILY,
        "first": MONDAY,
        "until": MONDAY + timedelta(days=29),
        "zone": "UTC",
        "made_at": NOON - A_DAY,
        **more,
    }
    return Kept(uuid5(_SPACE, f"{by}{said}"), said["first"], by, 1, Promise(**said))


def report(of, day=MONDAY, outcome=Outcome.KEPT, at=None, by=None, **more) -> Kept[Report]:
    """Told at noon of the day unless said otherwise."""
    at = at or datetime.combine(day, NOON.timetz())
    said = Report(promise=of.id, day=day, outcome=outcome, told_at=at, **more)
    return Kept(uuid5(_SPACE, f"{of.id}{said}"), day, by or of.author, 1, said)


def moved(of, to, day=MONDAY, at=None, was_due=None) -> Kept[Report]:
    due = was_due or due_at(of.document, day)
    return report(of, day, Outcome.MOVED, at, was_due=due, new_due=to)


def answer(to, view=View.CONFIRMED, by=BOB, outcome=None) -> Kept[Answer]:
    said = to.document
    doc = Answer(report=to.id, outcome=outcome or said.outcome, view=view, at=said.told_at)
    return Kept(uuid5(_SPACE, f"{by}{doc}"), to.day, by, 1, doc)


def repair(of, day=MONDAY, by=None, finished=True) -> Kept[Repair]:
    doc = Repair(
        wording="promise-repair@1",
        begun_at=NOON,
        finished_at=NOON if finished else None,
        thread=UUID(int=4),
        promise=of.id,
        day=day,
        happened="I forgot",
    )
    return Kept(uuid5(_SPACE, f"{by}{doc}"), day, by or of.author, 1, doc)


def meaning(of, day=MONDAY, by=BOB) -> Kept[Meaning]:
    doc = Meaning(promise=of.id, day=day, text="I waited", at=NOON)
    return Kept(uuid5(_SPACE, f"{by}{doc}"), day, by, 1, doc)


def ledger(promises, reports=(), answers=(), repairs=(), meanings=(), shared=True) -> Ledger:
    return Ledger(promises, told(promises, reports), answers, repairs, meanings, shared)
