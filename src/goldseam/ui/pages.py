"""Pages: a template and what every page shows, put together once.

return page(request, "journal/list.html", entries=entries)
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment

View = Callable[..., HttpResponse]


class FormToken:
    """The hidden form token, made when a template first asks for it and once a page."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._html = ""

    def __html__(self) -> str:
        if not self._html:
            token = get_token(self._request)
            self._html = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        return self._html


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    html = _environment().get_template(template).render(
        request_path=request.path,
        csrf_field=FormToken(request),
        visit=getattr(request, "visit", None),
        theme=request.COOKIES.get("theme", "auto"),
        notice=next(iter(get_messages(request)), None),
        demo=settings.ENVIRONMENT.demo,
        run_by=settings.ENVIRONMENT.run_by,
        **context,
    )
    return HttpResponse(html, status=status)


def anyone(view: View) -> View:
    """Mark a view as open without an account. The doors for others are in `people.doors`."""
    view.open_to = "anyone"  # type: ignore[attr-defined]
    return view


@cache
def _environment() -> Environment:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env
