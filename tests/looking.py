"""Everything somebody can see without knowing of anything in particular, to be compared.

before = every_page(his)
…                            # what the other does for herself alone
assert every_page(his) == before
"""

import re

from django.test import Client
from django.urls import reverse

from tests.routes import ROUTES

# What is new on every page, and pages of one's own account that hold new secrets each time.
NEW_EACH_TIME = re.compile(r'name="(csrfmiddlewaretoken|_window)" value="[^"]*"')
SECRETS = "people:"


def every_page(client: Client) -> dict[str, str]:
    """By the name of its address, byte for byte."""
    return {
        name: _page(client, reverse(name, args=route.place))
        for name, route in ROUTES.items()
        if not route.owns and "GET" in route.methods and not name.startswith(SECRETS)
    }


def _page(client: Client, address: str) -> str:
    page = client.get(address).content.decode(errors="replace")
    return NEW_EACH_TIME.sub("", page)
