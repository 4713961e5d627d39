"""What the pages of talks say: moments in one's own clock, and how a talk stands in a few words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.people.visits import Visit
from goldseam.talks.documents import Closing
from goldseam.talks.places import Place
from goldseam.talks.standing import Stage, Standing
from goldseam.talks.times import comes_twice
from goldseam.ui.dates import day_words, time_words
from goldseam.ui.words import library, shortened

LOOKS_BACK = timedelta(days=14)  # how long a talk that is over stays in the list


@dataclass(frozen=True, slots=True)
class Line:
    id: UUID
    about: str
    says: str


def clock(moment: datetime, visit: Visit) -> str:
    """The day and the time where whoever is here is."""
    local = visit.preferences.local(moment)
    day = local.date()
    named = _("Tomorrow") if (day - visit.today).days == 1 else day_words(day, visit.today)
    return f"{named}, {_time(local)}"


def time_of(moment: datetime, visit: Visit) -> str:
    return _time(visit.preferences.local(moment))


def hour(moment: datetime, visit: Visit) -> str:
    """The time alone when it is today."""
    local = visit.preferences.local(moment)
    return _time(local) if local.date() == visit.today else clock(moment, visit)


def called(about: str) -> str:
    return shortened(about) or _("A talk")


def going_on(place: Place, visit: Visit, hidden: Collection[UUID] = ()) -> Iterator[Line]:
    """The talks of a list. One that was put aside isn't there, nor what nobody took up in time."""
    for one in place.talks(visit):
        mine = one.suggestion.author == visit.person
        if one.suggestion.id in hidden or (one.stage is Stage.LAPSED and not mine):
            continue
        if one.latest > visit.now - LOOKS_BACK:
            yield Line(one.id, called(one.about), says(one, visit, place.partner))


def says(one: Standing, visit: Visit, partner: str) -> str:
    """How a talk stands, as a line."""
    if one.stage is Stage.SUGGESTED:
        if one.suggestion.author == visit.person:
            return _("You suggested a time")
        return _("%(name)s suggests a time") % {"name": partner}
    if one.stage is Stage.LAPSED:
        return _("The times that were suggested have passed")
    if one.stage is Stage.PAUSED and one.back_at:
        return _("Paused. Back at %(time)s") % {"time": hour(one.back_at, visit)}
    if one.stage is Stage.NOW and one.time and (one.turn or one.back_at or one.time <= visit.now):
        return _("Now")
    return clock(one.time, visit) if one.time else _("No time yet")


def anchor(heard: str) -> str:
    """What an answer to “did I feel heard?” says."""
    options = library().paths["talk-close"].question("heard").options
    return next((one.text for one in options if one.id == heard), "")


def shown_parts(closing: Closing) -> list[tuple[str, str]]:
    """What there is of a closing or of a copy of one, each part under its question."""
    path = library().paths["talk-close"]
    parts = (
        (path.question("heard").text, closing.reads or anchor(closing.heard)),
        (path.question("take-away").text, closing.take_away),
    )
    return [(question, text) for question, text in parts if text]


def _time(local: datetime) -> str:
    """Of a time that comes twice in the night the clocks go back, which of the two."""
    if not comes_twice(local):
        return time_words(local)
    words = {"time": time_words(local)}
    if local.fold:
        return _("%(time)s, after the clocks go back") % words
    return _("%(time)s, before the clocks go back") % words
