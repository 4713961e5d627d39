"""Promises: what is due today, the plate and the thirty days, and one promise with all its days."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.promises import days
from goldseam.promises.documents import LONGEST, Outcome, Promise, Repeats
from goldseam.promises.due import can_be_answered, can_be_told, is_todays, unfinished
from goldseam.promises.ledger import TOLD, Standing, State, gaps, standing, standings
from goldseam.promises.plate import PIECES, Plate, plate
from goldseam.promises.reading import Book, Side, current, found, of_promise, read, sides
from goldseam.promises.showing import (
    Line,
    in_day,
    kept_words,
    line,
    path_words,
    plate_words,
    rhythm_words,
    said_on_day,
    table,
    who_words,
    whose,
)
from goldseam.questions.showing import lines
from goldseam.ui.pages import page
from goldseam.ui.words import library

AT_ONCE = 3  # of what waits for an answer or a repair: a page is no pile
LATELY = 5  # of the days that can still be told; a promise's own page holds them all
ON_THE_SHELF = 12  # whole plates that are drawn; the others are counted


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the other said of one day, and waits for a yes or a word."""

    report: UUID
    day: date
    when: str


@dataclass(frozen=True, slots=True)
class Answerable:
    """The same, said of one day of a promise or of several."""

    promise: UUID
    words: str
    outcome: Outcome
    days: list[Waiting]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The plate that is being gilded, what it says, and the newest whole ones before it."""

    plate: Plate
    kept: str
    more: list[str]
    shelf: list[Plate]
    earlier: int  # whole ones before those on the shelf
    since: date  # the first day on it

    @property
    def spoken(self) -> str:
        return " ".join([self.kept, *self.more]).strip()


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    """Today’s, then what one may look at, then everything that runs."""
    visit = request.visit
    books = [read(side, visit.today - LONGEST) for side in sides(visit)]
    lately = [(one, standings(one.ledger, visit.today - LONGEST, visit.now)) for one in books]
    first, first_days = lately[0]
    asked = can_be_answered(first_days, first.side.me, visit.now) if first.side.shared else []
    asked = asked[:AT_ONCE]
    return page(
        request,
        "promises/list.html",
        partner=first.side.partner,
        today=[line(one, book.side, visit) for book, stand in lately
               for one in stand if is_todays(one, visit.now) and one not in asked],
        earlier=[line(one, book.side, visit) for book, stand in lately
                 for one in stand if can_be_told(one, book.side.me, visit.now)][-LATELY:],
        answerable=_answerable(asked, visit),
        mendable=[one for book in books for one in _mendable(book, visit)[:AT_ONCE]],
        begun=lines(unfinished(books[-1].ledger.repairs), visit),
        running=_promises(books, visit, running=True),
        ended=_promises(books, visit, running=False),
        drawn=_drawn(first, visit, shelf=0) if first.laid else None,
        own_drawn=_drawn(books[1], visit, shelf=0) if books[1:] and books[1].laid else None,
        who=who_words(first.side),
    )  # fmt: skip


@unlocked
@require_safe
def show_days(request: Visited) -> HttpResponse:
    """The plate and the path of what two promised each other, or of one’s own."""
    places = sides(request.visit)
    return _days(request, places[0], together=places[0].partner)


@unlocked
@require_safe
def show_own_days(request: Visited) -> HttpResponse:
    *together, own = sides(request.visit)
    return _days(request, own, together=together[0].partner if together else "")


@unlocked
@require_safe
def show(request: Visited, id: UUID) -> HttpResponse:
    """One promise, and each of its days of which something was said."""
    visit = request.visit
    side, kept = found(visit, Promise, id)
    promise, mine = kept.document, side.may_change(kept)
    return page(
        request,
        "promises/show.html",
        kept=kept,
        sentence=promise.words(),
        whose=whose(kept, side),
        rhythm=rhythm_words(promise, visit.today),
        axis=next(axis for axis in library().promises.axes if axis.id == promise.axis),
        mine=mine,
        removable=kept.author == side.me,
        running=promise.runs(visit.now),
        told=[line(one, side, visit) for one in _days_of(side, kept, visit)],
        partner=side.partner,
        who=who_words(side),
    )


def _days(request: Visited, side: Side, *, together: str) -> HttpResponse:
    visit = request.visit
    book = read(side, visit.today - LONGEST)
    drawn = _drawn(book, visit, shelf=ON_THE_SHELF)
    began = min((kept.document.first for kept in book.ledger.promises), default=visit.today)
    first = days.first_day(began, visit.today)
    stand = standings(book.ledger, min(first, drawn.since), visit.now)
    on_path = [one for one in stand if one.day >= first]
    return page(
        request,
        "promises/days.html",
        partner=side.partner,
        together=together,
        since=in_day(began, visit.today),
        any_promised=bool(book.ledger.promises),
        drawn=drawn,
        marks=days.path(on_path, first, visit.today),
        trail=days.trail(),
        spoken_path=path_words({one.day for one in on_path if one.state in TOLD}),
        aside=len(book.ledger.told) - len(book.laid),
        mendable=_mendable(book, visit)[:ON_THE_SHELF],
        table=table(stand, visit),
        who=who_words(side),
    )


def _drawn(book: Book, visit: Visit, *, shelf: int) -> Drawn:
    start = current(len(book.laid))
    whole = start // PIECES
    strokes = _strokes(book, start, visit)
    so_far = days.counts(strokes)
    first = max(whole - shelf, 0)
    return Drawn(
        plate=_plate(book.seed, whole, strokes),
        kept=kept_words(so_far),
        more=plate_words(so_far, whole),
        shelf=[_plate(book.seed, number, _strokes(book, number * PIECES, visit))
               for number in range(first, whole)],
        earlier=first,
        since=min((one.day for one in strokes), default=visit.today),
    )  # fmt: skip


def _strokes(book: Book, start: int, visit: Visit) -> list[Standing]:
    laid = book.laid[start : start + PIECES]
    return [standing(kept, day, book.ledger, visit.now) for kept, day in laid]


def _plate(seed: bytes, number: int, strokes: list[Standing]) -> Plate:
    return plate(seed, number, [(one.state, one.differs) for one in strokes])


def _answerable(found: list[Standing], visit: Visit) -> list[Answerable]:
    """Of one promise together, where the same was said of several days one after the other."""
    said = [(one, one.last_said) for one in found if one.last_said]
    alike = groupby(said, key=lambda pair: (pair[0].promise, pair[1].document.outcome))
    return [
        Answerable(
            promise.id,
            promise.document.words(),
            outcome,
            [Waiting(report.id, one.day, said_on_day(one, visit)) for one, report in group],
        )
        for (promise, outcome), group in alike
    ]


def _mendable(book: Book, visit: Visit) -> list[Line]:
    """One’s own gaps, however long ago, the newest first."""
    mine = [(kept, day) for kept, day in gaps(book.ledger) if kept.author == book.side.me]
    stand = [standing(kept, day, book.ledger, visit.now) for kept, day in reversed(mine)]
    found = [line(one, book.side, visit) for one in stand]
    return [replace(one, meta=f"{one.whose} · {one.on}") for one in found]


def _promises(books: list[Book], visit: Visit, *, running: bool) -> list[tuple[UUID, str, str]]:
    """Each with what it says, whose it is and how long it runs."""
    return [
        (kept.id, kept.document.words(),
         f"{whose(kept, book.side)} · {rhythm_words(kept.document, visit.today)}")
        for book in books
        for kept in book.ledger.promises
        if kept.document.runs(visit.now) is running
    ]  # fmt: skip


def _days_of(side: Side, kept: Kept[Promise], visit: Visit) -> list[Standing]:
    """The newest first. To its maker also those nobody spoke of, and the only one of it."""
    ledger, promise = of_promise(side, kept), kept.document
    stand = standings(ledger, None, visit.now)
    if promise.repeats is Repeats.ONCE and not stand and not promise.ended_on:
        stand = [standing(kept, promise.first, ledger, visit.now)]
    mine = side.may_change(kept)
    return [
        one
        for one in reversed(stand)
        if mine or one.state in TOLD or one.state in (State.OPEN, State.AHEAD)
    ]
