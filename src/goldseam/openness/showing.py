"""What the pages of openness show: until when, on the reader's own clock; days to choose from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.drawers.gate import Kept
from goldseam.openness.documents import Agreement, Opened, Thanks
from goldseam.people.visits import Visit
from goldseam.ui.dates import day_words, formatted, time_words
from goldseam.ui.words import shortened

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Shown:
    """One agreement as a page shows it."""

    id: UUID
    what: str
    short: str  # for a list
    until: str
    since: str
    thanks: "ShownThanks | None" = None


@dataclass(frozen=True, slots=True)
class ShownThanks:
    id: UUID
    text: str
    when: str


def shown(kept: Kept[Agreement], visit: Visit, thanks: Kept[Thanks] | None = None) -> Shown:
    return Shown(
        id=kept.id,
        what=kept.document.what,
        short=shortened(kept.document.what),
        until=until(kept.document.ends, visit),
        since=_since(kept.document, visit),
        thanks=_thanked(thanks, visit) if thanks else None,
    )


def of_one(one: Opened, visit: Visit) -> Shown:
    return shown(one.kept, visit, one.thanks)


def until(ends: datetime, visit: Visit) -> str:
    """A day where it ends with the day, else the time of day as well: the reader’s own."""
    local = visit.preferences.local(ends)
    if local.time() == time():
        last = local.date() - timedelta(days=1)
        return _("Until the end of %(day)s") % {"day": _day(last, visit)}
    return _("Until %(day)s, %(time)s") % {
        "day": _day(local.date(), visit),
        "time": time_words(local),
    }


def days_to_choose(visit: Visit, latest: date) -> list[tuple[str, str]]:
    """Last days as chips, each with the day it is."""
    offered = {
        0: _("Today"),
        3: _("Three days"),
        7: _("A week"),
        14: _("Two weeks"),
        30: _("30 days"),
    }
    days = [(visit.today + timedelta(days=n), name) for n, name in offered.items()]
    return [(day.isoformat(), _chip(day, name, visit)) for day, name in days if day <= latest]


def a_week_on(visit: Visit, latest: date) -> str:
    return min(visit.today + timedelta(days=A_WEEK), latest).isoformat()


def _chip(day: date, name: str, visit: Visit) -> str:
    return name if day == visit.today else f"{name} · {formatted(day, _('D j M'))}"


def _since(agreement: Agreement, visit: Visit) -> str:
    local = visit.preferences.local
    offered = _("Offered %(day)s") % {"day": _day(local(agreement.since).date(), visit)}
    if agreement.changed_at is None:
        return offered
    changed = _("changed %(day)s") % {"day": _day(local(agreement.changed_at).date(), visit)}
    return f"{offered} · {changed}"


def _thanked(thanks: Kept[Thanks], visit: Visit) -> ShownThanks:
    day = visit.preferences.local(thanks.document.at).date()
    return ShownThanks(id=thanks.id, text=thanks.document.text, when=_day(day, visit))


def _day(day: date, visit: Visit) -> str:
    """“today” and “yesterday” inside a line, else the day of the week and the date."""
    if day == visit.today:
        return _("today")
    if day == visit.today - timedelta(days=1):
        return _("yesterday")
    return day_words(day, visit.today) if day < visit.today else formatted(day, _("l, j F"))
