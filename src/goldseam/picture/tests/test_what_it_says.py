"""Interval first; under five counts, under ten early; bounds where much is unknown; four rows."""

import pytest
from django.utils.translation import override
from msgspec import structs

from goldseam.picture import wording
from goldseam.picture.documents import DONE, OWN, SAFE, WITHIN, Errors, Rate, Tally
from goldseam.picture.drawing import BOTTOM, TOP
from goldseam.picture.explaining import bounds, went_in, would_change
from goldseam.picture.showing import AXES, shown
from goldseam.picture.tests.made import MONDAY, numbers_of_hits


class Visitor:
    """Where a page only asks which day it is."""

    today = MONDAY


def plain(words: str) -> str:
    """Whatever keeps words on one line."""
    return words.replace("\u00a0", " ")


def rows_of(ended=False, **tracks):
    with override("en"):
        picture = shown(numbers_of_hits(**tracks), Visitor(), None, ended=ended)
    return {row.id: row for row in picture.rows}


def test_there_are_four_rows_and_no_number_of_all_of_them():
    rows = rows_of(done=[1] * 30, within=[1] * 30, safe=[3] * 30, own=[1] * 30)
    assert list(rows) == [track for _, track in AXES] == [DONE, WITHIN, SAFE, OWN]


def test_nothing_yet_says_where_it_would_come_from():
    row = rows_of()[OWN]
    assert (row.lead[0], row.counts, row.drawn) == ("", "", None)
    assert row.begin[0]


def test_under_five_there_are_counts_and_no_line():
    row = rows_of(own=[1, 0, 1])[OWN]
    assert plain(row.counts) == (
        "3 promises to yourself: 2 were kept. Too few to say more yet. There is no hurry."
    )
    assert (row.lead[0], row.drawn, row.aside) == ("", None, "")


@pytest.mark.parametrize(
    ("track", "hits", "says"),
    [
        (OWN, [0, 0, 0], "3 promises to yourself: none of them was kept."),
        (SAFE, [0], "1 hard moment: it didn’t feel safe."),
        (OWN, [1], "1 promise to yourself: it was kept."),
        (SAFE, [4, 4], "2 hard moments: each of them felt safe."),
        (WITHIN, [1, 1, 1], "3 arrivals: each of them was about as said."),
        (DONE, [1, 0], "2 promises: 1 was kept."),
    ],
)
def test_few_are_counted_as_one_would_say_it(track, hits, says):
    assert plain(rows_of(**{track: hits})[track].counts).startswith(f"{says} Too few")


def test_under_ten_it_is_early():
    row = rows_of(own=[1, 0, 1, 1, 1, 1, 1, 1])[OWN]
    assert row.aside == "early"
    assert row.drawn
    assert row.counts == ""


def test_thirty_say_the_interval_first_and_what_it_rests_on():
    row = rows_of(done=[1] * 27 + [0, 1, 1])[DONE]
    assert plain(row.lead[0]) == "About 8 to 10 times in 10"
    assert plain(row.lead[1]) == " what was promised was done, going by 30 promises."
    assert (row.aside, row.change) == ("", "")


def test_over_a_long_time_it_says_that_the_latest_weigh_most():
    assert "latest" not in rows_of(done=[1] * 100)[DONE].lead[1]
    long = rows_of(done=[1] * 400)[DONE].lead[1]
    assert plain(long).endswith("going by 400 promises, above all the latest.")


def test_what_it_takes_until_a_change_is_told_is_said_in_what_was_counted():
    rows = rows_of(done=[1] * 20, safe=[3] * 20, own=[1])
    assert "within the last 60 promises is far likelier" in plain(rows[DONE].when_told)
    assert "within the last 60 hard moments is far likelier" in plain(rows[SAFE].when_told)
    assert rows[OWN].when_told == ""


def test_of_a_range_nothing_is_said_where_there_is_none():
    few = structs.replace(numbers_of_hits(done=[1, 0], own=[1]), tally=Tally(differ=1))
    many = structs.replace(
        numbers_of_hits(done=[1] * 9, received=[1] * 9, own=[1] * 9), tally=Tally(differ=1)
    )
    with override("en"):
        for track in (DONE, OWN):
            assert "range" not in " ".join(went_in(track, few))
            assert "makes the range wider" in " ".join(went_in(track, many))
        assert "has a range of its own" in " ".join(went_in(DONE, many))


def test_a_change_is_told_only_where_it_stands_out():
    steady = rows_of(done=[1, 1, 1, 0] * 30)[DONE]
    assert (steady.aside, steady.change) == ("no clear change lately", "")
    fallen = rows_of(done=[1] * 60 + [1, 0] * 20)[DONE]
    assert fallen.aside == "has changed"
    assert "less often since about" in fallen.change
    assert "more often" in rows_of(done=[1, 0] * 30 + [1] * 40)[DONE].change


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (840, 990, "about 8 to 10 times in 10"),
        (760, 840, "about 8 times in 10"),
        (960, 999, "nearly every time"),
        (4, 40, "less than once in 10 times"),
        (60, 140, "about once in 10 times"),
        (0, 1000, "about 0 to 10 times in 10"),
    ],
)
def test_an_interval_is_said_in_tens(low, high, says):
    with override("en"):
        assert plain(wording.interval(low, high)) == says


