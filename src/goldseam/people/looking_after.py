"""Looking after an account: what it is, what is chosen, the PIN, the sessions, the passphrase."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldseam.people import accounts, devices, factors, forms, refusals, visits
from goldseam.people.asking import next_address
from goldseam.people.doors import anyone, proven, unlocked
from goldseam.people.models import Session
from goldseam.people.preferences import IDLE_MINUTES
from goldseam.people.refusals import REFUSED, Refusal
from goldseam.people.visits import Visited
from goldseam.ui.pages import page
from goldseam.ui.words import library


@unlocked
@require_GET
def account(request: Visited) -> HttpResponse:
    visit = request.visit
    person = visit.account.person.id
    return page(
        request,
        "people/account.html",
        words=library().words,
        chosen=visit.preferences,
        idle=idle_text(visit.preferences.idle_minutes),
        with_pin=devices.has_pin(request, person),
        sessions=Session.objects.filter(person=person, awaits_factor=False).count(),
        factors=factors.count(person),
    )


@anyone
@require_GET
def about(request: Visited) -> HttpResponse:
    """What is protected and what isn't, for everybody, before anything is written."""
    return page(request, "people/about.html", words=library().words)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: Visited) -> HttpResponse:
    visit = request.visit
    now = {
        "idle_minutes": visit.preferences.idle_minutes,
        "time_zone": visit.preferences.time_zone,
    }
    form = forms.Choices(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        accounts.choose(visit.account, **form.cleaned_data)
        response = HttpResponseRedirect(reverse("people:account"))
        visits.unlock(response, request, visit.account, said=visit.said)
        messages.success(request, _("Saved."))
        return response
    status = 422 if request.method == "POST" else 200
    idle = [(minutes, idle_text(minutes)) for minutes in IDLE_MINUTES]
    return page(request, "people/choices.html", status=status, form=form, idle=idle)


@unlocked
@proven("people:pin")
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: Visited) -> HttpResponse:
    visit, form = request.visit, forms.Pin(request.POST or None)
    if request.POST.get("do") == "remove":
        return _pin_removed(request)
    if request.method != "POST" or not form.is_valid():
        return _pin_page(request, form, 422 if request.method == "POST" else 200)
    response = HttpResponseRedirect(reverse("people:account"))
    try:
        devices.set_pin(request, response, visit.account, form.cleaned_data["pin"], visit.now)
    except REFUSED as error:
        return _pin_page(request, form, _refused(request, form, error).status)
    messages.success(request, _("This device has a PIN now."))
    return response


@unlocked
@require_GET
def sessions(request: Visited) -> HttpResponse:
    rows = Session.objects.filter(person=request.visit.person, awaits_factor=False)
    local = request.visit.preferences.local
    listed = [
        {
            "id": bytes(row.id).hex(),
            "label": row.label,
            "started": _day(local(row.started)),
            "seen": _day(local(row.seen)),
            "here": bytes(row.id) == request.visit.session,
        }
        for row in rows.order_by("-seen", "-started")
    ]
    return page(request, "people/sessions.html", sessions=listed)


@unlocked
@require_POST
def end_session(request: Visited) -> HttpResponse:
    """End one session by its number in the list, or all but this one."""
    visit = request.visit
    if request.POST.get("which") == "others" and visit.person:
        device = devices.of(request)
        here = device.row_id if device else b""
        accounts.end_sessions(visit.person, but=visit.session, but_pin_of=here)
    else:
        id = _bytes(request.POST.get("which", ""))
        mine = Session.objects.filter(person=visit.person, id=id)
        mine.exclude(id=visit.session).delete()
    messages.success(request, _("Signed out there."))
    return HttpResponseRedirect(reverse("people:sessions"))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: Visited) -> HttpResponse:
    visit, form = request.visit, forms.ChangePassphrase(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _passphrase_page(request, form, 422 if request.method == "POST" else 200)
    given, mine, device = form.cleaned_data, visit.account, devices.of(request)
    try:
        accounts.opened_by_owner(mine.person, given["passphrase"], now=visit.now)
        lock = accounts.new_lock(mine, given["new_passphrase"])
    except REFUSED as error:
        return _passphrase_page(request, form, _refused(request, form, error).status)
    here = device.row_id if device else b""
    accounts.change_passphrase(mine.person.id, lock, visit.session, here)
    response = HttpResponseRedirect(reverse("people:account"))
    visits.unlock(response, request, mine, said=visit.now)
    messages.success(request, _("Your new passphrase holds. You are signed out everywhere else."))
    return response


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: Visited) -> HttpResponse:
    """Say the passphrase once more, before something that an open page alone must not do."""
    visit, form = request.visit, forms.Say(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _say_page(request, form, 422 if request.method == "POST" else 200)
    mine = visit.account
    try:
        accounts.opened_by_owner(mine.person, form.cleaned_data["passphrase"], now=visit.now)
    except REFUSED as error:
        return _say_page(request, form, _refused(request, form, error).status)
    response = HttpResponseRedirect(next_address(request))
    visits.unlock(response, request, mine, said=visit.now)
    return response


def idle_text(minutes: int) -> str:
    if minutes < 60:
        return ngettext(
            "%(count)s\N{NO-BREAK SPACE}minute", "%(count)s\N{NO-BREAK SPACE}minutes", minutes
        ) % {"count": minutes}
    hours = minutes // 60
    return ngettext(
        "%(count)s\N{NO-BREAK SPACE}hour", "%(count)s\N{NO-BREAK SPACE}hours", hours
    ) % {"count": hours}


def _day(moment: datetime) -> str:
    return date_format(moment.date(), "j F Y")


def _refused(request: Visited, form: forms.PlainForm, error: Exception) -> Refusal:
    refusal = refusals.said(error, request.visit.now, _("That passphrase doesn’t fit."))
    form.refuse(refusal)
    return refusal


def _pin_page(request: Visited, form: forms.Pin, status: int = 200) -> HttpResponse:
    person = request.visit.person
    with_pin = person is not None and devices.has_pin(request, person)
    return page(request, "people/pin.html", status=status, form=form, with_pin=with_pin)


def _pin_removed(request: Visited) -> HttpResponse:
    device, person = devices.of(request), request.visit.person
    if device and person:
        devices.forget_pin(device, person)
    messages.success(request, _("This device has no PIN any more."))
    return HttpResponseRedirect(reverse("people:account"))


def _say_page(request: Visited, form: forms.Say, status: int) -> HttpResponse:
    to = next_address(request)
    return page(request, "people/say.html", status=status, form=form, next=to)


def _passphrase_page(request: Visited, form: forms.ChangePassphrase, status: int) -> HttpResponse:
    return page(request, "people/passphrase.html", status=status, form=form)


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
