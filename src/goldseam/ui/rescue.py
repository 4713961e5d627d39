"""When something goes wrong: what happened, what is safe, what to do next, and the words kept.

The words of a form that could not be saved are shown again, with a button that tries once more.
Secrets (a passphrase, a PIN, a code) are never shown or carried.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException, UnreadablePostError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from goldseam.ui.pages import page

# “private_tick” is what somebody says about fear (support/safe): it goes nowhere but to its answer.
SECRETS = frozenset({"passphrase", "new_passphrase", "pin", "code", "credential", "private_tick"})
_INSIDE, _INSIDE_TO = "carried-", "carried-to-address"
# What reading a form may raise, each time somebody asks for it: there is nothing to carry then.
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    RawPostDataException,
    SuspiciousOperation,
    UnreadablePostError,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A form on its way through a locked door or past a failure."""

    to: str
    fields: Mapping[str, list[str]]

    @property
    def as_fields(self) -> list[tuple[str, str]]:
        """What it takes to travel inside another form, as hidden fields of that form."""
        inside = [(_INSIDE + name, value) for name in self.fields for value in self.fields[name]]
        return [(_INSIDE_TO, self.to), *inside]


def carried(request: HttpRequest) -> Carried | None:
    """What somebody sent, to be sent again; of a form with a secret only what it carried itself."""
    try:
        fields = {name: request.POST.getlist(name) for name in request.POST}
    except UNREADABLE:
        return None
    fields.pop("csrfmiddlewaretoken", None)
    if request.method != "POST" or not fields:
        return None
    if _INSIDE_TO in fields or SECRETS & fields.keys():
        return carried_inside(request)
    return Carried(request.path, fields)


def carried_inside(request: HttpRequest) -> Carried | None:
    """The words that travel inside a form which asks for a PIN or a passphrase."""
    to = request.POST.get(_INSIDE_TO, "")
    if not (to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)):
        return None
    names = [name for name in request.POST if name.startswith(_INSIDE) and name != _INSIDE_TO]
    fields = {name.removeprefix(_INSIDE): request.POST.getlist(name) for name in names}
    return Carried(to, fields)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _sorry(request, 400, _("That could not be read"), _(
        "Something in the request was not as expected. Nothing was changed."
    ))  # fmt: skip


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _sorry(request, 403, _("This is not open to you"), _(
        "This page needs something you don’t have here. Nothing was changed."
    ))  # fmt: skip


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _sorry(request, 404, _("There is nothing here"), _(
        "It may have been removed, or the address has a slip in it. What you wrote is safe."
    ))  # fmt: skip


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form whose token doesn't fit: usually a page left open for long."""
    # Words another site sent are not taken on: one tap would make them this person's own.
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponse(_("This is not open to you"), status=403, content_type="text/plain")
    title = _("This page was open for a long time")
    if _holds_secrets(request):
        text = _("For your safety it has to be filled in once more. Nothing was changed.")
        return _sorry(request, 403, title, text, again=request.path)
    return _sorry(request, 403, title, _(
        "For your safety it has to be sent once more. Nothing is lost."
    ))  # fmt: skip


def went_wrong(request: HttpRequest) -> HttpResponse:
    return _sorry(request, 500, _("That did not work"), _(
        "The mistake is ours, not yours. What was saved before is safe."
    ))  # fmt: skip


def _holds_secrets(request: HttpRequest) -> bool:
    try:
        return not SECRETS.isdisjoint(request.POST)
    except UNREADABLE:
        return False


def _sorry(
    request: HttpRequest, status: int, title: str, text: str, *, again: str = ""
) -> HttpResponse:
    """`again` is the address of a form whose words can't be carried, to begin it anew."""
    kept = carried(request) if request.method == "POST" else None
    try:
        return page(
            request, "ui/sorry.html", status=status, title=title, text=text, carried=kept,
            again=again,
        )  # fmt: skip
    except DatabaseError:
        return HttpResponse(title, status=status, content_type="text/plain")
