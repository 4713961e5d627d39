"""Sharing, the same everywhere: a page with exactly what the other will see, and then the act.

share_statement = sharing_of(Statement, back="words:read", seen=lambda doc: Seen(sentence(doc)))
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.copies.documents import Shareable
from goldseam.copies.sharing import share
from goldseam.copies.showing import Seen
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.together.space import space_of
from goldseam.ui.pages import page

S = TypeVar("S", bound=Shareable)


def sharing_of(
    struct: type[S], *, back: str, seen: Callable[[S], Seen]
) -> Callable[..., HttpResponse]:
    """`back` is the page one comes from; `seen` is empty where there is nothing to share."""

    @unlocked
    @require_http_methods(["GET", "HEAD", "POST"])
    def ask_and_share(request: Visited, id: UUID) -> HttpResponse:
        visit = request.visit
        kept, space = visit.drawer.find(struct, id), space_of(visit)
        back_url, shown = reverse(back, args=[id]), seen(kept.document)
        if space is None:
            return page(request, "copies/alone.html", back_url=back_url)
        if not shown:
            return HttpResponseRedirect(back_url)
        if request.POST.get("_revision") != str(kept.revision):
            return _ask(request, kept, shown, back_url, space.partner.name)
        share(space.drawer, kept.document, shown.reads, day=visit.today, now=visit.now)
        name = {"name": space.partner.name}
        messages.success(request, _("Shared. You and %(name)s can see it.") % name)
        return HttpResponseRedirect(back_url)

    return ask_and_share


def _ask(request: Visited, kept: Kept[S], shown: Seen, back_url: str, name: str) -> HttpResponse:
    """Again, if what was seen has been changed in another window."""
    changed = request.method == "POST"
    return page(
        request,
        "copies/share.html",
        status=409 if changed else 200,
        seen=shown,
        changed=changed,
        revision=kept.revision,
        name=name,
        back_url=back_url,
    )
