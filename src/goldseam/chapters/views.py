"""Something serious happened: saying it, for oneself or so that both see it; the first evening."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.chapters.documents import Chapter
from goldseam.chapters.evening import first_evening, is_first_evening
from goldseam.chapters.forms import ChapterForm, MessageForm
from goldseam.chapters.keeping import begin, change_to, say, taken_back
from goldseam.chapters.showing import leads, lines, reads, since_words
from goldseam.copies.documents import of_thread
from goldseam.copies.sharing import copy_of, find, share
from goldseam.drafts.documents import new_window
from goldseam.drawers.gate import ChangedMeanwhile, Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.removing.views import taking_out
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.words import library

_take_out, put_back = taking_out(Chapter, to="chapters:list")


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    """Since when a new chapter counts: one’s own, and what the other said for both."""
    visit, space = request.visit, space_of(request.visit)
    own = visit.drawer.read(Chapter).of(Chapter)
    shared = space.drawer.read(Chapter).of(Chapter) if space else []
    return page(
        request,
        "chapters/list.html",
        content=library().chapters,
        safe=leads(library().chapters.safe),
        lines=lines(own, shared, visit, space),
        partner=space.partner if space else None,
        evening=is_first_evening([*own, *shared], visit),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visited) -> HttpResponse:
    """Safety first; then two small questions, either of which can be left empty."""
    visit, space = request.visit, space_of(request.visit)
    if request.method != "POST":
        return _ask(request, None, space)
    form = ChapterForm(visit.today, request.POST)
    if not form.is_valid():
        return _ask(request, form, space)
    kept = begin(
        visit.drawer,
        Chapter(wording=library().chapters.published_as, begun_at=visit.now, thread=uuid4()),
        form.cleaned_data,
        window=request.POST.get("_window", ""),
        day=visit.today,
        now=visit.now,
    )
    if space and "_both" in request.POST:
        return HttpResponseRedirect(reverse("chapters:share", args=[kept.id]))
    messages.success(
        request,
        _("A new chapter begins. Only you can see it."),
        extra_tags=reverse("chapters:remove", args=[kept.id]),
    )
    return HttpResponseRedirect(reverse("chapters:first-evening"))


@unlocked
@require_safe
def show_evening(request: Visited) -> HttpResponse:
    """The same for everybody who opens it, on any day."""
    return page(
        request,
        "chapters/first-evening.html",
        evening=library().chapters.evening,
        parts=[(part, leads(part.ways)) for part in library().chapters.evening.parts],
        did=[(part, leads(part.ways)) for part in library().chapters.evening.did],
    )


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own, or what the other said for both."""
    visit = request.visit
    kept, lies_in = find(visit, Chapter, id)
    if lies_in is None:
        return _read_own(request, kept)
    own = of_thread(visit.drawer.read(Chapter).of(Chapter), kept.document.thread, kept.author)
    if own and kept.author == lies_in.me:
        return HttpResponseRedirect(reverse("chapters:read", args=[own.id]))
    return page(
        request,
        "chapters/shared.html",
        kept=kept,
        since=since_words(kept, visit),
        partner=lies_in.partner,
        mine=kept.author == lies_in.me,
        evening=first_evening(visit, lies_in),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Visited, id: UUID) -> HttpResponse:
    """Another day, or other words for oneself. What is shared stays as it is."""
    visit, kept = request.visit, request.visit.drawer.find(Chapter, id)
    if request.method != "POST":
        return _ask(request, None, None, kept)
    form = ChapterForm(visit.today, request.POST)
    if not form.is_valid():
        return _ask(request, form, None, kept)
    try:
        change_to(
            visit.drawer, id, form.cleaned_data, now=visit.now,
            window=request.POST.get("_window", ""), revision=request.POST.get("_revision", ""),
        )  # fmt: skip
    except ChangedMeanwhile:
        return _ask(request, form, None, kept, changed=True)
    messages.success(request, _("Kept. Only you can see it."))
    return HttpResponseRedirect(reverse("chapters:read", args=[id]))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def share_with_other(request: Visited, id: UUID) -> HttpResponse:
    """What the other will see, exactly; words to go with it, if any; then the act."""
    visit = request.visit
    kept, space = visit.drawer.find(Chapter, id), space_of(visit)
    if space is None:
        return HttpResponseRedirect(reverse("chapters:read", args=[id]))
    if request.method != "POST":
        return _ask_to_share(request, kept, space)
    form, revision = MessageForm(request.POST), request.POST.get("_revision", "")
    if not form.is_valid():
        return _ask_to_share(request, kept, space, form)
    try:
        kept = say(visit.drawer, id, form.cleaned_data["message"], revision=revision)
    except ChangedMeanwhile:
        return _ask_to_share(request, kept, space, form, changed=True)
    before = copy_of(space.drawer, Chapter, kept.document.thread)
    line = reads(kept, before, visit)
    copy = share(space.drawer, kept.document, line, day=visit.today, now=visit.now)
    messages.success(
        request,
        _("You and %(name)s can see that a new chapter begins.") % {"name": space.partner.name},
        extra_tags=reverse("together:withdraw", args=[copy.id]),
    )
    return HttpResponseRedirect(reverse("chapters:first-evening"))


