"""Words between two: both see what was shared, and nobody sees what was not, before or after.

Alice and Bob live through every room for two by its real forms; Eve is Alice's former partner,
Charlie a stranger.
"""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from goldseam.drawers.documents import KINDS, to_bytes
from goldseam.people.visits import Visit
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation
from goldseam.together.space import space_of
from tests.crawling import everything
from tests.examples import kinds
from tests.scanning import found_in
from tests.stored import stored
from tests.test_canaries import FOUND_BY_TWO
from tests.two import Said, live_as_two

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(alice, bob, join, browser_of, now) -> dict[str, Callable[[], Client]]:
    """Eve was with Alice, and shared nothing; Bob is."""
    eve, charlie = join("eve"), join("charlie")
    for other in (eve, bob):
        pairing.accept(other, pairing.invite(alice, now=now), now=now)
        pairing.confirm(alice, Invitation.objects.get().id, now=now)
        if other is eve:
            leaving.leave(alice, taking=[], now=now)
    return {
        "owner": lambda: browser_of(alice),
        "partner": lambda: browser_of(bob),
        "former partner": lambda: browser_of(eve),
        "stranger": lambda: browser_of(charlie),
        "locked": lambda: browser_of(alice, locked=True),
        "anonymous": Client,
    }


@pytest.fixture
def said(cast) -> Said:
    return live_as_two(cast["owner"](), cast["partner"]())


def seen_by(cast, role: str) -> bytes:
    return everything(cast[role](), timezone.now())


def test_every_kind_that_two_make_was_made(alice, bob, cast, said):
    """A new kind of document between two is made in tests/two.py."""
    shared = _shared(alice)
    made = {kind for kind in kinds() if shared.read(KINDS[kind]).of(KINDS[kind])}
    own = {
        kind
        for kind in kinds()
        for who in (alice, bob)
        if who.drawer.read(KINDS[kind]).of(KINDS[kind])
    }
    assert FOUND_BY_TWO - made - own == set()


def test_both_find_every_word_that_was_shared_and_their_own(cast, said):
    hers, his = seen_by(cast, "owner"), seen_by(cast, "partner")
    assert [word for word in (*said.both, *said.hers) if word.encode() not in hers] == []
    assert [word for word in (*said.both, *said.his) if word.encode() not in his] == []


def test_neither_meets_a_word_that_the_other_kept(cast, said):
    assert found_in(seen_by(cast, "partner"), said.hers) == {}
    assert found_in(seen_by(cast, "owner"), said.his) == {}


@pytest.mark.parametrize("role", ["former partner", "stranger", "locked", "anonymous"])
def test_nobody_else_meets_any_word(cast, said, role):
    words = [*said.both, *said.hers, *said.his]
    assert found_in(seen_by(cast, role), words) == {}


def test_no_word_lies_open_on_the_disk_in_the_log_in_an_address_or_a_cookie(
    cast, logged, tmp_path, now
):
    said = live_as_two(cast["owner"](), cast["partner"]())
    words = [*said.both, *said.hers, *said.his]
    assert found_in("\n".join(said.trail).encode(), words) == {}
    assert found_in(stored(tmp_path, now), words) == {}
    assert found_in("\n".join(logged).encode(), words) == {}


def test_who_left_with_their_words_leaves_none_behind_and_loses_none(alice, bob, cast, said):
    """The partner is a former one then; everybody’s words are theirs alone again, all of them."""
    before, by = _shared(alice), _by_author(alice, said)
    quoted = {*by[alice.person.id]} & {*by[bob.person.id]}  # what a talk was about, by both
    assert len(quoted) == 1
    leaving.leave(alice, taking=KINDS, now=timezone.now())
    his = seen_by(cast, "partner")
    assert found_in(his, [*said.hers, *({*by[alice.person.id]} - quoted)]) == {}
    assert not any(before.read(*KINDS.values()).by_kind.values()), "her old key opens nothing"
    leaving.leave(bob, taking=KINDS, now=timezone.now())
    for account, role, alone in ((alice, "owner", said.hers), (bob, "partner", said.his)):
        words, page = {*by[account.person.id], *alone} - {*said.replaced}, seen_by(cast, role)
        assert [word for word in words if word.encode() not in page] == []
        others = {*said.both, *said.hers, *said.his} - words
        assert found_in(page, sorted(others - quoted - {*said.replaced})) == {}


def _by_author(account, said: Said) -> dict[UUID, list[str]]:
    """Whose each of the shared words is."""
    found = _shared(account).read(*KINDS.values()).by_kind
    kept = [one for same in found.values() for one in same]
    texts = [(one.author, to_bytes(one.document)) for one in kept]
    return {
        author: [word for word in said.both if any(a == author and word.encode() in text
                                                   for a, text in texts)]
        for author in {one.author for one in kept}
    }  # fmt: skip


def _shared(account):
    visit = Visit(
        timezone.now(), person=account.person.id, drawer_id=account.person.drawer_id,
        keys=account.keys, preferences=account.preferences,
    )  # fmt: skip
    space = space_of(visit)
    assert space is not None
    return space.drawer
