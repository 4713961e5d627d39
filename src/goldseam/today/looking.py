"""One look into the drawer, and what Today shows of it: a few queries, then pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from goldseam.beliefs.documents import Belief, Return, due
from goldseam.boundaries.documents import Boundary
from goldseam.boundaries.documents import due as boundaries_due
from goldseam.calm.documents import CalmSession
from goldseam.calm.helped import gentlest, so_far
from goldseam.chapters.documents import Chapter
from goldseam.checkins.documents import CheckIn, current
from goldseam.checkins.showing import words_to_tap
from goldseam.drafts.documents import Draft
from goldseam.drawers.gate import Found, Kept
from goldseam.drawers.uuid7 import made_at
from goldseam.journal.documents import Entry, unfinished
from goldseam.library import Feelings, Library
from goldseam.night.documents import Note, Tonight, is_evening, night_of, tonight
from goldseam.people.preferences import recovery_is_to_be_confirmed
from goldseam.people.visits import Visit
from goldseam.promises.documents import Promise, Report
from goldseam.reflections.documents import Reflected, stood_out
from goldseam.today.between import Between, look_between
from goldseam.today.choosing import (
    BY_EXERCISE,
    Lately,
    Noted,
    Offer,
    Spoke,
    Standing,
    one_small_thing,
)
from goldseam.today.documents import SmallThingAnswer, done, refused
from goldseam.today.week import Week, week
from goldseam.together.documents import Partner
from goldseam.tracks.documents import Track, day_of, standing
from goldseam.ui.dates import formatted, time_words
from goldseam.ui.leads import address
from goldseam.understanding.documents import Marks
from goldseam.urge.documents import Moment, waiting

# How far back Today looks: far enough for the week it draws and for what has helped lately.
LATELY = timedelta(days=7)
THESE_DAYS = (
    CheckIn, CalmSession, Entry, Note, Draft, SmallThingAnswer, Moment, Reflected, Marks, Chapter,
    Report,
)  # fmt: skip
# What counts whatever its age. There are few of each, so one query brings all of them.
EVER = (Belief, Return, Track, Partner, Promise, Boundary)
# How long a number still says something about now, and a tag about these days.
STILL_TRUE = timedelta(hours=3)
STILL_FRESH = timedelta(days=3)
# Six weeks until somebody wanted to come back to a belief, and two in which it is offered.
BELIEFS_WAIT = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Begun:
    """Something somebody began to write and hasn't saved."""

    time: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    local: datetime
    date: str
    first_day: bool
    check_in: CheckIn | None
    words: Sequence[tuple[str, str]]
    offer: Offer | None
    leads_to: str
    did_it: bool
    week: Week
    begun: Sequence[Begun]
    night: Tonight
    is_evening: bool
    asks_recovery: bool
    between: Between
    boundary_waits: bool


def look(visit: Visit, library: Library) -> Today:
    found = visit.drawer.read(*THESE_DAYS, since=visit.today - LATELY)
    ever = visit.drawer.read(*EVER)
    between = look_between(visit, found, ever)
    now = _lately(visit, found, ever, library, first_evening=between.first_evening)
    check_in = current(found.of(CheckIn), visit.now)
    offer = one_small_thing(library.small_things, now)
    return Today(
        local=now.local,
        date=formatted(now.local, "l, j F"),
        first_day=now.first_day,
        check_in=check_in.document if check_in else None,
        words=words_to_tap(library.feelings, check_in.document if check_in else None),
        offer=offer,
        leads_to=address(offer.thing.leads_to) if offer else "",
        did_it=bool(now.done),
        week=week(found.of(CheckIn), visit.today),
        begun=_begun(found.of(Draft), visit),
        night=tonight(found.of(Note), night_of(now.local)),
        is_evening=is_evening(now.local),
        asks_recovery=recovery_is_to_be_confirmed(visit.preferences, visit.today),
        between=between,
        boundary_waits=bool(boundaries_due(ever.of(Boundary), visit.today)),
    )


