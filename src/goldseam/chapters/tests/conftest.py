"""Alice and Bob at their own windows, and the steps either takes by the pages themselves."""

import re

from django.test import Client

from goldseam.chapters.documents import Chapter


def say(client: Client, **told: str) -> str:
    """Begin a chapter; return its address."""
    client.post("/chapters/new/", told)
    return own(client)


def say_for_both(client: Client, message: str = "", **told: str) -> str:
    """The same, on through the page that shows what the other will see."""
    share = client.post("/chapters/new/", {**told, "_both": "yes"}).headers["Location"]
    let_see(client, share.removesuffix("share/"), message)
    return share.removesuffix("share/")


def let_see(client: Client, at: str, message: str = "") -> None:
    page = client.get(f"{at}share/").content.decode()
    revision = re.search(r'name="_revision" value="(\d+)"', page)
    sent = {"_revision": revision[1], "message": message}
    assert client.post(f"{at}share/", sent).headers["Location"] == "/chapters/first-evening/"


def own(client: Client) -> str:
    return re.search(r'href="(/chapters/[0-9a-f-]{36}/)"', text(client, "/chapters/"))[1]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def mine(account) -> list:
    return account.drawer.read(Chapter).of(Chapter)
