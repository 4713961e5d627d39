"""Invited, accepted, confirmed: only then do two people hold a drawer, and only those two."""

from datetime import timedelta

import pytest

from goldseam.drawers.models import Drawer, DrawerKey
from goldseam.people import accounts, guessing
from goldseam.together import codes, pairing
from goldseam.together.models import Invitation, Member
from goldseam.together.space import open_for, partner_of


@pytest.fixture
def code(alice, now):
    return pairing.invite(alice, now=now)


def wrong(code):
    """Begins like it, and ends otherwise."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def confirmed(alice, now):
    return pairing.confirm(alice, Invitation.objects.get().id, now=now)


def test_confirmed_both_open_the_same_drawer(alice, bob, code, now):
    pairing.accept(bob, codes.shown(code).lower(), now=now)
    confirmed(alice, now)
    drawer = Member.objects.get(person=alice.person).drawer_id
    hers = open_for(alice, drawer, partner_of(alice.drawer))
    his = open_for(bob, drawer, partner_of(bob.drawer))
    assert hers.key == his.key
    assert not Invitation.objects.exists()


def test_accepting_is_no_access(alice, bob, code, now):
    drawers = Drawer.objects.count()
    pairing.accept(bob, code, now=now)
    assert Drawer.objects.count() == drawers
    assert DrawerKey.objects.filter(holder=bob.person.id).count() == 1
    assert not Member.objects.exists()


def test_a_code_is_good_once(alice, bob, join, code, now):
    pairing.accept(bob, code, now=now)
    with pytest.raises(pairing.WrongCode):
        pairing.accept(join("charlie"), code, now=now)


def test_a_code_is_good_for_ten_minutes(bob, code, now):
    with pytest.raises(pairing.WrongCode):
        pairing.accept(bob, code, now=now + timedelta(minutes=10))


def test_ten_wrong_tries_by_whoever_void_it(join, bob, code, now):
    for number in range(pairing.TRIES):
        with pytest.raises(pairing.WrongCode):
            pairing.accept(join(f"guesser {number}"), wrong(code), now=now)
    with pytest.raises(pairing.WrongCode):
        pairing.accept(bob, code, now=now)


def test_one_person_tries_only_so_often(bob, now):
    for _ in range(10):
        with pytest.raises(pairing.WrongCode):
            pairing.accept(bob, "00000000", now=now)
    with pytest.raises(guessing.TooManyTries):
        pairing.accept(bob, "00000000", now=now)


def test_nobody_accepts_their_own(alice, code, now):
    with pytest.raises(pairing.WrongCode):
        pairing.accept(alice, code, now=now)


def test_a_new_code_voids_the_one_before(alice, bob, code, now):
    pairing.invite(alice, now=now)
    with pytest.raises(pairing.WrongCode):
        pairing.accept(bob, code, now=now)


def test_only_the_inviter_confirms(alice, bob, join, code, now):
    pairing.accept(bob, code, now=now)
    for somebody in (bob, join("eve")):
        with pytest.raises(pairing.WrongCode):
            confirmed(somebody, now)


def test_nobody_is_together_with_two(alice, bob, join, code, now):
    pairing.accept(bob, code, now=now)
    confirmed(alice, now)
    charlie = join("charlie")
    theirs = pairing.invite(charlie, now=now)
    for taken in (alice, bob):
        with pytest.raises(pairing.TogetherAlready):
            pairing.accept(taken, theirs, now=now)
        with pytest.raises(pairing.TogetherAlready):
            pairing.invite(taken, now=now)


def test_the_code_lies_nowhere_in_the_open(alice, code):
    row = Invitation.objects.get()
    assert code.encode() not in bytes(row.proof) + bytes(row.code)
    assert pairing.code_of(alice, row) == codes.shown(code)


def test_both_see_the_same_words_and_with_other_keys_not(alice, bob, join):
    from goldseam.together.documents import phrase
    from goldseam.ui.words import library  # noqa: F401

    words = [f"word{number}" for number in range(7000)]
    mine, his, eves = (
        accounts.other(who.person).public.fingerprint() for who in (alice, bob, join("eve"))
    )
    assert phrase(mine, his, words) == phrase(his, mine, words) != phrase(mine, eves, words)
    assert len(phrase(mine, his, words).split()) == 4
