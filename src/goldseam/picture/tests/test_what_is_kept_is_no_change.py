"""In one drawer of thousands what the picture keeps looks like what it rests on, unopened."""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.pictured import another_drawer, moment, rate_moment

from goldseam import vault
from goldseam.drawers.gate import OpenDrawer
from goldseam.people.visits import Visit
from goldseam.picture.digests import numbers_of
from goldseam.picture.documents import Now, Past
from goldseam.picture.gathering import MINE, OWN, SHARED

TODAY = date(2026, 5, 4)
DAYS = [TODAY - timedelta(days=number) for number in range(500, 0, -2)]


def key_of_a_drawer_in_which(struct) -> bytes:
    """The first of many keys with which this kind has the number of one the picture rests on."""
    while True:
        key = os.urandom(32)
        others = {vault.kind_tag(key, one.KIND) for one in OWN}
        if vault.kind_tag(key, struct.KIND) in others:
            return key


@pytest.fixture(params=[Now, Past], ids=["now", "past"])
def visit(request, alice) -> Visit:
    """Alice, with another drawer of this kind and a hard moment every other day."""
    now, person = moment(TODAY, 23), alice.person
    drawer = another_drawer(alice, now)
    keys = replace(alice.keys, drawer=key_of_a_drawer_in_which(request.param), epoch=1)
    visit = Visit(now, b"", person.id, person.name, False, drawer, keys, alice.preferences)
    for number, day in enumerate(DAYS):
        rate_moment(visit.drawer, day, number % 5)
    return visit


def revisions(mine: OpenDrawer) -> dict[str, list[int]]:
    return {kind: [one.revision for one in of] for kind, of in mine.read(Now, Past).by_kind.items()}


def test_what_was_kept_holds_although_keeping_it_looks_like_a_change(visit):
    first = numbers_of(visit, None, MINE)
    kept = revisions(visit.drawer)
    assert kept == {Now.KIND: [1], Past.KIND: [1]}
    assert numbers_of(visit, None, MINE) == first
    assert revisions(visit.drawer) == kept, "a second look makes and keeps nothing"
    numbers_of(visit, None, SHARED)
    shared = revisions(visit.drawer)
    assert numbers_of(visit, None, MINE) == first
    assert revisions(visit.drawer) == shared, "nor does what is kept of the picture of two"


def test_it_is_gone_on_from_and_says_the_same_as_from_scratch(visit):
    numbers_of(visit, None, MINE)
    rate_moment(visit.drawer, TODAY, 0)
    gone_on = numbers_of(visit, None, MINE)
    [past] = visit.drawer.read(Past).of(Past)
    assert past.document.lately, "it wasn't made anew"
    made = [kept.id for of in visit.drawer.read(Now, Past).by_kind.values() for kept in of]
    visit.drawer.erase(made, day=TODAY)
    assert numbers_of(visit, None, MINE) == gone_on


def test_what_changes_there_is_still_noticed(visit):
    first = numbers_of(visit, None, MINE)
    rate_moment(visit.drawer, DAYS[1], 0)
    assert numbers_of(visit, None, MINE) != first
