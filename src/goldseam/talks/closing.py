"""After a talk: two questions for oneself, and what of it the other is shown, part by part.

What is answered lies in one's own drawer. Showing some of it puts a copy with those parts, and no
others, into the drawer of two.
"""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.copies.sharing import copy_of, find, share
from goldseam.drawers.gate import Kept, NotHere
from goldseam.library import Path
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.talks.documents import FRIGHTENING, Closing
from goldseam.talks.places import talk_of
from goldseam.talks.showing import anchor, called, shown_parts
from goldseam.together.space import Space, space_of
from goldseam.ui.dates import day_words
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library


def close_path() -> Path:
    return library().paths["talk-close"]


closings = Asking(Closing, close_path, "talks", "talks:list", begun="close-")
_begin, ask, keep = closings.views()
remove, put_back = taking_out(Closing, to="talks:list", put_back="close-put-back")


@unlocked
@require_POST
def begin(request: Visited) -> HttpResponse:
    """After a talk that is kept here, or after any other. After one that was closed: to that."""
    talk = _talk(request)
    if talk is None:
        return closings.begin(request, thread=uuid4())
    id, topic = talk
    mine = request.visit.drawer.read(Closing).of(Closing)
    before = next((kept for kept in mine if kept.document.talk == id), None)
    if before:
        return HttpResponseRedirect(reverse("talks:close-read", args=[before.id]))
    return closings.begin(request, thread=uuid4(), talk=id, topic=topic)


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One's own, or the parts that somebody chose to show."""
    visit = request.visit
    kept, lies_in = find(visit, Closing, id)
    if lies_in:
        return _read_shared(request, kept, lies_in)
    space, closing, path = space_of(visit), kept.document, close_path()
    copy = copy_of(space.drawer, Closing, closing.thread) if space else None
    return page(
        request,
        "talks/close-read.html",
        kept=kept,
        path=path,
        about=closing.topic,
        day=day_words(kept.day, visit.today),
        said=shown_parts(closing),
        go_on=None if closing.finished_at else unanswered(path, closing) or path.in_turn[-1],
        afraid=closing.heard == FRIGHTENING,
        partner=space.partner.name if space else "",
        parts=_parts(closing),
        showing=[part for part in Closing.PARTS if copy and getattr(copy.document, part)],
        copy=copy,
        is_as_shown=bool(copy and _shows_as_it_is(closing, copy.document)),
        ways=[(way, address(way.leads_to)) for way in path.ways_on if way.id != "promise"],
        promise=next(way for way in path.ways_on if way.id == "promise"),
        promise_url=address("promises/new"),
    )


@unlocked
@require_POST
def show(request: Visited, id: UUID) -> HttpResponse:
    """Show the parts that were ticked, and no other; none: take back what was shown."""
    visit, space = request.visit, space_of(request.visit)
    kept = visit.drawer.find(Closing, id)
    if space is None:
        raise NotHere
    chosen = kept.document.only(request.POST.getlist("show"))
    if chosen.is_empty:
        return _take_back(request, kept, space)
    reads = anchor(chosen.heard)
    share(space.drawer, chosen, reads, day=visit.today, now=visit.now)
    said = _("You and %(name)s can see what you ticked.") % {"name": space.partner.name}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("talks:close-read", args=[id]))


def _take_back(request: Visited, kept: Kept[Closing], space: Space) -> HttpResponse:
    copy = copy_of(space.drawer, Closing, kept.document.thread)
    if copy:
        space.drawer.remove(Closing, copy.id, now=request.visit.now)
        messages.success(
            request,
            _("Withdrawn. What was read stays read. For ten minutes it can be put back."),
            extra_tags=reverse("together:put-back", args=[copy.id]),
        )
    return HttpResponseRedirect(reverse("talks:close-read", args=[kept.id]))


def _read_shared(request: Visited, kept: Kept[Closing], space: Space) -> HttpResponse:
    return page(
        request,
        "talks/close-shared.html",
        kept=kept,
        about=kept.document.topic,
        day=day_words(kept.day, request.visit.today),
        said=shown_parts(kept.document),
        mine=kept.author == space.me,
        partner=space.partner.name,
    )


def _parts(closing: Closing) -> list[tuple[str, str, str]]:
    """What could be shown: the part, what it is called, how it reads."""
    reads = {"heard": anchor(closing.heard), "take_away": closing.take_away}
    named = {"heard": _("How I was heard"), "take_away": _("What I take away")}
    return [(part, named[part], text) for part, text in reads.items() if text]


def _shows_as_it_is(closing: Closing, copy: Closing) -> bool:
    shown = closing.only([part for part in Closing.PARTS if getattr(copy, part)])
    return shown.is_seen_in(copy, anchor(shown.heard))


def _talk(request: Visited) -> tuple[UUID, str] | None:
    """The talk that was named, if any is; one that isn't there any more is as none."""
    try:
        _place, talk = talk_of(request.visit, UUID(request.POST.get("talk", "")))
    except (ValueError, Http404):
        return None
    return talk.id, called(talk.about)
