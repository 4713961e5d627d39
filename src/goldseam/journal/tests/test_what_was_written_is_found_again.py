import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from goldseam.drawers.documents import Enveloped, enveloped, from_envelope, to_bytes
from goldseam.journal.documents import Entry, Tag, familiar_tags, first_line, without_repeats
from goldseam.journal.months import Month, weeks
from goldseam.journal.views import A_PAGE

AT = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


@pytest.fixture
def write(alice):
    def add(text, *, days_ago=0, tags=()):
        at = AT - timedelta(days=days_ago)
        return alice.drawer.add(Entry.written(text, at=at, tags=tags), day=at.date(), now=at)

    return add


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def body(response) -> str:
    return unescape(response.content.decode())


def search(browser, **fields) -> str:
    return body(browser.post("/journal/search/", fields, follow=True))


def walk(browser) -> list[str]:
    """Every page of the list, from the newest on, by its own links."""
    pages, address = [], "/journal/"
    while address:
        assert len(pages) < 10
        pages.append(body(browser.get(address)))
        further = re.search(r'class="button quiet" href="(/journal/until/[0-9-]+/)"', pages[-1])
        address = further[1] if further else ""
    return pages


def test_the_list_shows_the_newest_first_and_leads_to_the_rest(browser, write):
    for n in range(A_PAGE * 2 + 5):
        write(f"Entry {n:02}", days_ago=n)
    pages = walk(browser)
    assert len(pages) == 3
    assert re.findall(r"Entry \d\d", "".join(pages)) == [f"Entry {n:02}" for n in range(45)]


