"""A name that exists and one that doesn't get the same answer, in the same time."""

import re
import statistics
import sys
import time

import pytest
from django.test import Client

from goldseam import vault
from goldseam.people.models import Guess

pytestmark = pytest.mark.django_db

TRIES = 15
MOST_APART = 0.005
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def real(monkeypatch) -> None:
    """An account whose passphrase is stretched long enough to be seen in the time of an answer."""
    for name, value in (("MEMORY_KIB", 16 * 1024), ("ITERATIONS", 3), ("LANES", 4)):
        monkeypatch.setattr(sys.modules["goldseam.vault.stretch"], name, value)
    given = {"name": "Alice", "passphrase": "five words that are hers", "do": "join"}
    assert Client().post("/join/", given).status_code == 302


def sign_in(name: str) -> tuple[int, str, dict[str, str]]:
    return told(Client().post("/sign-in/", {"name": name, "passphrase": "wrong words here"}), name)


def recover(name: str) -> tuple[int, str, dict[str, str]]:
    given = {"name": name, "code": vault.new_recovery_code().text}
    given["new_passphrase"] = "a new row of words for me"
    return told(Client().post("/recover/", given), name)


def told(answer, name: str) -> tuple[int, str, dict[str, str]]:
    """Everything an answer says, but for the form's token and the name that was sent."""
    body = TOKEN.sub("", answer.content.decode()).replace(f'value="{name}"', "")
    return answer.status_code, body, {k: v for k, v in answer.items() if k != "Content-Length"}


@pytest.mark.parametrize("ask", [sign_in, recover])
def test_the_answer_is_the_same(alice, ask) -> None:
    assert ask("Alice") == ask("Nobody")
    assert ask("Alice")[0] == 403


@pytest.mark.parametrize("ask", [sign_in, recover])
def test_the_answer_is_the_same_when_it_was_tried_too_often(alice, ask) -> None:
    for _ in range(10):
        ask("Alice")
        ask("Nobody")
    assert ask("Alice") == ask("Nobody")
    assert ask("Alice")[0] == 429


def test_joining_says_the_same_whether_or_not_the_name_is_in_use(alice) -> None:
    given = {"passphrase": "yet another five words here", "do": "join"}
    taken = Client().post("/join/", {**given, "name": "Alice"})
    free = Client().post("/join/", {**given, "name": "Nobody"})
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])
    assert taken.status_code == 302


@pytest.mark.parametrize("ask", [sign_in, recover])
def test_the_answer_takes_the_same_time(real, ask) -> None:
    # Caches that somebody else has just filled are no leak; a leak is there every time.
    assert any(apart(ask) < MOST_APART for _ in range(4))


def apart(ask) -> float:
    """The median difference, in seconds, over interleaved tries."""
    differences = []
    for _ in range(TRIES):
        Guess.objects.all().delete()
        differences.append(seconds(ask, "Alice") - seconds(ask, "Nobody"))
    return abs(statistics.median(differences))


def seconds(ask, name: str) -> float:
    """Of work done by every thread: what else this machine does meanwhile isn't counted."""
    began = time.process_time()
    ask(name)
    return time.process_time() - began
