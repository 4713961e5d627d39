"""The maker reports, the receiver answers, both views stay, and nothing else shows."""

from datetime import timedelta

import pytest

from goldseam.promises.tests.conftest import (
    TONIGHT,
    make,
    report_of,
    seen,
    tell,
    text,
    words,
)

pytestmark = pytest.mark.django_db
DAY = "2026-11-23"
LATER = TONIGHT + timedelta(days=2)


@pytest.fixture(autouse=True)
def together(couple):
    return couple


@pytest.fixture
def hers(alice, window):
    return window(alice)


@pytest.fixture
def his(bob, window):
    return window(bob)


def test_a_promise_is_said_in_one_sentence_and_both_see_it(hers, his):
    make(hers, when="When I get home,", will="I will put the phone in the hall.")
    for client, whose in ((hers, "To Bob"), (his, "Alice, to you")):
        page = words(seen(client, "/promises/"))
        assert "When I get home, I will put the phone in the hall." in page
        assert whose in page


def test_it_is_kept_in_one_tap_and_can_be_undone(hers, his):
    at = make(hers)
    answered = tell(hers, at, DAY, next="/promises/")
    assert answered.headers["Location"] == "/promises/"
    page = text(hers.get("/promises/"))
    assert "Kept. Noted." in page
    assert "1 of 1 kept." in words(page)
    assert "Alice says it is kept." in words(seen(his, "/promises/"))
    undo = f"/promises/report/{report_of(page)}/remove/"
    hers.post(undo)
    assert "says it is kept" not in words(seen(his, "/promises/"))
    hers.post(undo.replace("remove", "put-back"))
    assert "Alice says it is kept." in words(seen(his, "/promises/"))


def test_told_twice_is_told_once(hers):
    at = make(hers)
    tell(hers, at, DAY)
    tell(hers, at, DAY)
    assert seen(hers, f"{at}{DAY}/").count("Kept</p>") == 1


def test_a_button_tapped_twice_makes_one_promise(hers):
    make(hers)
    once = seen(hers, "/promises/")
    make(hers)
    assert seen(hers, "/promises/") == once


def test_only_the_maker_reports(hers, his):
    at = make(hers)
    for name, said in (("report", {"outcome": "kept"}), ("move", {"day": DAY, "time": "23:00"})):
        assert his.post(f"{at}{DAY}/{name}/", said).status_code == 404
    for name in ("end", "again", "remove"):
        assert his.post(f"{at}{name}/").status_code == 404
    assert his.post(f"{at}{DAY}/repair/begin/").status_code == 404
    assert "Kept" not in words(seen(hers, f"{at}{DAY}/")).partition("How did it go?")[0]


def test_only_the_receiver_answers(hers, his):
    at = make(hers)
    tell(hers, at, DAY)
    url = f"/promises/report/{report_of(seen(his, f'{at}{DAY}/'))}/answer/"
    assert hers.post(url, {"view": "confirmed"}).status_code == 404
    assert his.post(url, {"view": "confirmed"}).status_code == 302
    for client in (hers, his):
        assert "It felt kept" in words(seen(client, f"{at}{DAY}/"))
    assert "Kept · it felt kept" in words(seen(hers, "/promises/"))


def test_several_days_of_one_promise_wait_together_each_for_an_answer_of_its_own(
    alice, bob, hers, window
):
    at = make(hers, repeats="daily", until="2026-11-29")
    hers, his = window(alice, LATER), window(bob, LATER)
    for day, outcome in ((DAY, "kept"), ("2026-11-24", "kept"), ("2026-11-25", "late")):
        tell(hers, at, day, outcome)
    page = seen(his, "/promises/")
    assert words(page).count("Alice says it is kept.") == 1
    assert words(page).count("Alice says it was kept late.") == 1
    assert page.count('class="waits"') == 3
    his.post(f"/promises/report/{report_of(page)}/answer/", {"view": "confirmed"})
    assert seen(his, "/promises/").count('class="waits"') == 2


def test_a_different_view_stands_beside_the_report_and_nobody_decides(hers, his):
    at = make(hers)
    tell(hers, at, DAY)
    url = f"/promises/report/{report_of(seen(his, '/promises/'))}/answer/"
    answered = his.post(
        url, {"view": "different", "words": "It lay on the table.", "next": "/promises/"}
    )
    assert answered.headers["Location"] == f"{at}{DAY}/"
    for client, theirs in ((hers, "Bob says"), (his, "Alice says")):
        page = words(seen(client, f"{at}{DAY}/"))
        for said in ("Kept", "It felt different", "It lay on the table.", theirs,
                     "nobody decides between them"):  # fmt: skip
            assert said in page