@unlocked
@require_POST
def take_back(request: Visited, id: UUID) -> HttpResponse:
    """Out of one’s own drawer, and out of the shared one where both saw it."""
    visit = request.visit
    kept, space = visit.drawer.find(Chapter, id), space_of(visit)
    both = taken_back(visit.drawer, space.drawer if space else None, kept, now=visit.now)
    said = _("Taken back. It can be put back for ten minutes; then it is gone for good.")
    if both:
        said = _(
            "Taken back for both of you. What was read stays read. Undo is for yourself alone."
        )
    messages.success(request, said, extra_tags=reverse("chapters:put-back", args=[id]))
    return HttpResponseRedirect(reverse("chapters:list"))


def _ask(
    request: Visited,
    form: ChapterForm | None,
    space: Space | None,
    kept: Kept[Chapter] | None = None,
    *,
    changed: bool = False,
) -> HttpResponse:
    content, doc, sent = library().chapters, kept.document if kept else None, request.POST
    return page(
        request,
        "chapters/ask.html",
        status=409 if changed else 422 if form else 200,
        content=content,
        safe=leads(content.safe),
        kept=kept,
        on=sent.get("on", "") if form else doc.on.isoformat() if doc and doc.on else "",
        private=sent.get("private", "") if form else doc.private if doc else "",
        errors=[(name, str(texts[0])) for name, texts in form.errors.items()] if form else [],
        changed=doc.private if doc and changed else "",
        latest=request.visit.today.isoformat(),
        partner=space.partner if space else None,
        window=sent.get("_window", "") if form else new_window(),
        revision=kept.revision if kept else "",
    )


def _ask_to_share(
    request: Visited,
    kept: Kept[Chapter],
    space: Space,
    form: MessageForm | None = None,
    *,
    changed: bool = False,
) -> HttpResponse:
    copy = copy_of(space.drawer, Chapter, kept.document.thread)
    return page(
        request,
        "chapters/share.html",
        status=409 if changed else 422 if form else 200,
        content=library().chapters,
        kept=kept,
        line=reads(kept, copy, request.visit),
        is_first=copy is None,
        message=form.data.get("message", "") if form else kept.document.message,
        errors=[(name, str(texts[0])) for name, texts in form.errors.items()] if form else [],
        changed=changed,
        partner=space.partner,
    )


def _read_own(request: Visited, kept: Kept[Chapter]) -> HttpResponse:
    visit, space = request.visit, space_of(request.visit)
    copy = copy_of(space.drawer, Chapter, kept.document.thread) if space else None
    return page(
        request,
        "chapters/read.html",
        kept=kept,
        since=since_words(kept, visit),
        partner=space.partner if space else None,
        copy=copy,
        is_as_shared=bool(copy and kept.document.is_seen_in(copy.document, copy.document.reads)),
        evening=first_evening(visit, space),
    )
