"""The story line: one’s own moments over the years, added one at a time, in any order."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import structs

from goldseam.drafts.documents import Draft, continues, discard, drafts, first, new_window
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.documents import kept_beside
from goldseam.removing.views import taking_out
from goldseam.ui.pages import page
from goldseam.ui.rescue import carried
from goldseam.understanding.documents import Moment, in_order
from goldseam.understanding.forms import MomentForm
from goldseam.understanding.showing import told, weights

HOME = "understanding:story"
NEW = "story-new"  # the place of the draft of a moment that doesn’t exist yet
FIELDS = ("what", "year", "when", "weight")

remove, put_back = taking_out(Moment, to=HOME, put_back="moment-put-back")


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    found = in_order(request.visit.drawer.read(Moment).of(Moment))
    said = dict(weights())
    return page(
        request,
        "understanding/story.html",
        moments=[(kept.id, kept.document, said.get(kept.document.weight, "")) for kept in found],
        weights=said.items(),
        told=told([kept.document for kept in found]),
        begun=bool(drafts(request.visit.drawer, NEW)),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Visited) -> HttpResponse:
    return _save(request, None) if request.method == "POST" else _show(request, None)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def moment(request: Visited, id: UUID) -> HttpResponse:
    kept = request.visit.drawer.find(Moment, id)
    return _save(request, kept) if request.method == "POST" else _show(request, kept)


def _save(request: Visited, kept: Kept[Moment] | None) -> HttpResponse:
    form = MomentForm(request.POST, this_year=request.visit.today.year)
    if not form.is_valid():
        return _show(request, kept, form)
    moment = Moment(written_at=request.visit.now, **form.cleaned_data)
    with request.visit.drawer.alone():
        if kept:
            _change(request, kept.id, moment)
        else:
            _add(request, moment)
        sent = carried(request)
        fields = sent.fields if sent else {}
        discard(request.visit.drawer, _place(kept), fields, day=request.visit.today)
    messages.success(request, _("Kept. Only you can see it."))
    return HttpResponseRedirect(reverse(HOME))


def _add(request: Visited, moment: Moment) -> None:
    """Unless the same one is there already: a button tapped twice."""
    mine, visit = request.visit.drawer, request.visit
    there = mine.read(Moment, since=visit.today).of(Moment)
    if not any(_same(kept.document, moment) for kept in there):
        mine.add(moment, day=visit.today, now=visit.now)


def _change(request: Visited, id: UUID, moment: Moment) -> None:
    """What another window has changed since this one was made is kept beside, never overwritten."""
    mine = request.visit.drawer
    before = mine.find(Moment, id)
    theirs = before.document
    if request.POST.get("_revision", "") != str(before.revision):
        what = str(kept_beside(theirs.what, moment.what))
        moment = structs.replace(moment, what=what)
    if not _same(theirs, moment):
        mine.change(before, structs.replace(moment, written_at=theirs.written_at))


def _same(one: Moment, other: Moment) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FIELDS)


def _show(
    request: Visited, kept: Kept[Moment] | None, form: MomentForm | None = None
) -> HttpResponse:
    """The form as it came back, as it was begun, or as the moment is."""
    place = _place(kept)
    begun = None if form else next(iter(drafts(request.visit.drawer, place)), None)
    values = request.POST.dict() if form else _begun(begun) if begun else _values(kept)
    return page(
        request,
        "understanding/moment.html",
        status=422 if form else 200,
        place=place,
        kept=kept,
        values={name: values.get(name, "") for name in FIELDS},
        hidden={name: values.get(name, "") for name in ("_window", "_continues", "_revision")},
        begun=begun,
        weights=[(weight, name, None) for weight, name in weights()],
        errors={name: texts[0] for name, texts in form.errors.items()} if form else {},
    )


def _begun(draft: Kept[Draft]) -> dict[str, str]:
    """A draft's fields, in a window of their own that goes on where the draft stopped."""
    fields = {name: first(draft.document.fields, name) for name in (*FIELDS, "_revision")}
    return {**fields, "_window": new_window(), "_continues": continues(draft)}


def _values(kept: Kept[Moment] | None) -> dict[str, str]:
    if kept is None:
        return {"_window": new_window()}
    said = {name: str(getattr(kept.document, name) or "") for name in FIELDS}
    return {**said, "_window": new_window(), "_revision": str(kept.revision)}


def _place(kept: Kept[Moment] | None) -> str:
    return f"story-{kept.id}" if kept else NEW
