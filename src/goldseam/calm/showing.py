"""Calm sessions as pages show them: with the exercise's title and the person's own clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.calm.documents import CalmSession
from goldseam.calm.helped import Helped
from goldseam.drawers.gate import Kept
from goldseam.library import Exercise, Length, Plan
from goldseam.people.preferences import Preferences
from goldseam.ui.dates import day_words, time_words


@dataclass(frozen=True, slots=True)
class Line:
    """What the numbers say about one exercise."""

    exercise: Exercise
    helped: Helped


@dataclass(frozen=True, slots=True)
class Shown:
    id: UUID
    time: str
    title: str
    session: CalmSession

    @property
    def meta(self) -> str:
        """“21:04 · 7, then 4”; a dash where one number was left out."""
        before, after = self.session.before, self.session.after
        if before is None and after is None:
            return self.time
        said = ["–" if level is None else str(level) for level in (before, after)]
        numbers = _("%(before)s, then %(after)s") % {"before": said[0], "after": said[1]}
        return f"{self.time} · {numbers}"


Days = list[tuple[str, list[Shown]]]


def lines(found: Sequence[Helped], exercises: Mapping[str, Exercise]) -> list[Line]:
    return [Line(exercises[h.exercise], h) for h in found if h.exercise in exercises]


def by_day(
    found: Iterable[Kept[CalmSession]],
    mine: Preferences,
    exercises: Mapping[str, Exercise],
    today: date,
) -> Days:
    """Newest day first; `found` as read from a drawer."""

    def shown(kept: Kept[CalmSession]) -> Shown:
        session = kept.document
        chosen = exercises.get(session.exercise_id)
        title = chosen.title if chosen else session.exercise_id
        return Shown(kept.id, time_words(mine.local(session.at)), title, session)

    days = groupby(found, key=lambda kept: kept.day)
    return [(day_words(day, today), [shown(kept) for kept in same_day]) for day, same_day in days]


def session_line(session: CalmSession, mine: Preferences) -> str:
    """“21:04, 3 minutes”."""
    time = time_words(mine.local(session.at))
    whole = round((session.seconds or 0) / 60)
    if not whole:
        return time
    lasted = ngettext("%(n)s minute", "%(n)s minutes", whole) % {"n": whole}
    return f"{time}, {lasted}"


def minutes(length: Length) -> str:
    return _("%(n)s min") % {"n": length.minutes}


def plan_of(session: CalmSession, exercise: Exercise) -> Plan:
    """The timed steps somebody chose; the usual ones if the exercise has changed since."""
    try:
        return exercise.plan(session.way, session.length)
    except KeyError:
        return exercise.plan()


def longest_plans(exercise: Exercise) -> Mapping[str, Plan]:
    """By way: every step, and for what is done in rounds the most of them.

    Shown where nothing can be chosen; a script shortens or slows it.
    """
    whole = [length for length in exercise.lengths if length.whole]
    length = max(whole, key=lambda one: one.minutes) if exercise.repeats else whole[0]
    return {way.id: exercise.plan(way.id, length.id) for way in exercise.ways}
