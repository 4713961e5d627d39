"""The form: suggestions, a plan from elsewhere, drafts, what is refused comes back as it was."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.library import PromisedTo, Rhythm
from goldseam.promises.documents import Promise, occurrences
from goldseam.promises.forms import NewTimeForm, PromiseForm
from goldseam.promises.tests.conftest import PROMISE, TONIGHT, make, seen, text, words
from goldseam.ui.words import library

TODAY = date(2026, 11, 23)


def filled(**said):
    return PromiseForm({"to": "oneself", "will": "walk", **said}, shared=True, today=TODAY)


def promise(**said) -> Promise:
    form = filled(**said)
    assert form.is_valid(), form.errors
    return form.promise(zone="Europe/Berlin", name="Bob", now=TONIGHT)


@pytest.mark.parametrize(
    ("when", "will", "reads"),
    [
        ("I get up", "drink a glass of water", "When I get up, I will drink a glass of water."),
        ("When I get up,", "I will drink water.", "When I get up, I will drink water."),
        ("", "walk\nfor ten minutes", "I will walk for ten minutes."),
    ],
)
def test_a_sentence_reads_well_however_it_was_typed(when, will, reads):
    assert promise(when=when, will=will).words() == reads


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_is_typed_is_one_line_or_is_refused(when, will):
    form = filled(when=when, will=will)
    if form.is_valid():
        assert "\n" not in form.promise(zone="UTC", name="", now=TONIGHT).words()
    else:
        assert form.errors.keys() <= {"when", "will"}


def test_thirty_days_are_thirty_days_and_once_is_once():
    assert len(list(occurrences(promise(repeats="daily"), date.max))) == 30
    assert len(list(occurrences(promise(repeats="daily", lasts="7"), date.max))) == 7
    assert list(occurrences(promise(), date.max)) == [TODAY]


def test_midnight_is_the_end_of_the_day():
    assert promise(at="00:00").at is None
    assert promise(at="19:30").at == time(19, 30)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"will": " "}, "will"),
        ({"will": "x" * 301}, "will"),
        ({"to": ""}, "to"),
        ({"repeats": "days"}, "weekdays"),
        ({"first": "2026-11-01"}, "first"),
        ({"first": "2027-11-01"}, "first"),
        ({"at": "25:00"}, "at"),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(said, where):
    assert filled(**said).errors.keys() == {where}


def test_a_new_time_lies_within_thirty_days():
    for day, fits in (("2026-11-22", False), ("2026-11-23", True), ("2026-12-23", True),
                      ("2026-12-24", False), ("9999-12-31", False)):  # fmt: skip
        assert NewTimeForm({"day": day, "time": "10:00"}, today=TODAY).is_valid() is fits
    form = NewTimeForm({"day": "2026-11-24", "time": "09:00"}, today=TODAY)
    assert form.is_valid()
    assert form.moment("America/New_York") == datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_each_side_of_trust_has_three_sizes_for_the_other_or_oneself():
    words = library().promises
    for axis in words.axes:
        offers = [words.for_axis(axis.id, to) for to in PromisedTo]
        assert [len(one) for one in offers if one] in ([3, 3], [3])


@pytest.mark.django_db
def test_a_suggestion_comes_back_filled_in_and_nothing_is_made(couple, window):
    hers = window(couple[0])
    for one in library().promises.suggestions:
        page = text(hers.post("/promises/new/", {"_suggestion": one.id}))
        assert one.when in page
        assert one.will in page
        days = re.findall(r'name="weekdays" value="(\d)" checked', page)
        expected = {Rhythm.DAILY: [], Rhythm.WORKDAYS: list("01234")}
        assert days == expected.get(one.repeats, [str(one.weekday)])
    assert "No promise runs just now" in text(hers.get("/promises/"))


@pytest.mark.django_db
def test_the_plan_of_an_answer_becomes_a_promise_in_one_tap_and_is_confirmed(couple, window):
    """From the page of an answer in `words`, as its form is, to a promise that both see."""
    alice, bob = couple
    hers, his = window(alice), window(bob)
    at = his.post("/words/reply/new/").headers["Location"].removesuffix("change/")
    his.post(
        f"{at}change/", {"heard": "You lay awake", "plan": "I will call at ten.", "_done": "yes"}
    )
    page = text(his.get(at))
    form = page[page.index('action="/promises/new/"') :].partition("</form>")[0]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    answered = his.post("/promises/new/", sent)
    assert answered.status_code == 200
    assert 'value="other" checked' in text(answered)
    assert "I will call at ten." in text(answered)
    assert "call at ten" not in seen(hers, "/promises/")
    make(his, when="", will="I will call at ten.")
    assert "I will call at ten." in words(seen(hers, "/promises/"))


@pytest.mark.django_db
def test_what_was_refused_is_on_the_page_as_it_was_typed(couple, window):
    answered = window(couple[0]).post(
        "/promises/new/",
        {
            "to": "other",
            "when": "it rains",
            "will": "",
            "repeats": "days",
            "at": "19:30",
            "lasts": "14",
        },
    )
    assert answered.status_code == 422
    page = text(answered)
    for said in ("it rains", "Write what you will do.", "Choose at least one day", 'value="19:30"',
                 'value="14" checked', 'value="days" checked'):  # fmt: skip
        assert said in page


@pytest.mark.django_db
def test_what_was_begun_is_there_after_the_lock_and_gone_once_it_is_made(couple, window):
    hers = window(couple[0])
    draft = {**PROMISE, "weekdays": ["1", "3"], "_window": "w1", "repeats": "days"}
    assert hers.post("/drafts/promise-new/", draft).status_code == 204
    page = text(window(couple[0]).get("/promises/new/"))
    assert "put the phone in the hall" in page
    assert 'value="3" checked' in page
    make(hers, _window="w1")
    assert "put the phone in the hall" not in text(hers.get("/promises/new/"))


@pytest.mark.django_db
def test_two_windows_keep_a_draft_each(couple, window):
    hers = window(couple[0])
    for name, will in (("w1", "walk at noon"), ("w2", "read at night")):
        hers.post("/drafts/promise-new/", {"will": will, "_window": name})
    make(hers, will="read at night", _window="w2")
    assert "walk at noon" in text(hers.get("/promises/new/"))


@pytest.mark.django_db
def test_written_down_afterwards_it_is_marked_and_lays_no_gold(couple, window):
    at = make(hers := window(couple[0]), first="2026-11-20")
    hers.post(f"{at}2026-11-20/report/", {"outcome": "kept"})
    for who in couple:
        client = window(who)
        assert "Written down afterwards" in text(client.get(f"{at}2026-11-20/"))
        assert "1 of 1 kept" not in words(seen(client, "/promises/"))
        assert "One more lays no gold" in text(client.get("/promises/days/"))
