"""Where somebody stands lies in their own drawer, and shows on no page of the other."""

import pytest
from tests.looking import every_page

from goldseam.together import leaving
from goldseam.tracks.documents import Track

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("which", ["hurt", "rebuilding", "both", "nothing"])
def test_the_others_pages_are_the_same_byte_for_byte(couple, browser_of, which):
    alice, bob = couple
    hers, his = browser_of(alice), browser_of(bob)
    his.post("/tracks/choose/", {"which": "rebuilding"})
    every_page(his)  # a notice of what was just done is said once
    before = every_page(his)
    hers.post("/tracks/choose/", {"which": "hurt"})
    hers.post("/tracks/choose/", {"which": which, "anew": "yes"})
    hers.get("/tracks/")
    assert every_page(his) == before


def test_it_is_never_taken_into_the_drawer_of_two_or_out_of_it(couple, browser_of, now):
    from goldseam.together.space import open_for, partner_of

    alice = couple[0]
    browser_of(alice).post("/tracks/choose/", {"which": "hurt"})
    partner = partner_of(alice.drawer)
    from goldseam.together.models import Member

    shared = open_for(alice, Member.objects.get(person=alice.person).drawer_id, partner)
    assert shared.read(Track).of(Track) == []
    leaving.leave(alice, taking=["tracks.track"], now=now)
    assert len(alice.drawer.read(Track).of(Track)) == 1


def test_no_list_or_search_of_ones_own_shows_it_either(alice, browser_of):
    browser = browser_of(alice)
    browser.post("/tracks/choose/", {"which": "rebuilding"}, follow=True)
    for address in ("/today/", "/journal/", "/everything/", "/together/"):
        assert "broke trust" not in browser.get(address).content.decode(), address
