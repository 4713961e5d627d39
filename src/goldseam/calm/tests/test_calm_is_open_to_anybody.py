"""Without an account the exercises are whole, ask nothing, store nothing and set no cookie."""

import pytest
from django.apps import apps
from django.test import Client

from goldseam.ui.words import library

PAGES = ["/calm/", *(f"/calm/{name}/" for name in library().calm), "/support/"]


def rows() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_stored_and_no_cookie_is_set(address):
    before = rows()
    answer = Client().get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    assert rows() == before


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_no_question_is_asked(address):
    page = Client().get(address).content.decode()
    assert "<form" not in page


@pytest.mark.django_db
def test_who_is_signed_in_but_locked_sees_the_same_as_a_stranger(alice, browser_of):
    for address in PAGES[:4]:
        locked = browser_of(alice, locked=True).get(address).content.decode()
        assert "<form" not in locked
        assert "Nothing you do here is stored." in locked


@pytest.mark.django_db
@pytest.mark.parametrize("exercise", library().calm.values(), ids=lambda one: one.id)
def test_every_step_and_timing_is_on_the_page(exercise):
    page = Client().get(f"/calm/{exercise.id}/").content.decode()
    for way in exercise.ways:
        assert way.title in page or way is exercise.ways[0]
        for step in way.steps:
            assert step.text in page
            if not exercise.repeats:
                assert step.hint in page
                assert f"{step.seconds} seconds" in page


@pytest.mark.django_db
@pytest.mark.parametrize("exercise", library().calm.values(), ids=lambda one: one.id)
def test_every_exercise_has_a_way_out_and_says_what_to_do_when_it_is_worse(exercise):
    page = Client().get(f"/calm/{exercise.id}/").content.decode()
    assert page.count(exercise.way_out) == len(exercise.ways)
    assert all(line in page for line in exercise.if_worse)
    assert "I’d rather stop here" in page
    assert all(found.source in page for found in exercise.evidence)


@pytest.mark.django_db
def test_sessions_are_not_for_strangers(alice, browser_of):
    at = browser_of(alice).post("/calm/breathing/begin/", {"level": "7"})["Location"]
    for address in (at, "/calm/so-far/"):
        assert Client().get(address)["Location"].startswith("/sign-in/")
    assert Client().post("/calm/breathing/begin/", {"level": "7"}).status_code == 403
