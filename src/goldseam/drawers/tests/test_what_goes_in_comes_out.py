"""The gate keeps what it is given, hands it only to its holder, and notices interference."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldseam import vault
from goldseam.drawers import queries
from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import ChangedMeanwhile, NotHere
from goldseam.drawers.models import Item


@document("test.note")
class Note(Document, frozen=True, kw_only=True):
    text: str


@document("test.other")
class Other(Document, frozen=True, kw_only=True):
    text: str


def test_a_document_comes_back_as_it_was(alice, now):
    kept = alice.drawer.add(Note(text="as it was"), day=now.date(), now=now)
    assert alice.drawer.find(Note, kept.id) == kept


def test_reading_brings_only_the_kinds_and_days_asked_for_newest_first(alice, now):
    mine, today = alice.drawer, now.date()
    for age in range(5):
        mine.add(Note(text=str(age)), day=today - timedelta(days=age), now=now)
    mine.add(Other(text="other"), day=today, now=now)
    found = mine.read(Note, since=today - timedelta(days=3), until=today - timedelta(days=1))
    assert [kept.document.text for kept in found.of(Note)] == ["1", "2", "3"]
    assert found.of(Other) == []


def test_two_kinds_that_share_a_tag_are_both_read_and_told_apart(alice, now):
    """Tags have sixteen bits: with forty kinds, one drawer in eighty has two that are alike."""
    mine, today = replace(alice.drawer, _tags={"test.note": 7, "test.other": 7}), now.date()
    mine.add(Note(text="note"), day=today, now=now)
    mine.add(Other(text="other"), day=today, now=now)
    queries.read.cache_clear()  # each shape of question is put together when it first comes up
    queries.days.cache_clear()
    found = mine.read(Note, Other, since=today, until=today)
    assert [kept.document.text for kept in found.of(Note)] == ["note"]
    assert [kept.document.text for kept in found.of(Other)] == ["other"]
    assert mine.days(Note, Other, since=today, until=today) == {today}


def test_the_newest_of_a_kind_is_found_behind_others_that_share_its_tag(alice, now):
    """Whom one is together with is such a newest one: nothing else may stand in front of it."""
    mine, today = replace(alice.drawer, _tags={"test.note": 7, "test.other": 7}), now.date()
    for age in range(4, 0, -1):
        mine.add(Note(text=f"note {age}"), day=today - timedelta(days=age), now=now)
    for text in ("one", "another", "a third"):
        mine.add(Other(text=text), day=today, now=now)
    newest = {many: mine.read(Note, newest=many).of(Note) for many in (1, 3, 9)}
    assert [kept.document.text for kept in newest[1]] == ["note 1"]
    assert [kept.document.text for kept in newest[3]] == ["note 1", "note 2", "note 3"]
    assert len(newest[9]) == 4
    first = mine.read(Note, newest=2, where=lambda note: note.text != "note 1").of(Note)
    assert [kept.document.text for kept in first] == ["note 2"]
    assert len(mine.read(Other, newest=2).of(Other)) == 2


def test_what_can_be_put_back_is_of_its_kind_and_of_no_other_that_shares_its_tag(alice, now):
    mine, today = replace(alice.drawer, _tags={"test.note": 7, "test.other": 7}), now.date()
    note = mine.add(Note(text="note"), day=today, now=now)
    other = mine.add(Other(text="other"), day=today, now=now)
    mine.remove(Note, note.id, now=now)
    mine.remove(Other, other.id, now=now)
    assert mine.removed(Note, now=now) == [note.id]
    assert mine.removed(Other, now=now) == [other.id]


def test_another_persons_drawer_is_another_world(alice, bob, now):
    kept = alice.drawer.add(Note(text="mine"), day=now.date(), now=now)
    with pytest.raises(NotHere):
        bob.drawer.find(Note, kept.id)


def test_a_key_to_one_drawer_opens_no_other(alice, bob, now):
    kept = alice.drawer.add(Note(text="mine"), day=now.date(), now=now)
    Item.objects.filter(id=kept.id).update(drawer_id=bob.drawer.id)
    with pytest.raises((vault.VaultError, NotHere)):
        bob.drawer.find(Note, kept.id)


def test_a_change_made_elsewhere_is_never_overwritten(alice, now):
    mine = alice.drawer
    first = mine.add(Note(text="first"), day=now.date(), now=now)
    mine.change(first, Note(text="from the phone"))
    with pytest.raises(ChangedMeanwhile):
        mine.change(first, Note(text="from the laptop"))
    assert mine.find(Note, first.id).document.text == "from the phone"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", 1), ("revision", 9), ("author", b"\1" * 16), ("sealed", b"\1" * 300)],
)
def test_a_row_that_was_tampered_with_is_refused(alice, now, field, value):
    from uuid import UUID

    kept = alice.drawer.add(Note(text="mine"), day=now.date(), now=now)
    value = UUID(bytes=value) if field == "author" else value
    Item.objects.filter(id=kept.id).update(**{field: value})
    with pytest.raises((vault.VaultError, NotHere)):
        alice.drawer.find(Note, kept.id)


def test_what_is_removed_can_be_put_back_and_is_gone_after_the_sweep(alice, now):
    from goldseam.drawers import keeping

    mine = alice.drawer
    kept = mine.add(Note(text="mine"), day=now.date(), now=now)
    mine.remove(Note, kept.id, now=now)
    with pytest.raises(NotHere):
        mine.find(Note, kept.id)
    mine.put_back(Note, kept.id)
    assert mine.find(Note, kept.id) == kept
    mine.remove(Note, kept.id, now=now)
    keeping.sweep(now + timedelta(minutes=11))
    with pytest.raises(NotHere):
        mine.put_back(Note, kept.id)
