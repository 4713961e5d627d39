"""The picture, what tends to go together, signs over time, and a picture of two if both want it."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.drawers.gate import NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.picture import agreeing, patterns
from goldseam.picture.digests import numbers_before, numbers_of
from goldseam.picture.documents import Hidden
from goldseam.picture.forms import AgreeForm, HideForm
from goldseam.picture.gathering import MINE, SHARED, Gathering
from goldseam.picture.saying import Range, lines, strength
from goldseam.picture.showing import BETWEEN, shown
from goldseam.picture.signs import over_time
from goldseam.picture.wording import since
from goldseam.reflections.documents import Reflected
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.words import library

PATTERNS, TWO = "picture:patterns", "picture:two"


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    visit, space = request.visit, space_of(request.visit)
    numbers = numbers_of(visit, space, MINE)
    return page(
        request,
        "picture/show.html",
        picture=shown(numbers, visit, space),
        partner=space.partner.name if space else "",
        until="",
    )


@unlocked
@require_safe
def show_before(request: Visited, day: date) -> HttpResponse:
    """An earlier chapter, as it stood on its last day; no other day ended one."""
    visit, space = request.visit, space_of(request.visit)
    begins = day + timedelta(days=1)
    if begins > visit.today or begins not in Gathering(visit.drawer, space, False).chapters():
        raise Http404
    numbers = numbers_before(visit, space, MINE, day)
    return page(
        request,
        "picture/show.html",
        picture=shown(numbers, visit, space, ended=True),
        partner=space.partner.name if space else "",
        until=since(day, visit.today),
    )


@unlocked
@require_safe
def show_patterns(request: Visited) -> HttpResponse:
    visit = request.visit
    tested, days = patterns.looked_again(visit)
    hidden = visit.drawer.read(Hidden).of(Hidden)
    found = patterns.visible(tested, hidden) if tested else []
    return page(
        request,
        "picture/patterns.html",
        tested=tested,
        last=since(tested.on, visit.today) if tested else "",
        days=days,
        enough=patterns.ENOUGH_DAYS,
        tagged=patterns.ENOUGH_TAGGED,
        found=[(one, strength(one, days), lines(one), Range.of(one)) for one in found],
        hidden=hidden,
    )


@unlocked
@require_POST
def hide(request: Visited) -> HttpResponse:
    form, visit = HideForm(request.POST), request.visit
    if form.is_valid():
        hidden = Hidden(**form.cleaned_data, at=visit.now)
        kept = visit.drawer.add(hidden, day=visit.today, now=visit.now)
        undo = reverse("picture:show-again", args=[kept.id])
        messages.success(request, _("Hidden, for you alone."), extra_tags=undo)
    return HttpResponseRedirect(reverse(PATTERNS))


@unlocked
@require_POST
def show_again(request: Visited, id: UUID) -> HttpResponse:
    request.visit.drawer.remove(Hidden, id, now=request.visit.now)
    messages.success(request, _("It is shown again."))
    return HttpResponseRedirect(reverse(PATTERNS))


@unlocked
@require_safe
def show_signs(request: Visited) -> HttpResponse:
    found = request.visit.drawer.read(Reflected).of(Reflected)
    every = (over_time(found, content) for content in library().reflections.values())
    return page(request, "picture/signs.html", reflections=[one for one in every if one])


@unlocked
@require_safe
def show_two(request: Visited) -> HttpResponse:
    """The same page as long as not both said yes, whoever hasn't."""
    visit, space = request.visit, space_of(request.visit)
    if space is None:
        return page(request, "picture/two.html", partner="", mine=False, picture=None)
    key = _key(space)
    both = agreeing.both_agreed(space, key)
    numbers = numbers_of(visit, space, SHARED) if both else None
    return page(
        request,
        "picture/two.html",
        partner=space.partner.name,
        mine=agreeing.i_agreed(space, key),
        picture=shown(numbers, visit, space, only=BETWEEN) if numbers else None,
    )


@unlocked
@require_POST
def agree(request: Visited) -> HttpResponse:
    form, visit, space = AgreeForm(request.POST), request.visit, space_of(request.visit)
    if space is None:
        raise NotHere
    if form.is_valid():
        yes = form.cleaned_data["agree"] == "yes"
        agreeing.say(space, _key(space), yes=yes, day=visit.today, now=visit.now)
        said = _("Your yes is noted.") if yes else _("Your yes is taken back.")
        messages.success(request, said)
    return HttpResponseRedirect(reverse(TWO))


def _key(space: Space) -> bytes:
    return agreeing.key_of(settings.SECRET_KEY, space.drawer.id)
