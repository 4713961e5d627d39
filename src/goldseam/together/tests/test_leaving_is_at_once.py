"""Leaving needs nobody: the key is gone, and words come along as they were chosen."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

import pytest

from goldseam.drawers import sharing
from goldseam.drawers.documents import KINDS, Document, document
from goldseam.drawers.models import DrawerKey, Item
from goldseam.people import accounts
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation, Member
from goldseam.together.space import open_for, partner_of
from goldseam.words.documents import Statement


@document("test.nameless")
class Nameless(Document, frozen=True, kw_only=True):
    at: datetime


@document("test.of-it")
class OfIt(Document, frozen=True, kw_only=True):
    GOES_WITH: ClassVar[str] = Statement.KIND

    about: UUID


@pytest.fixture
def shared(alice, bob, now):
    """Each opens it once: hers and his."""
    code = pairing.invite(alice, now=now)
    pairing.accept(bob, code, now=now)
    pairing.confirm(alice, Invitation.objects.get().id, now=now)
    drawer = Member.objects.get(person=alice.person).drawer_id
    return [open_for(who, drawer, partner_of(who.drawer)) for who in (alice, bob)]


def entry(mine, now, text):
    said = Statement(wording="statement@1", begun_at=now, thread=uuid4(), when=text)
    return mine.add(said, day=now.date(), now=now)


def texts(drawer):
    return [kept.document.when for kept in drawer.read(Statement).of(Statement)]


def test_what_is_taken_along_is_ones_own_again_and_gone_there(alice, bob, shared, now):
    hers, his = shared
    entry(hers, now, "mine")
    entry(his, now, "his")
    leaving.leave(alice, taking=[Statement.KIND], now=now)
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
        sharing.receive(hers.id, accounts.holder(alice), {})
    assert texts(hers) == []


def test_when_the_second_leaves_nothing_remains(alice, bob, shared, now):
    hers, his = shared
    entry(his, now, "one")
    leaving.leave(alice, taking=[], now=now)
    leaving.leave(bob, taking=[Statement.KIND], now=now)
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


def test_who_changed_all_keys_and_leaves_takes_nobody_elses_words(alice, bob, shared, now):
    """Bob compared her old keys; what she hands over is signed by her new ones."""
    _, his = shared
    entry(his, now, "his")
    again = accounts.re_key(alice, "another five words of hers", now=now)
    leaving.leave(again, taking=[], now=now)
    assert texts(open_for(bob, his.id, partner_of(bob.drawer))) == ["his"]


def test_to_somebody_who_changed_all_keys_a_new_key_is_handed_over(alice, bob, shared, now):
    hers, his = shared
    entry(his, now, "his")
    again = accounts.re_key(bob, "another five words of his", now=now)
    leaving.leave(alice, taking=[], now=now)
    assert texts(hers) == []
    assert texts(open_for(again, his.id, partner_of(again.drawer))) == ["his"]


def test_a_key_that_was_handed_over_survives_a_change_of_all_keys(alice, bob, now):
    """Bob never opened the space before he changed everything."""
    pairing.accept(bob, pairing.invite(alice, now=now), now=now)
    pairing.confirm(alice, Invitation.objects.get().id, now=now)
    drawer = Member.objects.get(person=alice.person).drawer_id
    entry(open_for(alice, drawer, partner_of(alice.drawer)), now, "hers")
    again = accounts.re_key(bob, "another five words of his", now=now)
    assert texts(open_for(again, drawer, partner_of(again.drawer))) == ["hers"]


def test_who_changed_all_keys_and_deletes_the_account_takes_nobody_elses_words(
    alice, bob, shared, now
):
    _, his = shared
    entry(his, now, "his")
    accounts.delete(accounts.re_key(alice, "another five words of hers", now=now), now=now)
    assert texts(open_for(bob, his.id, partner_of(bob.drawer))) == ["his"]


def test_what_nobody_calls_by_a_name_is_gone_with_whoever_left(alice, bob, shared, now):
    hers, his = shared
    hers.add(Nameless(at=now), day=now.date(), now=now)
    leaving.leave(alice, taking=KINDS, now=now)
    assert open_for(bob, his.id, partner_of(bob.drawer)).read(Nameless).of(Nameless) == []
    assert alice.drawer.read(Nameless).of(Nameless) == []


def test_what_was_said_of_something_comes_along_with_it_and_finds_it(alice, shared, now):
    hers, _ = shared
    kept = entry(hers, now, "mine")
    hers.add(OfIt(about=kept.id), day=now.date(), now=now)
    leaving.leave(alice, taking=[Statement.KIND], now=now)
    said = alice.drawer.read(OfIt).of(OfIt)[0].document
    assert alice.drawer.find(Statement, said.about).document.when == "mine"