def test_a_range_and_a_number_with_what_it_counts_stay_on_one_line():
    with override("en"):
        assert wording.interval(840, 990) == "about\u00a08\u00a0to\u00a010\u00a0times in\u00a010"
        assert wording.things(OWN, 4000) == "4,000\u00a0promises to yourself"
        assert wording.since(MONDAY, MONDAY) == f"{MONDAY.day}\u00a0{MONDAY:%B}"
    row = rows_of(own=[1] * 30)[OWN]
    assert "30\u00a0promises" in row.lead[1]
    assert row.drawn.table.rows[-1][-1] == "9\u00a0to\u00a010"


def half_unknown(unknown: int):
    numbers = numbers_of_hits(done=[1] * 20)
    return structs.replace(numbers, tally=Tally(kept=20, one_side=unknown))


def test_bounds_stand_beside_it_where_more_than_a_fifth_rests_on_one_word():
    with override("en"):
        assert bounds(DONE, half_unknown(4)) == ""
        said = plain(bounds(DONE, half_unknown(8)))
    assert "For 8 of 20, only one of you has said" in said
    assert "6 in 10 if none of these was done, and 10 if all were" in said


def test_arrivals_nobody_told_the_end_of_are_bounds_and_no_misses():
    numbers = numbers_of_hits(within=[1] * 10)
    with override("en"):
        assert bounds(WITHIN, numbers) == ""
        open_ones = structs.replace(numbers, tally=Tally(arrivals_open=10))
        assert "5 in 10 if none of these was as said, and 10 if all were" in plain(
            bounds(WITHIN, open_ones)
        )
    assert numbers.rate(WITHIN) == open_ones.rate(WITHIN)


def test_under_five_there_are_no_bounds_either():
    few = structs.replace(numbers_of_hits(done=[1, 1], within=[1] * 4), tally=Tally(one_side=2))
    with override("en"):
        assert bounds(DONE, few) == ""
        assert bounds(WITHIN, structs.replace(few, tally=Tally(arrivals_open=9))) == ""
        assert bounds(WITHIN, structs.replace(numbers_of_hits(), tally=Tally())) == ""


def test_bounds_are_of_the_whole_time_where_the_range_is_of_now():
    """Long ago little was done: the range lies above both bounds, and the sentence says why."""
    numbers = numbers_of_hits(done=[0] * 60 + [1] * 60)
    with override("en"):
        said = plain(bounds(DONE, structs.replace(numbers, tally=Tally(kept=60, one_side=30))))
    assert numbers.rate(DONE).low > 600
    assert "Over the whole time it would be 3 in 10" in said


def test_the_range_at_the_end_is_drawn_as_it_is_said_however_long_the_line_is():
    rows = rows_of(own=[1] * 3997 + [0] * 3)
    line, rate = rows[OWN].drawn.chart.lines[0], numbers_of_hits(own=[1] * 3997 + [0] * 3).rate(OWN)
    said = [round(10 * (BOTTOM - y) / (BOTTOM - TOP), 1) for y in line.now]
    assert said == pytest.approx([rate.high / 100, rate.low / 100], abs=0.06)
    assert rate.high - rate.low > 200


def test_what_stands_above_and_below_a_line_is_said_where_it_is_drawn():
    few, many = rows_of(done=[1, 0] * 5, within=[1] * 10), rows_of(done=[1, 0] * 200)
    assert "A dot above is a day with a promise kept" in few[DONE].dots
    assert "a day with an arrival about as said" in few[WITHIN].dots
    assert few[DONE].drawn.chart.lines[0].marks
    assert (many[DONE].dots, many[DONE].drawn.chart.lines[0].marks) == ("", [])


def test_the_strip_of_arrivals_has_a_table_that_counts_each_dot_once():
    minutes = (-31, -30, -16, -15, 0, 15, 16, 30, 31, 300)
    numbers = numbers_of_hits(within=[1] * 10)
    numbers = structs.replace(numbers, errors=Errors(n=10, median=16, minutes=minutes))
    with override("en"):
        row = shown(numbers, Visitor(), None).rows[1]
    assert [int(many) for _, many in row.swarm_table.rows] == [1, 2, 3, 2, 2]
    as_said = sum(dot.as_said for dot in row.swarm.dots)
    assert row.swarm_table.rows[2] == ["Within 15 minutes", str(as_said)]


def beside_of(ended=False, **tracks):
    with override("en"):
        return shown(numbers_of_hits(**tracks), Visitor(), None, ended=ended).beside


