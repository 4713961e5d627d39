"""Who can be called, by country: open to anybody, stores nothing, guesses nothing."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.people.doors import anyone
from goldseam.people.visits import Visited
from goldseam.support.showing import countries, shown
from goldseam.ui.compressing import compressed
from goldseam.ui.pages import page
from goldseam.ui.words import library


@anyone
@require_safe
@compressed
def show(request: Visited) -> HttpResponse:
    content, today = library(), request.visit.today
    return page(
        request, "support/show.html",
        helplines=content.helplines,
        countries=countries(content.helplines, today),
        anywhere=[shown(line, today) for line in content.helplines.anywhere],
        words=content.words,
    )  # fmt: skip
