"""One click signs in as Alice or Bob. Routed in a demonstration and nowhere else."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldseam.demo.living import opened
from goldseam.people import visits
from goldseam.people.doors import anyone
from goldseam.people.visits import Visited


@anyone
@require_POST
def be(request: Visited, name: str) -> HttpResponse:
    now = request.visit.now
    response = HttpResponseRedirect(reverse("today:show"))
    visits.start(response, request, opened(name, now=now), now=now, factor=False)
    return response
