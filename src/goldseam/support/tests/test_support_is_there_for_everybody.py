"""Helplines: for anybody, by country, emergency first, honest about their age."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from goldseam.library import How, Purpose
from goldseam.support.showing import countries, shown
from goldseam.ui.words import library

HELPLINES = library().helplines


@pytest.fixture
def page(db) -> str:
    return unescape(Client().get("/support/").content.decode())


def test_every_country_shows_its_emergency_number_before_anything_is_opened(page):
    for country in countries(HELPLINES, HELPLINES.all[0].checked):
        assert country.emergency
        summary = page.split(f"<span>{country.country.name}</span>")[1].split("</summary>")[0]
        assert all(number in summary for number in country.emergency)


def test_every_line_is_there_with_every_way_to_reach_it(page):
    for line in HELPLINES.all:
        assert line.name in page
        for contact in line.contacts:
            assert contact.to.removeprefix("https://") in page
            if contact.how is not How.WHATSAPP:
                assert f'href="{contact.link}"' in page


def test_emergency_comes_first_in_each_country():
    for country in countries(HELPLINES, HELPLINES.all[0].checked):
        purposes = [one.line.purpose is Purpose.EMERGENCY for one in country.lines]
        assert purposes == sorted(purposes, reverse=True)


def test_a_line_nobody_checked_for_a_year_says_so():
    line = HELPLINES.all[0]
    assert not shown(line, line.checked + timedelta(days=365)).is_stale
    assert shown(line, line.checked + timedelta(days=366)).is_stale


def test_stale_lines_are_marked_on_the_page(page):
    from django.utils import timezone

    stale = sum(line.is_stale(timezone.now().date()) for line in HELPLINES.all)
    assert page.count("Not checked for more than a year.") == stale


def test_it_warns_that_calls_can_show_on_a_bill(page):
    assert "bill" in page
    assert "If you are afraid of your partner" in page


def test_it_is_the_same_for_everybody(alice, bob, browser_of):
    pages = [browser_of(one).get("/support/").content.split(b"<main")[1] for one in (alice, bob)]
    assert pages[0] == pages[1]


def test_links_tell_other_sites_nothing(page):
    outside = [link for link in page.split("<a ")[1:] if 'href="https://' in link.split(">")[0]]
    assert outside
    assert all('rel="noreferrer"' in link.split(">")[0] for link in outside)
