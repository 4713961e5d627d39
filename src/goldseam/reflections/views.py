"""Reflections: the five there are, one of them asked item by item, and what its answers say."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.library import Reflection
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.showing import when
from goldseam.questions.views import Asking, unanswered
from goldseam.reflections.documents import Reflected, begun, earlier, is_worded_as
from goldseam.reflections.showing import last_done, lines, profile
from goldseam.removing.views import taking_out
from goldseam.ui.pages import page
from goldseam.ui.words import library

HOME = "reflections:list"
A_YEAR = timedelta(days=365)

remove, put_back = taking_out(Reflected, to=HOME)


@unlocked
@require_safe
def show_list(request: Visited, day: date | None = None) -> HttpResponse:
    """Each with the day it was last done, then every one answered so far, a year at a time."""
    visit, until = request.visit, day or request.visit.today
    found = visit.drawer.read(Reflected, since=until - A_YEAR, until=until).of(Reflected)
    before = until - A_YEAR - timedelta(days=1)
    there_is_more = visit.drawer.read(Reflected, until=before, newest=1).of(Reflected)
    reflections = library().reflections.values()
    return page(
        request,
        "reflections/list.html",
        reflections=[(content, last_done(found, content, visit)) for content in reflections],
        lines=lines(found, visit),
        earlier=before if there_is_more else None,
    )


@unlocked
@require_safe
def about(request: Visited, reflection: str) -> HttpResponse:
    content, visit = _content(reflection), request.visit
    found = visit.drawer.read(Reflected, since=visit.today - A_YEAR).of(Reflected)
    half_way = begun(found, content, visit.today)
    return page(
        request,
        "reflections/about.html",
        content=content,
        half_way=half_way,
        go_on=unanswered(content.path, half_way.document) if half_way else None,
        last=last_done(found, content, visit),
    )


@unlocked
@require_POST
def begin(request: Visited, reflection: str) -> HttpResponse:
    return _asking(_content(reflection)).begin(request, reflection=reflection)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Visited, id: UUID, question: str) -> HttpResponse:
    return _asking(_asked(request, id)).ask(request, id, question)


@unlocked
@require_POST
def keep(request: Visited, id: UUID, question: str) -> HttpResponse:
    return _asking(_asked(request, id)).keep(request, id, question)


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    kept = visit.drawer.find(Reflected, id)
    content = _content(kept.document.reflection)
    worded_so = is_worded_as(kept.document, content)
    found = visit.drawer.read(Reflected, until=kept.day).of(Reflected)
    is_open = worded_so and not kept.document.finished_at
    return page(
        request,
        "reflections/read.html",
        kept=kept,
        content=content,
        when=when(kept, visit),
        profile=profile(kept, earlier(kept, found, content), content, visit),
        first=content.items[0].id if worded_so else None,
        go_on=unanswered(content.path, kept.document) if is_open else None,
    )


def _asking(content: Reflection) -> Asking[Reflected]:
    return Asking(Reflected, path=lambda: content.path, room="reflections", home=HOME)


def _asked(request: Visited, id: UUID) -> Reflection:
    """What this one was begun as; it can’t be gone on with in another wording."""
    reflected = request.visit.drawer.find(Reflected, id).document
    content = _content(reflected.reflection)
    if not is_worded_as(reflected, content):
        raise Http404
    return content


def _content(reflection: str) -> Reflection:
    try:
        return library().reflections[reflection]
    except KeyError:
        raise Http404 from None
