"""Joining: a name, a passphrase, a recovery code, perhaps a PIN. Under a minute on a phone."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.people import accounts, devices, forms, guessing, refusals, visits
from goldseam.people.asking import next_address
from goldseam.people.doors import anyone, proven, unlocked
from goldseam.people.passphrases import suggestion
from goldseam.people.refusals import REFUSED
from goldseam.people.visits import Visited
from goldseam.ui.pages import page
from goldseam.ui.words import library


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Visited) -> HttpResponse:
    if request.visit.signed_in:
        return HttpResponseRedirect(next_address(request))
    if request.method != "POST":
        return _join_page(request, forms.Join(), suggestion())
    if request.POST.get("do") == "another":
        return _join_page(request, _kept(request), suggestion())
    form = forms.Join(request.POST)
    if not form.is_valid():
        return _join_page(request, form, _suggested(form), status=422)
    try:
        return _joined(request, form)
    except REFUSED as error:
        refusal = refusals.said(error, request.visit.now, "")
        form.refuse(refusal)
        return _join_page(request, form, _suggested(form), status=refusal.status)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Visited) -> HttpResponse:
    """The recovery code, until the person says that it is written down."""
    shown = request.visit.preferences.recovery_code
    if request.method != "POST":
        if not shown:
            return HttpResponseRedirect(reverse("people:account"))
        return page(request, "people/code.html", code=shown, words=library().words)
    accounts.choose(request.visit.account, recovery_code="")
    return HttpResponseRedirect(reverse("people:first-pin"))


@unlocked
@proven("people:pin")
@require_http_methods(["GET", "HEAD", "POST"])
def first_pin(request: Visited) -> HttpResponse:
    """The offer of a PIN at the end of joining; it can be left out."""
    visit, form = request.visit, forms.Pin(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return page(request, "people/first-pin.html", status=status, form=form)
    response = HttpResponseRedirect("/")
    try:
        pin = form.cleaned_data["pin"]
        devices.set_pin(request, response, visit.account, pin, visit.now)
    except REFUSED as error:
        refusal = refusals.said(error, visit.now, "")
        form.refuse(refusal)
        return page(request, "people/first-pin.html", status=refusal.status, form=form)
    messages.success(request, _("This device has a PIN now."))
    return response


def _joined(request: Visited, form: forms.Join) -> HttpResponse:
    now, given = request.visit.now, form.cleaned_data
    guessing.JOIN.count(now=now)
    account = accounts.join(given["name"], form.chosen, time_zone=given["time_zone"], now=now)
    response = HttpResponseRedirect(reverse("people:code"))
    visits.start(response, request, account, now=now, factor=False)
    devices.remember(request, response, account.person.id, now)
    return response


def _kept(request: Visited) -> forms.Join:
    """The form as it was, without complaints about what isn't filled in yet."""
    kept = {name: request.POST.get(name, "") for name in ("name", "time_zone")}
    return forms.Join(initial=kept)


def _suggested(form: forms.Join) -> str:
    """The words that were offered stay: somebody may have written them down already."""
    return str(form.data.get("passphrase") or suggestion())


def _join_page(
    request: Visited, form: forms.Join, suggested: str, status: int = 200
) -> HttpResponse:
    words = library().words
    return page(
        request, "people/join.html", status=status, form=form, suggested=suggested, words=words
    )
