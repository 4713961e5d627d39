"""The guide: open to anybody, the same for everybody, and nothing says what somebody read."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.guide.searching import find
from goldseam.guide.showing import by_part, by_question, next_after, tool_address
from goldseam.people.doors import anyone
from goldseam.people.visits import Visited
from goldseam.ui.compressing import compressed
from goldseam.ui.pages import page
from goldseam.ui.words import library

LONGEST_SEARCH = 200


@anyone
@require_safe
@compressed
def show_list(request: Visited) -> HttpResponse:
    """The five questions and what answers them, then every article by its part."""
    articles = list(library().guide.values())
    questions, groups = by_question(articles), by_part(articles)
    return page(request, "guide/list.html", questions=questions, groups=groups)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: Visited) -> HttpResponse:
    """By a word. Not compressed: the page holds both a token and what was typed."""
    words = request.POST.get("words", "").strip()[:LONGEST_SEARCH]
    found = find(words, library().guide.values())
    return page(request, "guide/search.html", words=words, found=found)


@anyone
@require_safe
@compressed
def read(request: Visited, article: str) -> HttpResponse:
    guide = library().guide
    if not (chosen := guide.get(article)):
        raise Http404
    return page(
        request,
        "guide/article.html",
        article=chosen,
        tool_url=tool_address(chosen, guide),
        next_one=next_after(chosen, list(guide.values())),
    )
