from html import unescape

import pytest
from django.utils import timezone

from goldseam.drafts.documents import drafts
from goldseam.journal.documents import Entry, Tag, edit_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(alice):
    now = timezone.now()
    return alice.drawer.add(Entry.written("As it was", at=now), day=now.date(), now=now)


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def text_of(alice, kept) -> str:
    return alice.drawer.find(Entry, kept.id).document.text


def body(response) -> str:
    return unescape(response.content.decode())


def change(browser, kept, text, revision, **more):
    return browser.post(
        f"/journal/{kept.id}/edit/", {"text": text, "_revision": str(revision), **more}
    )


def test_a_change_is_saved_with_its_time(alice, browser, kept):
    assert change(browser, kept, "As it is", 1).status_code == 302
    entry = alice.drawer.find(Entry, kept.id).document
    assert entry.text == "As it is"
    assert entry.edited_at > entry.written_at
    assert "changed on" in body(browser.get(f"/journal/{kept.id}/"))


def test_a_changed_entry_is_found_by_its_new_words(alice, browser, kept):
    change(browser, kept, "A harbour at night", 1, trigger_more="foghorn")
    for words in ("harbour", "foghorn"):
        browser.post("/journal/search/", {"words": words})
        assert f"/journal/{kept.id}/" in body(browser.get("/journal/search/"))


def test_an_older_page_overwrites_nothing_and_shows_both(alice, browser, kept):
    change(browser, kept, "From the phone", 1)
    answer = change(browser, kept, "From the laptop", 1)
    assert answer.status_code == 409
    assert "From the phone" in body(answer)
    assert "From the laptop</textarea>" in body(answer)
    assert text_of(alice, kept) == "From the phone"


def test_one_can_choose_ones_own_version(alice, browser, kept):
    change(browser, kept, "From the phone", 1)
    answer = change(browser, kept, "From the laptop", 1)
    assert 'name="_revision" value="2"' in body(answer)
    change(browser, kept, "From the laptop", 2)
    assert text_of(alice, kept) == "From the laptop"


def test_one_can_keep_both_as_two_entries(alice, browser, kept):
    change(browser, kept, "From the phone", 1)
    change(browser, kept, "From the laptop", 2, _apart="yes")
    texts = {k.document.text for k in alice.drawer.read(Entry).of(Entry)}
    assert texts == {"From the phone", "From the laptop"}


def test_one_can_leave_the_saved_version_and_have_ones_own_back(alice, browser, kept):
    change(browser, kept, "From the phone", 1)
    answer = change(browser, kept, "From the laptop", 1, _leave="yes", _window="w")
    assert text_of(alice, kept) == "From the phone"
    notice = body(browser.get(answer["Location"]))
    undo = notice.split("/put-back/")[0].rsplit("/drafts/")[1]
    browser.post(f"/drafts/{undo}/put-back/")
    assert "From the laptop</textarea>" in body(browser.get(f"/journal/{kept.id}/edit/"))


def test_the_draft_of_a_change_knows_which_version_it_was_made_from(alice, browser, kept):
    browser.post(
        f"/drafts/{edit_place(kept.id)}/",
        {"text": "Half changed", "_revision": "1", "_window": "w"},
    )
    change(browser, kept, "From the phone", 1)
    page = body(browser.get(f"/journal/{kept.id}/edit/"))
    assert "Half changed</textarea>" in page
    assert 'name="_revision" value="1"' in page
    assert "Half changed" in body(browser.get("/journal/"))


def test_saving_a_change_discards_its_draft(alice, browser, kept):
    place = edit_place(kept.id)
    browser.post(f"/drafts/{place}/", {"text": "Half", "_revision": "1", "_window": "w"})
    change(browser, kept, "Half done", 1, _window="w")
    assert drafts(alice.drawer, place) == []


def test_saving_what_was_not_changed_changes_nothing(alice, browser, kept):
    change(browser, kept, "As it was", "nonsense")
    found = alice.drawer.find(Entry, kept.id)
    assert found.revision == 1
    assert found.document.edited_at is None


def test_tags_can_be_changed_by_themselves(alice, browser, kept):
    change(browser, kept, "As it was", 1, trigger=["night", "NIGHT"])
    assert alice.drawer.find(Entry, kept.id).document.tags == (Tag("trigger", "night"),)
