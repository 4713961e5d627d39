"""Did I feel heard? One private line about words said aloud, or about an answer that was shared."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import structs

from goldseam.copies.sharing import by_other, copy_of, find, share
from goldseam.copies.showing import days_of
from goldseam.drawers.gate import Kept, NotHere
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.together.space import Space, space_of
from goldseam.ui.pages import page
from goldseam.ui.words import library
from goldseam.words.documents import Heard, Reply, Statement, rating_of
from goldseam.words.forms import HeardForm
from goldseam.words.showing import anchor, parts_of, sentence_of

# “I was made to regret it”: whoever chooses it is shown where to look first, and nothing else.
FRIGHTENING = 0

remove, put_back = taking_out(Heard, to="words:list", put_back="heard-put-back")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def said_aloud(request: Visited, id: UUID) -> HttpResponse:
    kept = request.visit.drawer.find(Statement, id)
    back_url = reverse("words:read", args=[id])
    return _ask(request, kept.document, None, back_url, None)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def of_reply(request: Visited, id: UUID) -> HttpResponse:
    """About the other’s answer to one’s own words; it may be shared, too."""
    kept, space = by_other(request.visit, Reply, id)
    own = request.visit.drawer.read(Statement).of(Statement)
    statement = next((k.document for k in own if k.document.thread == kept.document.to), None)
    if statement is None:
        raise NotHere
    back_url = reverse("words:reply-read", args=[id])
    said_to = copy_of(space.drawer, Statement, statement.thread)
    answered = said_to.document if said_to else statement
    return _ask(request, answered, kept.document, back_url, space)


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own, or what the other said of an answer."""
    visit = request.visit
    kept, lies_in = find(visit, Heard, id)
    heard, space = kept.document, lies_in or space_of(visit)
    copy = copy_of(space.drawer, Heard, heard.thread) if space else None
    return page(
        request,
        "words/heard-read.html",
        kept=kept,
        anchor=heard.reads or anchor(heard.level),
        when=days_of(heard, visit),
        partner=space.partner if space else None,
        own=lies_in is None,
        mine=lies_in is None or kept.author == lies_in.me,
        afraid=lies_in is None and heard.level == FRIGHTENING,
        copy=copy,
        shared_on=days_of(copy.document, visit) if copy else "",
    )


def _ask(
    request: Visited,
    statement: Statement,
    reply: Reply | None,
    back_url: str,
    space: Space | None,
) -> HttpResponse:
    visit, thread = request.visit, reply.thread if reply else None
    before = rating_of(visit.drawer.read(Heard).of(Heard), statement.thread, thread)
    form = HeardForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        level, more = form.cleaned_data["level"], form.cleaned_data["more"]
        _put(request, statement, thread, level, more, space)
        return HttpResponseRedirect(back_url)
    level = str(before.document.level) if before else ""
    more = before.document.more if before else ""
    path = library().builders["heard"]
    return page(
        request,
        "words/heard.html",
        status=422 if form else 200,
        content=path,
        levels=[(one.id, one.text, one.hint) for one in path.question("level").options],
        question=path.question("more"),
        level=form.data.get("level", "") if form else level,
        more=form.data.get("more", "") if form else more,
        errors=[(name, str(texts[0])) for name, texts in form.errors.items()] if form else [],
        sentence=sentence_of(statement),
        said=parts_of(reply) if reply else [],
        partner=space.partner if space else None,
        back_url=back_url,
    )


def _put(
    request: Visited,
    statement: Statement,
    reply: UUID | None,
    level: int,
    more: str,
    space: Space | None,
) -> None:
    visit = request.visit
    kept = _keep(visit, statement.thread, reply, level, more)
    if space and "_share" in request.POST:
        heard = kept.document
        share(space.drawer, heard, anchor(heard.level), day=visit.today, now=visit.now)
        said = _("Shared. You and %(name)s can see it.") % {"name": space.partner.name}
        messages.success(request, said)
    else:
        messages.success(request, _("Kept. Only you can see it."))


def _keep(visit: Visit, statement: UUID, reply: UUID | None, level: int, more: str) -> Kept[Heard]:
    """One rating each; saying it again changes it."""
    with visit.drawer.alone():
        before = rating_of(visit.drawer.read(Heard).of(Heard), statement, reply)
        if before:
            changed = structs.replace(before.document, level=level, more=more, edited_at=visit.now)
            return visit.drawer.change(before, changed)
        heard = Heard(
            wording=library().builders["heard"].mark,
            begun_at=visit.now,
            finished_at=visit.now,
            thread=uuid4(),
            statement=statement,
            reply=reply,
            level=level,
            more=more,
        )
        return visit.drawer.add(heard, day=visit.today, now=visit.now)
