"""What each server process runs: the application, one request at a time, and the housekeeping."""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.config.settings")

from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

# These import models, so they wait until Django is ready.
from goldseam.config import housekeeping  # noqa: E402
from goldseam.people.stretching import turn  # noqa: E402


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    with turn.taken():
        return _django(environ, start)


housekeeping.start()
