"""Take something out, and put it back while that can still be done: the same two views everywhere.

    remove, put_back = taking_out(Entry, to="journal:list")

The notice of the first holds the way to the second, which lies in the same room. What has a page of
its own is shown there when it is back. `taking_back` does the same with what was shared.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.drawers.documents import Document
from goldseam.drawers.gate import NotHere, OpenDrawer
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.together.space import space_of

View = Callable[..., HttpResponse]


def taking_out(struct: type[Document], *, to: str, put_back: str = "put-back") -> tuple[View, View]:
    """The views `remove` and `put_back` for one kind; `to` is where one is afterwards.

    `put_back` is the name of the second in its room.
    """

    @unlocked
    @require_POST
    def remove(request: Visited, id: UUID) -> HttpResponse:
        request.visit.drawer.remove(struct, id, now=request.visit.now)
        messages.success(
            request,
            _("Removed. It can be put back for ten minutes; then it is gone for good."),
            extra_tags=reverse(f"{_room(request)}:{put_back}", args=[id]),
        )
        return _on(request, reverse(to))

    @unlocked
    @require_POST
    def bring_back(request: Visited, id: UUID) -> HttpResponse:
        request.visit.drawer.put_back(struct, id)
        messages.success(request, _("It is back, as it was."))
        return _on(request, reverse(struct.PAGE, args=[id]) if struct.PAGE else reverse(to))

    return remove, bring_back


def taking_back(
    struct: type[Document], *, to: str, put_back: str = "put-back"
) -> tuple[View, View]:
    """The same two for one kind of what was shared with the other: each takes back their own."""

    @unlocked
    @require_POST
    def take_back(request: Visited, id: UUID) -> HttpResponse:
        _shared(request).remove(struct, id, now=request.visit.now)
        messages.success(
            request,
            _("Taken back. What was read stays read. It can be put back for ten minutes."),
            extra_tags=reverse(f"{_room(request)}:{put_back}", args=[id]),
        )
        return _on(request, reverse(to))

    @unlocked
    @require_POST
    def bring_back(request: Visited, id: UUID) -> HttpResponse:
        _shared(request).put_back(struct, id)
        messages.success(request, _("It is back, as it was."))
        return _on(request, reverse(to))

    return take_back, bring_back


def _shared(request: Visited) -> OpenDrawer:
    space = space_of(request.visit)
    if space is None:
        raise NotHere
    return space.drawer


def _room(request: Visited) -> str:
    return request.resolver_match.app_name if request.resolver_match else ""


def _on(request: Visited, otherwise: str) -> HttpResponse:
    """To where the form says it was sent from, if it does."""
    to = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return HttpResponseRedirect(to if here else otherwise)
