"""Somebody with ten weeks behind them, and requests that go straight into the application."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

TOKEN = "t" * 32


class Browser:
    """Requests as the server would hand them on, without the server."""

    def __init__(self, name: str = "Alice") -> None:
        from django.core.wsgi import get_wsgi_application
        from django.http import HttpRequest, HttpResponse
        from django.utils import timezone

        from goldseam.demo.living import make, opened
        from goldseam.people import visits

        make(now=datetime.now(UTC), fresh=False)
        self._answer = get_wsgi_application()
        self.account = opened(name, now=timezone.now())
        response = HttpResponse()
        visits.start(response, HttpRequest(), self.account, now=timezone.now(), factor=False)
        cookies = {key: morsel.value for key, morsel in response.cookies.items()}
        self.cookies = "; ".join(f"{k}={v}" for k, v in {**cookies, "form": TOKEN}.items())

    def get(self, path: str) -> Callable[[], bytes]:
        environ = {**_plain("GET", path), "HTTP_COOKIE": self.cookies}
        return lambda: ask(self._answer, environ)

    def post(self, path: str, **fields: str) -> Callable[[], bytes]:
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields}).encode()
        environ = {
            **_plain("POST", path),
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
        }
        return lambda: ask(self._answer, {**environ, "wsgi.input": BytesIO(body)})


def constant() -> Callable[[], bytes]:
    """The floor: Django's handler without middleware, and a view that says the same always."""
    from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
    from django.test.utils import override_settings

    class Constant(WSGIRequest):
        urlconf = "bench.constant"

    with override_settings(MIDDLEWARE=[]):
        handler = WSGIHandler()
    handler.request_class = Constant
    return lambda: ask(handler, _plain("GET", "/"))


def ask(answer: Callable[..., Any], environ: dict[str, Any]) -> bytes:
    status: list[str] = []
    response = answer({**environ}, lambda said, headers, error=None: status.append(said))
    body = b"".join(response)
    response.close()
    if status[0][0] not in "23":
        raise AssertionError(f"{environ['PATH_INFO']}: {status[0]}")
    return body


def _plain(method: str, path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
