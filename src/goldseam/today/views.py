"""The front page for visitors, and Today: how it is, one small thing, what waits tonight."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.people.doors import anyone, unlocked
from goldseam.people.visits import Visited
from goldseam.today.documents import Said, SmallThingAnswer
from goldseam.today.everything import everything
from goldseam.today.forms import AnswerForm
from goldseam.today.greeting import greeting
from goldseam.today.looking import look
from goldseam.ui.compressing import compressed
from goldseam.ui.pages import page
from goldseam.ui.words import library


@anyone
@require_safe
@compressed
def front(request: Visited) -> HttpResponse:
    if request.visit.signed_in:
        return HttpResponseRedirect(reverse("today:show"))
    return page(request, "today/front.html", words=library().words)


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    visit = request.visit
    today = look(visit, library())
    return page(
        request, "today/show.html", today=today,
        greeting=greeting(today.local, visit.name),
    )  # fmt: skip


@unlocked
@require_safe
def show_everything(request: Visited) -> HttpResponse:
    return page(request, "today/everything.html", groups=list(everything()))


@unlocked
@require_POST
def answer_small_thing(request: Visited) -> HttpResponse:
    """Done, or not today: it isn't offered again before tomorrow."""
    form, visit = AnswerForm(request.POST), request.visit
    if form.is_valid():
        said = SmallThingAnswer(
            thing=form.cleaned_data["thing"], said=Said(form.cleaned_data["said"]), at=visit.now
        )
        kept = visit.drawer.add(said, day=visit.today, now=visit.now)
        undo_url = reverse("today:undo-small-thing", args=[kept.id])
        messages.success(request, _spoken(said.said), extra_tags=undo_url)
    return HttpResponseRedirect(reverse("today:show"))


@unlocked
@require_POST
def undo_small_thing(request: Visited, id: UUID) -> HttpResponse:
    request.visit.drawer.remove(SmallThingAnswer, id, now=request.visit.now)
    messages.success(request, _("Taken back."))
    return HttpResponseRedirect(reverse("today:show"))


def _spoken(said: Said) -> str:
    if said is Said.DONE:
        return _("Noted as done. Only you can see it.")
    return _("Not today, then. Only you can see it.")
