"""What was settled and gone on from says the same as everything from scratch, to the last digit."""

from base64 import b64decode
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from msgspec import structs
from tests.pictured import Day, Two, answer, arrive, fill, moment, rate_moment, tell

from goldseam.arrivals.documents import Announced, Arrival, Arrived
from goldseam.drawers.documents import enveloped, from_envelope
from goldseam.estimate import follow
from goldseam.estimate.grid import BLOCK
from goldseam.people.visits import Visit
from goldseam.picture.digests import numbers_of
from goldseam.picture.documents import TRACKS, VERSION, Now, Past, Tally
from goldseam.picture.estimating import Before, _evidence, looked, packed, settles
from goldseam.picture.evidence import Observed, Point
from goldseam.picture.gathering import MINE, SHARED
from goldseam.promises import documents as promises
from goldseam.promises.documents import Outcome, Promise, Report
from goldseam.together.space import space_of

FIRST = date(2024, 1, 1)
A_DAY = timedelta(days=1)
DAYS = 500
LONG_AGO = FIRST + 20 * A_DAY
TODAY = FIRST + (DAYS - 1) * A_DAY


@st.composite
def lives(draw) -> tuple[Observed, int, int]:
    """Observations of every track over some days, and two days on which somebody looks."""
    later = draw(st.integers(306, 700))
    earlier = draw(st.integers(306, later))
    a_point = st.tuples(
        st.integers(0, later - 1),
        st.integers(0, 1),
        st.sampled_from([1.0, 0.75, 0.5]),
        st.booleans(),
    )
    points = {
        track: sorted(Point(*one) for one in draw(st.lists(a_point, max_size=60)))
        for track in TRACKS
    }
    points["safe"] = [one._replace(value=4 * one.value, weight=1.0) for one in points["safe"]]
    minutes = [(one.on, 7 * one.value) for one in points["within"]]
    return Observed(points, minutes, Tally()), earlier, later


def among(seen: Observed, since: int, until: int) -> Observed:
    points = {name: [one for one in of if since <= one.on < until]
              for name, of in seen.points.items()}  # fmt: skip
    many = sum(map(len, points.values()))
    minutes = [one for one in seen.minutes if since <= one[0] < until]
    return Observed(points, minutes, Tally(kept=many))


def numbers(seen: Observed, days: int, before: Before | None = None):
    since, settled = before.day if before else 0, settles(days)
    today = FIRST + (days - 1) * A_DAY
    return looked(
        among(seen, since, settled), among(seen, settled, days), FIRST, today, before
    )  # fmt: skip


@tries(max_examples=60)
@given(lives())
def test_numbers_gone_on_from_an_earlier_look_are_those_from_scratch(life):
    seen, earlier, later = life
    _, before = numbers(seen, earlier)
    assert before
    gone_on, after = numbers(seen, later, before)
    scratch, whole = numbers(seen, later)
    assert gone_on == scratch
    assert (after.day, after.tally) == (whole.day, whole.tally)
    assert [one.line for one in after.tracks] == [one.line for one in whole.tracks]


@tries(max_examples=30)
@given(lives())
def test_each_day_that_is_told_is_what_the_engine_says_of_it(life):
    seen, _, days = life
    said, _ = numbers(seen, days)
    for name, rate in zip(TRACKS, said.rates, strict=True):
        whole = follow(days, [_evidence(name, packed(seen.points[name]))])[0]
        lines = (whole.smooth_mean, whole.smooth_low, whole.smooth_high)
        for day, *of in rate.line:
            assert of == [round(1000 * float(line[day])) for line in lines]
        for row, following in pairwise([*rate.rows, None]):
            end = (following.first - A_DAY - FIRST).days if following else days - 1
            day = end if end == days - 1 else end // 7 * 7
            assert [row.low, row.high] == [round(1000 * float(line[day])) for line in lines[1:]]


@pytest.fixture
def two(couple):
    found = Two.of(*couple)
    fill(found, DAYS, TODAY, Day(promised=0.3, own=0.3, arrival=0.2, rated=0.1))
    times = (Announced(said_at=moment(LONG_AGO, 17), at=moment(LONG_AGO, 18)),)
    arrival = Arrival(thread=found.ours.id, times=times)  # nobody said when, so far
    found.ours.add(arrival, day=LONG_AGO, now=moment(LONG_AGO, 17))
    return found


