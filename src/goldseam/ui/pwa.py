"""Offline, and what browsers and robots ask every server for.

The worker keeps only pages that anybody may see, fetched as a stranger would see them: calm, the
numbers, the guide, and a page that says there is no connection. Nothing private ever gets into its
cache. It fills behind the first page, asked for by a deferred script; the page doesn’t wait.
"""

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldseam.ui.compressing import compressed
from goldseam.ui.environment import static
from goldseam.ui.pages import anyone, page
from goldseam.ui.rescue import SECRETS
from goldseam.ui.words import library

PACKAGE = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("worker.js")
BEHAVIOURS = (
    "leave-quickly", "blank-on-return", "breathe", "steps-timer", "tone", "stay-awake",
    "register-worker", "take-along",
)  # fmt: skip


@anyone
@require_safe
@compressed
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the root so that it may look after every page."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@anyone
@require_safe
@compressed
def offline(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/offline.html")


@anyone
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@anyone
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponsePermanentRedirect(static("ui/icons/favicon.svg"))


@anyone
@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where password managers send somebody to change a passphrase (W3C, well-known URL)."""
    return HttpResponseRedirect(reverse("people:passphrase"))


@cache
def _worker() -> str:
    """The worker with its addresses, and a name for its cache that changes with what is in it."""
    kept = {
        "offline": reverse("ui:offline"),
        "leave": reverse("people:leave"),
        "pages": _pages(),
        "files": _files(),
        "secrets": sorted(SECRETS),
    }
    version = _fingerprint(json.dumps(kept))
    return f"const KEPT = {json.dumps(kept | {'name': f'public-{version}'})};\n{WORKER.read_text()}"


def _pages() -> list[str]:
    exercises = [reverse("calm:exercise", args=[name]) for name in library().calm]
    articles = [reverse("guide:read", args=[name]) for name in library().guide]
    guide = [reverse("guide:list"), *articles]
    # Not the private questions about fear: their form needs a token of its own, which must not be
    # kept, and without a connection nothing could be answered. The numbers and what to know before
    # a call are on the page of support itself.
    support = [reverse("support:show"), reverse("support:therapist")]
    return [reverse("calm:list"), *exercises, *support, *guide]


def _files() -> list[str]:
    behaviours = [static(f"ui/behaviours/{name}.js") for name in BEHAVIOURS]
    return [
        static("ui/css/goldseam.css"),
        static("ui/css/rooms/rooms.css"),
        static("ui/font/fraunces-500-latin.woff2"),
        static("ui/icons/favicon.svg"),
        *behaviours,
    ]


def _fingerprint(addresses: str) -> str:
    """Of everything an offline page is made of: addresses carry the files' hashes already."""
    digest = blake2b(addresses.encode(), digest_size=8)
    digest.update(WORKER.read_bytes() + settings.ENVIRONMENT.run_by.encode())
    for path in sorted(
        [
            *PACKAGE.glob("*/templates/**/*.html"),
            *PACKAGE.glob("content/**/*.toml"),
            *PACKAGE.glob("content/**/*.md"),
        ]
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()
