"""The first visit: the front page, all it loads, and what the worker keeps, within 60 KB.

What there is to read comes on top, behind the page: eighteen articles and the page on finding a
therapist, about 79 KB on 2026-11-24.
"""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.running import Running

pytestmark = pytest.mark.journey

MOST = 60_000  # bytes
MOST_TO_READ = 80_000  # bytes


@pytest.fixture
def weights(new_page: Callable[..., Page]) -> dict[str, int]:
    """What the front page and everything it loads weigh on the wire, headers included."""
    page = new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    found: dict[str, int] = {}
    paths: dict[str, str] = {}

    def answered(event: dict) -> None:
        paths[event["requestId"]] = urlsplit(event["response"]["url"]).path

    def finished(event: dict) -> None:
        if path := paths.get(event["requestId"]):
            found[path] = int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    page.goto("/", wait_until="networkidle")
    return found


def body(goldseam: Running, path: str) -> int:
    """The length of what is sent for a path, compressed and without headers."""
    status, _, content = goldseam.get(path, **{"Accept-Encoding": "br"})
    assert status == 200, path
    return len(content)


def test_the_front_page_and_all_it_loads_is_light(weights: dict[str, int]) -> None:
    assert "/" in weights
    assert any(path.endswith(".css") for path in weights)
    assert any(path.endswith(".woff2") for path in weights)
    assert sum(weights.values()) <= MOST


def test_with_everything_that_is_kept_for_offline_it_is_still_light(
    goldseam: Running, weights: dict[str, int]
) -> None:
    _, _, script = goldseam.get("/sw.js")
    kept = json.loads(script.decode().split("const KEPT = ")[1].split(";\n")[0])
    reading = {
        path for path in kept["pages"] if path.startswith(("/guide/", "/support/therapist/"))
    }
    everything = {*weights, "/sw.js", kept["offline"], *kept["pages"], *kept["files"]}
    assert sum(body(goldseam, path) for path in everything - reading) <= MOST
    assert 0 < sum(body(goldseam, path) for path in reading) <= MOST_TO_READ


def test_a_page_of_calm_later_on_is_lighter_still(goldseam: Running) -> None:
    for path in ("/calm/", "/calm/breathing/", "/calm/senses/", "/calm/muscles/", "/support/"):
        assert body(goldseam, path) <= 15_000
