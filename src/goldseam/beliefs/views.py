"""Beliefs: the rules one found, each with its weighing, and coming back to one after weeks."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from goldseam.beliefs.documents import Belief, Return, by_belief, course, due
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.showing import lines, said
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.dates import day_words
from goldseam.ui.pages import page
from goldseam.ui.words import library, percent, shortened

HOME = "beliefs:list"

beliefs = Asking(Belief, lambda: library().paths["beliefs"], "beliefs", HOME)
returns = Asking(Return, lambda: library().paths["belief-again"], "beliefs", HOME, begun="again-")
begin, ask, keep = beliefs.views()
ask_again, keep_again = returns.views()[1:]
remove, put_back = taking_out(Belief, to=HOME)
remove_again, put_back_again = taking_out(Return, to=HOME, put_back="again-put-back")


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    """Every rule, and on top what one wanted to look at again."""
    visit = request.visit
    found = visit.drawer.read(Belief, Return)
    kept, back = found.of(Belief), found.of(Return)
    named = [one for one in kept if one.document.words()]
    return page(
        request,
        "beliefs/list.html",
        path=library().paths["beliefs"],
        due=lines(due(named, back, visit.today), visit),
        lines=[(line, _last(one, by_belief(back).get(one.id, ())))
               for one, line in zip(named, lines(named, visit), strict=True)],
    )  # fmt: skip


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    visit, path = request.visit, library().paths["beliefs"]
    kept = visit.drawer.find(Belief, id)
    back = by_belief(visit.drawer.read(Return, since=kept.day).of(Return)).get(id, ())
    return page(
        request,
        "beliefs/read.html",
        kept=kept,
        path=path,
        rule=shortened(kept.document.rule),
        said=said(kept.document, path, without=("rule", "come-back")),
        go_on=None if kept.document.finished_at else unanswered(path, kept.document),
        course=[(day_words(day, visit.today), percent(n)) for day, n in course(kept, back)],
        returns=[
            (day_words(one.day, visit.today), one)
            for one in back
            if one.document.seen or not one.document.finished_at
        ],
    )


@unlocked
@require_POST
def come_back(request: Visited, id: UUID) -> HttpResponse:
    kept = request.visit.drawer.find(Belief, id)
    return returns.begin(request, belief=id, rule=shortened(kept.document.rule))


@unlocked
@require_safe
def read_again(request: Visited, id: UUID) -> HttpResponse:
    """What was said on coming back. The belief itself may be gone by now."""
    visit, path = request.visit, library().paths["belief-again"]
    kept = visit.drawer.find(Return, id)
    beliefs_left = {one.id for one in visit.drawer.read(Belief).of(Belief)}
    return page(
        request,
        "beliefs/again.html",
        kept=kept,
        path=path,
        said=said(kept.document, path),
        go_on=None if kept.document.finished_at else unanswered(path, kept.document),
        belief=kept.document.belief if kept.document.belief in beliefs_left else None,
    )


def _last(kept: Kept[Belief], back: Iterable[Kept[Return]]) -> str:
    numbers = course(kept, back)
    return percent(numbers[-1][1]) if numbers else ""
