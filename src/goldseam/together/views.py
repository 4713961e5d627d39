"""Two people: find each other, see what is shared, pause, leave.

Nothing here says what the other does, reads or leaves undone. Where a space isn't active, the page
is the same whether it was paused, left or deleted.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam import vault
from goldseam.drawers.documents import KINDS
from goldseam.drawers.gate import NotHere, OpenDrawer
from goldseam.people import refusals
from goldseam.people.doors import unlocked
from goldseam.people.guessing import TooManyTries
from goldseam.people.visits import Visited
from goldseam.together import leaving, pairing
from goldseam.together.forms import CodeForm, LeaveForm, wrong_code
from goldseam.together.kept import taken_along
from goldseam.together.models import Invitation, Member
from goldseam.together.showing import (
    drawn,
    everything_shared,
    own_kinds,
    rooms_for_two,
    same_words,
)
from goldseam.together.space import Space, open_for, partner_of, space_of
from goldseam.ui.dates import time_words
from goldseam.ui.pages import page
from goldseam.ui.words import library

HOME = "together:show"


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    """Where one stands: alone, asking, being asked, together, or not active."""
    visit = request.visit
    member = Member.objects.filter(person=visit.person).first()
    if member is None:
        return _on_the_way(request)
    if space := space_of(visit):
        shared = everything_shared(space.drawer, visit)
        rooms = rooms_for_two()
        return page(
            request, "together/together.html", partner=space.partner, shared=shared, rooms=rooms,
            along=taken_along(visit),
        )  # fmt: skip
    return page(request, "together/inactive.html", paused=member.paused)


@unlocked
@require_safe
def start(request: Visited) -> HttpResponse:
    """Invite, or answer an invitation."""
    if Member.objects.filter(person=request.visit.person).exists():
        return HttpResponseRedirect(reverse(HOME))
    return page(request, "together/start.html", form=CodeForm())


@unlocked
@require_POST
def invite(request: Visited) -> HttpResponse:
    visit = request.visit
    try:
        pairing.invite(visit.account, now=visit.now)
    except TooManyTries as error:
        messages.success(request, refusals.said(error, visit.now, "").text)
        return HttpResponseRedirect(reverse("together:start"))
    except pairing.TogetherAlready:
        pass
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: Visited) -> HttpResponse:
    """Answer an invitation with its code. Nothing is shared by that."""
    form, visit = CodeForm(request.POST or None), request.visit
    if request.method != "POST":
        return page(request, "together/accept.html", form=CodeForm())
    status = 422
    if form.is_valid():
        try:
            pairing.accept(visit.account, form.cleaned_data["code"], now=visit.now)
            return HttpResponseRedirect(reverse(HOME))
        except pairing.WrongCode:
            form.refuse(wrong_code())
        except TooManyTries as error:
            refusal = refusals.said(error, visit.now, "")
            form.refuse(refusal.text)
            status = refusal.status
        except pairing.TogetherAlready:
            return HttpResponseRedirect(reverse(HOME))
    return page(request, "together/accept.html", form=form, status=status)


@unlocked
@require_POST
def confirm(request: Visited) -> HttpResponse:
    """Yes, it is them."""
    visit = request.visit
    asked = pairing.open_invitation(visit.account, now=visit.now)
    try:
        if asked is None:
            raise pairing.WrongCode
        pairing.confirm(visit.account, asked.id, now=visit.now)
        messages.success(request, _("You are together here now. Nothing is shared by itself."))
    except (pairing.WrongCode, pairing.TogetherAlready):
        messages.success(request, _("The ten minutes are over. Nothing was shared; begin again."))
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_POST
def call_off(request: Visited) -> HttpResponse:
    pairing.call_off(request.visit.account)
    messages.success(request, _("Called off. Nothing was shared."))
    return HttpResponseRedirect(reverse("together:start"))


@unlocked
@require_safe
def as_seen(request: Visited) -> HttpResponse:
    """What the other sees of oneself: exactly what was shared, and nothing else."""
    space = _active(request)
    shared = [one for one in everything_shared(space.drawer, request.visit) if one.mine]
    return page(request, "together/as-seen.html", partner=space.partner, shared=shared)


@unlocked
@require_POST
def pause(request: Visited) -> HttpResponse:
    assert request.visit.person
    leaving.pause(request.visit.person)
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_POST
def resume(request: Visited) -> HttpResponse:
    assert request.visit.person
    leaving.resume(request.visit.person)
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Visited) -> HttpResponse:
    """End it for oneself, and say what comes along."""
    kinds = own_kinds(_open(request))
    if request.method != "POST":
        return page(request, "together/leave.html", kinds=kinds)
    form = LeaveForm(kinds, request.POST)
    if not form.is_valid():
        return page(request, "together/leave.html", kinds=kinds, status=422)
    visit = request.visit
    leaving.leave(visit.account, taking=form.cleaned_data["taking"], now=visit.now)
    messages.success(request, _("You have left. What you took along is yours alone again."))
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_POST
def withdraw(request: Visited, id: UUID) -> HttpResponse:
    """Take something of one's own out of the shared drawer. What was read stays read."""
    space = _active(request)
    shared = everything_shared(space.drawer, request.visit)
    mine = next((one for one in shared if one.id == id and one.mine), None)
    if mine is None:
        raise NotHere
    space.drawer.remove(KINDS[mine.kind], id, now=request.visit.now)
    messages.success(
        request,
        _("Withdrawn. What was read stays read. For ten minutes it can be put back."),
        extra_tags=reverse("together:put-back", args=[id]),
    )
    return HttpResponseRedirect(reverse(HOME))


@unlocked
@require_POST
def put_back(request: Visited, id: UUID) -> HttpResponse:
    space = _active(request)
    for struct in KINDS.values():
        if id in space.drawer.removed(struct, now=request.visit.now):
            space.drawer.put_back(struct, id)
            messages.success(request, _("It is shared again."))
            return HttpResponseRedirect(reverse(HOME))
    raise NotHere


def _on_the_way(request: Visited) -> HttpResponse:
    """Not together yet: nobody, asking, or being asked."""
    visit = request.visit
    if asked := pairing.open_invitation(visit.account, now=visit.now):
        return _invited(request, asked)
    found = Invitation.objects.filter(accepted_by=visit.person, until__gt=visit.now)
    if found.exists() and (partner := partner_of(visit.drawer)):
        words = same_words(visit, partner.identity)
        return page(request, "together/waiting.html", name=partner.name, words=words)
    return page(request, "together/before.html", safe=library().safe, along=taken_along(visit))


def _invited(request: Visited, asked: Invitation) -> HttpResponse:
    visit = request.visit
    if asked.accepted_by is None:
        code = pairing.code_of(visit.account, asked)
        address = request.build_absolute_uri(reverse("together:accept"))
        until = time_words(visit.preferences.local(asked.until))
        return page(
            request, "together/invited.html", code=code, until=until, qr=drawn(f"{address}#{code}")
        )
    theirs = vault.PublicIdentity.unpack(bytes(asked.accepted_by.public_identity))
    words = same_words(visit, theirs)
    return page(request, "together/confirm.html", name=asked.accepted_by.name, words=words)


def _active(request: Visited) -> Space:
    space = space_of(request.visit)
    if space is None:
        raise NotHere
    return space


def _open(request: Visited) -> OpenDrawer | None:
    """The shared drawer, active or not: one's own words can be taken along in any case."""
    visit = request.visit
    member, partner = Member.objects.filter(person=visit.person).first(), partner_of(visit.drawer)
    return open_for(visit.account, member.drawer_id, partner) if member and partner else None
