import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from goldseam.drafts.documents import Draft, drafts, keep
from goldseam.journal.documents import LONGEST, NEW, Entry, Tag

pytestmark = pytest.mark.django_db

PASSPHRASE = "orbit lantern velvet harbour nine"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "\u202e\u0000‮&lt;b&gt;",
)


def entries(account) -> list[Entry]:
    return [kept.document for kept in account.drawer.read(Entry).of(Entry)]


def hidden_fields(response) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html(response))
    return {name: unescape(value) for name, value in hidden}


def html(response) -> str:
    return response.content.decode()


def body(response) -> str:
    return unescape(response.content.decode())


def test_what_is_written_can_be_read(alice, browser_of):
    answer = browser_of(alice).post(
        "/journal/new/",
        {
            "text": "One\r\nTwo",
            "trigger_more": "late home, the phone",
            "belief_more": "if I rest, he goes;",
        },
        follow=True,
    )
    assert "One\nTwo" in body(answer)
    [entry] = entries(alice)
    assert entry.tags == (
        Tag("trigger", "late home"),
        Tag("trigger", "the phone"),
        Tag("belief", "if I rest, he goes"),
    )


def test_an_empty_entry_is_not_saved_and_its_tags_stay(alice, browser_of):
    answer = browser_of(alice).post("/journal/new/", {"text": " \n", "person_more": "Jana"})
    assert answer.status_code == 422
    assert "Jana" in body(answer)
    assert entries(alice) == []


def test_a_text_too_long_is_said_and_kept_on_the_page(alice, browser_of):
    text = "é" * (LONGEST + 1)
    answer = browser_of(alice).post("/journal/new/", {"text": text})
    assert answer.status_code == 422
    assert text in body(answer)
    assert "100,001" in body(answer)
    assert entries(alice) == []


@pytest.mark.parametrize("letter", ["a", "é", "語", "😀"])
def test_the_longest_text_fits_in_every_script(alice, browser_of, letter):
    browser = browser_of(alice)
    form = "application/x-www-form-urlencoded"
    browser.post("/journal/new/", urlencode({"text": letter * LONGEST}), content_type=form)
    assert [len(entry.text) for entry in entries(alice)] == [LONGEST]
    longer = urlencode({"text": letter * (LONGEST * 2)})
    answer = browser.post("/journal/new/", longer, content_type=form)
    assert letter * (LONGEST * 2) in body(answer)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(alice, browser_of, text):
    browser = browser_of(alice)
    browser.post("/journal/new/", {"text": f"a {text}", "person_more": text})
    browser.post("/journal/search/", {"words": "a"})
    [kept] = alice.drawer.read(Entry).of(Entry)
    pages = ["/journal/", f"/journal/{kept.id}/", f"/journal/{kept.id}/edit/", "/journal/search/"]
    for page in [*pages, f"/journal/day/{kept.day}/"]:
        html = browser.get(page).content.decode()
        for tag in ("<script>alert", "<img src=x", "<svg/onload"):
            assert tag not in html


def test_tapping_save_twice_writes_once(alice, browser_of):
    browser = browser_of(alice)
    first = browser.post("/journal/new/", {"text": "Once"})
    again = browser.post("/journal/new/", {"text": "Once"})
    assert first["Location"] == again["Location"]
    assert len(entries(alice)) == 1


def test_another_question_keeps_the_words(alice, browser_of):
    browser = browser_of(alice)
    before = browser.get("/journal/new/").content.decode()
    answer = browser.post(
        "/journal/new/", {"text": "Begun", "_prompt": "body@1", "_ask": "another"}
    )
    assert "Begun" in body(answer)
    assert "one-moment@1" in body(answer)
    assert 'value="body@1"' not in before or "one-moment@1" not in before
    gone = browser.post("/journal/new/", {"text": "Begun", "_prompt": "body@1", "_ask": "none"})
    assert 'id="question"' not in body(gone)
    assert entries(alice) == []


def test_heavy_questions_are_never_offered_by_themselves():
    from datetime import date

    from goldseam.journal.prompting import instead, marked, of_the_day, question
    from goldseam.ui.words import library

    journal = library().journal
    days = [of_the_day(journal, date.fromordinal(730_000 + n)) for n in range(60)]
    assert all(prompt in journal.light for prompt in days)
    mark = marked(journal, days[0])
    for _ in range(40):
        mark = instead(journal, mark, "another")
        assert question(journal, mark) in journal.light