def test_what_stands_beside_what_was_done_is_named_for_what_it_is():
    felt = beside_of(done=[1] * 40, received=[1] * 40, safe=[0] * 40)
    assert felt.title == "What was done, and how it felt"
    assert "how safe it feels" in felt.sentence
    assert [bar.gold for bar in felt.bars] == [True, False, False]
    seen = beside_of(done=[1] * 40, received=[0] * 40, safe=[0] * 4)
    assert seen.title == "What was done, as each of you says"
    assert "saw more of it done than whoever it was for" in seen.sentence
    assert "who it was for" in seen.legend
    assert seen.drawn.table.head == ["When", "Who promised", "Who it was for"]


def test_of_a_chapter_that_is_over_nothing_is_said_that_lies_ahead():
    told = {"done": [1] * 60 + [1, 0] * 20, "safe": [0, 0], "own": [1] * 7}
    now, over = rows_of(**told), rows_of(ended=True, **told)
    assert now[DONE].would_change
    assert not over[DONE].would_change
    assert (over[DONE].aside, over[DONE].when_told) == ("", "")
    assert "Before it ended, this had changed: less often" in over[DONE].change
    assert plain(over[SAFE].counts).endswith("none of them felt safe. Too few to say more.")
    assert (now[OWN].aside, over[OWN].aside) == ("early", "only a few")
    assert now[WITHIN].begin[0]
    assert over[WITHIN].begin == ("", "Nothing is written from that time.")


def strip_of(arrivals, *, recent, ended=False):
    errors = Errors(n=recent, median=5, next_range=12, minutes=(5,) * recent)
    numbers = structs.replace(numbers_of_hits(within=[1] * arrivals), errors=errors)
    with override("en"):
        return shown(numbers, Visitor(), None, ended=ended).rows[1]


def test_of_a_chapter_that_is_over_the_last_days_are_its_own_and_no_next_time_is_told():
    now = strip_of(12, recent=10)
    over = strip_of(12, recent=10, ended=True)
    assert "Next time: likely within" in now.swarm_says
    assert plain(over.swarm_says) == (
        "In its last 90 days, half were within 5 minutes of what was said."
    )
    assert over.swarm_table.caption.startswith("Its last 90 days")


@pytest.mark.parametrize("ended", [False, True])
def test_no_last_days_are_spoken_of_where_every_arrival_lies_in_them(ended):
    row = strip_of(10, recent=10, ended=ended)
    assert plain(row.swarm_says).startswith(
        "Half of the arrivals were within 5 minutes of what was said."
    )
    assert row.swarm_table.caption == "All arrivals, beside what was said"


def test_what_was_ahead_in_a_chapter_that_is_over_is_told_as_past():
    felt = beside_of(ended=True, done=[1] * 40, safe=[0] * 40)
    assert felt.sentence.startswith("What was done was ahead of how safe it felt.")
    assert "later" not in felt.sentence
    assert beside_of(ended=True, done=[0] * 40, safe=[4] * 40).sentence.startswith("It felt safer")


def test_each_row_says_what_went_in_and_what_would_change_it():
    numbers = structs.replace(
        numbers_of_hits(done=[1] * 20, own=[1] * 20, safe=[4] * 20, within=[1] * 20),
        tally=Tally(entered_late=2, differ=1, edited=3, waiting=1, shared_weight=4, not_said=2,
                    arrivals_differ=1, arrivals_open=1, own_entered_late=1),
    )  # fmt: skip
    with override("en"):
        said = " ".join(went_in(DONE, numbers))
        for words in ("2 that were written down after", "different",
                      "3 were changed after", "4 count less"):  # fmt: skip
            assert words in said
        for track in (DONE, WITHIN, SAFE, OWN):
            assert went_in(track, numbers)
            assert len(would_change(track, numbers.rate(track))) == 2


def test_what_is_kept_again_never_lowers_the_range_and_misses_never_raise_it():
    for hits in ([1, 0] * 10, [1] * 20, [0] * 20):
        rate = numbers_of_hits(done=hits).rate(DONE)
        assert rate.if_kept[0] >= rate.low - 10
        assert rate.if_missed[1] <= rate.high


def test_silence_widens_the_range_and_never_lowers_it_to_a_miss():
    told = numbers_of_hits(done=[1] * 30).rate(DONE)
    silent = numbers_of_hits(done=[1] * 30, own=[1] * 90).rate(DONE)
    missed = numbers_of_hits(done=[1] * 30 + [0] * 60).rate(DONE)
    assert silent.high - silent.low > told.high - told.low
    assert (silent.n, silent.hits) == (30, 30)
    assert silent.mean > missed.mean + 300


def test_long_lines_are_thinned_and_short_ones_are_not():
    assert len(numbers_of_hits(done=[1] * 100).rate(DONE).line) == 100
    long = numbers_of_hits(done=[1, 1, 0, 1] * 900).rate(DONE)
    assert 80 <= len(long.line) <= 122
    assert long.line[-1][0] == 3599
    assert (long.by_year, len(long.rows)) == (True, 11)
    assert sum(row.n for row in long.rows) == 3600
    assert isinstance(long, Rate)
