"""What each server process runs: the application, one request at a time, and the housekeeping.

A form is read in before the request takes its turn, so that nobody on a slow line makes others
wait, and no more of it is read than a form may hold.
"""

import logging
import os
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse

_django = get_wsgi_application()

# These import models, so they wait until Django is ready.
from goldseam.config import housekeeping  # noqa: E402
from goldseam.config.ending import leave_to_the_first  # noqa: E402
from goldseam.people.stretching import turn  # noqa: E402

Environ = dict[str, Any]
Start = Callable[..., Any]

log = logging.getLogger("goldseam.server")


def application(environ: Environ, start: Start) -> Iterable[bytes]:
    if not _read_in(environ):
        return _refuse(start, "413 Content Too Large", b"That is more than one form can hold.")
    try:
        with turn.taken():
            return _answer(environ, start)
    except Exception:
        # The server would print the exception with everything it quotes; ours says only where.
        log.exception("a request failed outside of the views")
        return _refuse(start, "500 Internal Server Error", b"That did not work.")


def _answer(environ: Environ, start: Start) -> Iterable[bytes]:
    response = _django(environ, start)
    if not isinstance(response, HttpResponse):  # a file, sent bit by bit
        return response
    body = [response.content]
    response.close()
    return body


def _read_in(environ: Environ) -> bool:
    """Put the whole body where Django will look for it; False when it is too long."""
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > limit:
        return False
    if int(length):
        environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(length)))
    return True


def _refuse(start: Start, status: str, text: bytes) -> list[bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    start(status, [*headers, ("Content-Length", str(len(text)))])
    return [text]


leave_to_the_first()
housekeeping.start()
