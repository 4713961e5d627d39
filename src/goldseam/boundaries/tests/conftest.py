"""Alice and Bob at their own windows, and the steps both take by the pages themselves."""

import re

from django.test import Client

from goldseam.boundaries.documents import Boundary
from goldseam.drawers.gate import Kept

PARTS = {
    "need": "quiet in the bedroom after ten",
    "why": "I wake at five",
    "both": "get up rested",
    "will": "take my blanket to the sofa",
    "_done": "yes",
}
SENTENCE = (
    "I need quiet in the bedroom after ten because I wake at five."
    "\nIt is there so that we both get up rested."
    "\nIf it turns out otherwise, I will take my blanket to the sofa."
)


def write(client: Client, **parts: object) -> str:
    """Write a boundary, without choosing a day; return the address of its page."""
    at = client.post("/boundaries/new/", {**PARTS, **parts}).headers["Location"]
    return at.removesuffix("review/")


def share(client: Client, at: str) -> None:
    page = client.get(f"{at}share/").content.decode()
    revision = re.search(r'name="_revision" value="(\d+)"', page)
    assert client.post(f"{at}share/", {"_revision": revision[1]}).status_code == 302


def links(client: Client, address: str = "/boundaries/") -> list[str]:
    """To every boundary that stands on a page."""
    page = client.get(address).content.decode()
    return re.findall(r'href="(/boundaries/[0-9a-f-]{36}/)"', page)


def mine(account) -> list[Kept[Boundary]]:
    return account.drawer.read(Boundary).of(Boundary)


def only(account) -> Boundary:
    (kept,) = mine(account)
    return kept.document
