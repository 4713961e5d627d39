"""What the pages say of promises: sentences, days, times on each one’s own clock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.drawers.gate import Kept
from goldseam.people.visits import Visit
from goldseam.promises.days import Counts
from goldseam.promises.documents import Outcome, Promise, Repeats, View
from goldseam.promises.due import due_today
from goldseam.promises.ledger import TOLD, Ledger, Standing, State
from goldseam.promises.reading import Side
from goldseam.ui.dates import day_words, formatted, time_words

RINGS = {
    State.KEPT: "kept",
    State.LATE: "kept",
    State.MOVED: "waiting",
    State.GAP: "gap",
    State.MENDED: "mended",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One day of one promise in a list."""

    id: UUID
    day: date
    words: str
    whose: str
    on: str
    meta: str  # whose it is, and how it stands; of another day than today, which
    state: str
    ring: str
    tellable: bool  # by whoever looks, in one tap


def line(one: Standing, side: Side, visit: Visit) -> Line:
    on = day_words(one.day, visit.today)
    state = state_words(one) if one.state in TOLD else due_words(one, visit, side)
    says_day = state == in_day(one.day, visit.today)
    parts = [who := whose(one.promise, side), on if on not in (_("Today"), state) else "", state]
    if says_day or one.state in (State.OPEN, State.AHEAD, State.MOVED):
        parts[1] = ""  # the time says the day
    return Line(
        one.promise.id,
        one.day,
        one.promise.document.words(),
        who,
        on,
        " · ".join(part for part in parts if part),
        "" if says_day else state,
        RINGS.get(one.state, "open"),
        tellable(one, side, visit),
    )


def promised(ledger: Ledger, side: Side, visit: Visit) -> list[Line]:
    """The lines of `promises/card.html`: what is due today, both ways, in the order it is due."""
    return [line(one, side, visit) for one in due_today(ledger, visit.now)]


def tellable(one: Standing, side: Side, visit: Visit) -> bool:
    """Before it is due, one tap keeps it; afterwards there is more than one thing to say."""
    return side.may_change(one.promise) and one.report is None and visit.now < one.due


def whose(kept: Kept[Promise], side: Side) -> str:
    if not side.shared:
        to = kept.document.to  # of one that was taken along
        return _("To %(name)s") % {"name": to} if to else _("To yourself")
    mine = kept.author == side.me
    return (_("To %(name)s") if mine else _("%(name)s, to you")) % {"name": side.partner}


def state_words(one: Standing) -> str:
    """What was said of a day, in a word or two."""
    late_word = _("written down afterwards") if one.entered_late else ""
    said = {
        State.KEPT: _("Kept"),
        State.LATE: _("Kept late"),
        State.MOVED: _("A new time, said before"),
        State.GAP: _("Not kept, can be mended"),
        State.MENDED: _("Not kept, then mended"),
    }.get(one.state, "")
    view = ""
    if one.view and one.last_said:
        view = view_words(one.view, one.last_said.document.outcome).lower()
    return " · ".join(part for part in (said, view, late_word) if part)


def due_words(one: Standing, visit: Visit, side: Side) -> str:
    """When it is due on the clock of whoever looks; beside it the maker’s, where that differs."""
    promise = one.promise.document
    here, there = visit.preferences.local(one.due), one.due.astimezone(ZoneInfo(promise.zone))
    same = here.replace(tzinfo=None) == there.replace(tzinfo=None)
    whole_day = not promise.at and not one.moves
    if same and whole_day:
        return in_day(one.day, visit.today)
    by = _("by %(when)s") % {"when": _moment(here, visit.today)}
    if same:
        return by
    theirs = side.partner if side.shared and one.promise.author != side.me else ""
    if whole_day:
        elsewhere = _("when %(name)s’s day ends") if theirs else _("when the day ends there")
    else:
        elsewhere = _("%(time)s on %(name)s’s clock") if theirs else _("%(time)s where it was made")
    beside = there if there.date() != here.date() else None
    time = _moment(there, there.date() if beside is None else here.date())
    return f"{by} · {elsewhere % {'time': time, 'name': theirs}}"


def rhythm_words(promise: Promise, today: date) -> str:
    """“Every day, until Tuesday, 22 December”."""
    if promise.repeats is Repeats.ONCE:
        return in_day(promise.first, today)
    days = _("Every day")
    if promise.repeats is Repeats.DAYS:
        days = ", ".join(name for number, name in weekdays() if number in promise.weekdays)
    return _("%(days)s, until %(last)s") % {"days": days, "last": formatted(promise.until, "j F")}


