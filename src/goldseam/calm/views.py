"""The exercises, for anybody; the numbers before and after, for somebody whose drawer is open."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.calm.documents import CalmSession, begun, finished
from goldseam.calm.forms import BeginForm, LevelForm
from goldseam.calm.helped import so_far as so_far_helped
from goldseam.calm.showing import Line, by_day, lines, longest_plans, minutes, plan_of, session_line
from goldseam.library import Exercise
from goldseam.people.doors import anyone, unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.ui.compressing import compressed
from goldseam.ui.pages import page
from goldseam.ui.words import library

# What helped years ago says little about tonight, and reading it all would take long.
A_YEAR = timedelta(days=365)
A_PAGE = timedelta(days=30)

remove, put_back = taking_out(CalmSession, to="calm:so-far")


@anyone
@require_safe
@compressed
def show_list(request: Visited) -> HttpResponse:
    """The three exercises; once there are numbers, what they say so far."""
    helped = _helped(request.visit) if request.visit.unlocked else []
    return page(request, "calm/list.html", exercises=library().calm.values(), helped=helped)


@anyone
@require_safe
@compressed
def exercise(request: Visited, exercise: str) -> HttpResponse:
    """The exercise, with no question asked; for somebody with an account, the number before."""
    chosen = _exercise(exercise)
    if not request.visit.unlocked:
        return page(request, "calm/exercise.html", exercise=chosen, plans=longest_plans(chosen))
    return page(
        request,
        "calm/begin.html",
        exercise=chosen,
        ways=[(way.id, way.title) for way in chosen.ways],
        lengths=[(length.id, minutes(length)) for length in chosen.lengths],
    )


@unlocked
@require_POST
def begin(request: Visited, exercise: str) -> HttpResponse:
    chosen, visit, form = _exercise(exercise), request.visit, BeginForm(request.POST)
    session = begun(
        f"{chosen.id}@{chosen.version}",
        way=form.way_of(chosen),
        length=form.length_of(chosen),
        before=form.said(),
        now=visit.now,
    )
    kept = visit.drawer.add(session, day=visit.today, now=visit.now)
    return HttpResponseRedirect(reverse("calm:session", args=[kept.id]))


@unlocked
@require_safe
def session(request: Visited, id: UUID) -> HttpResponse:
    """The exercise while it lasts; afterwards, how it went."""
    kept = request.visit.drawer.find(CalmSession, id)
    chosen = _exercise(kept.document.exercise_id)
    if kept.document.finished:
        return _finished(request, kept.document, chosen)
    plan = plan_of(kept.document, chosen)
    return page(request, "calm/session.html", kept=kept, exercise=chosen, plan=plan)


@unlocked
@require_POST
def finish(request: Visited, id: UUID) -> HttpResponse:
    kept = request.visit.drawer.find(CalmSession, id)
    after = LevelForm(request.POST).said()
    request.visit.drawer.change(kept, finished(kept.document, after, request.visit.now))
    messages.success(
        request,
        _("Saved. Only you can see it."),
        extra_tags=reverse("calm:remove", args=[id]),
    )
    return HttpResponseRedirect(reverse("calm:session", args=[id]))


@unlocked
@require_safe
def so_far(request: Visited, day: date | None = None) -> HttpResponse:
    """The sessions of some weeks, newest first, and what the numbers say together."""
    visit, until = request.visit, day or request.visit.today
    found = visit.drawer.read(CalmSession, since=until - A_PAGE, until=until).of(CalmSession)
    before = until - A_PAGE - timedelta(days=1)
    there_is_more = visit.drawer.read(CalmSession, until=before, newest=1).of(CalmSession)
    return page(
        request,
        "calm/so-far.html",
        helped=_helped(visit),
        days=by_day(found, visit.preferences, library().calm, visit.today),
        earlier=before if there_is_more else None,
    )


def _finished(request: Visited, session: CalmSession, exercise: Exercise) -> HttpResponse:
    helped = _helped(request.visit)
    return page(
        request,
        "calm/finished.html",
        session=session,
        exercise=exercise,
        sub=session_line(session, request.visit.preferences),
        helped=[line for line in helped if line.exercise.id == exercise.id],
    )


def _exercise(id: str) -> Exercise:
    try:
        return library().calm[id]
    except KeyError:
        raise Http404 from None


def _helped(visit: Visit) -> list[Line]:
    found = visit.drawer.read(CalmSession, since=visit.today - A_YEAR).of(CalmSession)
    return lines(so_far_helped(kept.document for kept in found), library().calm)
