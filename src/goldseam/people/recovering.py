"""The recovery code: opening with it, typing it back, making a new one."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.people import accounts, devices, factors, forms, pending, refusals, visits
from goldseam.people.accounts import Account, PassphraseLock
from goldseam.people.doors import anyone, proven, unlocked
from goldseam.people.pending import Pending
from goldseam.people.refusals import REFUSED
from goldseam.people.visits import Visited
from goldseam.ui.pages import page
from goldseam.ui.words import library


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: Visited) -> HttpResponse:
    form = forms.Recover(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _recover_page(request, form, 422 if request.method == "POST" else 200)
    given, now = form.cleaned_data, request.visit.now
    try:
        account = accounts.open_by_recovery(given["name"], given["code"], now=now)
        lock = accounts.new_lock(account, given["new_passphrase"])
    except REFUSED as error:
        wrong = _("That name and that code don’t open anything here. Check both.")
        refusal = refusals.said(error, now, wrong)
        form.refuse(refusal)
        return _recover_page(request, form, refusal.status)
    return _recovered(request, account, lock)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: Visited) -> HttpResponse:
    """The code, while it is still here."""
    visit = request.visit
    if request.method == "POST":
        accounts.choose(visit.account, recovery_code="")
        return HttpResponseRedirect(reverse("people:account"))
    chosen = visit.preferences
    return page(
        request,
        "people/recovery.html",
        code=chosen.recovery_code,
        confirmed=chosen.recovery_confirmed,
        words=library().words,
    )


@unlocked
@proven("people:recovery")
@require_POST
def new_code(request: Visited) -> HttpResponse:
    """A new recovery code; the old one opens nothing any more."""
    accounts.new_recovery_code(request.visit.account, now=request.visit.now)
    return HttpResponseRedirect(reverse("people:recovery"))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_recovery(request: Visited) -> HttpResponse:
    """Type the code back once, to know that it was written down right."""
    visit, form = request.visit, forms.ConfirmRecovery(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _confirm_page(request, form, 422 if request.method == "POST" else 200)
    try:
        accounts.opened_by_owners_code(
            visit.account.person, form.cleaned_data["code"], now=visit.now
        )
    except REFUSED as error:
        wrong = _("That is a recovery code, but not the one you have now.")
        refusal = refusals.said(error, visit.now, wrong)
        form.refuse(refusal)
        return _confirm_page(request, form, refusal.status)
    accounts.choose(visit.account, recovery_code="", recovery_confirmed=True)
    messages.success(request, _("That is the right code. Keep it where only you look."))
    return HttpResponseRedirect(reverse("people:account"))


def _recovered(request: Visited, account: Account, lock: PassphraseLock) -> HttpResponse:
    """Come in with the code; the new passphrase holds after the second step, if there is one."""
    now, person = request.visit.now, account.person.id
    second = factors.any_for(person)
    response = HttpResponseRedirect(reverse("people:second-step") if second else "/")
    session = visits.start(response, request, account, now=now, factor=second)
    if second:
        pending.put(request.visit, Pending(lock=lock))
        return response
    accounts.change_passphrase(person, lock, session, b"")
    devices.remember(request, response, person, now)
    messages.success(request, _("Your new passphrase opens everything from now on."))
    return response


def _recover_page(request: Visited, form: forms.Recover, status: int) -> HttpResponse:
    return page(request, "people/recover.html", status=status, form=form, words=library().words)


def _confirm_page(request: Visited, form: forms.ConfirmRecovery, status: int) -> HttpResponse:
    kept = bool(request.visit.preferences.recovery_code)
    return page(request, "people/confirm-recovery.html", status=status, form=form, kept=kept)
