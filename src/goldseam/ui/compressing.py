"""Smaller pages for a slow connection, where a page holds nothing of anybody.

    @anyone
    @compressed
    def front(request): ...

Pages of somebody who is signed in go out as they are: the length of a compressed page can give away
what is on it to who makes it echo guesses (BREACH).
"""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any

import brotli  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from goldseam.ui.pages import View

# The same few pages go out again and again, so they are worth some work once.
_HOW: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}


def compressed(view: View) -> View:
    @wraps(view)
    def smaller(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        visit = getattr(request, "visit", None)
        if response.status_code == 200 and not (visit and visit.signed_in):
            _compress(request, response)
        return response

    return smaller


def _compress(request: HttpRequest, response: HttpResponse) -> None:
    patch_vary_headers(response, ["Accept-Encoding"])
    accepted = request.headers.get("Accept-Encoding", "")
    how = next((name for name in _HOW if name in accepted), None)
    if how:
        response.content = _small(how, response.content)
        response.headers["Content-Encoding"] = how


@lru_cache(maxsize=64)
def _small(how: str, body: bytes) -> bytes:
    return _HOW[how](body)
