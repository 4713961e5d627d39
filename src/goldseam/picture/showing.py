"""The picture as its page shows it: four rows, what was done beside how it felt, a line of time.

    picture = shown(numbers, visit, space)
    before = shown(numbers, visit, space, ended=True)      # of a chapter that is over

Four rows and never one number. Under five observations there are counts and no line. Of what is
over nothing is said that lies ahead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import inf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.arrivals.documents import AS_SAID
from goldseam.estimate.tracking import COUNTS
from goldseam.library import Axis
from goldseam.people.visits import Visit
from goldseam.picture import wording
from goldseam.picture.documents import (
    DONE,
    ON_TIME,
    OWN,
    RECEIVED,
    SAFE,
    WITHIN,
    Errors,
    Numbers,
    Rate,
)
from goldseam.picture.drawing import Chart, Swarm, chart, of_ten, swarm
from goldseam.picture.explaining import bounds, went_in, would_change
from goldseam.together.space import Space
from goldseam.ui.leads import address
from goldseam.ui.words import library

AXES = (
    (Axis.RELIABILITY, DONE),
    (Axis.PREDICTABILITY, WITHIN),
    (Axis.EMOTIONAL_SAFETY, SAFE),
    (Axis.SELF_TRUST, OWN),
)
# What two people can both see.
BETWEEN = (DONE, WITHIN)
KEPT = frozenset({DONE, WITHIN, OWN})  # drawn in gold; what was felt is green


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    chart: Chart
    labels: list[tuple[float, str]]  # where, what
    table: Table
    gold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One axis: level and interval, change, evidence."""

    id: str
    name: str
    about: str
    aside: str
    lead: tuple[str, str]  # the interval, and what it is said of
    counts: str  # instead, under five
    more: list[str]
    change: str
    drawn: Drawn | None
    dots: str  # what the dots above and below the line are
    swarm: Swarm | None
    swarm_says: str
    swarm_table: Table | None
    went_in: list[str]
    would_change: list[str]
    when_told: str  # what it takes until a change is told
    middle: str
    begin: tuple[str, str]  # where something would come from: address and words


