"""The two large steps: everything sealed anew because somebody knew, and an account deleted."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.people import accounts, devices, forms, refusals, visits
from goldseam.people.accounts import Account
from goldseam.people.doors import anyone, unlocked
from goldseam.people.passphrases import suggestion
from goldseam.people.refusals import REFUSED
from goldseam.people.visits import Visited
from goldseam.ui.pages import page


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def someone_knew(request: Visited) -> HttpResponse:
    """New keys, a new passphrase and a new code; everything else that opened is worthless."""
    form, now = forms.SomeoneKnew(request.POST or None), request.visit.now
    if request.method != "POST" or not form.is_valid():
        return _knew_page(request, form, 422 if request.method == "POST" else 200)
    try:
        mine = _proven(request, form)
        mine = accounts.re_key(mine, form.cleaned_data["new_passphrase"], now=now)
    except REFUSED as error:
        wrong = _("That doesn’t fit. Check what you typed, and try again.")
        refusal = refusals.said(error, now, wrong)
        form.refuse(refusal)
        return _knew_page(request, form, refusal.status)
    response = HttpResponseRedirect(reverse("people:recovery"))
    visits.start(response, request, mine, now=now, factor=False)
    devices.remember(request, response, mine.person.id, now)
    messages.success(request, _("Everything is sealed anew. Here is your new recovery code."))
    return response


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Visited) -> HttpResponse:
    """The account with everything in it, at once."""
    form, visit = forms.Delete(request.POST or None), request.visit
    if request.method != "POST" or not form.is_valid():
        return _delete_page(request, form, 422 if request.method == "POST" else 200)
    try:
        person = visit.account.person
        mine = accounts.opened_by_owner(person, form.cleaned_data["passphrase"], now=visit.now)
    except REFUSED as error:
        refusal = refusals.said(error, visit.now, _("That passphrase doesn’t fit."))
        form.refuse(refusal)
        return _delete_page(request, form, refusal.status)
    accounts.delete(mine, now=visit.now)
    response = HttpResponseRedirect(reverse("people:gone"))
    visits.end(response, visit.session)
    devices.forget(response)
    return response


@anyone
@require_GET
def gone(request: Visited) -> HttpResponse:
    """What to say when everything has been deleted."""
    return page(request, "people/gone.html")


def _proven(request: Visited, form: forms.SomeoneKnew) -> Account:
    """The account of whoever is here, opened by what they typed and not by the open page."""
    given, now = form.cleaned_data, request.visit.now
    person = request.visit.account.person
    if given["passphrase"]:
        return accounts.opened_by_owner(person, given["passphrase"], now=now)
    return accounts.opened_by_owners_code(person, given["code"], now=now)


def _knew_page(request: Visited, form: forms.SomeoneKnew, status: int) -> HttpResponse:
    return page(
        request, "people/someone-knew.html", status=status, form=form, suggested=suggestion()
    )


def _delete_page(request: Visited, form: forms.Delete, status: int) -> HttpResponse:
    return page(request, "people/delete.html", status=status, form=form)
