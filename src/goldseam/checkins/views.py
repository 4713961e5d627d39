"""Taps, all the words, and the check-ins so far."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.checkins.documents import (
    CheckIn,
    answered,
    current,
    says_nothing,
    taken_back,
    toggled,
    worded,
)
from goldseam.checkins.forms import TapForm, WordsForm
from goldseam.checkins.showing import Days, by_day
from goldseam.drawers.gate import ChangedMeanwhile, Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.ui.environment import url
from goldseam.ui.pages import page
from goldseam.ui.words import library

A_PAGE = timedelta(days=30)

remove, put_back = taking_out(CheckIn, to="checkins:list")

Change = Callable[[CheckIn], CheckIn]


@unlocked
@require_POST
def tap(request: Visited) -> HttpResponse:
    """One tap on a number or a word; the check-in of this moment changes, or a new one begins."""
    form = TapForm(request.POST)
    if form.is_valid():
        level, feeling = form.cleaned_data["distress"], form.cleaned_data["feeling"]
        if level is not None:
            _record(request, lambda check_in: answered(check_in, level))
        elif feeling:
            _record(request, lambda check_in: toggled(check_in, feeling))
    return _back_to_today()


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: Visited) -> HttpResponse:
    """All families of words, to choose from at leisure."""
    if request.method == "POST":
        form = WordsForm(request.POST)
        if form.is_valid():
            chosen = form.cleaned_data["feelings"]
            _record(request, lambda check_in: worded(check_in, chosen))
        return _back_to_today()
    now = _current(request.visit)
    chosen = now.document.feelings if now else ()
    families = library().feelings.families
    return page(request, "checkins/words.html", families=families, chosen=chosen)


@unlocked
@require_POST
def undo(request: Visited, id: UUID) -> HttpResponse:
    """Take back the last tap."""
    kept = request.visit.drawer.find(CheckIn, id)
    before = taken_back(kept.document)
    if before is None:
        request.visit.drawer.remove(CheckIn, id, now=request.visit.now)
    else:
        request.visit.drawer.change(kept, before)
    messages.success(request, _("Taken back."))
    return _back_to_today()


@unlocked
@require_safe
def show(request: Visited, day: date | None = None) -> HttpResponse:
    """The check-ins of thirty days, newest first."""
    until = day or request.visit.today
    days = _days(request.visit, until)
    before = until - A_PAGE - timedelta(days=1)
    there_is_more = request.visit.drawer.read(CheckIn, until=before, newest=1).of(CheckIn)
    earlier = before if there_is_more else None
    return page(request, "checkins/list.html", days=days, earlier=earlier)


def _record(request: Visited, change: Change) -> None:
    try:
        kept = _put(request.visit, change)
    except ChangedMeanwhile:  # another window was quicker: this tap goes on top of that one
        kept = _put(request.visit, change)
    if kept is None:
        messages.success(request, _("Taken back."))
        return
    undo_url = url("checkins:undo", kept.id)
    messages.success(request, _("Saved. Only you can see it."), extra_tags=undo_url)


def _put(visit: Visit, change: Change) -> Kept[CheckIn] | None:
    mine, before = visit.drawer, _current(visit)
    after = change(before.document if before else CheckIn(at=visit.now))
    if not says_nothing(after):
        if before:
            return mine.change(before, after)
        return mine.add(after, day=visit.today, now=visit.now)
    if before:
        mine.remove(CheckIn, before.id, now=visit.now)
    return None


def _current(visit: Visit) -> Kept[CheckIn] | None:
    yesterday = visit.today - timedelta(days=1)  # a moment may reach across midnight
    return current(visit.drawer.read(CheckIn, since=yesterday).of(CheckIn), visit.now)


def _days(visit: Visit, until: date) -> Days:
    found = visit.drawer.read(CheckIn, since=until - A_PAGE, until=until)
    return by_day(found.of(CheckIn), visit.preferences, library().feelings, visit.today)


def _back_to_today() -> HttpResponse:
    return HttpResponseRedirect(url("today:show") + "#how")