@pytest.fixture
def look(couple, two):
    """look() as Alice on the last day, or some days on."""
    alice, _ = couple

    def at(days_on: int = 0, scope: str = MINE):
        visit = visit_of(alice, days_on)
        return numbers_of(visit, space_of(visit), scope)

    return at


def visit_of(alice, days_on: int = 0) -> Visit:
    now = moment(TODAY + days_on * A_DAY, 23)
    person = alice.person
    return Visit(now, b"", person.id, person.name, False, person.drawer_id, alice.keys,
                 alice.preferences)  # fmt: skip


def from_scratch(look, mine, *arguments):
    """The same without anything that was kept, which is then kept again."""
    found = mine.read(Now, Past).by_kind.values()
    mine.erase([kept.id for of in found for kept in of], day=TODAY)
    return look(*arguments)


def kept_of(drawer, struct, day, **said):
    return next(
        kept for kept in drawer.read(struct, since=day, until=day).of(struct)
        if all(getattr(kept.document, name) == value for name, value in said.items())
    )  # fmt: skip


def first_of_month(drawer, day):
    """The promise of one's own drawer that runs on this day."""
    found = drawer.read(Promise).of(Promise)
    return next(k for k in found if k.document.first <= day <= k.document.until)


def a_new_one_long_ago(two):
    day = FIRST + 40 * A_DAY
    running = first_of_month(two.mine, day)
    told = {k.document.day for k in two.mine.read(Report).of(Report)}
    free = next(d for n in range(30) if (d := running.document.first + n * A_DAY) not in told)
    tell(two.mine, running, free, False, at=moment(TODAY, 23))


def a_changed_one(two):
    found = reversed(two.theirs.read(Report).of(Report))
    kept = next(one for one in found if one.author == two.theirs.holder)
    other = Outcome.KEPT if kept.document.outcome is Outcome.NOT_KEPT else Outcome.NOT_KEPT
    changed = promises.Report(
        promise=kept.document.promise, day=kept.document.day, outcome=other,
        told_at=kept.document.told_at, changed_at=moment(TODAY, 9),
    )  # fmt: skip
    two.theirs.change(kept, changed)


def one_taken_out(two):
    kept = two.mine.read(Report).of(Report)[-1]
    two.mine.remove(Report, kept.id, now=moment(TODAY, 9))


def one_taken_out_and_another_put_in(two):
    """The same number of them, and of their changes, as before."""
    one_taken_out(two)
    a_new_one_long_ago(two)


def an_answer_long_after(two):
    answered = {k.document.report for k in two.ours.read(promises.Answer).of(promises.Answer)}
    report = next(
        k for k in reversed(two.ours.read(Report).of(Report))
        if k.author == two.theirs.holder and k.id not in answered
    )  # fmt: skip
    answer(two.ours, report, False)


def an_arrival_told_half_a_year_later(two):
    said = Arrived(
        arrival=two.ours.id, at=moment(LONG_AGO, 20), said_at=moment(TODAY, 23)
    )  # fmt: skip
    two.ours.add(said, day=TODAY, now=moment(TODAY, 23))


def a_rating_of_a_year_ago(two):
    rate_moment(two.mine, FIRST + 100 * A_DAY, 0)


def something_today(two):
    arrive(two.ours, two.theirs, TODAY, 90)
    tell(two.mine, first_of_month(two.mine, TODAY), TODAY, False)


def a_report_of_a_settled_day_filed_today(two):
    """As somebody does who told a new time, and then another and another."""
    running = first_of_month(two.mine, LONG_AGO)
    said = Report(
        promise=running.id, day=LONG_AGO, outcome=Outcome.NOT_KEPT, told_at=moment(TODAY, 9)
    )
    two.mine.add(said, day=TODAY, now=moment(TODAY, 23))


DEEDS = [
    a_new_one_long_ago, a_changed_one, one_taken_out, one_taken_out_and_another_put_in,
    an_answer_long_after, an_arrival_told_half_a_year_later, a_rating_of_a_year_ago,
    something_today, a_report_of_a_settled_day_filed_today,
]  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_whatever_changes_in_the_past_is_in_the_next_look(two, look, deed):
    before = look()
    assert two.mine.read(Past).of(Past)
    deed(two)
    after = look()
    assert after == from_scratch(look, two.mine)
    assert after != before


@pytest.fixture
def lately(two, look) -> date:
    """After two looks: the first day that isn't observed yet."""
    look()
    something_today(two)
    look()
    past = past_of(two)
    assert past.day < past.lately.day < DAYS - 7
    return past.began + past.lately.day * A_DAY


