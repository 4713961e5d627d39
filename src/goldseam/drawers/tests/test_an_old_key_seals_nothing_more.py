"""A visit that began before a re-keying can't leave anything behind under the old key."""

from datetime import timedelta

import pytest

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import ChangedMeanwhile, KeyChanged
from goldseam.people import accounts


@document("test.line")
class Line(Document, frozen=True, kw_only=True):
    text: str


@pytest.fixture
def before(alice, now):
    """Alice's drawer as a slow request still holds it, with one line in it; and her account now."""
    kept = alice.drawer.add(Line(text="one"), day=now.date(), now=now)
    mine = alice.drawer
    return mine, kept, accounts.re_key(alice, "another five words of hers", now=now)


def test_nothing_new_is_sealed_under_it(before, now):
    mine, _, renewed = before
    with pytest.raises(KeyChanged):
        mine.add(Line(text="late"), day=now.date(), now=now + timedelta(seconds=1))
    assert [kept.document.text for kept in renewed.drawer.read(Line).of(Line)] == ["one"]


def test_nothing_is_overwritten_under_it(before):
    mine, kept, renewed = before
    with pytest.raises(ChangedMeanwhile):
        mine.change(kept, Line(text="late"))
    assert renewed.drawer.find(Line, kept.id).document.text == "one"


def test_nothing_is_removed_or_put_back_under_it(before, now):
    mine, kept, renewed = before
    with pytest.raises(KeyChanged):
        mine.remove(type(kept.document), kept.id, now=now)
    with pytest.raises(KeyChanged):
        mine.put_back(type(kept.document), kept.id)
    assert renewed.drawer.find(Line, kept.id).document.text == "one"
