"""Finding a time for a talk: one suggests, the other takes one of them or suggests others.

Nothing is fixed until a time was taken. Who doesn't want to puts it aside, and to the other that
looks as if nothing had been done.
"""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.chapters.evening import first_evening
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.talks.documents import Acceptance, Aside, Suggestion
from goldseam.talks.forms import TIMES, TimesForm
from goldseam.talks.ladder import agreed_topics
from goldseam.talks.places import Place, places, talk_of
from goldseam.talks.showing import called
from goldseam.talks.standing import Stage, Standing
from goldseam.talks.times import same_time_next_day
from goldseam.ui.pages import page
from goldseam.ui.words import library

# Of a plan of one's own; a suggestion that is shared is withdrawn as everything shared is.
remove, put_back = taking_out(Suggestion, to="talks:list")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visited) -> HttpResponse:
    """A new talk: times for the other to choose from, or, alone, a plan of one's own."""
    place, *_own = places(request.visit)
    return _ask_or_put(request, place, None)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def other_times(request: Visited, id: UUID) -> HttpResponse:
    place, talk = talk_of(request.visit, id)
    return _ask_or_put(request, place, talk)


@unlocked
@require_POST
def move(request: Visited, id: UUID) -> HttpResponse:
    """One tap: to tomorrow at the same hour, or to no time for now."""
    visit = request.visit
    place, talk = talk_of(visit, id)
    if "tomorrow" not in request.POST:
        return _put(request, place, (), talk=talk)
    zone = visit.preferences.time_zone
    moved = same_time_next_day(talk.time or visit.now, zone, visit.today)
    return _put(request, place, (moved,), talk=talk)


@unlocked
@require_POST
def accept(request: Visited, id: UUID) -> HttpResponse:
    visit = request.visit
    place, talk = _by_other(visit, id)
    with place.drawer.alone():
        _place, talk = talk_of(visit, id)
        time = _chosen(request, talk)
        if time and talk.stage is Stage.SUGGESTED and time > visit.now:
            yes = Acceptance(suggestion=talk.suggestion.id, time=time, at=visit.now)
            place.drawer.add(yes, day=visit.today, now=visit.now)
            said = _("Agreed. You and %(name)s see it now.") % {"name": place.partner}
        else:
            said = _("This has changed since you opened it. Here is how it stands now.")
    messages.success(request, said)
    return _to(talk.id)


@unlocked
@require_POST
def put_aside(request: Visited, id: UUID) -> HttpResponse:
    """Not now, or not at all: a note in one's own drawer and nowhere else."""
    visit = request.visit
    place, talk = _by_other(visit, id)
    if talk.suggestion.id not in asides(visit):
        visit.drawer.add(Aside(suggestion=talk.suggestion.id), day=visit.today, now=visit.now)
    messages.success(
        request,
        _("Put aside. %(name)s sees nothing of it.") % {"name": place.partner},
        extra_tags=reverse("talks:not-aside", args=[talk.id]),
    )
    return HttpResponseRedirect(reverse("talks:list"))


@unlocked
@require_POST
def not_aside(request: Visited, id: UUID) -> HttpResponse:
    _place, talk = talk_of(request.visit, id)
    if note := asides(request.visit).get(talk.suggestion.id):
        request.visit.drawer.erase([note], day=request.visit.today)
    return _to(talk.id)


def asides(visit: Visit) -> dict[UUID, UUID]:
    """By what was put aside: the note that says so."""
    found = visit.drawer.read(Aside).of(Aside)
    return {kept.document.suggestion: kept.id for kept in found}


def _by_other(visit: Visit, id: UUID) -> tuple[Place, Standing]:
    """A talk the other has suggested a time for last."""
    place, talk = talk_of(visit, id)
    if place.space is None or talk.suggestion.author == visit.person:
        raise Http404
    return place, talk


def _ask_or_put(request: Visited, place: Place, talk: Standing | None) -> HttpResponse:
    topics = agreed_topics(place.space) if talk is None else {}
    if request.method != "POST" or "_begin" in request.POST:
        return _ask(request, place, talk, topics)
    form = TimesForm(request.POST, visit=request.visit, topics=topics)
    if not form.is_valid():
        return _ask(request, place, talk, topics, form)
    about = "" if talk else form.cleaned_data["about"]
    return _put(request, place, form.cleaned_data["times"], about=about, talk=talk)


def _ask(
    request: Visited,
    place: Place,
    talk: Standing | None,
    topics: dict[str, str],
    form: TimesForm | None = None,
) -> HttpResponse:
    sent = request.POST
    errors = {name: str(said[0]) for name, said in form.errors.items()} if form else {}
    return page(
        request,
        "talks/times.html",
        status=422 if form else 200,
        words=library().talks.arranging,
        spared=first_evening(request.visit, place.space),
        about=called(talk.about) if talk else "",
        back_url=reverse("talks:talk", args=[talk.id]) if talk else reverse("talks:list"),
        is_new=talk is None,
        topics=list(topics.items()),
        topic=sent.get("topic", ""),
        own=sent.get("about", ""),
        own_error=errors.get("about"),
        times=[
            (name, sent.get(name, ""), errors.get(name))
            for name in (TIMES if place.space else TIMES[:1])
        ],
        more=any(sent.get(name) for name in TIMES[1:]),
        errors=list(errors.items()),
        partner=place.partner,
        zone=request.visit.preferences.time_zone.replace("_", " "),
    )


def _put(
    request: Visited,
    place: Place,
    times: tuple[datetime, ...],
    *,
    about: str = "",
    talk: Standing | None = None,
) -> HttpResponse:
    visit = request.visit
    new = Suggestion(at=visit.now, times=times, about=about, talk=talk.id if talk else None)
    kept = place.drawer.add(new, day=visit.today, now=visit.now)
    if place.space is None:
        messages.success(request, _("Kept. Only you can see it."))
    else:
        said = _("Sent. You and %(name)s can see it.") % {"name": place.partner}
        messages.success(request, said)
    return _to(talk.id if talk else kept.id)


def _chosen(request: Visited, talk: Standing) -> datetime | None:
    """The time of the button that was pressed, if the suggestion is still the one that was seen."""
    times = {str(n): time for n, time in enumerate(talk.suggestion.document.times)}
    same = request.POST.get("suggestion", "") == str(talk.suggestion.id)
    return times.get(request.POST.get("time", "")) if same else None


def _to(talk: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("talks:talk", args=[talk]))
