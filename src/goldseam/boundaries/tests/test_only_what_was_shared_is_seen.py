"""Sharing is an explicit act and a copy; what is private, and when it is looked at, never shows."""

import re
from datetime import UTC, datetime

import pytest

from goldseam.boundaries.documents import Boundary
from goldseam.boundaries.tests.conftest import PARTS, SENTENCE, links, mine, only, share, write
from goldseam.drawers.gate import Kept
from goldseam.people.visits import visit_of
from goldseam.together import leaving
from goldseam.together.space import space_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def together(couple):
    return couple


def test_nothing_private_is_on_any_page_of_the_other(hers, his, seen):
    pages = ("/boundaries/", "/together/", "/today/", "/words/")
    before = [seen(his, page) for page in pages]
    at = write(hers)
    hers.get(f"{at}share/")
    hers.post(f"{at}review/", {"when": "month"})
    hers.post(f"{at}retire/")
    hers.post(f"{at}bring-back/")
    assert [seen(his, page) for page in pages] == before
    for tail in ("", "share/", "review/", "retire/", "change/"):
        assert his.get(at + tail).status_code == 404


def test_the_page_before_it_shows_exactly_what_the_other_will_see(hers, his):
    at = write(hers)
    page = hers.get(f"{at}share/").content.decode()
    assert SENTENCE in page
    assert "Share with Bob" in page
    share(hers, at)
    (lies_at,) = links(his)
    assert SENTENCE in his.get(lies_at).content.decode()
    assert "shared with Bob" in hers.get("/boundaries/").content.decode()


def test_the_other_may_agree_ask_or_not_and_nothing_keeps_count(hers, his, seen):
    at = write(hers)
    share(hers, at)
    before = seen(hers, at)
    page = his.get(links(his)[0]).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "You may agree" in main
    assert 'href="/words/new/"' in main
    assert "<form" not in main
    assert 'href="/support/safe/"' in page
    assert seen(hers, at) == before


def test_a_change_stays_private_until_it_is_shared_anew(hers, his):
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}change/", {**PARTS, "need": "a door that shuts"})
    assert "still sees the earlier ones" in hers.get(at).content.decode()
    assert SENTENCE in his.get(links(his)[0]).content.decode()
    share(hers, at)
    page = his.get(links(his)[0]).content.decode()
    assert "a door that shuts" in page
    assert "changed on" in page


def test_when_it_is_looked_at_again_is_nowhere_in_the_copy(hers, his, seen):
    at = write(hers)
    hers.post(f"{at}review/", {"when": "month"})
    share(hers, at)
    copy = _copy(hers).document
    assert (copy.review_on, copy.looked_at, copy.finished_at, copy.window) == (None, None, None, "")
    lies_at = links(his)[0]
    before = (seen(his, "/boundaries/"), seen(his, lies_at))
    hers.post(f"{at}review/", {"when": "none"})
    assert (seen(his, "/boundaries/"), seen(his, lies_at)) == before
    assert "still sees the earlier ones" not in hers.get(at).content.decode()


def test_withdrawn_it_is_gone_and_can_be_put_back(hers, his):
    at = write(hers)
    share(hers, at)
    (lies_at,) = links(his)
    withdraw = re.search(r'action="(/together/[^"]*/withdraw/)"', hers.get(at).content.decode())[1]
    assert his.post(withdraw).status_code == 404
    hers.post(withdraw)
    assert his.get(lies_at).status_code == 404
    assert "Share with Bob" in hers.get(at).content.decode()
    hers.post(withdraw.replace("withdraw", "put-back"))
    assert SENTENCE in his.get(lies_at).content.decode()


def test_whoever_ends_a_shared_one_says_what_the_other_sees(alice, hers, his, seen):
    at = write(hers)
    share(hers, at)
    before = seen(his, links(his)[0])
    page = hers.get(f"{at}retire/").content.decode()
    assert "End it, and let Bob know" in page
    assert "End it, and withdraw it" in page
    assert hers.post(f"{at}retire/").status_code == 409  # shared in another window, perhaps
    assert only(alice).retired_on is None
    assert seen(his, links(his)[0]) == before


