"""Writing in the journal: a new entry, changing one, taking one out and putting it back.

What somebody typed survives everything: it is a draft while they type, it is on the page again when
it can't be saved, and it stands beside the other version when two windows changed one entry.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.drafts.documents import Draft, Fields, discard, drafts, first, keep
from goldseam.drawers.gate import ChangedMeanwhile, Kept
from goldseam.journal import prompting
from goldseam.journal.documents import NEW, Entry, edit_place, same_tags
from goldseam.journal.forms import EntryForm, as_fields
from goldseam.journal.sheet import Sheet, fresh, show_sheet
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.ui.rescue import carried
from goldseam.ui.words import library

JUST_WRITTEN = 3  # entries looked through for one that was sent twice

remove, put_back = taking_out(Entry, to="journal:list")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Visited, draft: UUID | None = None) -> HttpResponse:
    """An empty page, or what was begun on one."""
    if request.method == "POST":
        return _write(request, _sent(request))
    begun = drafts(request.visit.drawer, NEW)
    if draft is not None:
        begun.sort(key=lambda k: k.id != draft)  # the one asked for first
    return show_sheet(request, Sheet(NEW, fresh(begun, {}), begun=begun))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visited, id: UUID) -> HttpResponse:
    kept, place = request.visit.drawer.find(Entry, id), edit_place(id)
    if request.method == "POST":
        return _edit(request, kept, _sent(request))
    begun = drafts(request.visit.drawer, place)
    fields = fresh(begun, as_fields(kept.document, kept.revision))
    return show_sheet(request, Sheet(place, fields, entry=id, begun=begun))


def _write(request: Visited, fields: Fields) -> HttpResponse:
    if "_ask" in fields:
        return _ask_something_else(request, fields)
    form = EntryForm(request.POST)
    if not form.is_valid():
        return show_sheet(request, Sheet(NEW, fields, form=form), status=422)
    with request.visit.drawer.alone():
        kept = _add(request.visit, _entry(request.visit, form, fields))
        discard(request.visit.drawer, NEW, fields, day=request.visit.today)
    return _saved(request, kept.id)


def _edit(request: Visited, kept: Kept[Entry], fields: Fields) -> HttpResponse:
    visit, place, form = request.visit, edit_place(kept.id), EntryForm(request.POST)
    if not form.is_valid():
        return show_sheet(request, Sheet(place, fields, entry=kept.id, form=form), status=422)
    if "_leave" in fields:  # two versions, and the saved one is kept
        return _leave(request, kept.id, fields)
    if "_apart" in fields:  # two versions, and both are wanted
        with visit.drawer.alone():
            added = _add(visit, _entry(visit, form, fields))
            discard(visit.drawer, place, fields, day=visit.today)
        return _saved(request, added.id)
    try:
        with visit.drawer.alone():
            _change(visit, kept, form, fields)
            discard(visit.drawer, place, fields, day=visit.today)
    except ChangedMeanwhile:
        return _show_both(request, kept.id, fields)
    return _saved(request, kept.id)


def _change(visit: Visit, kept: Kept[Entry], form: EntryForm, fields: Fields) -> None:
    entry, text, tags = kept.document, form.cleaned_data["text"], form.cleaned_data["tags"]
    if entry.text == text and same_tags(entry.tags, tags):
        return  # sent twice, or nothing was changed
    if first(fields, "_revision") != str(kept.revision):
        raise ChangedMeanwhile
    visit.drawer.change(kept, entry.changed(text, tags, at=visit.now))


def _show_both(request: Visited, id: UUID, fields: Fields) -> HttpResponse:
    """The version saved meanwhile beside the one just sent; nothing is overwritten unasked."""
    saved = request.visit.drawer.find(Entry, id)
    mine = {**fields, "_revision": [str(saved.revision)]}
    return show_sheet(request, Sheet(edit_place(id), mine, entry=id, saved=saved), status=409)


def _leave(request: Visited, id: UUID, fields: Fields) -> HttpResponse:
    """Put one's own version aside; for ten minutes it can be had back as a draft."""
    visit, place = request.visit, edit_place(id)
    keep(visit.drawer, place, fields, day=visit.today, now=visit.now)
    mine = drafts(visit.drawer, place)[0]
    visit.drawer.remove(Draft, mine.id, now=visit.now)
    undo = reverse("drafts:put-back", args=[mine.id])
    messages.success(request, _("The saved version stays. Yours is put aside."), extra_tags=undo)
    return HttpResponseRedirect(reverse("journal:read", args=[id]))


def _ask_something_else(request: Visited, fields: Fields) -> HttpResponse:
    wish, mark = first(fields, "_ask"), first(fields, "_prompt")
    mark = prompting.instead(library().journal, mark, wish)
    return show_sheet(request, Sheet(NEW, {**fields, "_prompt": [mark]}))


def _entry(visit: Visit, form: EntryForm, fields: Fields) -> Entry:
    prompt = prompting.question(library().journal, first(fields, "_prompt"))
    return Entry.written(
        form.cleaned_data["text"],
        at=visit.now,
        tags=form.cleaned_data["tags"],
        prompt=prompting.marked(library().journal, prompt),
    )


def _add(visit: Visit, entry: Entry) -> Kept[Entry]:
    """Add an entry, unless the same one arrived a moment ago: a button tapped twice."""
    for kept in visit.drawer.read(Entry, since=visit.today, newest=JUST_WRITTEN).of(Entry):
        if (kept.document.text, kept.document.tags) == (entry.text, entry.tags):
            return kept
    return visit.drawer.add(entry, day=visit.today, now=visit.now)


def _saved(request: Visited, id: UUID) -> HttpResponse:
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("journal:read", args=[id]))


def _sent(request: Visited) -> Fields:
    sent = carried(request)
    return sent.fields if sent else {}
