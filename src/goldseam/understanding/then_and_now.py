"""Then and now: moments of today, each beside the older one it reminds of."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.showing import said, when
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library, shortened
from goldseam.understanding.documents import Link

HOME = "understanding:then-and-now"

links = Asking(Link, lambda: library().paths["then-and-now"], "understanding", HOME, begun="link-")
begin, ask, keep = links.views()
remove, put_back = taking_out(Link, to=HOME, put_back="link-put-back")


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    visit = request.visit
    found = [kept for kept in visit.drawer.read(Link).of(Link) if kept.document.words()]
    return page(
        request,
        "understanding/then-and-now.html",
        path=links.path(),
        pairs=[(kept.id, shortened(kept.document.now), shortened(kept.document.then),
                when(kept, visit)) for kept in found],
    )  # fmt: skip


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    kept, path = request.visit.drawer.find(Link, id), links.path()
    return page(
        request,
        "understanding/link.html",
        path=path,
        kept=kept,
        link=kept.document,
        said=said(kept.document, path, without=("now", "then")),
        go_on=None if kept.document.finished_at else unanswered(path, kept.document),
        ways=[(way, address(way.leads_to)) for way in path.ways_on],
    )
