"""Keep a draft of any form while somebody types, throw one away, take that back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.drafts.documents import Draft, keep
from goldseam.drawers.gate import NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.ui.rescue import carried


@unlocked
@require_POST
def keep_draft(request: Visited, place: str) -> HttpResponse:
    draft = carried(request)
    if draft is None:
        return HttpResponse(status=400)
    visit = request.visit
    keep(visit.drawer, place, draft.fields, day=visit.today, now=visit.now)
    return HttpResponse(status=204)


@unlocked
@require_POST
def throw_away(request: Visited, id: UUID) -> HttpResponse:
    mine = request.visit.drawer
    try:
        mine.find(Draft, id)
        mine.remove(id, now=request.visit.now)
    except NotHere:
        raise Http404 from None
    undo = reverse("drafts:put-back", args=[id])
    messages.success(request, _("The draft is thrown away."), extra_tags=undo)
    return HttpResponseRedirect(_back(request))


@unlocked
@require_POST
def put_back(request: Visited, id: UUID) -> HttpResponse:
    try:
        request.visit.drawer.put_back(id)
    except NotHere:
        raise Http404 from None
    messages.success(request, _("The draft is back."))
    return HttpResponseRedirect(_back(request))


def _back(request: Visited) -> str:
    to = request.POST.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else reverse("today:show")
