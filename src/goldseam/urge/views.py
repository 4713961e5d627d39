"""The urge to check: a pause for anybody; questions and what came of fears, for oneself."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.people.doors import anyone, unlocked
from goldseam.people.visits import Visited
from goldseam.questions.showing import said
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.compressing import compressed
from goldseam.ui.pages import page
from goldseam.ui.words import library
from goldseam.urge.alarm import heard
from goldseam.urge.documents import Moment, looked_back, waiting
from goldseam.urge.showing import lines, outcome_words, said_of_all, way_on

A_YEAR = timedelta(days=365)
# Fears that stand open in the list. The others of the year unfold under them, if that saves a way.
NEWEST, A_FEW = 12, 4
LATELY = timedelta(days=60)  # a fear older than that is looked back on only if one wants to

moments = Asking(Moment, path=lambda: library().paths["urge"], room="urge", home="urge:pause")
begin, ask, keep = moments.views()
remove, put_back = taking_out(Moment, to="urge:fears")


@anyone
@require_safe
@compressed
def pause(request: Visited) -> HttpResponse:
    """A breath before anything else. Nothing is asked of somebody without an account."""
    visit = request.visit
    ready = []
    if visit.unlocked:
        lately = visit.drawer.read(Moment, since=visit.today - LATELY).of(Moment)
        ready = lines(waiting(lately, visit.now)[:1], visit)
    return page(request, "urge/pause.html", path=library().paths["urge"], waiting=ready)


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    kept = request.visit.drawer.find(Moment, id)
    moment, path = kept.document, library().paths["urge"]
    return page(
        request,
        "urge/read.html",
        kept=kept,
        path=path,
        moment=moment,
        said=said(moment, path, without=("way", "outcome")),
        go_on=unanswered(path, moment) if not moment.finished_at else None,
        way=way_on(kept),
        outcome=outcome_words(moment, path),
    )


@unlocked
@require_safe
def fears(request: Visited, day: date | None = None) -> HttpResponse:
    """What was feared and what came of it, newest first, a year at a time."""
    visit, until = request.visit, day or request.visit.today
    found = visit.drawer.read(Moment, since=until - A_YEAR, until=until).of(Moment)
    written = lines([kept for kept in found if kept.document.fear], visit)
    stand_open = NEWEST if len(written) > NEWEST + A_FEW else len(written)
    before = until - A_YEAR - timedelta(days=1)
    there_is_more = visit.drawer.read(Moment, until=before, newest=1).of(Moment)
    so_far = looked_back(kept.document for kept in found)
    return page(
        request,
        "urge/fears.html",
        told=said_of_all(so_far, a_year=bool(day or there_is_more)) if so_far.told else "",
        so_far=so_far,
        alarm=heard(kept.document for kept in found),
        waiting=lines(waiting(found, visit.now), visit),
        lines=written[:stand_open],
        more=written[stand_open:],
        earlier=before if there_is_more else None,
    )
