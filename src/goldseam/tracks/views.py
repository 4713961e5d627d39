"""Where somebody stands, and an order of things over about thirty days. For oneself alone."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.library.tracks import Stretch, ToDo
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.tracks.documents import Track, chosen, day_of, standing
from goldseam.tracks.forms import NOTHING, TrackForm
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library

remove, put_back = taking_out(Track, to="tracks:show")


@dataclass(frozen=True, slots=True)
class Days:
    """One stretch as the page shows it: the days it is about, and each thing with its address."""

    stretch: Stretch
    span: str
    things: list[tuple[ToDo, str]]
    is_now: bool


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    visit = request.visit
    now = _standing(visit)
    if now is None or now.which not in {one.id for one in library().tracks.tracks}:
        return _ask(request, now)
    track, day = library().tracks.track(now.which), day_of(now, visit.today)
    return page(
        request,
        "tracks/show.html",
        content=library().tracks,
        track=track,
        where=_where(day),
        is_over=track.stretch(day) is None,
        days=_days(track.stretches, track.stretch(day)),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Visited) -> HttpResponse:
    """Say it, change it, or leave it again."""
    visit, before = request.visit, _standing(request.visit)
    if request.method != "POST":
        return _ask(request, before)
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _ask(request, before, form)
    which, anew = form.cleaned_data["which"], form.cleaned_data["anew"]
    after = chosen(which, before, anew=anew, today=visit.today, now=visit.now)
    if not _is_new(before, after):
        return HttpResponseRedirect(reverse("tracks:show"))
    kept = visit.drawer.add(after, day=visit.today, now=visit.now)
    said = (
        _("Kept. Only you can see it.")
        if which
        else _("Put aside. Today offers what fits the hour, as before.")
    )
    messages.success(request, said, extra_tags=reverse("tracks:remove", args=[kept.id]))
    return HttpResponseRedirect(reverse("tracks:show" if which else "today:show"))


def _ask(request: Visited, before: Track | None, form: TrackForm | None = None) -> HttpResponse:
    content = library().tracks
    options = [(one.id, one.choice, one.hint) for one in content.tracks]
    chosen_now = before.which if before else ""
    return page(
        request,
        "tracks/choose.html",
        status=422 if form else 200,
        content=content,
        options=[*options, (NOTHING, content.nothing, content.nothing_hint)],
        chosen=form.data.get("which", "") if form else chosen_now,
        before=before,
        errors=[(name, str(texts[0])) for name, texts in form.errors.items()] if form else [],
    )


def _standing(visit: Visit) -> Track | None:
    return standing(visit.drawer.read(Track, newest=1).of(Track))


def _is_new(before: Track | None, after: Track) -> bool:
    """Whether it says anything that isn’t said already."""
    if before is None:
        return bool(after.which)
    return (before.which, before.since) != (after.which, after.since)


def _days(stretches: tuple[Stretch, ...], now: Stretch | None) -> list[Days]:
    firsts = (1, *(stretch.until + 1 for stretch in stretches))
    return [
        Days(
            stretch,
            _("Days %(first)d to %(last)d") % {"first": first, "last": stretch.until},
            [(thing, address(thing.leads_to)) for thing in stretch.things],
            stretch == now,
        )
        for first, stretch in zip(firsts, stretches, strict=False)
    ]


def _where(day: int) -> str:
    return _("The first day") if day == 1 else _("About day %(day)d") % {"day": day}
