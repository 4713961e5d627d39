"""Openness: what is open now, one of them, revoking it, and thanking for it.

Whom it is open to can thank and read, and nothing else: there is no view that asks for anything.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.drawers.gate import NotHere
from goldseam.openness.documents import Agreement, Opened, Thanks, ended, opened
from goldseam.openness.forms import ThanksForm
from goldseam.openness.showing import of_one, shown
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_back
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.words import library

LIST = "openness:list"
ENDED = 10  # of one's own, to offer anew

take_back, put_back = taking_back(Agreement, to=LIST)
take_thanks_back, put_thanks_back = taking_back(Thanks, to=LIST, put_back="thanks-put-back")


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    visit, space = request.visit, space_of(request.visit)
    if space is None:
        return _alone(request)
    agreements = space.drawer.read(Agreement, Thanks)
    open_now = opened(agreements.of(Agreement), agreements.of(Thanks), visit.now)
    own = [kept for kept in agreements.of(Agreement) if kept.author == space.me]
    return page(
        request,
        "openness/list.html",
        content=library().openness,
        partner=space.partner,
        mine=[of_one(one, visit) for one in open_now if one.is_by(space.me)],
        theirs=[of_one(one, visit) for one in open_now if not one.is_by(space.me)],
        ended=[shown(kept, visit) for kept in ended(own, visit.now)[:ENDED]],
    )


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own, also when it is over; the other’s as long as it is open."""
    visit, space = request.visit, space_of(request.visit)
    try:
        kept = space.drawer.find(Agreement, id) if space else None
    except NotHere:
        kept = None
    if kept is None or space is None:  # taken along from before, or nowhere
        one = shown(visit.drawer.find(Agreement, id), visit)
        return page(request, "openness/kept.html", one=one)
    if kept.author != space.me:
        return _read_theirs(request, space, _theirs(space, visit, id))
    found = space.drawer.read(Thanks).of(Thanks)
    is_open = opened([kept], found, visit.now)
    return page(
        request,
        "openness/mine.html",
        one=of_one(is_open[0], visit) if is_open else shown(kept, visit),
        is_open=bool(is_open),
        partner=space.partner,
    )


@unlocked
@require_POST
def thank(request: Visited, id: UUID) -> HttpResponse:
    """Once, with a few words or without."""
    visit, space = request.visit, space_of(request.visit)
    if space is None:
        raise NotHere
    one, form = _theirs(space, visit, id), ThanksForm(request.POST)
    if not form.is_valid():
        return _read_theirs(request, space, one, form)
    with space.drawer.alone():
        if _theirs(space, visit, id).thanks is None:
            thanks = Thanks(
                agreement=one.agreement.thread, at=visit.now, text=form.cleaned_data["text"]
            )
            kept = space.drawer.add(thanks, day=visit.today, now=visit.now)
            messages.success(
                request,
                _("Said. You and %(name)s can see it.") % {"name": space.partner.name},
                extra_tags=reverse("openness:thanks-take-back", args=[kept.id]),
            )
    return HttpResponseRedirect(reverse("openness:read", args=[id]))


def _theirs(space: Space, visit: Visit, id: UUID) -> Opened:
    """What the other opened and is open now; anything else isn’t there."""
    kept = space.drawer.find(Agreement, id)
    found = opened([kept], space.drawer.read(Thanks).of(Thanks), visit.now)
    if kept.author == space.me or not found:
        raise NotHere
    return found[0]


def _read_theirs(
    request: Visited, space: Space, one: Opened, form: ThanksForm | None = None
) -> HttpResponse:
    return page(
        request,
        "openness/theirs.html",
        status=422 if form else 200,
        one=of_one(one, request.visit),
        partner=space.partner,
        text=form.data.get("text", "") if form else "",
        error=form.errors["text"][0] if form else None,
    )


def _alone(request: Visited) -> HttpResponse:
    """No space, or none that is active: what it is, and what one took along from before."""
    visit = request.visit
    before = visit.drawer.read(Agreement, newest=ENDED).of(Agreement)
    return page(
        request,
        "openness/alone.html",
        content=library().openness,
        before=[shown(kept, visit) for kept in before],
    )
