"""Who can be called, how to find a therapist, and a few private questions about fear.

Open to anybody, the same for everybody. Nothing of it is stored and nothing is guessed.
"""

from collections.abc import Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.library import Passage
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
        telling=content.telling,
        stopping=content.safe.stopping,
        for_stopping=[shown(line, today) for line in content.safe.lines],
    )  # fmt: skip


@anyone
@require_safe
@compressed
def therapist(request: Visited) -> HttpResponse:
    """One page, put together from our own words and from facts with their sources."""
    return page(request, "support/therapist.html", content=library().therapist)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def safe(request: Visited) -> HttpResponse:
    """Private questions about fear. What is ticked is read once, here, and goes nowhere else.

    Every possible answer is made each time and filled up to the length of the longest, so that
    neither the size of the page nor the time it takes says which one it was.
    """
    asked = library().safe
    if request.method != "POST":
        return page(request, "support/safe.html", safe=asked)
    wanted = asked.answer(request.POST.getlist("private_tick"))
    pages = {answer: _answer(request, answer) for answer in asked.every_answer}
    longest = max(len(made.content) for made in pages.values())
    chosen = pages[wanted]
    chosen.content = chosen.content.ljust(longest)
    return chosen


def _answer(request: Visited, answer: Sequence[Passage]) -> HttpResponse:
    content, today = library(), request.visit.today
    lines = [shown(line, today) for line in content.safe.lines]
    return page(request, "support/safe-answer.html", safe=content.safe, answer=answer, lines=lines)