def past_of(two) -> Past:
    return two.mine.read(Past).of(Past)[0].document


def a_changed_one_lately(two, until):
    found = two.theirs.read(Report, until=until - A_DAY).of(Report)
    kept = next(one for one in found if one.author == two.theirs.holder)
    other = Outcome.KEPT if kept.document.outcome is Outcome.NOT_KEPT else Outcome.NOT_KEPT
    changed = structs.replace(kept.document, outcome=other, changed_at=moment(TODAY, 9))
    two.theirs.change(kept, changed)


def a_new_one_lately(two, until):
    rate_moment(two.mine, until - A_DAY, 0)


def one_taken_out_lately(two, until):
    kept = two.mine.read(Report, until=until - A_DAY).of(Report)[0]
    two.mine.remove(Report, kept.id, now=moment(TODAY, 9))


def one_taken_out_lately_and_another_put_in(two, until):
    one_taken_out_lately(two, until)
    running = first_of_month(two.mine, until - A_DAY)
    told = {k.document.day for k in two.mine.read(Report).of(Report)}
    days = (running.document.first + n * A_DAY for n in range(30))
    free = next(day for day in days if day not in told and day < until)
    tell(two.mine, running, free, False, at=moment(TODAY, 23))


def an_answer_to_one_lately(two, until):
    answered = {k.document.report for k in two.ours.read(promises.Answer).of(promises.Answer)}
    report = next(
        k for k in two.ours.read(Report, until=until - A_DAY).of(Report)
        if k.author == two.theirs.holder and k.id not in answered
    )  # fmt: skip
    answer(two.ours, report, False)


def a_new_time_lately_told_today(two, until):
    """Filed under today, and about a day that was observed."""
    running = first_of_month(two.mine, until - A_DAY)
    told = {k.document.day for k in two.mine.read(Report).of(Report)}
    days = (running.document.first + n * A_DAY for n in range(30))
    free = next(day for day in days if day not in told and day < until)
    said = Report(promise=running.id, day=free, outcome=Outcome.NOT_KEPT, told_at=moment(TODAY, 9))
    two.mine.add(said, day=TODAY, now=moment(TODAY, 23))


LATELY = [
    a_changed_one_lately, a_new_one_lately, one_taken_out_lately,
    one_taken_out_lately_and_another_put_in, an_answer_to_one_lately, a_new_time_lately_told_today,
]  # fmt: skip


@pytest.mark.parametrize("deed", LATELY, ids=lambda deed: deed.__name__)
def test_whatever_changes_in_what_was_observed_lately_is_in_the_next_look(two, look, lately, deed):
    before = look()
    deed(two, lately)
    after = look()
    assert after != before
    assert after == from_scratch(look, two.mine)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_whatever_changes_before_that_is_in_it_too(two, look, lately, deed):
    deed(two)
    assert look() == from_scratch(look, two.mine)


def test_what_was_observed_lately_stays_when_something_new_is_said(two, look, lately):
    before = two.mine.read(Past).of(Past)
    rate_moment(two.mine, TODAY - A_DAY, 3)
    assert look() == look()
    assert two.mine.read(Past).of(Past) == before


def test_looks_among_days_on_which_something_is_said_say_what_one_look_says(two, look, lately):
    for days_on in range(1, 130, 9):
        day = TODAY + days_on * A_DAY
        rate_moment(two.mine, day, days_on % 5)
        arrive(two.theirs, two.ours, day, days_on)
        look(days_on)
    assert past_of(two).lately.day > (lately - past_of(two).began).days
    assert look(130) == from_scratch(look, two.mine, 130)


