"""While a talk goes on: a look at oneself before it, whose turn it is, a pause with a return time.

The look before is sent nowhere. Turns and pauses lie in the drawer of two, so that both see them on
their own device; on one device between two people a whole round runs without anything stored.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.talks.documents import Pause, Turn
from goldseam.talks.forms import LENGTHS, PAUSES, PauseForm, minutes
from goldseam.talks.places import Place, talk_of
from goldseam.talks.showing import called, hour, time_of
from goldseam.talks.standing import Standing, ends
from goldseam.talks.times import same_time_next_day, whole_minutes
from goldseam.ui.pages import page
from goldseam.ui.words import library

SAYING_BACK, RESTING = 90, 30  # seconds


@dataclass(frozen=True, slots=True)
class Step:
    """One of a round on one device."""

    text: str
    hint: str
    seconds: int

    @property
    def lasts(self) -> str:
        return _lasts(self.seconds // 60) if self.seconds % 60 == 0 else ""


@unlocked
@require_safe
def ready(request: Visited, id: UUID) -> HttpResponse:
    """Hungry, tired, upset? For oneself: the page has no form that would send an answer."""
    place, talk = talk_of(request.visit, id)
    return page(
        request,
        "talks/ready.html",
        talk=talk,
        about=called(talk.about),
        ready=library().talks.ready,
        partner=place.partner,
    )


@unlocked
@require_safe
def now(request: Visited, id: UUID) -> HttpResponse:
    """The talk itself, on one's own device: who speaks until when, or when one goes on."""
    visit = request.visit
    place, talk = _agreed(request, id)
    until = ends(talk.turn) if talk.turn else None
    return page(
        request,
        "talks/now.html",
        talk=talk,
        about=called(talk.about),
        turns=library().talks.turns,
        pause=library().talks.pause,
        partner=place.partner,
        speaking=_speaks(talk, visit.person) if talk.turn else None,
        until=hour(until, visit) if until else "",
        left=max(0, round((until - visit.now).total_seconds())) if until else 0,
        back_at=hour(talk.back_at, visit) if talk.back_at else "",
        is_back=talk.back_at is not None and talk.back_at <= visit.now,
        lengths=[(str(n), _short(n)) for n in LENGTHS],
        length=str(talk.turn.document.minutes if talk.turn else LENGTHS[1]),
    )


@unlocked
@require_POST
def turn(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    place, talk = _agreed(request, id)
    begun = Turn(
        talk=talk.id,
        at=visit.now,
        minutes=minutes(request.POST.get("minutes", "")),
        mine=request.POST.get("who") != "other",
    )
    place.drawer.add(begun, day=visit.today, now=visit.now)
    return _to_now(talk.id)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    place, talk = _agreed(request, id)
    if request.method != "POST":
        return _ask_pause(request, place, talk)
    form = PauseForm(request.POST, visit=visit, time=talk.time or visit.now)
    if not form.is_valid():
        return _ask_pause(request, place, talk, form)
    stopped = Pause(talk=talk.id, at=visit.now, back_at=form.cleaned_data["moment"])
    place.drawer.add(stopped, day=visit.today, now=visit.now)
    return _to_now(talk.id)


@unlocked
@require_safe
def turns(request: Visited, minutes: int) -> HttpResponse:
    """A round for two people at one device. Nothing is stored."""
    if minutes not in LENGTHS:
        raise Http404
    said = library().talks.turns
    lasts = {"first": minutes * 60, "back": SAYING_BACK, "rest": RESTING}
    return page(
        request,
        "talks/turns.html",
        turns=said,
        steps=[Step(one.text, one.hint, lasts[one.who]) for one in said.steps],
        lengths=[(n, _lasts(n)) for n in LENGTHS],
        minutes=minutes,
    )


def _agreed(request: Visited, id: UUID) -> tuple[Place, Standing]:
    """A talk can only go on where a time was agreed upon."""
    place, talk = talk_of(request.visit, id)
    if not talk.is_fixed:
        raise Http404
    return place, talk


def _speaks(talk: Standing, person: UUID | None) -> bool:
    """Whether it is the turn of whoever is here."""
    assert talk.turn
    return talk.turn.document.mine == (talk.turn.author == person)


def _ask_pause(
    request: Visited, place: Place, talk: Standing, form: PauseForm | None = None
) -> HttpResponse:
    visit, sent = request.visit, request.POST if form else {}
    tomorrow = same_time_next_day(talk.time or visit.now, visit.preferences.time_zone, visit.today)
    moments = {key: whole_minutes(visit.now + wait) for key, wait in PAUSES.items()}
    named = {"20": _("In twenty minutes"), "60": _("In an hour")}
    return page(
        request,
        "talks/pause.html",
        status=422 if form else 200,
        talk=talk,
        words=library().talks.pause,
        partner=place.partner,
        options=[
            *((key, named[key], hour(moment, visit)) for key, moment in moments.items()),
            ("tomorrow", _("Tomorrow"), time_of(tomorrow, visit)),
        ],
        back=sent.get("back", "20"),
        back_at=sent.get("back_at", ""),
        error=str(form.errors["back_at"][0]) if form else None,
    )


def _lasts(minutes: int) -> str:
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def _short(minutes: int) -> str:
    return _("%(n)s min") % {"n": minutes}


def _to_now(talk: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("talks:now", args=[talk]))
