"""Alice and Bob at their own windows, and the steps both take by the pages themselves."""

import re

from django.test import Client

from goldseam.words.documents import Heard, Reply, Statement

PARTS = {
    "feelings": ["sad", "tired"],
    "when": "you come home late",
    "because": "I lie awake",
    "wish": "you to call",
    "_done": "yes",
}
SENTENCE = (
    "I feel sad and tired when you come home late because I lie awake. I would like you to call."
)
ANSWER = {"heard": "You lay awake", "plan": "I call at ten", "_done": "yes"}


def say(client: Client, **parts: object) -> str:
    """Write a statement; return its address."""
    return client.post("/words/new/", {**PARTS, **parts}).headers["Location"]


def share(client: Client, at: str) -> None:
    page = client.get(f"{at}share/").content.decode()
    revision = re.search(r'name="_revision" value="(\d+)"', page)
    assert client.post(f"{at}share/", {"_revision": revision[1]}).status_code == 302


def linked(client: Client, pattern: str, address: str = "/words/") -> str:
    """The first address on a page that looks like this."""
    found = re.search(rf'href="({pattern})"', client.get(address).content.decode())
    assert found, address
    return found[1]


def answer(client: Client, at: str, **parts: object) -> str:
    """Answer what lies at an address in the shared drawer; return one's own page of it."""
    page = client.post(f"{at}answer/").headers["Location"]
    return client.post(page, {**ANSWER, **parts}).headers["Location"]


def theirs(client: Client) -> str:
    return linked(client, "/words/[0-9a-f-]{36}/")


def theirs_to_me(client: Client) -> str:
    return linked(client, "/words/reply/[0-9a-f-]{36}/")


def mine(account, struct: type[Statement] | type[Reply] | type[Heard]) -> list:
    return account.drawer.read(struct).of(struct)
