"""Topics of one's own: added for oneself, and put forward to the other only on purpose."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec import structs

from goldseam.copies.sharing import copy_of, find, share
from goldseam.drawers.gate import Kept, NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.removing.views import taking_out
from goldseam.talks.documents import OwnTopic
from goldseam.talks.forms import TopicForm
from goldseam.talks.ladder import OWN
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.words import library

remove, put_back = taking_out(OwnTopic, to="talks:ladder", put_back="topic-put-back")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Visited) -> HttpResponse:
    return _save(request, None) if request.method == "POST" else _show(request, None)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: Visited, id: UUID) -> HttpResponse:
    """One's own, to change and to put forward; or one that was put forward, as both see it."""
    kept, lies_in = find(request.visit, OwnTopic, id)
    if lies_in:
        return _show_shared(request, kept, lies_in)
    return _save(request, kept) if request.method == "POST" else _show(request, kept)


@unlocked
@require_POST
def put_forward(request: Visited, id: UUID) -> HttpResponse:
    """The other sees these words, and from whom they are. Once more: as they are now."""
    visit, space = request.visit, space_of(request.visit)
    kept = visit.drawer.find(OwnTopic, id)
    if space is None:
        raise NotHere
    share(space.drawer, kept.document, "", day=visit.today, now=visit.now)
    messages.success(request, _("You and %(name)s see it now.") % {"name": space.partner.name})
    return HttpResponseRedirect(reverse("talks:topic", args=[id]))


def _save(request: Visited, kept: Kept[OwnTopic] | None) -> HttpResponse:
    form, visit = TopicForm(request.POST), request.visit
    if not form.is_valid():
        return _show(request, kept, form)
    text = form.cleaned_data["text"]
    if kept is None:
        mark = library().talks.mark
        new = OwnTopic(wording=mark, begun_at=visit.now, thread=uuid4(), text=text)
        visit.drawer.add(new, day=visit.today, now=visit.now)
    elif kept.document.text != text:
        changed = structs.replace(kept.document, text=text, edited_at=visit.now, shared_at=None)
        visit.drawer.change(kept, changed)
    messages.success(request, _("Kept. Only you can see it."))
    return HttpResponseRedirect(reverse("talks:rung", args=[OWN]))


def _show(
    request: Visited, kept: Kept[OwnTopic] | None, form: TopicForm | None = None
) -> HttpResponse:
    space = space_of(request.visit)
    copy = copy_of(space.drawer, OwnTopic, kept.document.thread) if space and kept else None
    return page(
        request,
        "talks/topic.html",
        status=422 if form else 200,
        kept=kept,
        text=request.POST.get("text", "") if form else (kept.document.text if kept else ""),
        error=form.errors["text"][0] if form else None,
        partner=space.partner.name if space else "",
        copy=copy,
        differs=bool(copy and kept and not kept.document.is_seen_in(copy.document, "")),
    )


def _show_shared(request: Visited, kept: Kept[OwnTopic], space: Space) -> HttpResponse:
    if request.method == "POST":
        raise NotHere
    mine = kept.author == space.me
    return page(
        request, "talks/topic-shared.html", kept=kept, mine=mine, partner=space.partner.name
    )
