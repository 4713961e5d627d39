"""Reading: the list, the page before the builder, one's own boundary and the other's; sharing."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldseam.boundaries.documents import Boundary
from goldseam.boundaries.showing import from_other, full_day, own_lines
from goldseam.boundaries.writing import boundaries
from goldseam.copies.documents import originals
from goldseam.copies.sharing import copy_of, find, original_of
from goldseam.copies.showing import Seen, days_of
from goldseam.copies.views import sharing_of
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.together.space import Space, space_of
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library

remove, put_back = taking_out(Boundary, to="boundaries:list")


def _seen(boundary: Boundary) -> Seen:
    """What no longer holds isn’t shared as if it did."""
    return Seen() if boundary.retired_on else Seen(boundary.sentence())


share = sharing_of(Boundary, back="boundaries:read", seen=_seen)


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    """All of one's own, whenever they were written: a boundary holds until it is ended."""
    visit, space = request.visit, space_of(request.visit)
    found = originals(visit.drawer.read(Boundary).of(Boundary))
    return page(
        request,
        "boundaries/list.html",
        content=library().boundaries,
        lines=own_lines(found, visit, space),
        partner=space.partner if space else None,
        theirs=from_other(space, visit) if space else [],
    )


@unlocked
@require_safe
def start(request: Visited) -> HttpResponse:
    """Before the builder: whether it is safe, and what a boundary is. The same for everybody."""
    return page(request, "boundaries/start.html", content=library().boundaries)


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own, or one that is shared: each of the two has their own page of it."""
    kept, lies_in = find(request.visit, Boundary, id)
    if lies_in is None:
        return _read_own(request, kept)
    mine = kept.author == lies_in.me
    if mine and (own := original_of(request.visit, kept)):
        return HttpResponseRedirect(reverse("boundaries:read", args=[own.id]))
    return _read_shared(request, kept, lies_in, mine=mine)


def _read_own(request: Visited, kept: Kept[Boundary]) -> HttpResponse:
    visit, boundary, space = request.visit, kept.document, space_of(request.visit)
    copy = copy_of(space.drawer, Boundary, boundary.thread) if space else None
    sentence = boundary.sentence()
    return page(
        request,
        "boundaries/read.html",
        kept=kept,
        content=library().boundaries,
        sentence=sentence,
        coached=boundaries.coached(boundary),
        waits=boundary.waits(visit.today),
        review_on=full_day(boundary.review_on),
        retired_on=full_day(boundary.retired_on),
        partner=space.partner if space else None,
        copy=copy,
        copy_holds=bool(copy and not copy.document.retired_on),
        shared_on=days_of(copy.document, visit) if copy else "",
        is_as_shared=bool(copy and boundary.is_seen_in(copy.document, sentence)),
    )


def _read_shared(
    request: Visited, kept: Kept[Boundary], space: Space, *, mine: bool
) -> HttpResponse:
    return page(
        request,
        "boundaries/shared.html",
        kept=kept,
        sentence=kept.document.sentence(),
        when=days_of(kept.document, request.visit),
        ended=_ended_on(kept.document, request.visit),
        partner=space.partner,
        mine=mine,
        words_url=address("words"),
        talks_url=address("talks"),
    )


def _ended_on(boundary: Boundary, visit: Visit) -> str:
    """By the clock of whoever looks; nothing while it holds."""
    if not (boundary.retired_on and boundary.changed_at):
        return ""
    return full_day(visit.preferences.local(boundary.changed_at).date())
