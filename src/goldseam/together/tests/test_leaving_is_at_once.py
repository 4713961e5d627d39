"""Leaving needs nobody: the key is gone, and words come along as they were chosen."""

import pytest

from goldseam.drawers import sharing
from goldseam.drawers.models import DrawerKey, Item
from goldseam.journal.documents import Entry
from goldseam.people import accounts
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation, Member
from goldseam.together.space import open_for, partner_of


@pytest.fixture
def shared(alice, bob, now):
    """Each opens it once: hers and his."""
    code = pairing.invite(alice, now=now)
    pairing.accept(bob, code, now=now)
    pairing.confirm(alice, Invitation.objects.get().id, now=now)
    drawer = Member.objects.get(person=alice.person).drawer_id
    return [open_for(who, drawer, partner_of(who.drawer)) for who in (alice, bob)]


def entry(mine, now, text):
    return mine.add(Entry(text=text, written_at=now), day=now.date(), now=now)


def texts(drawer):
    return [kept.document.text for kept in drawer.read(Entry).of(Entry)]


def test_what_is_taken_along_is_ones_own_again_and_gone_there(alice, bob, shared, now):
    hers, his = shared
    entry(hers, now, "mine")
    entry(his, now, "his")
    leaving.leave(alice, taking=["journal.entry"], now=now)
    assert texts(alice.drawer) == ["mine"]
    left = open_for(bob, his.id, partner_of(bob.drawer))
    assert texts(left) == ["his"]


def test_what_is_left_behind_stays_with_the_other(alice, bob, shared, now):
    hers, his = shared
    entry(hers, now, "for you to keep")
    leaving.leave(alice, taking=[], now=now)
    assert texts(open_for(bob, his.id, partner_of(bob.drawer))) == ["for you to keep"]
    assert texts(alice.drawer) == []


def test_the_key_is_gone_and_a_copy_of_it_opens_nothing(alice, bob, shared, now):
    hers, his = shared
    entry(his, now, "after you left")
    leaving.leave(alice, taking=[], now=now)
    assert not DrawerKey.objects.filter(drawer_id=hers.id, holder=alice.person.id).exists()
    with pytest.raises(sharing.NoKey):
        sharing.receive(hers.id, accounts.holder(alice), {bob.person.id: None})
    assert texts(hers) == []


def test_when_the_second_leaves_nothing_remains(alice, bob, shared, now):
    hers, his = shared
    entry(his, now, "one")
    leaving.leave(alice, taking=[], now=now)
    leaving.leave(bob, taking=["journal.entry"], now=now)
    assert not Item.objects.filter(drawer_id=hers.id).exists()
    assert not Member.objects.exists()
    assert texts(bob.drawer) == ["one"]


def test_deleting_the_account_takes_every_word_along_to_where_it_ends(alice, bob, shared, now):
    hers, his = shared
    entry(hers, now, "mine")
    entry(his, now, "his")
    accounts.delete(alice, now=now)
    assert texts(open_for(bob, his.id, partner_of(bob.drawer))) == ["his"]


def test_they_may_find_each_other_again(alice, bob, shared, now):
    leaving.leave(alice, taking=[], now=now)
    leaving.leave(bob, taking=[], now=now)
    code = pairing.invite(bob, now=now)
    pairing.accept(alice, code, now=now)
    pairing.confirm(bob, Invitation.objects.get().id, now=now)
    assert Member.objects.count() == 2


def test_after_someone_knew_the_space_is_still_there(alice, bob, shared, now):
    hers, _ = shared
    entry(hers, now, "still here")
    again = accounts.re_key(alice, "another five words of hers", now=now)
    assert texts(open_for(again, hers.id, partner_of(again.drawer))) == ["still here"]


def test_a_new_key_is_sealed_to_nobody_unknown(alice, bob, join, shared, now):
    """Somebody put other keys beside Bob's name: he goes on with the key he has."""
    hers, his = shared
    entry(his, now, "his")
    eves = bytes(join("eve").person.public_identity)
    type(bob.person).objects.filter(id=bob.person.id).update(public_identity=eves)
    leaving.leave(alice, taking=[], now=now)
    assert DrawerKey.objects.get(drawer_id=hers.id).giver is None
    assert texts(open_for(bob, his.id, partner_of(bob.drawer))) == ["his"]
