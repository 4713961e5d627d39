"""Days of 23 and 25 hours, a time that never comes, one that comes twice, two people far apart."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from goldseam.promises.documents import Repeats, due_at, occurrences
from goldseam.promises.ledger import State, standing
from goldseam.promises.tests.conftest import make, seen, tell, text, words
from goldseam.promises.tests.made import ledger, promise

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (BERLIN, date(2026, 3, 29), 23),
        (BERLIN, date(2026, 10, 25), 25),
        (NEW_YORK, date(2026, 3, 8), 23),
        (NEW_YORK, date(2026, 11, 1), 25),
        (BERLIN, date(2026, 3, 8), 24),
    ],
)
def test_a_day_is_as_long_as_its_clock_makes_it(zone, day, hours):
    one = promise(zone=zone, first=day - timedelta(days=1), until=day).document
    assert due_at(one, day) - due_at(one, day - timedelta(days=1)) == hours * HOUR
    assert list(occurrences(one, day)) == [day - timedelta(days=1), day]


@pytest.mark.parametrize(
    ("zone", "day", "due"),
    [  # left out: as much later as the clock jumps
        (BERLIN, date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (NEW_YORK, date(2026, 3, 8), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        # shown twice: the later one
        (BERLIN, date(2026, 10, 25), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (NEW_YORK, date(2026, 11, 1), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
    ],
)
def test_half_past_two_in_the_night_the_clocks_jump_is_the_later_one(zone, day, due):
    at = time(2, 30) if (zone, day.month) != (NEW_YORK, 11) else time(1, 30)
    assert due_at(promise(zone=zone, at=at, first=day, until=day).document, day) == due


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 24)])
def test_a_report_at_one_minute_to_midnight_is_of_the_makers_day(day):
    one = promise(zone=BERLIN, first=day, until=day, repeats=Repeats.ONCE)
    due = due_at(one.document, day)
    states = [standing(one, day, ledger([one]), at).state for at in (due - HOUR / 60, due)]
    assert states == [State.OPEN, State.BLANK]
    assert one.document.today(due - HOUR / 60) == day


@pytest.mark.django_db
def test_each_reads_the_due_time_on_their_own_clock_and_the_makers_beside_it(far_apart, window):
    noon = datetime(2026, 11, 23, 11, tzinfo=UTC)
    make(window(far_apart[0], noon), at="19:00")
    hers, his = (words(seen(window(who, noon), "/promises/")) for who in far_apart)
    assert "To Bob · by 19:00" in hers
    assert "clock" not in hers
    assert "Alice, to you · by 13:00 · 19:00 on Alice’s clock" in his


@pytest.mark.django_db
def test_a_promise_for_the_day_ends_with_the_makers_day(far_apart, window):
    alice, bob = far_apart
    noon = datetime(2026, 11, 23, 11, tzinfo=UTC)
    make(window(alice, noon))
    assert "by 18:00 · when Alice’s day ends" in words(seen(window(bob, noon), "/promises/"))
    # One in the morning in Berlin, seven in the evening in New York: it is over for both.
    later = noon.replace(day=24, hour=0)
    for who in far_apart:
        assert "No promise runs just now" in text(window(who, later).get("/promises/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "noon",
    [
        datetime(2026, 3, 28, 11, tzinfo=UTC),  # Berlin jumps in the night, New York did before
        datetime(2026, 10, 24, 10, tzinfo=UTC),
        datetime(2026, 3, 7, 11, tzinfo=UTC),
        datetime(2026, 10, 31, 11, tzinfo=UTC),
    ],
)
def test_both_look_at_the_same_days_while_the_clocks_jump(far_apart, window, noon):
    alice, bob = far_apart
    at = make(window(alice, noon), repeats="daily", at="23:59")
    for night in range(3):
        end = noon + timedelta(days=night)
        day = end.date().isoformat()
        due = due_at(_only(alice, bob), end.date())
        his = window(bob, due - 2 * timedelta(minutes=1))
        assert f"{at}{day}/" in text(his.get("/promises/"))
        hers = window(alice, due - timedelta(minutes=1))  # 23:58 on her clock
        assert tell(hers, at, day).status_code == 302
        assert "Kept" in words(seen(window(bob, due), f"{at}{day}/"))


def _only(alice, bob):
    from goldseam.promises.documents import Promise
    from goldseam.together.models import Member
    from goldseam.together.space import open_for, partner_of

    drawer = Member.objects.filter(person=alice.person).first().drawer_id
    (kept,) = open_for(alice, drawer, partner_of(alice.drawer)).read(Promise).of(Promise)
    return kept.document