def test_no_entry_falls_between_two_pages(browser, write):
    for n in range(A_PAGE * 3):
        write(f"Entry {n:02}", days_ago=n // 7)  # seven a day: pages are cut between days
    found = re.findall(r"Entry \d\d", "".join(walk(browser)))
    assert sorted(found) == [f"Entry {n:02}" for n in range(A_PAGE * 3)]


def test_more_entries_in_a_day_than_fit_a_page_are_all_shown(browser, write):
    for n in range(A_PAGE + 5):
        write(f"Entry {n:02}")
    write("The day before", days_ago=1)
    html = body(browser.get("/journal/"))
    assert all(f"Entry {n:02}<" in html for n in range(A_PAGE + 5))
    assert "The day before" in walk(browser)[1]


def test_a_month_and_a_day_show_what_was_written_in_them(browser, write):
    write("A long day\n\nWith a second paragraph.")
    write("Another day", days_ago=3)
    month = body(browser.get("/journal/month/2026/11/"))
    assert "A long day" in month
    assert "/journal/day/2026-11-22/" in month
    assert "/journal/day/2026-11-21/" not in month
    day = body(browser.get("/journal/day/2026-11-22/"))
    assert "With a second paragraph." in day
    assert "Another day" not in day


def test_the_calendar_marks_the_days_that_hold_something(browser, write):
    for days_ago in (0, 3, 40):
        write("Something", days_ago=days_ago)
    html = body(browser.get("/journal/"))
    assert re.findall(r"/journal/day/([0-9-]+)/", html) == ["2026-11-19", "2026-11-22"]


def test_what_was_written_at_night_stands_among_the_rest(browser, write):
    for n in (0, 2):
        write(f"Entry {n}", days_ago=n)
    for n in (1, 3):
        day = (AT - timedelta(days=n)).date()
        browser.post("/night/", {"night": day.isoformat(), "good_1": f"Harbour {n}", "_done": "1"})
    month = body(browser.get("/journal/month/2026/11/"))
    places = [month.index(words) for words in ("Entry 0", "Harbour 1", "Entry 2", "Harbour 3")]
    assert places == sorted(places)
    assert "Harbour 1" in body(browser.get("/journal/day/2026-11-21/"))
    assert "<mark>Harbour</mark> 3" in search(browser, words="harbour")


@pytest.mark.parametrize("month", ["2026/0", "2026/13", "0/1", "9999/12", "99999/1"])
def test_a_month_that_never_was_is_not_found(browser, month):
    assert browser.get(f"/journal/month/{month}/").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-30", "0000-01-01", "2026-1-1"])
def test_a_day_that_never_was_is_not_found(browser, day):
    assert browser.get(f"/journal/day/{day}/").status_code == 404
    assert browser.get(f"/journal/until/{day}/").status_code == 404


def test_a_search_shows_the_passage_and_keeps_its_words_in_the_form(browser, write):
    write("I stood at the kitchen window.")
    write("Nothing to see.", days_ago=1)
    html = search(browser, words='"Kitchen Window" STOOD')
    assert "<mark>stood</mark>" in html
    assert "<mark>kitchen window</mark>" in html
    assert "Nothing to see" not in html
    assert 'value="\\"' not in html
    assert "Found once" in html


def test_the_words_searched_for_are_in_no_address(browser, write):
    write("window")
    answer = browser.post("/journal/search/", {"words": "window"})
    assert answer["Location"] == "/journal/search/"
    again = body(browser.get("/journal/search/"))  # what the back button asks for
    assert "<mark>window</mark>" in again


def test_a_tag_finds_everything_that_carries_it(browser, write):
    write("Late again", tags=(Tag("trigger", "Late home"),))
    write("late home, but untagged", days_ago=1)
    html = search(browser, tag="trigger:late HOME")
    assert "Late again" in html
    assert "but untagged" not in html


def test_a_hit_in_a_tag_alone_shows_the_first_line(browser, write):
    write("A grey morning", tags=(Tag("person", "Jana"),))
    html = search(browser, words="jana")
    assert "A grey morning" in html
    assert "<mark>" not in html


def test_a_search_can_ask_for_a_kind_of_tag(browser, write):
    write("With a belief", tags=(Tag("belief", "people leave"),))
    write("With a person", tags=(Tag("person", "Jana"),))
    html = search(browser, words="with", kind="belief")
    assert "<mark>With</mark> a belief" in html
    assert "a person" not in html


def test_a_search_can_be_taken_back(browser, write):
    write("window")
    search(browser, words="window")
    assert "<mark>" not in search(browser, words="window", _clear="yes")


def test_many_results_are_shown_a_page_at_a_time(browser, write):
    for n in range(60):
        write(f"window {n:02}", days_ago=n)
    html = search(browser, words="window")
    assert "Found 60 times; 50 shown" in html
    earlier = html.split('name="_until" value="')[1][:10]
    assert "59" in search(browser, words="window", _until=earlier)


def test_nobody_else_finds_reads_or_changes_it(bob, browser_of, write):
    kept = write("Only mine")
    stranger = browser_of(bob)
    for path in ("", "edit/"):
        assert stranger.get(f"/journal/{kept.id}/{path}").status_code == 404
    for path in ("edit/", "remove/", "put-back/"):
        assert stranger.post(f"/journal/{kept.id}/{path}", {"text": "x"}).status_code == 404
    assert "Only mine" not in search(stranger, words="mine")


def test_the_journal_of_day_one_is_kind(browser):
    html = body(browser.get("/journal/"))
    assert "A page that only you can read" in html
    assert "streak" not in html


def test_tags_that_differ_in_case_or_accents_are_one():
    tags = [Tag("person", "Zoë"), Tag("person", "ZOE"), Tag("trigger", "Zoë"), Tag("person", " ")]
    assert without_repeats(tags) == (Tag("trigger", "Zoë"), Tag("person", "Zoë"))


def test_the_tags_used_most_are_offered_first():
    used = [("a", 1), ("b", 3), ("c", 2)]
    entries = [
        Entry.written("x", at=AT, tags=(Tag("trigger", word),))
        for word, times in used
        for _ in range(times)
    ]
    assert [tag.word for tag in familiar_tags(entries, most=2)["trigger"]] == ["b", "c"]


def test_a_first_line_is_cut_between_words():
    assert first_line("One.\n\n two") == "One. two"
    assert first_line("The bread\nMy sister rang\n") == "The bread · My sister rang"
    assert first_line("wort " * 100, longest=12) == "wort wort…"
    assert len(first_line("x" * 1000)) == 201


def test_a_month_is_a_grid_of_whole_weeks():
    grid = weeks(Month(2026, 11), {AT.date()}, AT.date())
    assert all(len(week) == 7 for week in grid)
    assert [d.day.day for week in grid for d in week if d.written and d.today] == [22]
    assert Month(2026, 1).before == Month(2025, 12)
    assert Month(2026, 12).after == Month(2027, 1)
    assert Month(2028, 2).last.day == 29


V1 = bytes.fromhex(
    "93ad6a6f75726e616c2e656e7472790184a474657874a753747261c39f65aa7772697474656e5f61"
    "74d6ff6b034d44a4746167739192a6706572736f6ea24a2ea670726f6d7074a6626f64794031"
)


def test_an_entry_of_the_first_version_opens_for_ever():
    assert from_envelope(enveloped(V1), Entry) == Entry(
        text="Straße", written_at=AT, tags=(Tag("person", "J."),), prompt="body@1"
    )


def test_what_goes_into_bytes_comes_out():
    entry = Entry.written("Words", at=AT, tags=(Tag("belief", "b"),))
    assert from_envelope(enveloped(to_bytes(entry)), Entry) == entry
    assert isinstance(enveloped(to_bytes(entry)), Enveloped)
