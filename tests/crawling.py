"""Every page somebody can reach: each address without an argument, then every link.

pages = crawled(browser, now)        # {address: what was sent}
everything(browser, now)             # all of that as one piece, to look for words in
crawled(browser, now, also=[...])    # and these addresses
"""

import re
from collections.abc import Iterable
from datetime import datetime

from django.test import Client
from django.urls import reverse

from tests.routes import ROUTES, Route

LEADS_OUT = ("/static/", "/leave/", "/sign-out/")


def crawled(browser: Client, now: datetime, *, also: Iterable[str] = ()) -> dict[str, bytes]:
    waiting = [reverse(name) for name, route in ROUTES.items() if _is_plain(route)]
    waiting += also
    seen: dict[str, bytes] = {}
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(LEADS_OUT) or _is_long_ago(address, now):
            continue
        answer = browser.get(address)
        seen[address] = answer.content
        if "html" in answer.headers.get("Content-Type", ""):
            links = re.findall(r'href="(/[^"?#]*)', answer.content.decode())
            waiting += [link for link in links if link not in seen]
        if answer.status_code in (301, 302) and answer.headers["Location"].startswith("/"):
            waiting.append(answer.headers["Location"].partition("?")[0])
    return seen


def everything(browser: Client, now: datetime, *, also: Iterable[str] = ()) -> bytes:
    return b"\n".join(crawled(browser, now, also=also).values())


def _is_plain(route: Route) -> bool:
    return not route.place and not route.owns and "GET" in route.methods


def _is_long_ago(address: str, now: datetime) -> bool:
    """Calendars go back for ever."""
    day = re.search(r"/(\d{4})[-/]", address)
    return bool(day) and int(day[1]) < now.year - 1
