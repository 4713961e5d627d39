"""After a miss: three answers for oneself, and a copy for the other when one wants that."""

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.copies import sharing
from goldseam.drawers.gate import Kept, NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.promises import keeping
from goldseam.promises.documents import Promise, Repair
from goldseam.promises.ledger import State, standing
from goldseam.promises.reading import Side, found, of_day
from goldseam.promises.showing import on_day
from goldseam.questions.showing import said
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.dates import day_words
from goldseam.ui.pages import page
from goldseam.ui.words import library

repairs = Asking(
    Repair,
    path=lambda: library().paths["promise-repair"],
    room="promises",
    home="promises:list",
    begun="repair-",
)
ask, keep = repairs.views()[1:]
remove, put_back = taking_out(Repair, to="promises:list", put_back="repair-put-back")


@unlocked
@require_POST
def begin(request: Visited, id: UUID, day: date) -> HttpResponse:
    """The one of this day goes on where it was; there is never a second."""
    visit = request.visit
    side, kept = found(visit, Promise, id)
    state = standing(kept, day, of_day(side, kept, day), visit.now).state
    if not side.may_change(kept) or state not in (State.GAP, State.MENDED):
        raise NotHere
    there = keeping.repair_of(visit.drawer.read(Repair).of(Repair), id, day)
    if there:
        return HttpResponseRedirect(reverse("promises:repair-read", args=[there.id]))
    return repairs.begin(request, promise=id, day=day, thread=uuid4())


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own, and what it means to share it. What is shared stands on the page of its day."""
    visit, path = request.visit, library().paths["promise-repair"]
    kept, space = sharing.find(visit, Repair, id)
    about = _about(visit, kept)
    if space and about:
        day = reverse("promises:day", args=[kept.document.promise, kept.document.day])
        return HttpResponseRedirect(day)
    side = about[0] if about and about[0].shared else None
    copy = sharing.copy_of(side.drawer, Repair, kept.document.thread) if side else None
    return page(
        request,
        "promises/repair.html",
        kept=kept,
        path=path,
        mine=space is None,
        said=said(kept.document, path),
        go_on=None if kept.document.finished_at else unanswered(path, kept.document),
        promise=about[1].document.words() if about else "",
        promise_id=about[1].id if about else None,
        day_words=day_words(kept.document.day, visit.today),
        partner=side.partner if side else "",
        copy=copy,
        copy_on=_shared_on(copy, visit) if copy else "",
        is_as_shared=bool(copy and kept.document.is_seen_in(copy.document, "")),
    )


@unlocked
@require_POST
def share(request: Visited, id: UUID) -> HttpResponse:
    """A copy of it as it stands now; later changes stay private until it is shared again."""
    visit = request.visit
    kept = visit.drawer.find(Repair, id)
    repair = kept.document
    side, promise = found(visit, Promise, repair.promise)
    if not side.shared or promise.author != side.me or repair.is_empty:
        raise NotHere
    copy = sharing.share(side.drawer, repair, "", day=repair.day, now=visit.now)
    told = _("Shared. You and %(name)s can see it.") % {"name": side.partner}
    undo = reverse("together:withdraw", args=[copy.id]) if copy.revision == 1 else ""
    messages.success(request, told, extra_tags=undo)
    return HttpResponseRedirect(reverse("promises:day", args=[promise.id, repair.day]))


def _about(visit: Visit, kept: Kept[Repair]) -> tuple[Side, Kept[Promise]] | None:
    """Its promise may be gone by now."""
    try:
        return found(visit, Promise, kept.document.promise)
    except NotHere:
        return None


def _shared_on(copy: Kept[Repair], visit: Visit) -> str:
    shared = copy.document
    return on_day(shared.shared_at or visit.now, shared.changed_at, visit)
