"""A room that is one guided path and nothing else: its pages, from beginning to putting back.

urlpatterns = guided(Distance, path=lambda: library().paths["distance"], room="distance")
"""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern
from django.urls import path as at
from django.views.decorators.http import require_safe

from goldseam.library import Path
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.documents import Asked
from goldseam.questions.showing import lines, said
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.dates import ISO_DAY
from goldseam.ui.leads import address
from goldseam.ui.pages import page

A_YEAR = timedelta(days=365)


def guided(struct: type[Asked], *, path: Callable[[], Path], room: str) -> list[URLPattern]:
    """The addresses of such a room, as they stand below."""
    home = f"{room}:list"
    begin, ask, keep = Asking(struct, path, room, home).views()
    remove, put_back = taking_out(struct, to=home)

    @unlocked
    @require_safe
    def show_list(request: Visited, day: date | None = None) -> HttpResponse:
        visit, until = request.visit, day or request.visit.today
        found = visit.drawer.read(struct, since=until - A_YEAR, until=until).of(struct)
        before = until - A_YEAR - timedelta(days=1)
        there_is_more = visit.drawer.read(struct, until=before, newest=1).of(struct)
        return page(
            request, "questions/list.html", path=path(), room=room,
            lines=lines([kept for kept in found if kept.document.words()], visit),
            earlier=before if there_is_more else None,
        )  # fmt: skip

    @unlocked
    @require_safe
    def read(request: Visited, id: UUID) -> HttpResponse:
        kept, walked = request.visit.drawer.find(struct, id), path()
        stopped = _stopped(walked, kept.document)
        is_over = stopped or kept.document.finished_at
        return page(
            request, "questions/read.html", path=walked, room=room, kept=kept, stopped=stopped,
            said=said(kept.document, walked),
            go_on=None if is_over else unanswered(walked, kept.document),
            ways=[(way, address(way.leads_to)) for way in walked.ways_on],
        )  # fmt: skip

    return [
        at("", show_list, name="list"),
        at(f"until/<{ISO_DAY}:day>/", show_list, name="list-until"),
        at("begin/", begin, name="begin"),
        at("<uuid:id>/", read, name="read"),
        at("<uuid:id>/remove/", remove, name="remove"),
        at("<uuid:id>/put-back/", put_back, name="put-back"),
        at("<uuid:id>/<slug:question>/", ask, name="ask"),
        at("<uuid:id>/<slug:question>/keep/", keep, name="keep"),
    ]


def _stopped(path: Path, asked: Asked) -> str:
    """The words of the answer that ended it, if one did."""
    ended = (path.stopped(q, asked.said(q.id)) for q in path.in_turn if q.keeps)
    return next(filter(None, ended), "")