@dataclass(frozen=True, slots=True)
class Bar:
    """One range from 0 to 10, in hundredths of its width."""

    name: str
    says: str
    left: float
    width: float
    middle: float
    gold: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What was done beside how it felt, or beside what whoever it was for says."""

    title: str
    sentence: str
    legend: str
    bars: list[Bar]
    drawn: Drawn | None
    table: Table


@dataclass(frozen=True, slots=True)
class Picture:
    rows: list[Row]
    beside: Beside | None
    since: str
    earlier: date | None  # the last day before this chapter
    days: int
    any: bool = field(default=False)


def shown(
    numbers: Numbers,
    visit: Visit,
    space: Space | None,
    *,
    only: Sequence[str] = (),
    ended: bool = False,
) -> Picture:
    """With `only`, these rows alone."""
    rows = [_row(axis, track, numbers, visit, space, ended) for axis, track in AXES
            if not only or track in only]  # fmt: skip
    before = numbers.first - timedelta(days=1)
    return Picture(
        rows=rows,
        beside=_beside(numbers, (RECEIVED,) if only else (RECEIVED, SAFE), ended),
        since=wording.since(numbers.first, visit.today) if numbers.before else "",
        earlier=before if numbers.before else None,
        days=numbers.days,
        any=any(rate.n for rate in numbers.rates),
    )


def _row(
    axis: Axis, track: str, numbers: Numbers, visit: Visit, space: Space | None, ended: bool
) -> Row:
    rate, words = numbers.rate(track), _words(axis)
    enough = rate.n >= COUNTS
    arrivals = numbers.errors.minutes if track == WITHIN and enough else ()
    recent = numbers.errors.n < rate.n  # some arrivals are longer ago than those of the strip
    return Row(
        id=track,
        name=words[0],
        about=words[1],
        aside=wording.evidence(rate, ended=ended),
        lead=wording.level(track, rate) if enough else ("", ""),
        counts=wording.counts(track, rate, ended=ended) if 0 < rate.n < COUNTS else "",
        more=list(filter(None, _more(track, numbers))),
        change=wording.change(rate, numbers.first, visit.today, ended=ended) if enough else "",
        drawn=_drawn(track, rate, numbers, words[0]) if enough else None,
        dots=wording.dots(track) if enough and rate.marks else "",
        swarm=swarm(arrivals, AS_SAID),
        swarm_says=_minutes_off(numbers.errors, recent, ended) if track == WITHIN else "",
        swarm_table=_minutes(arrivals, recent, ended) if arrivals else None,
        went_in=went_in(track, numbers) if rate.n else [],
        would_change=would_change(track, rate) if enough and not ended else [],
        when_told=wording.when_told(track) if enough and not ended else "",
        middle=wording.one_number(rate.mean) if enough else "",
        begin=("", _("Nothing is written from that time.")) if ended else _begin(track, space),
    )


def _words(axis: Axis) -> tuple[str, str]:
    found = next(one for one in library().promises.axes if one.id == axis)
    return found.name, found.about


def _more(track: str, numbers: Numbers) -> list[str]:
    """What stands beside the level: on time, moved ahead, bounds where much is unknown."""
    tally = numbers.tally
    if track == DONE:
        return [_on_time(numbers.rate(ON_TIME)), _moved(tally.moved), bounds(DONE, numbers)]
    if track == WITHIN:
        return [_ahead(tally.arrivals_moved), bounds(WITHIN, numbers)]
    if track == SAFE and tally.not_said:
        return [ngettext("Beside these, one you kept to yourself.",
                         "Beside these, %(n)d you kept to yourself.",
                         tally.not_said) % {"n": tally.not_said}]  # fmt: skip
    if track == OWN and tally.own_late:
        return [ngettext("One of them later than said.", "%(n)d of them later than said.",
                         tally.own_late) % {"n": tally.own_late}]  # fmt: skip
    return []


def _on_time(rate: Rate) -> str:
    if rate.n < COUNTS:
        return ""
    return _("What was done was on time %(range)s.") % {
        "range": wording.interval(rate.low, rate.high)
    }


def _moved(n: int) -> str:
    if not n:
        return ""
    return ngettext(
        "Once a new time was said before the old one had passed.",
        "%(n)d times a new time was said before the old one had passed.",
        n,
    ) % {"n": n}


def _ahead(n: int) -> str:
    if not n:
        return ""
    return ngettext("Once it slipped, and that was said in time.",
                    "%(n)d times it slipped, and that was said in time.", n) % {"n": n}  # fmt: skip


def _minutes_off(errors: Errors, recent: bool, ended: bool) -> str:
    """Of the last 90 days, or of all: half, and what can be planned by."""
    if errors.n < COUNTS or errors.median is None:
        return ""
    said = _("Half of the arrivals were within %(half)s of what was said.")
    if recent:
        said = _("In the last 90 days, half were within %(half)s of what was said.")
    if recent and ended:
        said = _("In its last 90 days, half were within %(half)s of what was said.")
    said = wording.held(said % {"half": wording.minutes(errors.median)})
    if errors.next_range is None or ended:
        return said
    return _("%(said)s Next time: likely within %(next)s.") % {
        "said": said, "next": wording.minutes(errors.next_range)}  # fmt: skip


def _begin(track: str, space: Space | None) -> tuple[str, str]:
    """Where the first observation would come from; the same whatever the other did or left."""
    ways = {
        DONE: ("promises", _("It grows out of what you two promise each other.")),
        WITHIN: ("arrivals", _("It grows out of “on my way, home by 18:40”.")),
        SAFE: ("hard-moments", _("It grows out of how it was when you said something hard.")),
        OWN: ("promises/new", _("It grows out of small promises to yourself.")),
    }
    lead, words = ways[track]
    said = _("Nothing to see yet.") + " " + words
    return address("together" if track in BETWEEN and space is None else lead), said


def _drawn(track: str, rate: Rate, numbers: Numbers, name: str) -> Drawn:
    drawn = chart([rate], numbers.first)
    return Drawn(drawn, _labels(drawn), _table(track, rate, name), track in KEPT)


def _labels(drawn: Chart) -> list[tuple[float, str]]:
    return [(one.x, wording.axis_label(one.day, one.by)) for one in drawn.labels]


def _table(track: str, rate: Rate, name: str) -> Table:
    how = _("%(name)s by month, with the range in the last week of each")
    if rate.by_year:
        how = _("%(name)s by year, with the range in the last week of each")
    hits = _("Safe") if track == SAFE else (_("As said") if track == WITHIN else _("Kept"))
    return Table(
        caption=how % {"name": name},
        head=[_("When"), _("All"), hits, _("Of ten")],
        rows=[
            [wording.period(one.first, rate.by_year), str(one.n), str(one.hits),
             wording.range_of(one.low, one.high)]
            for one in rate.rows
        ],
    )  # fmt: skip


def _minutes(off: Sequence[int], recent: bool, ended: bool) -> Table:
    """The same as the strip. A quarter of an hour either way is as said."""
    near, far = AS_SAID, 2 * AS_SAID
    parts = (
        (_("Over %(far)d minutes early"), -inf, -far),
        (_("%(near)d to %(far)d minutes early"), -far, -near),
        (_("Within %(near)d minutes"), -near, near + 1),
        (_("%(near)d to %(far)d minutes later"), near + 1, far + 1),
        (_("Over %(far)d minutes later"), far + 1, inf),
    )
    caption = _("All arrivals, beside what was said")
    if recent:
        caption = _("The last 90 days, beside what was said")
    if recent and ended:
        caption = _("Its last 90 days, beside what was said")
    return Table(
        caption=caption,
        head=[_("When"), _("Arrivals")],
        rows=[[name % {"near": near, "far": far}, str(sum(low <= one < high for one in off))]
              for name, low, high in parts],
    )  # fmt: skip


def _beside(numbers: Numbers, felt: Sequence[str], ended: bool) -> Beside | None:
    """Both need five observations; then they stand beside each other and nobody is corrected."""
    done = numbers.rate(DONE)
    others = [(track, numbers.rate(track)) for track in felt if numbers.rate(track).n >= COUNTS]
    if done.n < COUNTS or not others:
        return None
    track, rate = others[-1]
    drawn = chart([done, rate], numbers.first)
    pairs = [(DONE, done), *others]
    said = wording.beside(track, ended=ended)
    return Beside(
        title=said.title,
        sentence=said.sentence(done, rate),
        legend=said.legend,
        bars=[_bar(track, rate) for track, rate in pairs],
        drawn=Drawn(drawn, _labels(drawn), _both(done, rate, said.heads), True),
        table=_in_numbers(pairs),
    )


def _bar(track: str, rate: Rate) -> Bar:
    return Bar(
        name=_name(track),
        says=wording.interval(rate.low, rate.high),
        left=of_ten(rate.low),
        width=round(of_ten(rate.high) - of_ten(rate.low), 1),
        middle=of_ten(rate.mean),
        gold=track in KEPT,
    )


def _name(track: str) -> str:
    return {
        DONE: _("Done, says who promised it"),
        RECEIVED: _("Done, says who it was for"),
        SAFE: _("Felt safe to say something hard"),
    }[track]


def _in_numbers(pairs: Sequence[tuple[str, Rate]]) -> Table:
    return Table(
        caption=_("Each by itself"),
        head=[_("What"), _("Of ten")],
        rows=[
            [_("%(name)s (%(things)s)") % {"name": _name(track),
                                           "things": wording.things(track, rate.n)},
             wording.range_of(rate.low, rate.high)]
            for track, rate in pairs
        ],
    )  # fmt: skip


def _both(done: Rate, felt: Rate, heads: Sequence[str]) -> Table:
    same = done.by_year == felt.by_year
    ends = {_key(one.first, felt.by_year): one for one in felt.rows if same}
    by_year = _("The range in the last week of each year")
    return Table(
        caption=by_year if done.by_year else _("The range in the last week of each month"),
        head=[_("When"), *heads],
        rows=[
            [wording.period(one.first, done.by_year), wording.range_of(one.low, one.high),
             wording.range_of(other.low, other.high) if other else "–"]
            for one in done.rows
            for other in [ends.get(_key(one.first, done.by_year))]
        ],
    )  # fmt: skip


def _key(day: date, by_year: bool) -> date:
    return day.replace(month=1, day=1) if by_year else day.replace(day=1)
