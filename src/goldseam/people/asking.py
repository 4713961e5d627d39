"""The pages that ask who is there, for the doors and for the views behind them.

Whatever somebody was about to do goes along: the address they asked for, and the words they sent.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from goldseam.people import devices, forms
from goldseam.people.visits import Visited
from goldseam.ui.pages import page
from goldseam.ui.rescue import Carried

NEVER_NEXT = ("sign-in", "second-step", "unlock", "lock", "sign-out", "leave", "join", "recover")


def sign_in_page(
    request: Visited,
    form: forms.SignIn | None = None,
    *,
    carried: Carried | None = None,
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "people/sign-in.html",
        status=status,
        form=form or forms.SignIn(),
        carried=carried,
        next=next_address(request),
    )


def unlock_page(
    request: Visited,
    form: forms.Unlock | None = None,
    *,
    carried: Carried | None = None,
    status: int = 200,
) -> HttpResponse:
    person = request.visit.person
    return page(
        request,
        "people/unlock.html",
        status=status,
        form=form or forms.Unlock(),
        carried=carried,
        next=next_address(request),
        with_pin=person is not None and devices.has_pin(request, person),
    )


def onward(request: Visited, cookies: HttpResponse, carried: Carried | None) -> HttpResponse:
    """Where somebody wanted to go, now that they are in; or their words on the way to be saved."""
    if carried:
        response = page(request, "people/carry-on.html", carried=carried)
    else:
        response = HttpResponseRedirect(next_address(request))
    response.cookies.update(cookies.cookies)
    return response


def next_address(request: HttpRequest) -> str:
    """The address of ours that was asked for, or the front page."""
    to = request.POST.get("next") or request.GET.get("next") or "/"
    ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    elsewhere = {reverse(f"people:{name}") for name in NEVER_NEXT}
    return to if ours and to.split("?")[0] not in elsewhere else "/"
