"""Reading the journal: the list, a month, a day, one entry."""

from datetime import MAXYEAR, date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldseam.drafts.documents import Draft
from goldseam.journal.documents import Entry
from goldseam.journal.months import Month
from goldseam.journal.showing import (
    Calendar,
    as_lines,
    as_texts,
    begun,
    by_month,
    calendar,
    kinds_with_pages,
    newest_first,
    question_of,
    written_line,
)
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.ui.dates import day_words, month_words
from goldseam.ui.environment import url
from goldseam.ui.pages import page

A_PAGE = 20  # entries


@unlocked
@require_safe
def show_list(request: Visited, day: date | None = None) -> HttpResponse:
    """The newest entries up to a day; older ones a page further, cut between two days."""
    visit = request.visit
    found = visit.drawer.read(Entry, until=day, newest=A_PAGE + 1).of(Entry)
    earlier = None
    if len(found) > A_PAGE:
        earlier = found[-1].day
        found = [k for k in found if k.day > earlier]
        if not found:  # more of them on one day than fit a page
            found = visit.drawer.read(Entry, since=earlier, until=earlier).of(Entry)
            earlier -= timedelta(days=1)
    return page(
        request,
        "journal/list.html",
        months=by_month(as_lines(found, visit)),
        earlier=earlier,
        until=day,
        removed=visit.drawer.removed(Entry, now=visit.now),
        month_url=url("journal:month", *_month_of(found[0].day if found else visit.today)),
        unfinished=begun(visit.drawer.read(Draft).of(Draft), visit) if day is None else [],
        calendar=_calendar(visit, Month.of(found[0].day if day and found else visit.today)),
    )


@unlocked
@require_safe
def show_month(request: Visited, year: int, month: int) -> HttpResponse:
    if not (1 <= year < MAXYEAR and 1 <= month <= 12):
        raise Http404
    shown, visit = Month(year, month), request.visit
    found = visit.drawer.read(*kinds_with_pages(), since=shown.first, until=shown.last)
    written = newest_first(found)
    return page(
        request,
        "journal/month.html",
        title=month_words(shown.first),
        lines=as_lines(written, visit),
        calendar=calendar(shown, {k.day for k in written}, visit.today),
    )


@unlocked
@require_safe
def show_day(request: Visited, day: date) -> HttpResponse:
    """Everything somebody wrote on one day, here and in the other rooms."""
    visit = request.visit
    found = newest_first(visit.drawer.read(*kinds_with_pages(), since=day, until=day))
    return page(
        request,
        "journal/day.html",
        title=day_words(day, visit.today),
        day=day,
        texts=as_texts(reversed(found), visit),
        calendar=_calendar(visit, Month.of(day)),
    )


@unlocked
@require_safe
def show_entry(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    kept = visit.drawer.find(Entry, id)
    return page(
        request,
        "journal/read.html",
        kept=kept,
        entry=kept.document,
        title=day_words(kept.day, visit.today),
        written=written_line(kept.document, visit),
        question=question_of(kept.document),
    )


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month


def _calendar(visit: Visit, month: Month) -> Calendar:
    days = visit.drawer.days(*kinds_with_pages(), since=month.first, until=month.last)
    return calendar(month, days, visit.today)
