"""Arrivals: on my way, a new time, there. Two taps, both see it, and nobody is ever asked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.arrivals.documents import (
    HOME,
    Announced,
    Arrival,
    Arrived,
    Told,
    on_the_way,
    told,
)
from goldseam.arrivals.forms import NOW, AheadForm, ThereForm, TimeForm
from goldseam.arrivals.showing import (
    Names,
    choices,
    history,
    picture,
    places,
    rows,
    shown,
    summary,
)
from goldseam.arrivals.times import after, around, far, near, usual
from goldseam.drawers.gate import NotHere, OpenDrawer
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_back
from goldseam.together.space import Space, space_of
from goldseam.ui.leads import address
from goldseam.ui.pages import page

LIST = "arrivals:list"
AS_STRIPS = 20
LOOKS_BACK = timedelta(days=90)
# Days are counted in the zone of whoever wrote: the other's may be a day off.
A_DAY = timedelta(days=1)

take_back, put_back = taking_back(Arrival, to=LIST)
take_report_back, put_report_back = taking_back(Arrived, to=LIST, put_back="report-put-back")


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    space = space_of(request.visit)
    return _show(request, space) if space else _alone(request)


@unlocked
@require_POST
def say(request: Visited) -> HttpResponse:
    """On my way: there by then."""
    visit, space = request.visit, _active(request)
    form = AheadForm(request.POST, now=visit.now, zone=_zone(visit))
    if not form.is_valid():
        return _show(request, space, form)
    with space.drawer.alone():
        open_ones = on_the_way(_all(space.drawer, visit, A_DAY), visit.now)
        same = [one for one in open_ones if one.maker == space.me and one.arrival.by == form.moment]
        if not same:  # the same tap twice says it once
            times = (Announced(said_at=visit.now, at=form.moment),)
            arrival = Arrival(thread=uuid4(), times=times, place=form.cleaned_data["place"])
            kept = space.drawer.add(arrival, day=visit.today, now=visit.now)
            _seen_by_both(request, space, reverse("arrivals:take-back", args=[kept.id]))
    return HttpResponseRedirect(reverse(LIST))


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """Shared, or taken along from before into one’s own drawer."""
    visit, space = request.visit, space_of(request.visit)
    try:
        one = _one(space.drawer, id) if space else None
    except NotHere:
        one = None
    if space and one:
        return _read(request, space, one)
    names, one = _by_oneself(visit), _one(visit.drawer, id)
    return page(
        request,
        "arrivals/kept.html",
        one=shown(one, names, visit),
        picture=picture([one]),
        history=history(one, names, visit),
    )


@unlocked
@require_POST
def new_time(request: Visited, id: UUID) -> HttpResponse:
    """It slipped, and the other knows."""
    visit, space = request.visit, _active(request)
    form = AheadForm(request.POST, now=visit.now, zone=_zone(visit))
    with space.drawer.alone():
        kept = space.drawer.find(Arrival, id)
        if kept.author != space.me:
            raise NotHere
        if not form.is_valid():
            return _read(request, space, _one(space.drawer, id), form)
        if kept.document.by != form.moment:
            space.drawer.change(kept, kept.document.moved(form.moment, visit.now))
            _seen_by_both(request, space)
    return HttpResponseRedirect(reverse(LIST))


@unlocked
@require_POST
def arrive(request: Visited, id: UUID) -> HttpResponse:
    """There, as one of the two says; each says it once."""
    visit, space = request.visit, _active(request)
    one = _one(space.drawer, id)
    thread = one.arrival.thread
    form = ThereForm(request.POST, now=visit.now, zone=_zone(visit), arrival=one.arrival)
    if not form.is_valid():
        return _read(request, space, one, form)
    with space.drawer.alone():
        if _one(space.drawer, id).by(space.me) is None:
            report = Arrived(arrival=thread, at=form.moment, said_at=visit.now)
            kept = space.drawer.add(report, day=visit.today, now=visit.now)
            _seen_by_both(request, space, reverse("arrivals:report-take-back", args=[kept.id]))
    return HttpResponseRedirect(reverse(LIST))


def _show(request: Visited, space: Space, form: AheadForm | None = None) -> HttpResponse:
    visit, names = request.visit, Names(space.me, space.partner.name)
    together = _all(space.drawer, visit, LOOKS_BACK)
    open_ones = on_the_way(together, visit.now)
    rest = [one for one in together if one not in open_ones][:AS_STRIPS]
    mine = [one for one in together if one.maker == space.me]
    return page(
        request,
        "arrivals/list.html",
        status=422 if form else 200,
        partner=space.partner,
        open_ones=[shown(one, names, visit) for one in open_ones],
        i_am_on_my_way=any(one in open_ones for one in mine),
        ahead=_ahead(visit, usual((one.arrival for one in mine), visit.now), form),
        places=places(),
        place=form.data.get("place", HOME) if form else HOME,
        **_so_far(rest, names, visit),
    )


def _alone(request: Visited) -> HttpResponse:
    """No space, or none that is active: what it is, and what one took along from before."""
    visit = request.visit
    rest = _all(visit.drawer, visit, LOOKS_BACK)[:AS_STRIPS]
    return page(
        request,
        "arrivals/alone.html",
        promises=address("promises"),
        **_so_far(rest, _by_oneself(visit), visit),
    )


def _read(
    request: Visited, space: Space, one: Told, form: AheadForm | ThereForm | None = None
) -> HttpResponse:
    visit, names = request.visit, Names(space.me, space.partner.name)
    can_move = one.maker == space.me and bool(on_the_way([one], visit.now))
    ahead = form if isinstance(form, AheadForm) else None
    return page(
        request,
        "arrivals/read.html",
        status=422 if form else 200,
        partner=space.partner,
        one=shown(one, names, visit),
        picture=picture([one]),
        history=history(one, names, visit),
        own=one.by(space.me),
        ahead=_ahead(visit, after(one.arrival, visit.now), ahead) if can_move else None,
        there=_there(visit, one, form if isinstance(form, ThereForm) else None),
    )


def _ahead(visit: Visit, likely: datetime, form: AheadForm | None) -> dict[str, Any]:
    """Times to come, the most likely chosen; one that lies further off stands with the near."""
    first = near(visit.now)
    first += [likely] if likely not in first else []
    later = [at for at in far(visit.now) if at != likely]
    return _times(visit, first, later, likely, form)


def _there(visit: Visit, one: Told, form: ThereForm | None) -> dict[str, Any]:
    found = _times(visit, [], around(one.arrival, visit.now), None, form)
    now = [(NOW, _("Just now"))]
    return {**found, "first": [*found["first"], *now], "chosen": found["chosen"] or NOW}


def _times(
    visit: Visit,
    first: list[datetime],
    later: list[datetime],
    likely: datetime | None,
    form: TimeForm | None,
) -> dict[str, Any]:
    """What `arrivals/times.html` needs. A typed time that comes twice is offered as both."""
    twice = form.twice if form and form.error else []
    chosen = choices([likely], visit)[0][0] if likely else ""
    return {
        "first": choices(twice or first, visit),
        "later": choices([] if twice else later, visit),
        "chosen": "" if twice else (form.data.get("at") if form else "") or chosen,
        "typed": form.data.get("clock", "") if form and not twice else "",
        "error": form.error if form else None,
    }


def _so_far(rest: list[Told], names: Names, visit: Visit) -> dict[str, Any]:
    return {
        "lately": [shown(one, names, visit) for one in rest],
        "picture": picture(rest),
        "summary": summary(rest),
        "rows": rows(rest, names, visit),
    }


def _one(drawer: OpenDrawer, id: UUID) -> Told:
    kept = drawer.find(Arrival, id)
    reports = drawer.read(Arrived, since=kept.day - A_DAY).of(Arrived)
    return told([kept], reports)[0]


def _all(drawer: OpenDrawer, visit: Visit, back: timedelta) -> list[Told]:
    found = drawer.read(Arrival, Arrived, since=visit.today - back - A_DAY)
    return told(found.of(Arrival), found.of(Arrived))


def _active(request: Visited) -> Space:
    space = space_of(request.visit)
    if space is None:
        raise NotHere
    return space


def _by_oneself(visit: Visit) -> Names:
    return Names(visit.drawer.holder, "")


def _zone(visit: Visit) -> ZoneInfo:
    return ZoneInfo(visit.preferences.time_zone)


def _seen_by_both(request: Visited, space: Space, undo: str = "") -> None:
    said = _("Said. You and %(name)s can see it.") % {"name": space.partner.name}
    messages.success(request, said, extra_tags=undo)
