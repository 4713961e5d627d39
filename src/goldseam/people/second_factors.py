"""Second factors: the list, an app, a passkey, backup codes. A change asks for the passphrase."""

from uuid import UUID

import pyotp
import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup
from msgspec import structs

from goldseam.people import factors, forms, pending, refusals
from goldseam.people.doors import proven, unlocked
from goldseam.people.factors import Passkey, Totp, WrongFactor
from goldseam.people.guessing import SECOND_FACTOR
from goldseam.people.keys import Keys
from goldseam.people.refusals import REFUSED
from goldseam.people.second_step import new_challenge
from goldseam.people.visits import Visit, Visited, browser_label
from goldseam.ui.pages import page


@unlocked
@require_GET
def listed(request: Visited) -> HttpResponse:
    person, keys = _who(request.visit)
    have = [
        {"id": row.id, "label": secret.label, "app": isinstance(secret, Totp)}
        for row, secret in factors.listed(person, keys.person)
    ]
    left = factors.backup_codes_left(person)
    return page(request, "people/factors.html", have=have, left=left)


@unlocked
@proven("people:factors")
@require_http_methods(["GET", "HEAD", "POST"])
def add_app(request: Visited) -> HttpResponse:
    """Show a secret as a QR code and as text, and take it once a code from it fits."""
    visit, form = request.visit, forms.AppCode(request.POST or None)
    secret = pending.of(visit).app_secret
    if request.method != "POST" or not secret:
        secret = secret or pyotp.random_base32()
        pending.put(visit, structs.replace(pending.of(visit), app_secret=secret))
        return _app_page(request, form, secret, 200)
    if not form.is_valid():
        return _app_page(request, form, secret, 422)
    try:
        _add_app(visit, secret, form.cleaned_data["code"])
    except REFUSED as error:
        refusal = refusals.said(error, visit.now, "")
        form.refuse(refusal)
        return _app_page(request, form, secret, refusal.status)
    return _added(request)


@unlocked
@proven("people:factors")
@require_http_methods(["GET", "HEAD", "POST"])
def add_passkey(request: Visited) -> HttpResponse:
    from goldseam.people import passkeys

    visit, origin = request.visit, settings.ENVIRONMENT.origin
    person, keys = _who(visit)
    if request.method != "POST":
        return _passkey_page(request)
    answer, challenge = request.POST.get("credential", ""), pending.take_challenge(visit)
    label = browser_label(request.headers.get("User-Agent", ""))
    try:
        passkey = passkeys.registered(origin, answer, challenge, label)
    except WrongFactor:
        return _passkey_page(request, failed=True, status=422)
    factors.add(person, passkey, keys.person, now=visit.now)
    return _added(request)


@unlocked
@proven("people:factors")
@require_POST
def remove(request: Visited, id: UUID) -> HttpResponse:
    factors.remove(_who(request.visit)[0], id)
    messages.success(request, _("Removed."))
    return HttpResponseRedirect(reverse("people:factors"))


@unlocked
@proven("people:factors")
@require_POST
def backup_codes(request: Visited) -> HttpResponse:
    """Ten new codes, on this page and never again."""
    person = _who(request.visit)[0]
    if not factors.any_for(person):
        return HttpResponseRedirect(reverse("people:factors"))
    return page(request, "people/backup-codes.html", codes=factors.new_backup_codes(person))


def _who(visit: Visit) -> tuple[UUID, Keys]:
    if not (visit.person and visit.keys):
        raise PermissionError("locked")
    return visit.person, visit.keys


def _add_app(visit: Visit, secret: str, code: str) -> None:
    person, keys = _who(visit)
    SECOND_FACTOR.count(str(person), now=visit.now)
    step = factors.app_step(secret, code, visit.now)
    if step is None:
        raise WrongFactor
    row = factors.add(person, Totp(secret, _("An app")), keys.person, now=visit.now)
    factors.use_once(row, step)  # the code that proved it is spent
    pending.put(visit, structs.replace(pending.of(visit), app_secret=""))
    SECOND_FACTOR.forget(str(person))


def _added(request: Visited) -> HttpResponse:
    """With the first factor come the backup codes, on the answer itself: they are shown once."""
    person = _who(request.visit)[0]
    if factors.backup_codes_left(person):
        messages.success(request, _("Added. It is asked for when you sign in."))
        return HttpResponseRedirect(reverse("people:factors"))
    return page(request, "people/backup-codes.html", codes=factors.new_backup_codes(person))


def _app_page(request: Visited, form: forms.AppCode, secret: str, status: int) -> HttpResponse:
    address = pyotp.TOTP(secret).provisioning_uri(name=request.visit.name, issuer_name="Goldseam")
    drawing = segno.make(address).svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return page(
        request,
        "people/add-app.html",
        status=status,
        form=form,
        qr=Markup(drawing),  # noqa: S704 - drawn here, from a path and nothing else
        secret=grouped,
    )


def _passkey_page(request: Visited, failed: bool = False, status: int = 200) -> HttpResponse:
    from goldseam.people import passkeys

    visit = request.visit
    person, keys = _who(visit)
    have = [key for _row, key in factors.listed(person, keys.person) if isinstance(key, Passkey)]
    challenge = new_challenge(visit)
    options = passkeys.to_register(
        settings.ENVIRONMENT.origin, person.bytes, visit.name, challenge, have
    )
    return page(request, "people/add-passkey.html", status=status, options=options, failed=failed)