def weekdays() -> list[tuple[int, str]]:
    monday = date(2026, 11, 23)
    return [(n, formatted(monday + timedelta(days=n), "D")) for n in range(7)]


def plate_words(so_far: Counts, whole: int = 0) -> list[str]:
    """What a plate says, in sentences. `kept` is out of all that was said how it went; `whole` is
    the number of plates that were finished before it."""
    counted = (
        (so_far.late, ngettext("One of them late.", "%d of them late.", so_far.late)),
        (so_far.mended, ngettext("One that wasn’t has been mended.",
                                 "%d that weren’t have been mended.", so_far.mended)),
        (so_far.gaps, ngettext("One gap can still be mended.",
                               "%d gaps can still be mended.", so_far.gaps)),
        (so_far.waiting, ngettext("One has a new time.", "%d have a new time.", so_far.waiting)),
        (so_far.different, ngettext("One felt different to the other.",
                                    "%d felt different to the other.", so_far.different)),
        (whole, ngettext("One plate before it is whole.",
                         "%d plates before it are whole.", whole)),
    )  # fmt: skip
    return [words.replace("%d", str(number)) for number, words in counted if number]


def kept_words(so_far: Counts) -> str:
    """“17 of 19 kept.”: the one that stands out."""
    if not so_far.told:
        return ""
    return _("%(kept)d of %(told)d kept.") % {"kept": so_far.kept, "told": so_far.told}


def path_words(days: Collection[date]) -> str:
    """What the path of thirty days says."""
    said = len(days)
    words = ngettext(
        "Something was said on %d of these thirty days.",
        "Something was said on %d of these thirty days.", said)  # fmt: skip
    return words % said


def table(found: Iterable[Standing], visit: Visit) -> list[tuple[str, str, str]]:
    """Every day of which something was said, the newest first: day, promise, how it went."""
    told = [one for one in found if one.state in TOLD]
    return [
        (day_words(one.day, visit.today), one.promise.document.words(), state_words(one))
        for one in reversed(told)
    ]


def said_words(outcome: Outcome) -> str:
    return {
        Outcome.KEPT: _("Kept"),
        Outcome.LATE: _("Kept late"),
        Outcome.MOVED: _("A new time"),
        Outcome.NOT_KEPT: _("Not kept"),
    }[outcome]


def view_words(view: View, outcome: Outcome) -> str:
    """How the receiver saw it, in their place."""
    if view is View.DIFFERENT:
        return _("It felt different")
    return {Outcome.NOT_KEPT: _("Seen the same way"), Outcome.MOVED: _("The new time is fine")}.get(
        outcome, _("It felt kept")
    )


def on_day(moment: datetime, changed: datetime | None, visit: Visit) -> str:
    """The day something was said, and the day it was changed: days, not hours."""
    said = day_words(visit.preferences.today(moment), visit.today)
    if not changed:
        return said
    again = in_day(visit.preferences.today(changed), visit.today)
    return _("%(day)s · changed on %(again)s") % {"day": said, "again": again}


def said_on_day(one: Standing, visit: Visit) -> str:
    """The day it was for; of a new time what that is."""
    said = one.last_said
    day = day_words(one.day, visit.today)
    if said and said.document.new_due:
        return _("%(day)s, then %(when)s") % {
            "day": day, "when": new_time_words(said.document.new_due, visit)}  # fmt: skip
    return day


def new_time_words(moment: datetime, visit: Visit) -> str:
    return _moment(visit.preferences.local(moment), visit.today)


def who_words(side: Side) -> str:
    if side.shared:
        return _("Sealed. You and %(name)s can see this.") % {"name": side.partner}
    return _("Sealed. Only you can see it.")


def _moment(local: datetime, today: date) -> str:
    """“19:00”, and the day when it is another one than today."""
    if local.date() == today:
        return time_words(local)
    day = in_day(local.date(), today)
    return _("%(day)s, %(time)s") % {"day": day, "time": time_words(local)}


def in_day(day: date, today: date) -> str:
    """A day in the middle of a line; of another year with its year."""
    if day == today:
        return _("today")
    if abs((day - today).days) == 1:
        return _("tomorrow") if day > today else _("yesterday")
    return formatted(day, _("l, j F") if day.year == today.year else _("l, j F Y"))
