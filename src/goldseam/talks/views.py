"""The room's first page, and one talk: how it stands, and what can be done."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.chapters.evening import first_evening
from goldseam.copies.documents import once, originals
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.talks.arranging import asides
from goldseam.talks.documents import Closing
from goldseam.talks.places import Place, places, talk_of
from goldseam.talks.showing import (
    Line,
    anchor,
    called,
    clock,
    going_on,
    hour,
    says,
    shown_parts,
)
from goldseam.together.space import Space
from goldseam.ui.dates import day_words
from goldseam.ui.pages import page
from goldseam.ui.words import library


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    visit, hidden = request.visit, asides(request.visit)
    found = places(visit)
    space = found[0].space
    talks = [line for place in found for line in reversed(list(going_on(place, visit, hidden)))]
    mine = originals(visit.drawer.read(Closing).of(Closing))
    return page(
        request,
        "talks/list.html",
        words=library().talks,
        talks=talks,
        partner=space.partner.name if space else "",
        closings=_lines(mine, visit),
        theirs=_lines(_of_other(space), visit) if space else [],
        spared=first_evening(visit, space),
    )


@unlocked
@require_safe
def show(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    place, talk = talk_of(visit, id)
    last, times = talk.suggestion, talk.suggestion.document.times
    mine = visit.drawer.read(Closing).of(Closing)
    return page(
        request,
        "talks/talk.html",
        talk=talk,
        stage=talk.stage.value,
        about=called(talk.about),
        says=says(talk, visit, place.partner),
        partner=place.partner,
        mine=last.author == visit.person,
        times=[(n, clock(time, visit), time > visit.now) for n, time in enumerate(times)],
        time=clock(talk.time, visit) if talk.time else "",
        back_at=hour(talk.back_at, visit) if talk.back_at else "",
        aside=last.id in asides(visit),
        closed=next((kept.id for kept in mine if kept.document.talk == talk.id), None),
        shown=_shown(place, talk.id),
        spared=first_evening(visit, place.space),
    )


def _shown(place: Place, talk: UUID) -> list[tuple[bool, list[tuple[str, str]]]]:
    """What either of the two chose to show after this talk."""
    if place.space is None:
        return []
    found = once(place.drawer.read(Closing).of(Closing))
    return [
        (kept.author == place.space.me, shown_parts(kept.document))
        for kept in found
        if kept.document.talk == talk
    ]


def _of_other(space: Space) -> list[Kept[Closing]]:
    found = once(space.drawer.read(Closing).of(Closing))
    return [kept for kept in found if kept.author != space.me]


def _lines(found: Iterable[Kept[Closing]], visit: Visit) -> list[Line]:
    return [
        Line(kept.id, _begins(kept.document), day_words(kept.day, visit.today)) for kept in found
    ]


def _begins(closing: Closing) -> str:
    return called(closing.topic or closing.take_away or anchor(closing.heard))
