"""The builder and the page before it; nothing typed is lost, and safety comes first."""

import re

import pytest

from goldseam.boundaries.tests.conftest import PARTS, SENTENCE, mine, only, write
from goldseam.today.everything import everything
from goldseam.ui.leads import address
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db


def test_all_parts_on_one_page_become_a_boundary(alice, hers):
    at = write(hers)
    assert SENTENCE in hers.get(at).content.decode()
    assert SENTENCE[:50] in hers.get("/boundaries/").content.decode()
    assert only(alice).finished_at
    assert only(alice).wording == "boundaries@1"


def test_one_question_at_a_time_reaches_the_same(alice, hers):
    at = hers.post("/boundaries/new/", {"_one": "yes"}).headers["Location"]
    for part in ("need", "why", "both", "will"):
        assert f"/part/{part}/" in at
        assert hers.get(at).status_code == 200
        at = hers.post(at, {part: PARTS[part]}).headers["Location"]
    assert at.endswith("/review/")
    assert SENTENCE in hers.get(at).content.decode()
    assert only(alice).finished_at


def test_skipping_everything_still_reaches_the_end(alice, hers):
    at = hers.post("/boundaries/new/", {"_one": "yes"}).headers["Location"]
    while "/part/" in at:
        at = hers.post(at, {"_skip": "yes", "will": "typed and skipped"}).headers["Location"]
    assert "Nothing is written yet" in hers.get(at).content.decode()
    assert only(alice).is_empty


def test_what_is_typed_is_kept_before_any_button_and_found_after_a_lock(alice, hers):
    typed = {"need": "quiet", "_window": "w"}
    assert hers.post("/boundaries/new/keep/", typed).status_code == 204
    hers.post("/boundaries/new/keep/", {"need": "quiet after ten", "_window": "w"})
    assert only(alice).need == "quiet after ten"
    page = hers.get("/boundaries/new/", follow=True)
    assert page.redirect_chain[-1][0].endswith("/change/")
    assert "quiet after ten" in page.content.decode()
    assert "quiet after ten" not in hers.get("/boundaries/new/?empty").content.decode()


def test_two_windows_lose_nobodys_words(alice, hers):
    at, revision = write(hers), str(mine(alice)[0].revision)
    hers.post(f"{at}keep/", {"need": "one", "_window": "w1", "_revision": revision})
    hers.post(f"{at}keep/", {"need": "other", "_window": "w2", "_revision": revision})
    assert only(alice).need == "one\n\nother"


def test_a_part_that_is_too_long_comes_back_with_its_words(hers):
    for at in ("/boundaries/new/", f"{write(hers)}change/"):
        answer = hers.post(at, {"need": "x" * 2001, "will": "go out"})
        assert answer.status_code == 422
        assert "x" * 2001 in answer.content.decode()
        assert "go out" in answer.content.decode()


def test_it_grows_without_being_kept(alice, hers):
    said = hers.post("/boundaries/so-far/", {"need": "rest", "will": "lie down"}).content.decode()
    assert "I need rest.\nIf it turns out otherwise, I will lie down." in said
    assert mine(alice) == []


def test_whether_it_is_safe_stands_before_the_builder_for_everybody(hers, his, seen):
    begin = re.search(
        r'<a class="button" href="([^"]+)"', hers.get("/boundaries/").content.decode()
    )
    assert begin[1] == "/boundaries/start/" == address("boundaries/new")
    page = seen(hers, "/boundaries/start/")
    assert page.index("more dangerous") < page.index('href="/boundaries/new/"')
    for place in ('href="/support/safe/"', 'href="/support/"'):
        assert page.index(place) < page.index('href="/boundaries/new/"')
    assert page == seen(his, "/boundaries/start/")


def test_nothing_that_was_ticked_in_private_changes_the_page(hers, seen):
    before = seen(hers, "/boundaries/start/")
    hers.post("/support/safe/", {"private_tick": ["disagree", "hurt"]})
    assert seen(hers, "/boundaries/start/") == before


def test_the_builder_shows_a_demand_beside_the_boundary_in_it(hers):
    page = hers.get("/boundaries/new/").content.decode()
    content = library().boundaries
    assert len(content.pairs) == 2
    for pair in content.pairs:
        assert page.index(pair.demand) < page.index(pair.boundary)
    for example in content.examples:
        assert f"If it turns out otherwise, I will {example.will}." in page
    assert "A boundary says what I will do. A demand says what you must do." in page


def test_no_boundary_of_ours_tells_somebody_else_what_to_do():
    """Crossing out the other, ones own part still stands: it is said of “I”."""
    content = library().boundaries
    for pair in content.pairs:
        assert re.search(r"\bI’ll\b", pair.boundary)
        assert not re.search(r"\byou (must|have to|will)\b|\bdon’t you\b", pair.boundary, re.I)


def test_removing_can_be_undone(hers):
    at = write(hers)
    assert f"{at}put-back/" in hers.post(f"{at}remove/", follow=True).content.decode()
    assert hers.get(at).status_code == 404
    hers.post(f"{at}put-back/")
    assert SENTENCE in hers.get(at).content.decode()


def test_boundaries_are_within_reach():
    assert address("boundaries") == "/boundaries/"
    rooms = [room.href for purpose, rooms in everything() if purpose == "For two" for room in rooms]
    assert "/boundaries/" in rooms


def test_nothing_for_one_alone_says_that_somebody_is_missing(hers):
    at = write(hers)
    for page in ("/boundaries/", at, f"{at}change/", f"{at}review/", f"{at}retire/"):
        text = hers.get(page).content.decode()
        assert "shared by" not in text.lower()
        assert "partner" not in text.lower()
        assert "Share with" not in text
    assert "None of it is needed" in hers.get(f"{at}share/").content.decode()


def _so_far(hers, **parts: str) -> str:
    return hers.post("/boundaries/so-far/", parts).content.decode()


def test_what_is_missing_is_said_once_some_of_it_is_there(hers):
    assert "Not in it yet" not in _so_far(hers, need="quiet after ten")
    said = _so_far(hers, need="quiet after ten", why="I wake at five")
    assert "Not in it yet: what it gives you both; what you will do yourself." in said
    whole = _so_far(
        hers, need="quiet", why="I wake early", both="get up rested", will="sleep on the sofa"
    )
    assert "Not in it yet" not in whole


def test_a_demand_in_it_is_pointed_out_and_never_stands_in_the_way(hers):
    said = _so_far(hers, need="you to stop seeing your friends", will="sleep on the sofa")
    assert 'data-says="need" aria-live="polite"><div class="advice"' in said
    at = hers.post("/boundaries/new/", {"need": "you to stop seeing your friends", "_done": "yes"})
    assert at.status_code == 302


def test_a_boundary_that_is_one_is_left_in_peace(hers):
    said = _so_far(hers, need="quiet after ten", will="take my blanket to the sofa")
    assert "advice" not in said
