"""Understanding: four causes as chapters, what one marked in them, and the way to the rest."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.drafts.documents import new_window
from goldseam.library import Cause
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library
from goldseam.understanding import keeping
from goldseam.understanding.documents import Marks, of_cause
from goldseam.understanding.forms import MarksForm
from goldseam.understanding.showing import gathered, marked_words


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    """The chapters and the other pages of the room, then everything one marked."""
    causes = list(library().causes.values())
    kept = request.visit.drawer.read(Marks).of(Marks)
    return page(
        request,
        "understanding/list.html",
        causes=[(cause, marked_words(cause, of_cause(kept, cause.id))) for cause in causes],
        gathered=gathered(causes, kept),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def cause(request: Visited, cause: str) -> HttpResponse:
    chapter = _chapter(cause)
    if request.method != "POST":
        return _show(request, chapter)
    form = MarksForm(request.POST)
    if not form.is_valid():
        return _show(request, chapter, form)
    _keep(request, chapter, form)
    messages.success(request, _("Kept. Only you can see it."))
    return HttpResponseRedirect(reverse("understanding:list"))


@unlocked
@require_POST
def keep(request: Visited, cause: str) -> HttpResponse:
    """While somebody marks or types."""
    chapter, form = _chapter(cause), MarksForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep(request, chapter, form)
    return HttpResponse(status=204)


@unlocked
@require_safe
def marked(request: Visited, id: UUID) -> HttpResponse:
    """From what was marked to its chapter: where a search finds somebody’s own words."""
    kept = request.visit.drawer.find(Marks, id)
    return HttpResponseRedirect(reverse("understanding:cause", args=[kept.document.cause]))


def _chapter(cause: str) -> Cause:
    try:
        return library().causes[cause]
    except KeyError:
        raise Http404 from None


def _keep(request: Visited, chapter: Cause, form: MarksForm) -> None:
    visit, sent = request.visit, request.POST
    marks = Marks(
        wording=chapter.published_as,
        marks=tuple(mark.id for mark in chapter.marked(sent.getlist("marks"))),
        own=form.cleaned_data["own"],
        window=sent.get("_window", ""),
    )
    seen = sent.get("_revision", "")
    keeping.keep(visit.drawer, marks, seen, day=visit.today, now=visit.now)


def _show(request: Visited, chapter: Cause, form: MarksForm | None = None) -> HttpResponse:
    """The chapter as it was left, or as it came back."""
    sent, article = request.POST, library().guide.get(chapter.guide)
    kept = of_cause(request.visit.drawer.read(Marks).of(Marks), chapter.id)
    marks = kept.document if kept else Marks(wording=chapter.published_as)
    return page(
        request,
        "understanding/cause.html",
        status=422 if form else 200,
        cause=chapter,
        chosen=sent.getlist("marks") if form else marks.marks,
        own=sent.get("own", "") if form else marks.own,
        error=form.errors["own"][0] if form else None,
        window=sent.get("_window", "") if form else new_window(),
        revision=sent.get("_revision", "") if form else (kept.revision if kept else ""),
        article=article,
        help_url=address(chapter.help.leads_to) if chapter.help else "",
        step_url=address(chapter.step.leads_to),
    )
