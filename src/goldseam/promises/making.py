"""Making a promise: three sizes to begin with, the form; ending it early, making it again."""

from secrets import token_bytes
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.drafts.documents import Draft, continues, discard, drafts, first, new_window
from goldseam.drawers.gate import Kept, NotHere
from goldseam.library import Axis, PromisedTo, Rhythm, Suggestion
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.promises import keeping
from goldseam.promises.documents import Promise, Repeats
from goldseam.promises.forms import LASTS, PromiseForm
from goldseam.promises.reading import Side, found, sides
from goldseam.promises.showing import weekdays
from goldseam.ui.pages import page
from goldseam.ui.rescue import carried
from goldseam.ui.words import library

NEW = "promise-new"  # the place of the draft of one that isn’t made yet
FIELDS = ("to", "when", "will", "axis", "repeats", "first", "at", "lasts")
WORKDAYS = ("0", "1", "2", "3", "4")
Values = dict[str, str]


@unlocked
@require_safe
def start(request: Visited) -> HttpResponse:
    """Three sizes for each side of trust, to the other where there is one, and to oneself."""
    words, partner = library().promises, sides(request.visit)[0].partner
    whom = [PromisedTo.OTHER, PromisedTo.ONESELF] if partner else [PromisedTo.ONESELF]
    sizes = {size.id: size for size in words.sizes}
    offered = [
        (to.value, [(axis, [(one, sizes[one.size]) for one in words.for_axis(axis.id, to)])
                    for axis in words.axes if words.for_axis(axis.id, to)])
        for to in whom
    ]  # fmt: skip
    return page(request, "promises/start.html", words=words, offered=offered, partner=partner)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visited) -> HttpResponse:
    """The form. Sent with `_suggestion` or `_begin` it comes back filled in; nothing is made."""
    sent = request.POST
    if request.method != "POST":
        return _show(request)
    if suggested := _suggested(sent.get("_suggestion", "")):
        return _show(request, _from_suggestion(suggested))
    if "_begin" in sent:
        return _show(request, {name: sent.get(name, "") for name in ("to", "when", "will")})
    places = sides(request.visit)
    form = PromiseForm(sent, shared=places[0].shared, today=request.visit.today)
    if not form.is_valid():
        return _show(request, form=form)
    return _made(request, form, places)


@unlocked
@require_POST
def end(request: Visited, id: UUID) -> HttpResponse:
    side, kept = found(request.visit, Promise, id)
    keeping.end(side, kept, now=request.visit.now)
    undo = reverse("promises:go-on", args=[id])
    messages.success(request, _("Ended. What was kept stays kept."), extra_tags=undo)
    return _to(id)


@unlocked
@require_POST
def go_on(request: Visited, id: UUID) -> HttpResponse:
    keeping.go_on(*found(request.visit, Promise, id))
    messages.success(request, _("It goes on."))
    return _to(id)


@unlocked
@require_POST
def again(request: Visited, id: UUID) -> HttpResponse:
    """The form, filled in with one of one’s own; the earlier one stays as it is."""
    side, kept = found(request.visit, Promise, id)
    if kept.author != side.me:
        raise NotHere
    return _show(request, _from_earlier(kept.document, to_other=side.shared))


def _made(request: Visited, form: PromiseForm, places: list[Side]) -> HttpResponse:
    visit = request.visit
    to_other = form.cleaned_data["to"] == PromisedTo.OTHER
    side = places[0] if to_other else places[-1]
    promise = form.promise(zone=visit.preferences.time_zone, name=side.partner, now=visit.now)
    kept = keeping.make(side, promise, seed=token_bytes(16), day=visit.today, now=visit.now)
    sent = carried(request)
    discard(visit.drawer, NEW, sent.fields if sent else {}, day=visit.today)
    said = _("Promised. You and %(name)s can see it.") if to_other else _("Promised, to yourself.")
    undo = reverse("promises:remove", args=[kept.id])
    messages.success(request, said % {"name": side.partner}, extra_tags=undo)
    return HttpResponseRedirect(reverse("promises:list"))


def _show(
    request: Visited, values: Values | None = None, form: PromiseForm | None = None
) -> HttpResponse:
    """The form as it came back, as it was suggested, as it was begun, or empty."""
    visit, sent = request.visit, request.POST
    if form:
        values = {**sent.dict(), "weekdays": " ".join(sent.getlist("weekdays"))}
    elif values is None:
        values = _begun(next(iter(drafts(visit.drawer, NEW)), None))
    words, partner = library().promises, sides(visit)[0].partner
    return page(
        request,
        "promises/new.html",
        status=422 if form else 200,
        partner=partner,
        place=NEW,
        values={name: values.get(name, "") for name in FIELDS},
        chosen_days=values.get("weekdays", "").split(),
        window=values.get("_window") or new_window(),
        continues=values.get("_continues", ""),
        errors={name: str(texts[0]) for name, texts in form.errors.items()} if form else {},
        today=visit.today.isoformat(),
        whom=_whom(partner),
        axes=[
            (axis.id.value, axis.name, axis.about if partner else axis.oneself)
            for axis in words.axes
        ],
        repeats=_repeats(),
        weekdays=[(str(day), name) for day, name in weekdays()],
        lasts=[(str(days), text) for days, text in zip(LASTS, _lasts(), strict=True)],
    )


def _begun(draft: Kept[Draft] | None) -> Values:
    if draft is None:
        return {}
    fields = {name: first(draft.document.fields, name) for name in FIELDS}
    days = " ".join(draft.document.fields.get("weekdays", ()))
    return {**fields, "weekdays": days, "_window": new_window(), "_continues": continues(draft)}


def _suggested(id: str) -> Suggestion | None:
    return next((one for one in library().promises.suggestions if one.id == id), None)


def _from_suggestion(one: Suggestion) -> Values:
    days = {Rhythm.WORKDAYS: WORKDAYS, Rhythm.WEEKLY: (str(one.weekday),)}.get(one.repeats, ())
    return {
        "to": one.to,
        "when": one.when,
        "will": one.will,
        "axis": Axis(one.axis),
        "repeats": Repeats.DAYS if days else Repeats.DAILY,
        "weekdays": " ".join(days),
        "lasts": str(LASTS[-1]),
    }


def _from_earlier(promise: Promise, *, to_other: bool) -> Values:
    return {
        "to": PromisedTo.OTHER if to_other else PromisedTo.ONESELF,
        "when": promise.when,
        "will": promise.will,
        "axis": promise.axis,
        "repeats": promise.repeats,
        "weekdays": " ".join(str(day) for day in promise.weekdays),
        "at": promise.at.isoformat("minutes") if promise.at else "",
        "lasts": str(LASTS[-1]),
    }


def _whom(partner: str) -> list[tuple[str, str]]:
    return [(PromisedTo.OTHER, partner), (PromisedTo.ONESELF, _("Myself"))] if partner else []


def _repeats() -> list[tuple[str, str]]:
    return [
        (Repeats.ONCE, _("Once")),
        (Repeats.DAILY, _("Every day")),
        (Repeats.DAYS, _("On days I choose")),
    ]


def _lasts() -> tuple[str, str, str]:
    return _("A week"), _("Two weeks"), _("Thirty days")


def _to(id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("promises:show", args=[id]))
