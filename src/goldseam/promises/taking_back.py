"""Take a promise or a report back, from whichever drawer it lies in, and put it there again.

What the other has answered can't be taken back from under their answer: it can be changed, and both
stay. What the other said is theirs; one's own answer is taken back by `removing/views.py`.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.drawers.gate import NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.promises import keeping
from goldseam.promises.documents import Promise, Report
from goldseam.promises.reading import Side, found, sides


@unlocked
@require_POST
def remove(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    side, _kept = found(visit, Promise, id)
    side.drawer.remove(Promise, id, now=visit.now)
    _say(request, side, reverse("promises:put-back", args=[id]))
    return HttpResponseRedirect(reverse("promises:list"))


@unlocked
@require_POST
def put_back(request: Visited, id: UUID) -> HttpResponse:
    _put_back(request, lambda side: side.drawer.put_back(Promise, id))
    return HttpResponseRedirect(reverse("promises:show", args=[id]))


@unlocked
@require_POST
def remove_report(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    side, kept = found(visit, Report, id)
    report = kept.document
    if side.shared and keeping.is_answered(side, kept):
        name = {"name": side.partner}
        messages.success(request, _("%(name)s has answered this. It can be changed.") % name)
    else:
        side.drawer.remove(Report, id, now=visit.now)
        _say(request, side, reverse("promises:report-put-back", args=[id]))
    return HttpResponseRedirect(reverse("promises:day", args=[report.promise, report.day]))


@unlocked
@require_POST
def put_back_report(request: Visited, id: UUID) -> HttpResponse:
    _put_back(request, lambda side: side.drawer.put_back(Report, id))
    return HttpResponseRedirect(reverse("promises:list"))


def _say(request: Visited, side: Side, undo: str) -> None:
    gone = _("Removed. It can be put back for ten minutes; then it is gone for good.")
    if side.shared:
        gone = _("Taken back. What was read stays read. It can be put back for ten minutes.")
    messages.success(request, gone, extra_tags=undo)


def _put_back(request: Visited, act: Callable[[Side], None]) -> None:
    """Into the drawer it lay in."""
    for side in sides(request.visit):
        try:
            act(side)
        except NotHere:
            continue
        messages.success(request, _("It is back, as it was."))
        return
    raise NotHere
