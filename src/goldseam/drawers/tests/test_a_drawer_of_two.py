"""A drawer that two hold: both read it, each changes their own, and whoever left reads nothing."""

from datetime import timedelta

import pytest

from goldseam import vault
from goldseam.drawers import sharing
from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import KeyChanged, NotHere, OpenDrawer
from goldseam.drawers.models import DrawerKey, Item
from goldseam.people import accounts


@document("test.shared-line")
class Line(Document, frozen=True, kw_only=True):
    text: str


def open_for(account, drawer, *givers):
    mine = accounts.holder(account)
    public = {giver.person.id: accounts.other(giver.person).public for giver in givers}
    key, epoch = sharing.receive(drawer, mine, public)
    return OpenDrawer(drawer, key, epoch, account.person.id)


@pytest.fixture
def drawer(alice, bob, now):
    return sharing.begin(accounts.holder(alice), accounts.other(bob.person), now=now)


@pytest.fixture
def theirs(alice, bob, drawer):
    return open_for(alice, drawer), open_for(bob, drawer, alice)


def kept_line(mine, now, text="one"):
    return mine.add(Line(text=text), day=now.date(), now=now)


def sealed_under(mine, kept):
    """What lies there now, the key somebody has, and the place it is bound to."""
    row = Item.objects.get(drawer_id=mine.id, id=kept.id)
    place = vault.Place(
        "item", mine.id.bytes, row.id.bytes, row.kind, row.author.bytes, row.revision, 2
    )
    return bytes(row.sealed), mine.key, place


def test_both_read_what_each_puts_in(theirs, now):
    hers, his = theirs
    kept_line(hers, now)
    kept_line(his, now + timedelta(seconds=1), "two")
    for mine in theirs:
        assert [kept.document.text for kept in mine.read(Line).of(Line)] == ["two", "one"]


def test_each_changes_and_removes_only_their_own(theirs, now):
    hers, his = theirs
    kept = kept_line(hers, now)
    seen = his.find(Line, kept.id)
    with pytest.raises(NotHere):
        his.change(seen, Line(text="put into her mouth"))
    with pytest.raises(NotHere):
        his.remove(Line, kept.id, now=now)
    his.erase([kept.id], day=now.date())
    assert hers.find(Line, kept.id).document.text == "one"


def test_neither_puts_back_what_the_other_took_out(theirs, now):
    hers, his = theirs
    kept = kept_line(hers, now)
    hers.remove(Line, kept.id, now=now)
    assert his.removed(Line, now=now) == []
    with pytest.raises(NotHere):
        his.put_back(Line, kept.id)
    hers.put_back(Line, kept.id)


def test_a_key_is_received_once_and_then_wrapped_by_its_holder(bob, alice, drawer):
    open_for(bob, drawer, alice)
    assert DrawerKey.objects.get(drawer_id=drawer, holder=bob.person.id).giver is None
    open_for(bob, drawer)  # nobody's signature is needed any more


def test_a_key_from_somebody_else_is_not_taken(bob, join, drawer):
    with pytest.raises(sharing.NoKey):
        open_for(bob, drawer, join("eve"))


def test_a_key_signed_by_somebody_else_is_refused(alice, bob, join, now, drawer):
    eve = join("eve")
    forged = sharing.begin(accounts.holder(eve), accounts.other(bob.person), now=now)
    DrawerKey.objects.filter(drawer_id=forged, giver=eve.person.id).update(giver=alice.person.id)
    with pytest.raises(vault.Damaged):
        open_for(bob, forged, alice)


def test_whoever_left_holds_no_key_and_their_old_one_opens_nothing(alice, bob, drawer, theirs, now):
    hers, his = theirs
    kept = kept_line(his, now)
    sharing.new_epoch(drawer, hers.key, accounts.holder(alice), to=[accounts.other(bob.person)])
    with pytest.raises(sharing.NoKey):
        open_for(alice, drawer, bob)
    assert hers.read(Line).of(Line) == []
    with pytest.raises(NotHere):
        hers.find(Line, kept.id)
    with pytest.raises(vault.Damaged):
        vault.open_sealed(*sealed_under(hers, kept))
    with pytest.raises(KeyChanged):
        kept_line(hers, now + timedelta(seconds=1))
    assert open_for(bob, drawer, alice).find(Line, kept.id).document.text == "one"


def test_a_stranger_has_no_key(join, drawer):
    with pytest.raises(sharing.NoKey):
        open_for(join("charlie"), drawer)
