"""A picture of two is there once both said yes; nobody can tell whether the other has."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.pictured import Day, Two, fill, moment, rate_moment

from goldseam.drawers.documents import to_bytes
from goldseam.picture.documents import Agreed
from goldseam.together import pairing
from goldseam.together.models import Member

PAGE, AGREE = reverse("picture:two"), reverse("picture:agree")
NEW_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
TOLD = "what was promised was done"


@pytest.fixture
def both(couple, browser_of, at, now):
    at(now)
    fill(Two.of(*couple), 40, now.date(), Day(rated=0.5))
    return [browser_of(one) for one in couple]


@pytest.fixture
def page(read):
    def seen(browser) -> str:
        read(browser, PAGE)  # a notice is said once
        return NEW_EACH_TIME.sub("", read(browser, PAGE))

    return seen


def say(browser, word: str) -> None:
    assert browser.post(AGREE, {"agree": word}).status_code == 302


def test_it_is_there_once_both_said_yes_and_both_see_the_same(both, page):
    hers, his = both
    for one in both:
        assert TOLD not in page(one)
    say(hers, "yes")
    assert TOLD not in page(hers)
    say(his, "yes")
    seen = [page(one) for one in both]
    assert all(TOLD in one for one in seen)
    drawn = [re.findall(r"<svg class=\"over-time.*?</svg>", one, re.S) for one in seen]
    assert drawn[0] == drawn[1] != []


@pytest.mark.parametrize("said", [["yes"], ["yes", "no"], ["no"], ["yes", "no", "yes"]])
def test_what_one_says_alone_shows_the_other_nothing(both, page, said):
    hers, his = both
    before = page(his)
    for word in said:
        say(hers, word)
        assert page(his) == before


def test_either_may_take_their_yes_back_at_once_and_the_page_is_as_if_it_had_never_been(both, page):
    hers, his = both
    say(his, "yes")
    before = page(his)
    say(hers, "yes")
    assert TOLD in page(his)
    say(hers, "no")
    assert page(his) == before
    assert TOLD not in page(hers)


def test_nothing_in_the_shared_drawer_tells_a_yes_from_a_no(couple, both):
    hers, _ = both
    theirs = Two.of(*couple).theirs

    def token() -> bytes:
        (kept,) = theirs.read(Agreed).of(Agreed)
        return kept.document.token

    say(hers, "yes")
    yes = token()
    say(hers, "no")
    no = token()
    assert len(yes) == len(no)
    assert yes != no
    assert len(to_bytes(Agreed(token=yes))) == len(to_bytes(Agreed(token=no)))


def test_it_holds_only_what_both_share(couple, both, page):
    hers, _ = both
    for one in both:
        say(one, "yes")
    before = page(hers)
    rate_moment(couple[0].drawer, moment(moment_day(), 0).date(), 0)
    assert page(hers) == before
    assert "hard moment" not in before
    assert "to yourself" not in before


def moment_day():
    from django.utils import timezone

    return (timezone.now() - timedelta(days=3)).date()


def test_nobody_says_yes_for_the_other(couple, both, page):
    hers, his = both
    two = Two.of(*couple)
    say(his, "yes")
    (theirs,) = two.ours.read(Agreed).of(Agreed)
    say(his, "no")
    say(hers, "yes")
    two.ours.add(theirs.document, day=theirs.day, now=moment(theirs.day, 23))
    assert TOLD not in page(hers)


def test_a_pause_hides_it_and_says_no_more_than_elsewhere(couple, both, page):
    hers, his = both
    for one in both:
        say(one, "yes")
    hers.post(reverse("together:pause"))
    for one in both:
        seen = page(one)
        assert TOLD not in seen
        assert "The shared space isn’t active." in seen
    assert his.post(AGREE, {"agree": "yes"}).status_code == 404


def test_a_new_space_begins_without_a_yes(couple, both, page, browser_of, now):
    from goldseam.together import leaving
    from goldseam.together.models import Invitation

    alice, bob = couple
    for one in both:
        say(one, "yes")
    for one in couple:
        leaving.leave(one, taking=[], now=now)
    pairing.accept(bob, pairing.invite(alice, now=now), now=now)
    pairing.confirm(alice, Invitation.objects.get(inviter=alice.person).id, now=now)
    assert Member.objects.filter(person=alice.person).count() == 1
    assert "Yes, I want one" in page(browser_of(alice))
