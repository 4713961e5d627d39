"""Before an account: what this is, for whom, who runs it, where help is; nothing is stored."""

from dataclasses import replace

import pytest
from django.test import Client


@pytest.mark.django_db
def test_it_says_what_this_is_and_leads_on():
    answer = Client().get("/")
    page = answer.content.decode()
    assert "who want to trust again" in page
    for address in ("/join/", "/sign-in/", "/calm/breathing/", "/support/", "/about/", "/leave/"):
        assert f'href="{address}"' in page
    assert not answer.cookies


@pytest.mark.django_db
def test_it_says_who_runs_the_server(settings):
    assert "run by whoever gave you this address" in Client().get("/").content.decode()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, run_by="Anna at home")
    assert "run by Anna at home" in Client().get("/").content.decode()


@pytest.mark.django_db
def test_the_demo_says_that_it_is_one(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True)
    for address in ("/calm/", "/calm/breathing/", "/support/"):
        assert 'class="demo"' in Client().get(address).content.decode()


@pytest.mark.django_db
def test_its_title_and_address_say_nothing_more():
    assert "<title>Goldseam</title>" in Client().get("/").content.decode()


def test_somebody_signed_in_goes_straight_to_today(alice, browser_of):
    assert browser_of(alice).get("/")["Location"] == "/today/"
    assert browser_of(alice, locked=True).get("/")["Location"] == "/today/"
