"""Pages that hold nothing of anybody are compressed; pages of somebody signed in never are."""

import gzip

import brotli
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/", "/calm/", "/calm/breathing/", "/support/", "/support/therapist/", "/guide/", "/offline/",
    "/sw.js",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize(
    ("accepted", "how", "opened"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip, deflate", "gzip", gzip.decompress)],
)
def test_a_public_page_is_sent_small_and_opens_to_the_same(address, accepted, how, opened):
    whole = Client().get(address)
    small = Client().get(address, headers={"Accept-Encoding": accepted})
    assert small["Content-Encoding"] == how
    assert small["Vary"] == "Accept-Encoding"
    assert int(small["Content-Length"]) == len(small.content) < len(whole.content)
    assert opened(small.content) == whole.content


@pytest.mark.parametrize("address", ["/today/", "/calm/", "/calm/breathing/", "/support/"])
def test_the_length_of_a_page_of_ones_own_gives_nothing_away(alice, browser_of, address):
    answer = browser_of(alice).get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert "Content-Encoding" not in answer
