"""A process loads its middleware once, in tests as on a real server.

    with loaded_once():
        Client().get("/")            # loads it
        Client().get("/")            # another browser, the same server

Django's test client loads it anew for every browser, and WhiteNoise then looks at every file: of a
request that took 23 ms these were 20 ms. A setting that is changed for a test loads it again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import setting_changed
from django.test.client import ClientHandler

PARTS = (
    "_view_middleware",
    "_template_response_middleware",
    "_exception_middleware",
    "_middleware_chain",
)


@contextmanager
def loaded_once() -> Iterator[None]:
    loads, parts = ClientHandler.load_middleware, {}

    def load(self: ClientHandler, is_async: bool = False) -> None:
        if not parts:
            loads(self, is_async)
            parts.update({name: getattr(self, name) for name in PARTS})
        for name, part in parts.items():
            setattr(self, name, part)

    def forget(**_: object) -> None:
        parts.clear()

    setting_changed.connect(forget)
    ClientHandler.load_middleware = load
    yield
    ClientHandler.load_middleware = loads
    setting_changed.disconnect(forget)