def test_a_removed_entry_can_be_put_back(alice, browser_of):
    browser = browser_of(alice)
    page = browser.post("/journal/new/", {"text": "Keep me"})["Location"]
    answer = browser.post(f"{page}remove/", follow=True)
    assert f"{page}put-back/" in body(answer)
    assert browser.get(page).status_code == 404
    again = body(browser.get("/journal/"))  # the notice is gone, the way back is not
    assert f"{page}put-back/" in again
    assert "Keep me" in body(browser.post(f"{page}put-back/", follow=True))
    assert "put-back" not in body(browser.get("/journal/"))


def test_what_locks_in_between_is_carried_along(alice, browser_of):
    browser = browser_of(alice, locked=True)
    answer = browser.post(
        "/journal/new/", {"text": "Written while it locked", "trigger": ["night"]}
    )
    assert answer.status_code == 403
    assert "Written while it locked" in body(answer)
    assert 'value="night"' in body(answer)
    assert browser.get("/journal/")["Location"].startswith("/unlock/")


def test_what_was_sent_while_locked_is_saved_after_unlocking(alice, browser_of):
    browser = browser_of(alice, locked=True)
    locked = browser.post("/journal/new/", {"text": "Ünder lock\nand key", "trigger": ["night"]})
    inside = {**hidden_fields(locked), "passphrase": PASSPHRASE}
    answer = browser.post("/unlock/", inside)
    browser.post("/journal/new/", hidden_fields(answer))
    [entry] = entries(alice)
    assert entry.text == "Ünder lock\nand key"
    assert entry.tags == (Tag("trigger", "night"),)


def test_a_draft_fills_the_page_and_goes_when_it_is_saved(alice, browser_of):
    browser = browser_of(alice)
    kept = browser.post("/drafts/journal-new/", {"text": "Half a th", "_window": "w1"})
    assert kept.status_code == 204
    assert "Half a th" in body(browser.get("/journal/"))
    page = body(browser.get("/journal/new/"))
    assert "Half a th" in page
    assert "This is what you had written" in page
    browser.post("/journal/new/", {"text": "Half a thought", "_window": "w1"})
    assert drafts(alice.drawer, NEW) == []


def test_saving_in_one_window_leaves_the_draft_of_another(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/drafts/journal-new/", {"text": "First window", "_window": "w1"})
    browser.post("/drafts/journal-new/", {"text": "Second window", "_window": "w2"})
    browser.post("/journal/new/", {"text": "Second window.", "_window": "w2"})
    assert "First window" in body(browser.get("/journal/new/"))
    assert [k.document.window for k in drafts(alice.drawer, NEW)] == ["w1"]


def test_both_windows_drafts_can_be_opened(alice, browser_of):
    now = timezone.now()
    for n, text in enumerate(("First window", "Second window")):
        fields = {"text": [text], "_window": [f"w{n}"]}
        at = now + timedelta(minutes=n)
        keep(alice.drawer, NEW, fields, day=now.date(), now=at)
    browser = browser_of(alice)
    page = body(browser.get("/journal/new/"))
    assert "Second window</textarea>" in page
    assert "First window" in page
    first = next(k for k in drafts(alice.drawer, NEW) if k.document.window == "w0")
    assert "First window</textarea>" in body(browser.get(f"/journal/new/{first.id}/"))


def test_a_draft_thrown_away_can_be_had_back(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/drafts/journal-new/", {"text": "Never mind", "_window": "w"})
    [draft] = alice.drawer.read(Draft).of(Draft)
    answer = browser.post(f"/drafts/{draft.id}/throw-away/", {"next": "/journal/"}, follow=True)
    assert "Never mind" not in body(answer)
    browser.post(f"/drafts/{draft.id}/put-back/", {"next": "/journal/"})
    assert "Never mind" in body(browser.get("/journal/new/"))


def test_the_words_of_a_save_that_failed_are_on_the_page(alice, browser_of, settings, monkeypatch):
    from django.db import connection

    browser = browser_of(alice)
    browser.raise_request_exception = False

    def full(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            from django.db import OperationalError

            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        answer = browser.post("/journal/new/", {"text": "Do not lose me"})
    assert answer.status_code == 500
    assert "Do not lose me" in body(answer)
    assert entries(alice) == []