def test_a_view_stays_when_the_report_is_changed_and_says_what_it_answered(hers, his):
    at = make(hers)
    tell(hers, at, DAY)
    url = f"/promises/report/{report_of(seen(his, '/promises/'))}/answer/"
    his.post(url, {"view": "different"})
    tell(hers, at, DAY, "not-kept")
    for client in (hers, his):
        page = words(seen(client, f"{at}{DAY}/"))
        assert "Not kept Today · changed on today" in page
        assert "It felt different Today · when it said “Kept”" in page
    assert "I see it so, too" in words(seen(his, f"{at}{DAY}/"))  # and may be answered anew


def test_what_was_answered_is_not_taken_back_from_under_the_answer(hers, his):
    at = make(hers)
    tell(hers, at, DAY)
    report = report_of(seen(his, "/promises/"))
    his.post(f"/promises/report/{report}/answer/", {"view": "different"})
    hers.post(f"/promises/report/{report}/remove/")
    assert "Bob has answered this. It can be changed." in text(hers.get(f"{at}{DAY}/"))
    assert "It felt different" in words(seen(hers, f"{at}{DAY}/"))


def test_an_answer_can_be_changed_and_taken_back_by_whoever_gave_it(hers, his):
    at = make(hers)
    tell(hers, at, DAY)
    url = f"/promises/report/{report_of(seen(his, '/promises/'))}/answer/"
    his.post(url, {"view": "different"})
    his.post(url, {"view": "confirmed"})
    page = text(his.get(f"{at}{DAY}/"))
    assert "changed on today" in page
    undo = page[page.index("/promises/answer/") :].partition('"')[0]
    assert hers.post(undo).status_code == 404
    his.post(undo)
    assert "It felt kept Today" not in words(seen(hers, f"{at}{DAY}/"))


def test_a_new_time_said_before_the_old_one_is_shown_and_can_be_confirmed(hers, his):
    at = make(hers, at="20:00")
    said = hers.post(f"{at}{DAY}/move/", {"day": "2026-11-24", "time": "09:00"})
    assert said.status_code == 302
    assert "A new time: tomorrow, 09:00" in words(seen(hers, f"{at}{DAY}/"))
    page = seen(his, "/promises/")
    assert "Alice says a new time." in words(page)
    his.post(f"/promises/report/{report_of(page)}/answer/", {"view": "confirmed"})
    assert "The new time is fine" in words(seen(hers, f"{at}{DAY}/"))


def test_a_new_time_after_the_old_one_is_refused_and_stays_on_the_page(alice, window):
    at = make(window(alice), at="18:30")
    late = window(alice, TONIGHT + timedelta(hours=1))
    answered = late.post(f"{at}{DAY}/move/", {"day": "2026-11-24", "time": "09:00"})
    assert answered.status_code == 422
    assert "said before the old one is over" in text(answered)


def test_a_day_that_stays_blank_looks_to_the_receiver_as_if_nobody_had_been_here(
    alice, bob, window
):
    at = make(window(alice), repeats="daily")
    pages = ("/promises/", f"{at}{DAY}/", at, "/promises/days/", "/together/", "/today/")
    quiet = [seen(window(bob, LATER), page) for page in pages]
    hers = window(alice, LATER)
    for page in pages:
        hers.get(page)
    assert "Some days back" in words(seen(hers, "/promises/"))
    assert [seen(window(bob, LATER), page) for page in pages] == quiet
    assert "Some days back" not in words(quiet[0])


def test_a_promise_to_oneself_shows_on_no_page_of_the_other(hers, his):
    pages = ("/promises/", "/promises/days/", "/promises/own-days/", "/together/", "/today/")
    before = [seen(his, page) for page in pages]
    at = make(hers, to="oneself", will="sleep by eleven")
    tell(hers, at, DAY, "not-kept")
    hers.post(f"{at}{DAY}/repair/begin/")
    assert [seen(his, page) for page in pages] == before
    for page in (at, f"{at}{DAY}/"):
        assert his.get(page).status_code == 404


def test_a_day_that_has_not_come_cannot_be_told(hers):
    at = make(hers, repeats="daily")
    assert tell(hers, at, "2026-11-24").status_code == 404
    assert tell(hers, at, "2026-11-22").status_code == 404


def test_ending_early_takes_nothing_back_and_it_can_go_on(alice, bob, window):
    hers = window(alice)
    at = make(hers, repeats="daily")
    tell(hers, at, DAY)
    hers = window(alice, TONIGHT + timedelta(days=1))
    hers.post(f"{at}end/")
    page = words(seen(hers, "/promises/"))
    assert "Nothing is due today" in page or "No promise runs" in page
    assert "1 of 1 kept." in page
    hers.post(f"{at}go-on/")
    assert "Nothing is due today" not in words(seen(hers, "/promises/"))


def test_made_again_it_comes_filled_in_and_nothing_is_made_yet(hers):
    at = make(hers, repeats="days", weekdays=["0", "3"], at="19:30")
    before = seen(hers, "/promises/")
    page = text(hers.post(f"{at}again/"))
    for said in ("I get home", "put the phone in the hall", 'value="19:30"',
                 'value="3" checked', 'value="other" checked'):  # fmt: skip
        assert said in page
    assert seen(hers, "/promises/") == before
