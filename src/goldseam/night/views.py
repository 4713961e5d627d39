"""Five minutes at night: tonight's page, past nights, and each night by itself."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.drawers.gate import Kept
from goldseam.night import keeping
from goldseam.night.documents import Note, night_of, of_night
from goldseam.night.forms import NightForm
from goldseam.night.showing import by_week, seen_revision, show_done, show_form
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.ui.pages import page

LOOKED_BACK = 60  # nights, for one earlier line
A_PAGE = 28  # nights

remove, put_back = taking_out(Note, to="night:past")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def show_tonight(request: Visited) -> HttpResponse:
    if request.method == "POST":
        return _save(request)
    night = _tonight(request.visit)
    notes = request.visit.drawer.read(Note, until=night, newest=LOOKED_BACK).of(Note)
    kept = of_night(notes, night)
    if kept and kept.document.closed_at:
        return show_done(request, kept, night, notes)
    return show_form(request, night, kept, notes)


@unlocked
@require_POST
def keep(request: Visited) -> HttpResponse:
    """Keep what has been typed so far; a behaviour calls this while somebody writes."""
    form = NightForm(request.POST, tonight=_tonight(request.visit))
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep(request, form, done=False)
    return HttpResponse(status=204)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visited, id: UUID) -> HttpResponse:
    """Any night again, with its words in the form."""
    kept = request.visit.drawer.find(Note, id)
    if request.method == "POST":
        return _save(request, to=kept)
    return show_form(request, kept.day, kept, ())


@unlocked
@require_safe
def show_past(request: Visited, day: date | None = None) -> HttpResponse:
    """The nights that were written down, week by week; others are simply not there."""
    found = request.visit.drawer.read(Note, until=day, newest=A_PAGE + 1).of(Note)
    earlier = found[-1].day if len(found) > A_PAGE else None
    return page(
        request,
        "night/past.html",
        weeks=by_week(found[:A_PAGE], request.visit.today),
        earlier=earlier,
        until=day,
        removed=request.visit.drawer.removed(Note, now=request.visit.now),
    )


@unlocked
@require_safe
def show_night(request: Visited, id: UUID) -> HttpResponse:
    return show_done(request, request.visit.drawer.find(Note, id), _tonight(request.visit), ())


def _save(request: Visited, to: Kept[Note] | None = None) -> HttpResponse:
    night = _tonight(request.visit)
    form = NightForm(request.POST, tonight=night)
    if not form.is_valid():
        return show_form(request, to.day if to else night, to, (), form=form, status=422)
    kept = _keep(request, form, done="_done" in request.POST)
    if kept and form.cleaned_data["night"] != night:
        return HttpResponseRedirect(reverse("night:read", args=[kept.id]))
    if kept and not kept.document.closed_at:
        messages.success(request, _("Kept so far."))
    return HttpResponseRedirect(reverse("night:tonight"))


def _keep(request: Visited, form: NightForm, *, done: bool) -> Kept[Note] | None:
    visit, sent = request.visit, request.POST
    note = form.note(sent.get("_wording", ""), sent.get("_window", ""), visit.now)
    return keeping.keep(
        visit.drawer,
        note,
        seen_revision(sent.get("_revision", "")),
        night=form.cleaned_data["night"],
        now=visit.now,
        done=done,
    )


def _tonight(visit: Visit) -> date:
    return night_of(visit.preferences.local(visit.now))
