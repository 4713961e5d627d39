"""Whether anything of a kind was added, changed or removed is known without opening a thing."""

from datetime import timedelta

import pytest
from django.db import connection

from goldseam.calm.documents import CalmSession
from goldseam.checkins.documents import Answer, CheckIn
from goldseam.drawers import queries

A_DAY = timedelta(days=1)


@pytest.fixture
def mine(alice, now):
    for ago in range(5):
        at = now - ago * A_DAY
        alice.drawer.add(CheckIn(at=at, answer=Answer(distress=ago)), day=at.date(), now=at)
    return alice.drawer


def some(mine, index: int = -1):
    return mine.read(CheckIn).of(CheckIn)[index]


def add(mine, now):
    mine.add(CheckIn(at=now), day=now.date() - 3 * A_DAY, now=now)


def change(mine, now):
    mine.change(some(mine), CheckIn(at=now))


def remove(mine, now):
    mine.remove(CheckIn, some(mine).id, now=now)


@pytest.mark.parametrize("deed", [add, change, remove])
def test_what_is_done_to_one_changes_the_sums(mine, now, deed):
    before = mine.sums(CheckIn)
    early = mine.sums(CheckIn, until=now.date() - 3 * A_DAY)
    deed(mine, now)
    assert mine.sums(CheckIn) != before
    assert mine.sums(CheckIn, until=now.date() - 3 * A_DAY) != early


def test_what_is_put_back_and_what_is_of_another_kind_or_a_later_day_changes_nothing(mine, now):
    before, early = mine.sums(CheckIn), mine.sums(CheckIn, until=now.date() - 3 * A_DAY)
    kept = some(mine)
    mine.remove(CheckIn, kept.id, now=now)
    mine.put_back(CheckIn, kept.id)
    mine.add(CalmSession(exercise="breathing@1", at=now, before=7), day=now.date(), now=now)
    assert mine.sums(CheckIn) == before
    mine.change(some(mine, 0), CheckIn(at=now))
    assert mine.sums(CheckIn, until=now.date() - 3 * A_DAY) == early
    assert mine.sums(CheckIn) != before


def test_what_was_added_since_is_found_whatever_its_day(mine, now):
    later = now + timedelta(hours=1)
    assert mine.added(CheckIn, since=later) == []
    long_ago = now.date() - 300 * A_DAY
    mine.add(CheckIn(at=later), day=long_ago, now=later)
    mine.add(CalmSession(exercise="breathing@1", at=now, before=7), day=now.date(), now=later)
    assert mine.added(CheckIn, since=later) == [long_ago]


@pytest.mark.sqlite
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_index_answers_by_itself(mine, now):
    mine.sums(CheckIn, since=now.date(), until=now.date())
    values = [mine.id.hex, 7, str(now.date()), str(now.date())]
    for asked, index in ((queries.counted, "item_kind_day"), (queries.changed, "item_changed")):
        sql, _, _ = asked(1, True, True)._compiled
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
        assert f"COVERING INDEX {index} " in plan
