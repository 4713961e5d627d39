"""Words that were said about something of the other's: an answer, a meaning, a thank-you.

While the two are together they stand on the page of what they are about. Here they stand by
themselves: in the list of what is shared, and, once they came along on leaving, in one's own
drawer, where what they were about may not be.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.drawers.documents import KINDS, Document
from goldseam.drawers.gate import Kept, NotHere, OpenDrawer
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.together.space import space_of
from goldseam.ui.dates import day_words
from goldseam.ui.pages import page
from goldseam.ui.words import shortened

PAGE = "together:kept"


@unlocked
@require_safe
def kept(request: Visited, id: UUID) -> HttpResponse:
    visit, space = request.visit, None
    one = _one(visit.drawer, id)
    if one is None:
        space = space_of(visit)
        one = _one(space.drawer, id) if space else None
    if one is None:
        raise NotHere
    return page(
        request,
        "together/kept.html",
        kept=one,
        called=one.document.CALLED,
        day=day_words(one.day, visit.today),
        partner=space.partner if space else None,
        mine=space is None or one.author == space.me,
    )


@unlocked
@require_POST
def remove(request: Visited, id: UUID) -> HttpResponse:
    """Of one's own drawer; what is shared is withdrawn."""
    mine = request.visit.drawer
    one = _one(mine, id)
    if one is None:
        raise NotHere
    mine.remove(type(one.document), id, now=request.visit.now)
    messages.success(
        request,
        _("Removed. It can be put back for ten minutes; then it is gone for good."),
        extra_tags=reverse("together:kept-put-back", args=[id]),
    )
    return HttpResponseRedirect(reverse("together:show"))


@unlocked
@require_POST
def put_back(request: Visited, id: UUID) -> HttpResponse:
    mine, now = request.visit.drawer, request.visit.now
    for struct in _kinds():
        if id in mine.removed(struct, now=now):
            mine.put_back(struct, id)
            messages.success(request, _("It is back, as it was."))
            return HttpResponseRedirect(reverse(PAGE, args=[id]))
    raise NotHere


def taken_along(visit: Visit) -> list[tuple[str, str, str]]:
    """What lies in one’s own drawer of these, newest first: where, first words, the rest."""
    found = visit.drawer.read(*_kinds()).by_kind
    written = [one for same in found.values() for one in same if one.document.words()]
    written.sort(key=lambda one: (one.day, one.id), reverse=True)
    return [
        (
            reverse(PAGE, args=[one.id]),
            shortened(one.document.words()),
            f"{one.document.CALLED} · {day_words(one.day, visit.today)}",
        )
        for one in written
    ]


def _one(drawer: OpenDrawer, id: UUID) -> Kept[Document] | None:
    for struct in _kinds():
        try:
            return drawer.find(struct, id)
        except NotHere:
            continue
    return None


def _kinds() -> list[type[Document]]:
    return [struct for struct in KINDS.values() if struct.PAGE == PAGE]
