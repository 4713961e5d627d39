"""Keep a draft of any form while somebody types, throw one away, take that back."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from goldseam.drafts.documents import Draft, keep
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.removing.views import taking_out
from goldseam.ui.rescue import carried

throw_away, put_back = taking_out(Draft, to="today:show")


@unlocked
@require_POST
def keep_draft(request: Visited, place: str) -> HttpResponse:
    draft = carried(request)
    if draft is None:
        return HttpResponse(status=400)
    visit = request.visit
    keep(visit.drawer, place, draft.fields, day=visit.today, now=visit.now)
    return HttpResponse(status=204)