def test_the_other_can_know_that_it_no_longer_holds(hers, his):
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}retire/", {"_tell": "yes"})
    (lies_at,) = links(his)
    page = his.get(lies_at).content.decode()
    assert SENTENCE in page
    assert "No longer holds. It ended on" in page
    assert "No longer holds" in his.get("/boundaries/").content.decode()
    assert "No longer holds" in his.get("/together/").content.decode()
    assert "Bob can see that it no longer holds" in hers.get(at).content.decode()
    assert hers.get(f"{at}share/").headers["Location"] == at  # not as if it held


def test_ending_it_never_shares_what_was_changed_in_private(hers, his):
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}change/", {**PARTS, "need": "a secret door"})
    assert "a secret door" not in hers.get(f"{at}retire/").content.decode()
    hers.post(f"{at}retire/", {"_tell": "yes"})
    assert "a secret door" not in his.get(links(his)[0]).content.decode()
    assert _copy(hers).document.need == PARTS["need"]


def test_ended_and_withdrawn_leaves_no_line_in_its_place(hers, his, seen):
    before = seen(his, "/boundaries/")
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}retire/", {"_tell": "withdraw"})
    assert seen(his, "/boundaries/") == before
    assert "It held until" in hers.get(at).content.decode()


def test_brought_back_it_holds_for_the_other_only_when_shared_anew(hers, his):
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}retire/", {"_tell": "yes"})
    assert hers.post(f"{at}bring-back/").headers["Location"] == f"{at}share/"
    assert "Bob still sees that it no longer holds" in hers.get(at).content.decode()
    assert "No longer holds" in his.get(links(his)[0]).content.decode()
    share(hers, at)
    page = his.get(links(his)[0]).content.decode()
    assert "No longer holds" not in page
    assert SENTENCE in page


def test_a_copy_that_came_back_after_the_end_can_still_be_told(hers, his):
    """Withdrawn, ended, and put back within ten minutes: the other reads it as if it held."""
    at = write(hers)
    share(hers, at)
    withdraw = re.search(r'action="(/together/[^"]*/withdraw/)"', hers.get(at).content.decode())[1]
    hers.post(withdraw)
    hers.post(f"{at}retire/")
    hers.post(withdraw.replace("withdraw", "put-back"))
    assert "still sees it as if it held" in hers.get(at).content.decode()
    hers.post(f"{at}retire/", {"_tell": "yes"})
    assert "No longer holds" in his.get(links(his)[0]).content.decode()


def test_each_ends_only_their_own(alice, hers, his):
    at = write(hers)
    share(hers, at)
    (lies_at,) = links(his)
    for tail in ("retire/", "bring-back/", "review/", "change/", "share/", "remove/"):
        assert his.post(lies_at + tail, {"_tell": "yes", "when": "none"}).status_code == 404
    assert _copy(hers).document.retired_on is None


def test_taken_along_on_leaving_it_stands_once(couple, hers):
    at = write(hers)
    share(hers, at)
    leaving.leave(couple[0], taking=["boundaries.boundary"], now=datetime.now(UTC))
    assert len(mine(couple[0])) == 2
    assert links(hers) == [at]


def test_one_whose_own_page_was_removed_still_comes_along_and_can_be_looked_at(couple, hers):
    at = write(hers)
    share(hers, at)
    hers.post(f"{at}remove/")
    leaving.leave(couple[0], taking=["boundaries.boundary"], now=datetime.now(UTC))
    (at,) = links(hers)
    assert SENTENCE in hers.get(at).content.decode()
    hers.post(f"{at}review/", {"when": "month"})
    assert only(couple[0]).review_on
    assert only(couple[0]).shared_at is None  # an original again
    assert SENTENCE in hers.get(at).content.decode()


def test_a_space_that_is_not_active_shows_nothing(couple, hers, his, seen):
    at = write(hers)
    share(hers, at)
    (lies_at,) = links(his)
    leaving.pause(couple[0].person.id)
    paused = (seen(his, "/boundaries/"), his.get(lies_at).status_code)
    leaving.leave(couple[0], taking=[], now=datetime.now(UTC))
    assert (seen(his, "/boundaries/"), his.get(lies_at).status_code) == paused
    assert paused[1] == 404
    assert SENTENCE in hers.get(at).content.decode()


def _copy(client) -> Kept[Boundary]:
    from django.http import HttpRequest

    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    space = space_of(visit_of(request, datetime.now(UTC)))
    (kept,) = space.drawer.read(Boundary).of(Boundary)
    return kept
