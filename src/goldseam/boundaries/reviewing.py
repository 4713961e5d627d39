"""Looking at a boundary again: keep it with another day, end it, or bring it back.

What was shared was said to somebody. Whoever ends it says in the same step what becomes of the
copy: the other is told that it no longer holds, or doesn't see it any more. The words of the copy
stay as they were shared; later private ones stay private.
"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec import structs

from goldseam.boundaries.documents import Boundary
from goldseam.boundaries.forms import ReviewForm
from goldseam.boundaries.showing import full_day
from goldseam.copies.sharing import copy_of
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Visited, id: UUID) -> HttpResponse:
    """When to look at it again; from the second time on, also whether it still holds."""
    visit, kept = request.visit, request.visit.drawer.find(Boundary, id)
    if kept.document.retired_on:
        return _to("read", id)
    form = ReviewForm(visit.today, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask_when(request, kept, form)
    _change(visit.drawer, id, lambda doc: doc.looked_at_again(form.on, visit.now))
    messages.success(request, _looked_at(form.on))
    return _to("read", id)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: Visited, id: UUID) -> HttpResponse:
    """It no longer holds. What the other sees of that is said on the page, and chosen there."""
    visit, kept = request.visit, request.visit.drawer.find(Boundary, id)
    space = space_of(visit)
    copy = copy_of(space.drawer, Boundary, kept.document.thread) if space else None
    holding = copy if copy and not copy.document.retired_on else None
    tell = request.POST.get("_tell", "")
    if request.method != "POST" or (holding and tell not in ("yes", "withdraw")):
        return _ask_whether(request, kept, space, holding)
    _change(visit.drawer, id, lambda doc: doc.retired(visit.today))
    if space and holding:
        _end_copy(space, holding, visit, withdraw=tell == "withdraw")
    messages.success(request, _ended(space if holding else None, tell))
    return _to("read", id)


@unlocked
@require_POST
def bring_back(request: Visited, id: UUID) -> HttpResponse:
    """It holds again, for oneself. A copy that says otherwise is brought up to date by sharing."""
    visit, space = request.visit, space_of(request.visit)
    kept = _change(visit.drawer, id, lambda doc: doc.brought_back())
    copy = copy_of(space.drawer, Boundary, kept.document.thread) if space else None
    messages.success(request, _("It holds again."))
    return _to("share" if copy and copy.document.retired_on else "read", id)


def _change(mine: OpenDrawer, id: UUID, made: Callable[[Boundary], Boundary]) -> Kept[Boundary]:
    with mine.alone():
        kept = mine.find(Boundary, id)
        return mine.change(kept, made(kept.document))


def _end_copy(space: Space, copy: Kept[Boundary], visit: Visit, *, withdraw: bool) -> None:
    if withdraw:
        space.drawer.remove(Boundary, copy.id, now=visit.now)
    else:
        space.drawer.change(copy, _no_longer(copy.document, visit.today, visit.now))


def _no_longer(shared: Boundary, on: date, now: datetime) -> Boundary:
    return structs.replace(shared, retired_on=on, changed_at=now)


def _ask_when(request: Visited, kept: Kept[Boundary], form: ReviewForm) -> HttpResponse:
    doc = kept.document
    errors = {name: str(texts[0]) for name, texts in form.errors.items()}
    return page(
        request,
        "boundaries/review.html",
        status=422 if form.is_bound else 200,
        kept=kept,
        sentence=doc.sentence(),
        choices=form.choices,
        when=form.data.get("when", ""),
        day=form.data.get("day", ""),
        errors=list(errors.items()),
        errors_of=errors,
        first=doc.looked_at is None,
        review_on=full_day(doc.review_on),
    )


def _ask_whether(
    request: Visited, kept: Kept[Boundary], space: Space | None, holding: Kept[Boundary] | None
) -> HttpResponse:
    again = request.method == "POST"
    return page(
        request,
        "boundaries/retire.html",
        status=409 if again else 200,
        kept=kept,
        sentence=kept.document.sentence(),
        partner=space.partner if space and holding else None,
        shared=holding.document.sentence() if holding else "",
        again=again,
    )


def _looked_at(on: date | None) -> str:
    if on is None:
        return _("Kept. It holds until you say otherwise.")
    return _("Kept. You can look at it again on %(day)s.") % {"day": full_day(on)}


def _ended(space: Space | None, tell: str) -> str:
    if space is None:
        return _("It no longer holds. You can bring it back at any time.")
    name = {"name": space.partner.name}
    if tell == "withdraw":
        return _("It no longer holds, and %(name)s doesn’t see it here any more.") % name
    return _("It no longer holds, and %(name)s can see that.") % name


def _to(name: str, id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"boundaries:{name}", args=[id]))