def test_days_are_followed_again_only_from_the_last_block_that_is_known(two, look, lately):
    past = past_of(two)
    known = {one.state.day for one in past.lately.tracks}
    assert known == {(past.lately.day // BLOCK - 1) * BLOCK}
    assert past.day < min(known)


def test_what_was_filed_too_late_and_taken_back_is_in_no_later_look(two, look):
    """No marks of what is settled cover it, so nothing is settled while it is there."""
    before = look()
    an_arrival_told_half_a_year_later(two)
    assert look() != before
    kept = kept_of(two.ours, Arrived, TODAY, arrival=two.ours.id)
    two.ours.remove(Arrived, kept.id, now=moment(TODAY, 23))
    assert look() == before


def test_what_an_older_goldseam_kept_is_made_anew_and_not_misread(two, look, lately):
    numbers = look()
    for kept in [*two.mine.read(Past).of(Past), *two.mine.read(Now).of(Now)]:
        older = structs.replace(kept.document.place, version=VERSION - 1)
        of_it = {"tally": Tally(kept=9)} if isinstance(kept.document, Past) else {}
        two.mine.change(kept, structs.replace(kept.document, place=older, **of_it))
    assert look() == numbers
    assert past_of(two).place.version == VERSION


OLDER = {
    Past: (
        "k6xwaWN0dXJlLnBhc3QBiKVwbGFjZYSlc2NvcGWkbWluZaVzcGFjZcClZmlyc3TAp3ZlcnNpb24CpWJlZ2Fu"
        "qjIwMjYtMDEtMDGjZGF5zPClbWFya3OCpG1pbmWRkwcCA6RvdXJzkKJhdNb/awNl4KZ0cmFja3OQpXRhbGx5"
        "3gABpGtlcHQJpmxhdGVseYSjZGF5zQEspW1hcmtzgqRtaW5lkZMHAgOkb3Vyc5CiYXTW/2sDZeCkc2VlboOm"
        "cG9pbnRzgaRkb25lkZTM+gHLP/AAAAAAAADDp21pbnV0ZXORksz6BKV0YWxsed4AAaRrZXB0AQ=="
    ),
    Now: (
        "k6twaWN0dXJlLm5vdwGGpXBsYWNlhKVzY29wZaRtaW5lpXNwYWNlwKVmaXJzdMCndmVyc2lvbgKldG9kYXmq"
        "MjAyNi0xMS0yMqVtYXJrc4KkbWluZZGTBwIDpG91cnOQpXVudGlskaoyMDI2LTEwLTAxomF01v9rA2Xgp251"
        "bWJlcnOGpWZpcnN0qjIwMjYtMDEtMDGkZGF5c80BRqVyYXRlc5CmZXJyb3JzhaFuAKZtZWRpYW7ArGZvdXJf"
        "aW5fZml2ZcCqbmV4dF9yYW5nZcCnbWludXRlc5CldGFsbHneAACmYmVmb3Jlwg=="
    ),
}


@pytest.mark.parametrize("struct", OLDER)
def test_bytes_that_an_older_goldseam_kept_are_read_and_belong_to_another_version(struct):
    """Made on 2026-11-28, as the marks were by kind and what was seen lately a list."""
    kept = from_envelope(enveloped(b64decode(OLDER[struct])), struct)
    assert kept.place.scope == MINE
    assert kept.place.version < VERSION


@pytest.mark.parametrize("days", [20, 60, 119])
def test_a_line_that_is_settled_knows_of_what_is_said_of_the_block_after_it(
    two, look, lately, days
):
    before = look()
    rate_moment(two.mine, FIRST + (past_of(two).day + days) * A_DAY, 0)
    after = look()
    assert after != before
    assert after == from_scratch(look, two.mine)


def test_a_day_of_which_something_is_filed_later_is_not_observed_yet(two, look):
    look()
    a_new_time_lately_told_today(two, TODAY - 9 * A_DAY)
    look()
    two.mine.remove(Report, two.mine.read(Report, newest=1).of(Report)[0].id, now=moment(TODAY, 23))
    assert look() == from_scratch(look, two.mine)


def test_a_look_on_each_of_many_days_says_what_one_look_says(two, look):
    for days_on in (0, 1, 40, 121, 250):
        seen = look(days_on)
        assert seen == look(days_on), "the second time on a day"
        assert seen == from_scratch(look, two.mine, days_on)


def test_going_on_over_a_settled_day_says_the_same(two, look):
    look()
    settled = two.mine.read(Past).of(Past)[0].document.day
    much_later = look(240)
    assert two.mine.read(Past).of(Past)[0].document.day > settled
    assert much_later == from_scratch(look, two.mine, 240)


def test_the_picture_of_two_rests_on_nothing_of_ones_own(two, look):
    before = look(0, SHARED)
    a_rating_of_a_year_ago(two)
    one_taken_out(two)
    assert look(0, SHARED) == before == from_scratch(look, two.mine, 0, SHARED)
    assert before.rate("own").n == before.rate("safe").n == 0


def test_what_is_kept_tells_nobody_when_somebody_looked(two, look):
    look()
    kept = [*two.mine.read(Now).of(Now), *two.mine.read(Past).of(Past)]
    assert {one.day for one in kept} == {min(one.document.numbers.first for one in kept[:1])}
