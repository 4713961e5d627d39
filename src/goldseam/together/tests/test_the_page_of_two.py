"""The page of two, as each sees it: from the first code to an end nobody is told about."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from goldseam.beliefs.documents import Belief
from goldseam.people import accounts
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation, Member
from goldseam.together.space import open_for, partner_of

SHOW = "/together/"
PAGES = ("show", "leave", "start", "accept")


def shown(client, address=SHOW):
    return client.get(address, follow=True).content.decode()


def main_of(client, address=SHOW):
    """What stands on a page, without what differs with every form."""
    page = shown(client, address)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page[page.index("<main") :])


@pytest.fixture
def pages(alice, bob, browser_of):
    return browser_of(alice), browser_of(bob)


@pytest.fixture
def together(pages):
    """Both have gone the whole way by its pages."""
    hers, his = pages
    hers.post(reverse("together:invite"))
    code = re.search(r'data-copy="([0-9A-Z-]{9})"', shown(hers)).group(1)
    his.post(reverse("together:accept"), {"code": code})
    words = [re.search(r'data-copy="([a-z -]+)"', shown(client)).group(1) for client in pages]
    hers.post(reverse("together:confirm"))
    return words


def share(account, text):
    """Something of the account's in the shared drawer: a line of theirs."""
    drawer = Member.objects.get(person=account.person).drawer_id
    mine = open_for(account, drawer, partner_of(account.drawer))
    now = timezone.now()
    belief = Belief(wording="beliefs@1", begun_at=now, rule=text)
    return mine.add(belief, day=now.date(), now=now)


def test_before_anything_for_two_stand_the_private_questions(pages):
    hers, _ = pages
    assert "Are you sometimes afraid" in shown(hers)
    answer = hers.post(reverse("support:safe"), {"private_tick": "disagree"}).content.decode()
    assert reverse("together:start") in answer


def test_both_see_the_same_words_and_then_each_other(pages, together):
    assert together[0] == together[1]
    hers, his = map(shown, pages)
    assert "You and Bob" in hers
    assert "You and Alice" in his


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(pages):
    answer = pages[1].post(reverse("together:accept"), {"code": "abcd-efg1"})
    assert answer.status_code == 422
    assert "No invitation has this code" in answer.content.decode()
    assert "abcd-efg1" in answer.content.decode()


def test_a_code_opens_nothing_before_it_is_confirmed(pages, alice):
    hers, his = pages
    hers.post(reverse("together:invite"))
    code = pairing.code_of(alice, Invitation.objects.get())
    his.post(reverse("together:accept"), {"code": code})
    his.post(reverse("together:confirm"))
    assert not Member.objects.exists()
    assert "Until then nothing is shared" in shown(his)


def test_each_sees_what_the_other_shares_and_can_take_back_only_their_own(
    alice, bob, pages, together
):
    hers, his = pages
    kept = share(alice, "I would like an evening a week")
    assert "an evening a week" in shown(his)
    withdraw = reverse("together:withdraw", args=[kept.id])
    assert his.post(withdraw).status_code == 404
    assert "an evening a week" in shown(hers, reverse("together:as-seen"))
    hers.post(withdraw)
    assert "an evening a week" not in shown(his)
    hers.post(reverse("together:put-back", args=[kept.id]))
    assert "an evening a week" in shown(his)


def test_pausing_shows_the_other_one_neutral_line(alice, pages, together):
    hers, his = pages
    share(alice, "out of sight for now")
    hers.post(reverse("together:pause"))
    assert "You have paused it" in shown(hers)
    assert "The shared space isn’t active." in shown(his)
    assert "out of sight" not in shown(his)
    hers.post(reverse("together:resume"))
    assert "out of sight" in shown(his)


@pytest.mark.parametrize("has_shared", [False, True])
def test_paused_left_and_deleted_can_not_be_told_apart(join, browser_of, has_shared):
    """Byte for byte, on every page of two that the other has."""
    endings = {
        "paused": lambda them: leaving.pause(them.person.id),
        "left": lambda them: leaving.leave(them, taking=[], now=timezone.now()),
        "deleted": lambda them: accounts.delete(them, now=timezone.now()),
    }
    seen = {}
    for ending, end in endings.items():
        mara, other = (
            join("mara", f"{ending} lantern velvet harbour nine"),
            join("jonas", f"{ending} orbit velvet harbour"),
        )
        pairing.accept(mara, pairing.invite(other, now=timezone.now()), now=timezone.now())
        pairing.confirm(other, Invitation.objects.get().id, now=timezone.now())
        client = browser_of(mara)
        if has_shared:
            share(mara, "Mine, whatever happens")
        end(other)
        seen[ending] = [main_of(client, reverse(f"together:{name}")) for name in PAGES]
    assert seen["paused"] == seen["left"] == seen["deleted"]
    assert "isn’t active" in seen["left"][0]


def test_leaving_by_the_page_takes_along_what_was_ticked(alice, bob, pages, together):
    hers, his = pages
    share(alice, "mine, after all")
    assert "Belief (1)" in shown(hers, reverse("together:leave"))
    hers.post(reverse("together:leave"), {"taking": ["beliefs.belief"]})
    assert "mine, after all" in shown(hers, "/beliefs/")
    assert "isn’t active" in shown(his)
    his.post(reverse("together:leave"))
    assert "Are you sometimes afraid" in shown(his)
