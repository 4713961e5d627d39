"""Doors: every view says who may come in, and a test walks every address to see that it does.

    @unlocked
    def show(request: Visited) -> HttpResponse: ...

What somebody typed into a form is never lost at a door: when it has locked in the meantime, the
words are carried along in the page that asks for the PIN or the passphrase.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from goldseam.drawers.gate import KeyChanged
from goldseam.people import asking
from goldseam.people.visits import Visit, Visited
from goldseam.ui.pages import View, anyone
from goldseam.ui.rescue import carried

__all__ = ["anyone", "proven", "signed_in", "unlocked"]


def signed_in(view: View) -> View:
    """For somebody who is signed in, unlocked or not."""

    @wraps(view)
    def guarded(request: Visited, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.visit.signed_in:
            return view(request, *args, **kwargs)
        return _ask(request, "people:sign-in")

    return _marked(guarded, "signed-in")


def unlocked(view: View) -> View:
    """For somebody whose drawer is open."""

    @wraps(view)
    def guarded(request: Visited, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.visit.unlocked:
            return _ask(request, "people:unlock" if request.visit.signed_in else "people:sign-in")
        try:
            return view(request, *args, **kwargs)
        except KeyChanged:  # re-keyed elsewhere in this very moment, which ended this session
            request.visit = Visit(request.visit.now)
            return _ask(request, "people:sign-in")

    return _marked(guarded, "unlocked")


def proven(back: str) -> Callable[[View], View]:
    """Inside `unlocked`, for what an open page alone must not do: asks for the passphrase first.

    It leads to the page that was asked for, or `back` to where its button stands.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Visited, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.visit.said_lately:
                return view(request, *args, **kwargs)
            to = reverse(back) if request.method == "POST" else request.path
            return HttpResponseRedirect(f"{reverse('people:say')}?{urlencode({'next': to})}")

        return guarded

    return guard


def _marked(view: View, who: str) -> View:
    view.open_to = who  # type: ignore[attr-defined]
    return view


def _ask(request: Visited, door: str) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=423 if request.visit.signed_in else 401)
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse(door)}?{urlencode({'next': request.path})}")
    # Answered in place: a redirect would lose the words.
    ask = asking.unlock_page if request.visit.signed_in else asking.sign_in_page
    return ask(request, carried=carried(request), status=403)
