"""Offering something, changing it, offering it anew: one's words, then as the other will see them.

What is typed is a private draft until it is offered. Words that sound like watching are spoken of
on the page before the act; nothing is refused.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import structs

from goldseam.drafts.documents import continues, discard, drafts, first, new_window
from goldseam.drawers.gate import Kept, NotHere
from goldseam.openness.documents import Agreement, end_of
from goldseam.openness.forms import OfferForm
from goldseam.openness.showing import a_week_on, days_to_choose, until
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.rescue import carried
from goldseam.ui.words import library

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which page of words it is: a new offer, or a change of one that is open."""

    place: str  # of its draft
    to: str
    back: str
    first: date  # the day it began to be open, from which the longest counts
    kept: Kept[Agreement] | None = None


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visited, example: str = "") -> HttpResponse:
    """From nothing, from what was begun, or from an example."""
    sheet, space = _new(request.visit), space_of(request.visit)
    if request.method == "POST":
        return _sent(request, sheet, space)
    if space is None:
        return HttpResponseRedirect(reverse("openness:list"))
    examples = {one.id: one.what for one in library().openness.examples}
    if example in examples:
        return _write(request, sheet, {"what": examples[example]})
    return _write_on(request, sheet, {})


@unlocked
@require_safe
def anew(request: Visited, id: UUID) -> HttpResponse:
    """The words of one of one’s own that is over, to be offered as a new one."""
    kept = _own(request.visit, id)
    return _write(request, _new(request.visit), {"what": kept.document.what})


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    kept = _own(visit, id)
    if not kept.document.stands(visit.now):
        raise NotHere
    sheet = _changing(visit, kept)
    if request.method == "POST":
        return _sent(request, sheet, space_of(visit))
    now = {"what": kept.document.what, "other_day": kept.document.until.isoformat()}
    return _write_on(request, sheet, now)


def _sent(request: Visited, sheet: Sheet, space: Space | None) -> HttpResponse:
    visit, fields = request.visit, {name: request.POST.get(name, "") for name in request.POST}
    form = OfferForm(request.POST, first=sheet.first, today=visit.today)
    if not form.is_valid() or "_again" in fields:
        return _write(request, sheet, fields, form if form.errors else None)
    if space is None:
        return _write(request, sheet, fields, inactive=True)
    if "_offer" not in fields:
        return _look(request, sheet, space, form, fields)
    undo = _offer(visit, sheet, space, form)
    sent = carried(request)
    discard(visit.drawer, sheet.place, sent.fields if sent else None, day=visit.today)
    said = _("Open now. You and %(name)s can see it.") % {"name": space.partner.name}
    messages.success(request, said, extra_tags=undo)
    return HttpResponseRedirect(reverse("openness:list"))


def _offer(visit: Visit, sheet: Sheet, space: Space, form: OfferForm) -> str:
    """Returns where it is undone; nothing for what was changed or sent twice."""
    what, last, zone = form.cleaned_data["what"], form.until, visit.preferences.time_zone
    with space.drawer.alone():
        if sheet.kept is None:
            if _is_there(space, what, last, zone):
                return ""
            offer = Agreement(thread=uuid4(), what=what, until=last, since=visit.now, zone=zone)
            kept = space.drawer.add(offer, day=visit.today, now=visit.now)
            return reverse("openness:take-back", args=[kept.id])
        before = space.drawer.find(Agreement, sheet.kept.id)
        said = structs.replace(before.document, what=what, until=last, zone=zone)
        if said != before.document:
            space.drawer.change(before, structs.replace(said, changed_at=visit.now))
        return ""


def _is_there(space: Space, what: str, last: date, zone: str) -> bool:
    """Whether it was sent twice."""
    found = space.drawer.read(Agreement).of(Agreement)
    own = (kept.document for kept in found if kept.author == space.me)
    return any((one.what, one.until, one.zone) == (what, last, zone) for one in own)


def _look(
    request: Visited, sheet: Sheet, space: Space, form: OfferForm, fields: Fields
) -> HttpResponse:
    """As the other will see it, and what is gently said about it."""
    visit, what = request.visit, form.cleaned_data["what"]
    return page(
        request,
        "openness/look.html",
        sheet=sheet,
        what=what,
        until=until(end_of(form.until, visit.preferences.time_zone), visit),
        hidden={**_of_form(fields), "what": what, "day": form.until.isoformat()},
        notices=library().openness.heard_in(what),
        partner=space.partner,
    )


def _write(
    request: Visited,
    sheet: Sheet,
    fields: Fields,
    form: OfferForm | None = None,
    *,
    inactive: bool = False,
    begun: UUID | None = None,
) -> HttpResponse:
    visit = request.visit
    latest = OfferForm(first=sheet.first, today=visit.today).latest
    errors = [(name, str(said[0])) for name, said in form.errors.items()] if form else []
    days = days_to_choose(visit, latest)
    day = fields.get("day") or a_week_on(visit, latest)
    among_them = any(day == value for value, _words in days)
    return page(
        request,
        "openness/offer.html",
        status=422 if errors else 409 if inactive else 200,
        sheet=sheet,
        content=library().openness,
        what=fields.get("what", ""),
        days=days,
        day=day,
        other_day=fields.get("other_day") or ("" if among_them else day),
        latest=latest.isoformat(),
        hidden=_of_form(fields),
        errors=errors,
        error={"what": "", "day": "", "other_day": "", **dict(errors)},
        inactive=inactive,
        begun=begun,
    )


def _of_form(fields: Fields) -> Fields:
    """What a form says of itself, so that its draft stays one draft from page to page."""
    return {
        "_window": fields.get("_window") or new_window(),
        "_continues": fields.get("_continues", ""),
    }


def _write_on(request: Visited, sheet: Sheet, otherwise: Fields) -> HttpResponse:
    """What was begun on this page, if anything was, and that it was."""
    begun = next(iter(drafts(request.visit.drawer, sheet.place)), None)
    if begun is None:
        return _write(request, sheet, otherwise)
    said = {name: first(begun.document.fields, name) for name in ("what", "day", "other_day")}
    return _write(request, sheet, {**said, "_continues": continues(begun)}, begun=begun.id)


def _new(visit: Visit) -> Sheet:
    to, back = reverse("openness:new"), reverse("openness:list")
    return Sheet("openness-new", to, back, visit.today)


def _changing(visit: Visit, kept: Kept[Agreement]) -> Sheet:
    to = reverse("openness:change", args=[kept.id])
    back = reverse("openness:read", args=[kept.id])
    first_day = visit.preferences.local(kept.document.since).date()
    return Sheet(f"openness-{kept.id}", to, back, first_day, kept)


def _own(visit: Visit, id: UUID) -> Kept[Agreement]:
    """One’s own in the shared drawer. Anything else isn’t there."""
    space = space_of(visit)
    kept = space.drawer.find(Agreement, id) if space else None
    if space is None or kept is None or kept.author != space.me:
        raise NotHere
    return kept
