"""Pages: a template and what every page shows, put together once.

return page(request, "journal/list.html", entries=entries)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_SECRET_LENGTH, get_token
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.translation import get_language
from jinja2 import Environment

from goldseam.ui.environment import language

View = Callable[..., HttpResponse]
THEMES = ("auto", "light", "dark")


class FormToken:
    """The hidden form token, made when a template first asks for it and once a page."""

    def __init__(self, request: HttpRequest, plain: bool) -> None:
        self._request, self._plain = request, plain
        self._html = ""

    def __html__(self) -> str:
        if not self._html:
            self._html = f'<input type="hidden" name="csrfmiddlewaretoken" value="{self._token()}">'
        return self._html

    def _token(self) -> str:
        """Django masks the token against guessing it from the sizes of compressed pages.

        The pages of somebody who is unlocked are never compressed, so there the cookie's own value
        does, and saves a tenth of a millisecond.
        """
        secret = str(self._request.META.get("CSRF_COOKIE", ""))
        return (
            secret
            if self._plain and len(secret) == CSRF_SECRET_LENGTH
            else get_token(self._request)
        )


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, and where to undo it."""

    text: str
    undo_url: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """The visitor of a page that is shown before anybody could be recognised."""

    signed_in: bool = False
    unlocked: bool = False
    name: str = ""


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    visit = getattr(request, "visit", Nobody())
    language.set(get_language() or "en")
    every_page = {
        "request_path": request.path,
        "here": request.resolver_match.app_name if request.resolver_match else "",
        "language": language.get(),
        "csrf_field": FormToken(request, plain=visit.unlocked),
        "visit": visit,
        "theme": _theme(request),
        "notice": _notice(request),
        "demo": settings.ENVIRONMENT.demo,
        "run_by": settings.ENVIRONMENT.run_by,
    }
    html = _environment().get_template(template).render(**every_page, **context)
    response = HttpResponse(html, status=status)
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def anyone(view: View) -> View:
    """Mark a view as open without an account. The doors for others are in `people.doors`."""
    view.open_to = "anyone"  # type: ignore[attr-defined]
    return view


def _theme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "auto")
    return chosen if chosen in THEMES else "auto"


def _notice(request: HttpRequest) -> Notice | None:
    """The newest of Django's messages; its tags carry the address that undoes it."""
    waiting = get_messages(request)
    if not len(waiting):  # reading none would still set a cookie, to clear it
        return None
    *_, said = waiting
    return Notice(str(said), said.extra_tags or "")


@cache
def _environment() -> Environment:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env
