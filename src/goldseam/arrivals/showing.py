"""What the pages of arrivals show: times on one’s own clock, a strip for each, sentences, a table.

    on_todays_page(found.of(Arrival), found.of(Arrived), space, visit)   # who is on their way

A strip runs around “as said”: earlier to the left, later to the right. Places on it are per cent of
its width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.arrivals.documents import (
    AS_SAID,
    HOME,
    MEETING,
    Arrival,
    Arrived,
    Told,
    as_said,
    kept_word,
    minutes_between,
    minutes_off,
    on_the_way,
    standing,
    told,
    was_heads_up,
)
from goldseam.arrivals.forms import as_value
from goldseam.drawers.gate import Kept
from goldseam.people.visits import Visit
from goldseam.together.space import Space
from goldseam.ui.dates import day_words, formatted, time_words

REACHES = (30, 60, 120)  # minutes from the middle of a strip to its ends
EDGE = 4.0  # per cent that stay free at each end
ROW, LOWEST = 22, 40  # CSS pixels: an arrival in the picture, and the lowest picture
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who on a page: oneself, and the name of the other."""

    me: UUID
    other: str

    def of(self, person: UUID) -> str:
        return _("You") if person == self.me else self.other


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing of one arrival, in per cent from the left; `reach` in minutes."""

    said: list[float]  # other times that were said
    there: list[tuple[float, bool]]  # and whether that was by what was said: gold
    y: float  # per cent from the top of the picture it stands in

    @property
    def span(self) -> tuple[float, float]:
        """From the first mark to the last: what belongs to one arrival is joined."""
        marks = [*self.said, *(x for x, _ in self.there)]
        return min(marks), max(marks)


@dataclass(frozen=True, slots=True)
class Picture:
    """Strips under one another, the newest on top, around one “as said”."""

    reach: int  # minutes from the middle to either end
    near: tuple[float, float]  # where “as said” begins, and how wide it is, in per cent
    height: int  # CSS pixels
    strips: list[Strip]


@dataclass(frozen=True, slots=True)
class Shown:
    """One arrival as a page shows it."""

    id: UUID
    mine: bool
    who: str
    title: str
    day: str
    sentence: str


def on_todays_page(
    arrivals: Iterable[Kept[Arrival]], reports: Iterable[Kept[Arrived]], space: Space, visit: Visit
) -> list[Shown]:
    """Who is on their way, as `arrivals/card.html` shows it; a read of two days is enough."""
    names = Names(space.me, space.partner.name)
    return [shown(one, names, visit) for one in on_the_way(told(arrivals, reports), visit.now)]


def shown(one: Told, names: Names, visit: Visit) -> Shown:
    return Shown(
        id=one.kept.id,
        mine=one.maker == names.me,
        who=names.of(one.maker),
        title=announced(one.arrival.place, clock(one.arrival.by, visit)),
        day=on_day(one.arrival.by, visit),
        sentence=" ".join([*_said_first(one, visit), *_ends(one, names, visit)]),
    )


def announced(place: str, time: str) -> str:
    """“Home by 18:40”."""
    if place == MEETING:
        return _("Where we meet by %(time)s") % {"time": time}
    return _("Home by %(time)s") % {"time": time}


def places() -> Choices:
    return [(HOME, _("Home")), (MEETING, _("Where we meet"))]


def clock(moment: datetime, visit: Visit) -> str:
    """On one’s own clock. In the night the clocks go back an hour comes twice: it says which."""
    local = visit.preferences.local(moment)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{time_words(local)} {local.tzname()}" if twice else time_words(local)


def on_day(moment: datetime, visit: Visit) -> str:
    day, today = visit.preferences.local(moment).date(), visit.today
    return formatted(day, _("l, j F")) if day > today else day_words(day, today)


def choices(times: Iterable[datetime], visit: Visit) -> Choices:
    return [(as_value(at), clock(at, visit)) for at in times]


def reach_of(together: Iterable[Told]) -> int:
    """How far the strips reach: as far as the furthest, within two hours."""
    marks = (off for one in together for off in [*_other_times(one), *_offs(one)])
    furthest = max((abs(off) for off in marks), default=0)
    return next((reach for reach in REACHES if furthest <= reach), REACHES[-1])


def picture(together: Iterable[Told]) -> Picture | None:
    """Of those that somebody told the end of; in silence nothing is drawn."""
    drawn = [one for one in together if one.reports]
    if not drawn:
        return None
    reach, each = reach_of(drawn), 100 / len(drawn)
    left = _across(-AS_SAID, reach)
    return Picture(
        reach=reach,
        near=(left, round(_across(AS_SAID, reach) - left, 1)),
        height=max(LOWEST, ROW * len(drawn)),
        strips=[strip(one, reach, round(each * (n + 0.5), 2)) for n, one in enumerate(drawn)],
    )


def strip(one: Told, reach: int, y: float) -> Strip:
    return Strip(
        said=[_across(off, reach) for off in _other_times(one)],
        there=[
            (_across(off, reach), kept_word(one.arrival, at))
            for off, at in zip(_offs(one), one.times_there, strict=True)
        ],
        y=y,
    )


def off_words(minutes: int) -> str:
    if minutes == 0:
        return _("as said")
    if minutes < 0:
        early = ngettext("%(n)d minute early", "%(n)d minutes early", -minutes)
        return early % {"n": -minutes}
    return ngettext("%(n)d minute later", "%(n)d minutes later", minutes) % {"n": minutes}


def summary(together: Sequence[Told]) -> str:
    """What the arrivals that somebody told about come to, both people’s together."""
    ends = [one for one in together if one.reports]
    if not ends:
        return ""
    agreed = [one for one in ends if len({_is_near(one, at) for at in one.times_there}) == 1]
    near = sum(_is_near(one, one.times_there[0]) for one in agreed)
    ahead = sum(was_heads_up(one.arrival) for one in ends)
    parts = [
        _("%(n)d within a quarter of an hour of what was said") % {"n": near} if near else "",
        _("%(n)d with a new time said ahead") % {"n": ahead} if ahead else "",
        _("%(n)d you two remember differently") % {"n": len(ends) - len(agreed)}
        if len(ends) > len(agreed) else "",
    ]  # fmt: skip
    all_of = ngettext("%(n)d arrival", "%(n)d arrivals", len(ends)) % {"n": len(ends)}
    said = ", ".join(filter(None, parts))
    return f"{all_of}: {said}." if said else f"{all_of}."


def rows(together: Iterable[Told], names: Names, visit: Visit) -> list[tuple[str, str, str, str]]:
    """The table: day and who; each time that was said; there; minutes off, later above nought."""
    return [
        (
            f"{on_day(one.arrival.by, visit)} · {names.of(one.maker)}",
            " → ".join(clock(time.at, visit) for time in one.arrival.times),
            " / ".join(clock(at, visit) for at in one.times_there) or "–",
            " / ".join(f"{minutes_off(one.arrival, at):+d}" for at in one.times_there) or "–",
        )
        for one in together
    ]


def history(one: Told, names: Names, visit: Visit) -> list[tuple[str, str, str]]:
    """Everything that was said of one arrival: when, by whom, what."""
    maker = names.of(one.maker)
    said = [(time.said_at, maker, clock(time.at, visit)) for time in one.arrival.times]
    said += [
        (report.document.said_at, names.of(report.author),
         _("There at %(time)s") % {"time": clock(report.document.at, visit)})
        for report in one.reports
    ]  # fmt: skip
    return [(clock(at, visit), who, what) for at, who, what in sorted(said)]


def _said_first(one: Told, visit: Visit) -> list[str]:
    """The times before the one that stands; that it came ahead is said, that it didn’t is not."""
    if len(one.arrival.times) == 1:
        return []
    before = [clock(time.at, visit) for time in one.arrival.times[:-1]]
    said = _("First said %(time)s.") % {"time": before[0]} if len(before) == 1 else ""
    said = said or _("Said before: %(times)s.") % {"times": ", ".join(before)}
    return [said, _("The new time was said ahead.")] if was_heads_up(one.arrival) else [said]


def _ends(one: Told, names: Names, visit: Visit) -> list[str]:
    if len(one.times_there) > 1:
        return [_says(names.of(kept.author), one, kept.document, visit) for kept in one.reports]
    return [_there(one, kept.document, visit) for kept in one.reports[:1]]


def _there(one: Told, report: Arrived, visit: Visit) -> str:
    off = _off(one, report, visit)
    values = {"time": clock(report.at, visit), "off": off, "said": clock(report.said_at, visit)}
    if report.said_later:
        return _("There at %(time)s, %(off)s; entered at %(said)s.") % values
    return _("There at %(time)s, %(off)s.") % values


def _says(who: str, one: Told, report: Arrived, visit: Visit) -> str:
    values = {"who": who, "time": clock(report.at, visit), "off": _off(one, report, visit)}
    return _("%(who)s: there at %(time)s, %(off)s.") % values


def _off(one: Told, report: Arrived, visit: Visit) -> str:
    """How far off; and from which time, where a newer one was said too shortly before."""
    off = off_words(minutes_off(one.arrival, report.at))
    stood = standing(one.arrival, report.at)
    if stood == one.arrival.by:
        return off
    return _("%(off)s than %(time)s") % {"off": off, "time": clock(stood, visit)}


def _is_near(one: Told, at: datetime) -> bool:
    return abs(minutes_off(one.arrival, at)) <= AS_SAID


def _other_times(one: Told) -> list[int]:
    """Minutes from the middle to each other time that was said."""
    middle = as_said(one)
    return [minutes_between(middle, time.at) for time in one.arrival.times if time.at != middle]


def _offs(one: Told) -> list[int]:
    """Minutes from the middle to being there, one for each different report."""
    return [minutes_between(as_said(one), at) for at in one.times_there]


def _across(minutes: int, reach: int) -> float:
    held = max(-reach, min(reach, minutes))
    return round(50 + held / reach * (50 - EDGE), 1)
