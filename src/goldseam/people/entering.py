"""Coming in and going: sign in, the second step, unlock, lock, sign out, leave quickly."""

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldseam.people import accounts, devices, factors, forms, refusals, visits
from goldseam.people.accounts import Account
from goldseam.people.asking import next_address, onward, sign_in_page, unlock_page
from goldseam.people.doors import anyone, signed_in
from goldseam.people.models import Person
from goldseam.people.refusals import REFUSED
from goldseam.people.second_step import second_step_page
from goldseam.people.visits import Visited
from goldseam.ui.rescue import Carried, carried_inside


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Visited) -> HttpResponse:
    if request.visit.signed_in and request.method != "POST":
        return HttpResponseRedirect(next_address(request))
    if request.method != "POST":
        return sign_in_page(request)
    form, carried = forms.SignIn(request.POST), carried_inside(request)
    if not form.is_valid():
        return sign_in_page(request, form, carried=carried, status=422)
    now, given = request.visit.now, form.cleaned_data
    device = devices.known(request, accounts.name_key(given["name"]))
    try:
        account = accounts.open_by_passphrase(
            given["name"], given["passphrase"], now=now, device=device
        )
    except REFUSED as error:
        wrong = _("That name and that passphrase don’t open anything here. Check both.")
        refusal = refusals.said(error, now, wrong)
        form.refuse(refusal)
        return sign_in_page(request, form, carried=carried, status=refusal.status)
    return come_in(request, account, carried)


def come_in(request: Visited, account: Account, carried: Carried | None) -> HttpResponse:
    """Sign in on this browser, or ask for the second step if this person has one."""
    now, cookies = request.visit.now, HttpResponse()
    second = factors.any_for(account.person.id)
    # One trip to the disk for all of it: everybody else waits for this while it lasts.
    with transaction.atomic():
        visits.start(cookies, request, account, now=now, factor=second)
        if not second:
            devices.remember(request, cookies, account.person.id, now)
    if not second:
        return onward(request, cookies, carried)
    if carried:
        response = second_step_page(request, carried=carried)
    else:
        response = HttpResponseRedirect(second_step_address(request))
    response.cookies.update(cookies.cookies)
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: Visited) -> HttpResponse:
    if request.visit.unlocked and request.method != "POST":
        return HttpResponseRedirect(next_address(request))
    if request.method != "POST":
        return unlock_page(request)
    form, carried = forms.Unlock(request.POST), carried_inside(request)
    if not form.is_valid():
        return unlock_page(request, form, carried=carried, status=422)
    try:
        account, said = _opened(request, form)
    except REFUSED as error:
        refusal = refusals.said(error, request.visit.now, _("That passphrase doesn’t fit."))
        form.refuse(refusal)
        return unlock_page(request, form, carried=carried, status=refusal.status)
    cookies = HttpResponse()
    visits.unlock(cookies, request, account, said=request.visit.now if said else None)
    return onward(request, cookies, carried)


@signed_in
@require_POST
def lock(request: Visited) -> HttpResponse:
    to = f"{reverse('people:unlock')}?{urlencode({'next': next_address(request)})}"
    response = HttpResponseRedirect(to)
    visits.lock(response, request.visit.session)
    return response


@anyone
@require_POST
def sign_out(request: Visited) -> HttpResponse:
    """Sign out here, or everywhere."""
    visit, response = request.visit, HttpResponseRedirect(reverse("people:sign-in"))
    if request.POST.get("everywhere") and visit.signed_in and visit.person:
        accounts.end_sessions(visit.person)
    visits.end(response, visit.session)
    return response


@anyone
@require_GET
def leave(request: Visited) -> HttpResponse:
    """A plain link, so that it works at once and without scripts: the session ends with it."""
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        return HttpResponse(status=204)  # a browser looking ahead isn't somebody leaving
    response = HttpResponse(status=303, headers={"Location": settings.ENVIRONMENT.leave_to})
    visits.end(response, request.visit.session)
    return response


def second_step_address(request: Visited) -> str:
    return f"{reverse('people:second-step')}?{urlencode({'next': next_address(request)})}"


def _opened(request: Visited, form: forms.Unlock) -> tuple[Account, bool]:
    """The account, and whether it was the passphrase that opened it."""
    visit, given = request.visit, form.cleaned_data
    assert visit.person
    person = Person.objects.get(id=visit.person)
    if given["passphrase"]:
        return accounts.opened_by_owner(person, given["passphrase"], now=visit.now), True
    device = devices.of(request)
    if device is None:
        raise devices.WrongPin(0)
    key = devices.open_by_pin(device, person.id, given["pin"].replace(" ", ""))
    return accounts.with_key(person, key), False
