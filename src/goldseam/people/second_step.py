"""The second step of signing in: a code from an app, a backup code, or a passkey."""

import secrets

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec import structs

from goldseam.people import accounts, devices, factors, forms, pending, refusals, visits
from goldseam.people.asking import next_address, onward
from goldseam.people.doors import anyone
from goldseam.people.factors import Passkey, Secret, Totp, WrongFactor
from goldseam.people.guessing import SECOND_FACTOR
from goldseam.people.models import Factor
from goldseam.people.pending import Pending
from goldseam.people.refusals import REFUSED
from goldseam.people.visits import Visit, Visited
from goldseam.ui.pages import page
from goldseam.ui.rescue import Carried, carried_inside


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: Visited) -> HttpResponse:
    visit = request.visit
    if not (visit.awaits_factor and visit.keys and visit.person):
        return HttpResponseRedirect(next_address(request) if visit.signed_in else _sign_in())
    if request.method != "POST":
        return second_step_page(request)
    form, carried = forms.SecondStep(request.POST), carried_inside(request)
    try:
        _check(visit, request.POST.get("credential", ""), request.POST.get("code", ""))
    except REFUSED as error:
        refusal = refusals.said(error, visit.now, "")
        form.refuse(refusal)
        return second_step_page(request, form, carried=carried, status=refusal.status)
    return _come_in(request, carried)


def second_step_page(
    request: Visited,
    form: forms.SecondStep | None = None,
    *,
    carried: Carried | None = None,
    status: int = 200,
) -> HttpResponse:
    have = [secret for _, secret in _factors(request.visit)]
    passkeys_had = [secret for secret in have if isinstance(secret, Passkey)]
    return page(
        request,
        "people/second-step.html",
        status=status,
        form=form or forms.SecondStep(),
        carried=carried,
        next=next_address(request),
        options=_ask_passkey(request.visit, passkeys_had) if passkeys_had else "",
        with_app=any(isinstance(secret, Totp) for secret in have),
    )


def new_challenge(visit: Visit) -> bytes:
    """A challenge for a passkey, kept beside whatever else this session waits for."""
    challenge = secrets.token_bytes(32)
    waiting = structs.replace(
        pending.of(visit), challenge=challenge, until=visit.now + pending.WAITS
    )
    pending.put(visit, waiting)
    return challenge


def _come_in(request: Visited, carried: Carried | None) -> HttpResponse:
    visit, cookies = request.visit, HttpResponse()
    waited: Pending = pending.of(visit)
    visits.pass_second_step(cookies, request)
    devices.remember(request, cookies, request.visit.account.person.id, visit.now)
    if waited.lock and visit.person:  # a recovery: only now does the new passphrase hold
        accounts.change_passphrase(visit.person, waited.lock, visit.session, b"")
    return onward(request, cookies, carried)


def _check(visit: Visit, credential: str, code: str) -> None:
    """Nothing if the code or the passkey is right; the try is counted before it is judged."""
    who = str(visit.person)
    SECOND_FACTOR.count(who, now=visit.now)
    if credential:
        _check_passkey(visit, credential)
    elif visit.person and visit.keys:
        factors.check_code(visit.person, visit.keys.person, code, now=visit.now)
    SECOND_FACTOR.forget(who)


def _check_passkey(visit: Visit, answer: str) -> None:
    from goldseam.people import passkeys

    challenge = pending.take_challenge(visit)
    for row, secret in _factors(visit):
        if isinstance(secret, Passkey) and passkeys.is_by(answer, secret):
            origin = settings.ENVIRONMENT.origin
            count = passkeys.signed(origin, answer, challenge, secret, row.last_step)
            factors.use_passkey(row, count)
            return
    raise WrongFactor


def _ask_passkey(visit: Visit, have: list[Passkey]) -> str:
    from goldseam.people import passkeys

    return passkeys.to_sign(settings.ENVIRONMENT.origin, new_challenge(visit), have)


def _factors(visit: Visit) -> list[tuple[Factor, Secret]]:
    if not (visit.person and visit.keys):
        raise PermissionError("locked")
    return factors.listed(visit.person, visit.keys.person)


def _sign_in() -> str:
    return reverse("people:sign-in")
