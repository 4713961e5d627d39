"""Helplines: every country has the three kinds, every line its source, and age shows."""

from datetime import timedelta

import pytest

from goldseam.library import STALE_AFTER_DAYS, Contact, Helpline, Helplines, How, Purpose, load

COUNTRIES = [
    "us",
    "gb-eng",
    "gb-sct",
    "gb-wls",
    "gb-nir",
    "ie",
    "au",
    "nz",
    "ca",
    "de",
    "at",
    "ch",
    "fr",
    "be",
    "es",
    "it",
    "nl",
    "pt",
    "se",
    "dk",
    "no",
    "fi",
    "pl",
]
LINES = load().helplines


@pytest.fixture(scope="module")
def helplines() -> Helplines:
    return LINES


def test_the_countries_are_there(helplines: Helplines) -> None:
    assert [country.id for country in helplines.countries] == COUNTRIES


@pytest.mark.parametrize("id", COUNTRIES)
def test_a_country_has_emergency_abuse_and_crisis(helplines: Helplines, id: str) -> None:
    country = helplines.country(id)
    assert country is not None
    purposes = [line.purpose for line in country.lines]
    assert {Purpose.EMERGENCY, Purpose.ABUSE, Purpose.CRISIS} <= set(purposes)
    assert purposes[0] is Purpose.EMERGENCY
    assert all(line.id.startswith(f"{id}-") for line in country.lines)


@pytest.mark.parametrize("line", LINES.all, ids=lambda line: line.id)
def test_a_line_can_be_used_and_traced(line: Helpline) -> None:
    assert line.source
    assert line.url.startswith("https://")
    for contact in line.contacts:
        if contact.how in (How.CALL, How.TEXT, How.WHATSAPP):
            assert set(contact.to) <= set("0123456789 -")
            assert 2 <= sum(character.isdigit() for character in contact.to) <= 12
        elif contact.how is How.EMAIL:
            assert contact.to.count("@") == 1
        else:
            assert contact.to.startswith("https://")


def test_men_have_a_line_of_their_own_where_one_exists(helplines: Helplines) -> None:
    for id in ("gb-eng", "ie", "au", "de", "at", "se"):
        country = helplines.country(id)
        assert country is not None
        assert any("Men" in line.who for line in country.lines if line.purpose is Purpose.ABUSE)


def test_a_line_is_stale_after_a_year_and_not_before(helplines: Helplines) -> None:
    line = helplines.anywhere[0]
    year = timedelta(days=STALE_AFTER_DAYS)
    assert not line.is_stale(line.checked + year)
    assert line.is_stale(line.checked + year + timedelta(days=1))


def test_a_known_number_is_the_number(helplines: Helplines) -> None:
    # The facts the project began from, written down apart from the content file.
    known = {
        "us-dv": "1-800-799-7233",
        "gb-eng-dv": "0808 2000 247",
        "gb-eng-men": "0808 801 0327",
        "ie-dv": "1800 341 900",
        "au-dv": "1800 737 732",
        "nz-dv": "0800 733 843",
        "de-dv": "116 016",
        "fr-dv": "3919",
        "es-dv": "016",
        "it-dv": "1522",
        "nl-dv": "0800-2000",
        "us-988": "988",
        "ie-samaritans": "116 123",
        "au-crisis": "13 11 14",
    }
    found = {line.id: line.contacts[0].to for line in helplines.all if line.id in known}
    assert found == known


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        (Contact(how=How.CALL, to="1-800-799-7233"), "tel:18007997233"),
        (Contact(how=How.TEXT, to="88788", say="START"), "sms:88788"),
        (Contact(how=How.EMAIL, to="a@example.org"), "mailto:a@example.org"),
        (Contact(how=How.WEB, to="https://example.org"), "https://example.org"),
        (Contact(how=How.WHATSAPP, to="600 000 016"), ""),
    ],
)
def test_a_contact_opens_the_right_thing(contact: Contact, link: str) -> None:
    assert contact.link == link


def test_the_notes_speak_of_bills_and_of_checking(helplines: Helplines) -> None:
    notes = " ".join(helplines.notes)
    assert "bill" in notes
    assert "call log" in notes
    assert "not by calling" in notes


def test_an_unknown_country_is_none_and_directories_remain(helplines: Helplines) -> None:
    assert helplines.country("zz") is None
    assert any(line.purpose is Purpose.DIRECTORY for line in helplines.anywhere)
