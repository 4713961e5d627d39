"""A message to somebody one trusts is put together, shown, and kept nowhere."""

import pytest

from goldseam.drawers.models import Item
from goldseam.ui.words import library

CHOSEN = {
    "name": "Ines", "opening": "hard-evening", "own": "He came home late again.",
    "wish": "listen", "ending": "no-hurry",
}  # fmt: skip


def test_the_draft_says_what_was_chosen_in_that_order():
    message = library().friend.message(
        "Ines", opening="hard-evening", own="He came home late.", wish="listen", ending="no-hurry"
    )
    assert message.startswith("Hi Ines, this is a hard evening")
    assert [message.index(part) for part in ("Ines", "late", "listens", "No need")] == sorted(
        message.index(part) for part in ("Ines", "late", "listens", "No need")
    )


def test_a_message_may_be_almost_nothing():
    assert library().friend.message("") == "Hi,"


def test_a_name_with_braces_is_only_a_name():
    assert library().friend.message("{0}{name}") == "Hi {0}{name},"


@pytest.mark.django_db
def test_anybody_may_use_it_and_nothing_is_kept(client, alice, browser_of):
    before = Item.objects.count()
    for browser in (client, browser_of(alice)):
        text = browser.post("/friend/", CHOSEN).content.decode()
        assert "He came home late again." in text
        assert "Hi Ines," in text
        again = browser.get("/friend/").content.decode()
        assert "late again" not in again
        assert "Ines" not in again
    assert Item.objects.count() == before
    assert "late again" not in str(client.cookies)


@pytest.mark.django_db
def test_what_is_too_long_comes_back_whole_with_a_reason(client):
    answer = client.post("/friend/", {**CHOSEN, "own": "x" * 2001})
    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.django_db
def test_a_choice_nobody_offered_is_left_out(client):
    text = client.post("/friend/", {"wish": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text
    assert "Hi,</textarea>" in text
