"""Keep a draft of any form: an address a behaviour posts to while somebody types."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from goldseam.drafts.documents import keep
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