def _lately(
    visit: Visit, found: Found, ever: Found, library: Library, *, first_evening: bool
) -> Lately:
    check_in = _still_true(found.of(CheckIn), visit.now)
    answers = [kept for kept in found.of(SmallThingAnswer) if kept.day == visit.today]
    gentle = gentlest(so_far(kept.document for kept in found.of(CalmSession)))
    families, words = _by_family(check_in, library.feelings)
    return Lately(
        local=visit.preferences.local(visit.now),
        first_day=_is_first_day(visit, found),
        level=check_in.distress if check_in else None,
        families=families,
        words=words,
        noted=_noted(found.of(Entry), visit),
        fear_from=_fear_from(found.of(Moment), visit),
        belief_is_due=_belief_is_due(ever, visit),
        standing=_standing(ever.of(Track), visit, library),
        first_evening=first_evening,
        sign=_sign(found.of(Reflected), library),
        cause=_cause(found.of(Marks), library),
        gentlest=gentle.exercise if gentle else None,
        refused=refused(answers),
        done=done(answers) | _done_by_itself(found.of(CalmSession), visit),
    )


def _still_true(found: Sequence[Kept[CheckIn]], now: datetime) -> CheckIn | None:
    recent = (kept.document for kept in found if now - kept.document.at < STILL_TRUE)
    return next(recent, None)


def _by_family(check_in: CheckIn | None, feelings: Feelings) -> tuple[list[str], list[str]]:
    """The families and the words of what was chosen, the last chosen first."""
    chosen = [
        (family.id, word.word)
        for id in reversed(check_in.feelings if check_in else ())
        for family in feelings.families
        for word in family.words
        if word.id == id
    ]
    return [family for family, _ in chosen], [word for _, word in chosen]


def _noted(found: Sequence[Kept[Entry]], visit: Visit) -> list[Noted]:
    since = visit.now - STILL_FRESH
    return [
        Noted(kind=tag.kind, at=visit.preferences.local(kept.document.written_at))
        for kept in found
        if kept.document.written_at > since
        for tag in kept.document.tags
    ]


def _fear_from(found: Sequence[Kept[Moment]], visit: Visit) -> datetime | None:
    """When the oldest fear of these days was written that one could look back on."""
    ready = waiting(found, visit.now)
    return visit.preferences.local(ready[0].document.begun_at) if ready else None


def _belief_is_due(ever: Found, visit: Visit) -> bool:
    since = visit.today - BELIEFS_WAIT
    rules = [kept for kept in ever.of(Belief) if kept.day >= since]
    returns = [kept for kept in ever.of(Return) if kept.day >= since]
    return bool(due(rules, returns, visit.today))


def _standing(found: Sequence[Kept[Track]], visit: Visit, library: Library) -> Standing | None:
    """The track and the stretch of the thirty days, as long as they last."""
    now = standing(found)
    track = next((t for t in library.tracks.tracks if now and t.id == now.which), None)
    stretch = track.stretch(day_of(now, visit.today)) if now and track else None
    return Standing(track=track.id, stretch=stretch.id) if track and stretch else None


def _sign(found: Sequence[Kept[Reflected]], library: Library) -> Spoke | None:
    """What the latest reflection on the signs said comes up a great deal."""
    first = stood_out(found, library.reflections["signs"])
    return Spoke(id=first.group.id, name=first.group.name, on=first.day) if first else None


def _cause(found: Sequence[Kept[Marks]], library: Library) -> Spoke | None:
    """The chapter that something was first marked in last."""
    marked = next((kept for kept in found if kept.document.marks), None)
    if marked is None or marked.document.cause not in library.causes:
        return None
    cause = library.causes[marked.document.cause]
    return Spoke(id=cause.id, name=cause.title, on=marked.day)


def _done_by_itself(found: Sequence[Kept[CalmSession]], visit: Visit) -> frozenset[str]:
    """Small things that today’s exercises have seen to."""
    today = (kept.document for kept in found if kept.day == visit.today)
    exercises = {session.exercise_id for session in today if session.finished}
    return frozenset(BY_EXERCISE[id] for id in exercises if id in BY_EXERCISE)


def _begun(found: Sequence[Kept[Draft]], visit: Visit) -> list[Begun]:
    return [
        Begun(
            time_words(visit.preferences.local(one.at)),
            reverse("journal:edit", args=[one.entry])
            if one.entry
            else reverse("journal:go-on", args=[one.id]),
        )
        for one in unfinished(found)
    ]


def _is_first_day(visit: Visit, found: Found) -> bool:
    """An account's identifier says when it was made; an example's life may be older than that."""
    if visit.person is None or visit.preferences.today(made_at(visit.person)) != visit.today:
        return False
    return all(kept.day >= visit.today for same in found.by_kind.values() for kept in same)
