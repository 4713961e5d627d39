"""A draft message to somebody one trusts: put together here, kept nowhere, sent by oneself."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from goldseam.friend.forms import MessageForm
from goldseam.people.doors import anyone
from goldseam.people.visits import Visited
from goldseam.ui.pages import page
from goldseam.ui.words import library


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Visited) -> HttpResponse:
    """The pieces; after choosing, the draft above them, to be changed and taken along."""
    content, form = library().friend, MessageForm(request.POST or None)
    made = form.message(content) if form.is_valid() else ""
    return page(
        request,
        "friend/show.html",
        status=422 if form.is_bound and not form.is_valid() else 200,
        words=content,
        message=made,
        sent=form.data,
        errors=[(name, str(texts[0])) for name, texts in form.errors.items()],
    )
