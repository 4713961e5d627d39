"""Something serious is said for oneself, or for both; it names nobody, and can be taken back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.looking import every_page

from goldseam.chapters.documents import Chapter
from goldseam.chapters.tests.conftest import let_see, mine, own, say, say_for_both, text
from goldseam.people.visits import visit_of
from goldseam.together import leaving
from goldseam.together.space import space_of

pytestmark = pytest.mark.django_db

LINE = "Something serious happened. A new chapter begins, from 3 November 2025."
DAY = "2025-11-03"


def test_safety_stands_before_every_question(hers):
    page = text(hers, "/chapters/new/")
    main = page[page.index("<main") :]
    for lead in ("/support/", "/support/safe/", "/calm/"):
        assert 0 < main.index(f'href="{lead}"') < main.index('name="on"'), lead


def test_nothing_has_to_be_answered(alice, hers):
    answer = hers.post("/chapters/new/", {}, follow=True)
    assert answer.redirect_chain[0][0] == "/chapters/first-evening/"
    (kept,) = mine(alice)
    assert (kept.document.on, kept.document.private, kept.document.message) == (None, "", "")


def test_it_stands_quietly_on_its_page_afterwards(hers):
    say(hers, on=DAY, private="He told me")
    page = text(hers, "/chapters/")
    assert "A new chapter since 3 November 2025" in page
    assert "He told me" not in page
    assert "He told me" in text(hers, own(hers))


def test_pressed_twice_it_is_said_once(alice, hers):
    for private in ("He told", "He told me"):
        hers.post("/chapters/new/", {"private": private, "_window": "w1"})
    assert [kept.document.private for kept in mine(alice)] == ["He told me"]


@pytest.mark.parametrize("on", ["the third", "2999-01-01", "1066-10-14"])
def test_a_day_that_cannot_be_is_said_clearly_and_the_words_stay(alice, hers, on):
    answer = hers.post("/chapters/new/", {"on": on, "private": "He told me"})
    assert answer.status_code == 422
    assert 'href="#f-on"' in answer.content.decode()
    assert "He told me" in answer.content.decode()
    assert mine(alice) == []


def test_what_is_said_for_oneself_changes_no_page_of_the_other(couple, hers, his):
    before = every_page(his)
    at = say(hers, on=DAY, private="He told me")
    text(hers, f"{at}share/")
    hers.post(f"{at}change/", {"private": "He told me himself", "_revision": "1"})
    assert every_page(his) == before
    assert his.get(at).status_code == 404


def test_whether_the_other_looked_shows_on_no_page_of_hers(couple, hers, his):
    say_for_both(hers)
    every_page(hers)  # a notice of what was just done is said once
    before = every_page(hers)
    text(his, own(his))
    text(his, "/chapters/first-evening/")
    assert every_page(hers) == before


def test_what_both_see_is_a_line_and_a_day_and_nobody_is_named(couple, hers, his):
    say_for_both(hers, on=DAY, private="He told me")
    page = text(his, own(his))
    assert LINE in page
    assert "Said by Alice, for both of you" in page
    assert "He told me" not in page
    copy = _shared(his)
    assert (copy.private, copy.message, copy.window, copy.finished_at) == ("", "", "", None)
    assert copy.begun_at == copy.shared_at


def test_words_go_with_it_only_if_they_were_chosen_for_it(couple, hers, his):
    say_for_both(hers, "I am at my sister’s", private="He told me")
    page = text(his, own(his))
    assert "I am at my sister’s" in page
    assert "He told me" not in page


def test_the_page_before_shows_what_the_other_will_see(couple, hers):
    share = hers.post("/chapters/new/", {"on": DAY, "private": "He told me", "_both": "yes"})
    page = text(hers, share.headers["Location"])
    assert LINE in page
    assert "He told me" not in page
    assert 'href="/support/safe/"' in page


def test_nothing_is_shared_before_that_page_was_seen(couple, hers, his):
    share = hers.post("/chapters/new/", {"_both": "yes"}).headers["Location"]
    answer = hers.post(share, {"message": "I am away", "_revision": "9"})
    assert answer.status_code == 409
    assert "I am away" in answer.content.decode()
    assert "A new chapter since" not in text(his, "/chapters/")


def test_either_may_say_it(couple, hers, his):
    say_for_both(his)
    assert "Said by Bob, for both of you" in text(hers, "/chapters/")
    say_for_both(hers)
    assert "Said by Alice, for both of you" in text(his, "/chapters/")
    assert not re.search(r"\b(two|2|second) chapters?\b", text(his, "/chapters/"))


def test_a_change_stays_private_until_that_is_said_too(couple, hers, his):
    at = say_for_both(hers, on=DAY)
    changed = {"on": "2025-11-01", "private": "Earlier", "_revision": "1"}
    hers.post(f"{at}change/", changed)
    assert "sees it as it stands here" in text(hers, at)
    assert LINE in text(his, own(his))
    let_see(hers, at)
    assert "from 1 November 2025" in text(his, own(his))
    assert "sees it as it stands here" not in text(hers, at)


def test_saying_it_again_keeps_the_evening_where_it_was(couple, hers, his):
    at = say_for_both(hers)
    first = _shared(his).begun_at
    let_see(hers, at, "I am at my sister’s")
    assert _shared(his).begun_at == first


def test_two_windows_never_overwrite_each_other(alice, hers):
    at = say(hers, private="He told me", _window="w1")
    hers.post(f"{at}change/", {"private": "He told me himself", "_revision": "1", "_window": "w2"})
    late = hers.post(f"{at}change/", {"private": "Late", "_revision": "1", "_window": "w3"})
    assert late.status_code == 409
    assert "He told me himself" in late.content.decode()
    assert "Late" in late.content.decode()
    assert [kept.document.private for kept in mine(alice)] == ["He told me himself"]


def test_withdrawn_it_is_gone_for_the_other_and_stays_ones_own(couple, hers, his):
    at = say_for_both(hers)
    withdraw = re.search(r'action="(/together/[^"]*/withdraw/)"', text(hers, at))[1]
    assert his.post(withdraw).status_code == 404
    hers.post(withdraw)
    assert "A new chapter since" not in text(his, "/chapters/")
    assert "Only you know of it here." in text(hers, at)


def test_taken_back_it_is_gone_for_both_and_undone_for_oneself_alone(couple, hers, his):
    at = say_for_both(hers)
    hers.post(f"{at}remove/")
    for window in (hers, his):
        assert "A new chapter since" not in text(window, "/chapters/")
    hers.post(f"{at}put-back/")
    assert "A new chapter since" in text(hers, "/chapters/")
    assert "A new chapter since" not in text(his, "/chapters/")


def test_the_notice_undoes_what_was_just_done(alice, hers):
    page = hers.post("/chapters/new/", {}, follow=True).content.decode()
    undo = re.search(r'action="(/chapters/[0-9a-f-]{36}/remove/)"', page)[1]
    hers.post(undo)
    assert mine(alice) == []


def test_alone_there_is_nobody_to_let_see(alice, hers):
    assert "_both" not in text(hers, "/chapters/new/")
    at = say(hers)
    hers.post("/chapters/new/", {"_both": "yes"})
    assert hers.get(f"{at}share/").headers["Location"] == at


def test_taken_along_on_leaving_it_stands_once(couple, hers):
    say_for_both(hers, on=DAY)
    leaving.leave(couple[0], taking=["chapters.chapter"], now=datetime.now(UTC))
    assert text(hers, "/chapters/").count("A new chapter since") == 1


def test_a_copy_whose_original_is_gone_is_still_its_authors_to_withdraw(couple, hers, his):
    at = say_for_both(hers)
    alice = couple[0]
    alice.drawer.remove(Chapter, mine(alice)[0].id, now=datetime.now(UTC) - timedelta(seconds=1))
    lies_at = own(hers)
    assert lies_at != at
    assert "/withdraw/" in text(hers, lies_at)
    assert "/withdraw/" not in text(his, lies_at)


def _shared(client) -> Chapter:
    from django.http import HttpRequest

    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    space = space_of(visit_of(request, datetime.now(UTC)))
    return space.drawer.read(Chapter).of(Chapter)[0].document
