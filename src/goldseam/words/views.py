"""Reading: the list, one statement, one reply, said aloud; sharing either with the other."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldseam.builders.coaching import Coached
from goldseam.copies.documents import originals
from goldseam.copies.sharing import by_other, copy_of, find, original_of
from goldseam.copies.showing import Seen, days_of
from goldseam.copies.views import sharing_of
from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.removing.views import taking_out
from goldseam.together.space import space_of
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library
from goldseam.words.documents import (
    Heard,
    Reply,
    Statement,
    answers_to,
    rating_of,
)
from goldseam.words.showing import (
    anchor,
    from_other,
    own_lines,
    parts_of,
    reply_lines,
    sentence_of,
    to_take_along,
    what_is_answered,
)
from goldseam.words.writing import replies, statements

A_YEAR = timedelta(days=365)

remove, put_back = taking_out(Statement, to="words:list")
reply_remove, reply_put_back = taking_out(Reply, to="words:list", put_back="reply-put-back")


@unlocked
@require_safe
def show_list(request: Visited, day: date | None = None) -> HttpResponse:
    """One's own, a year at a time; what the other shares stands beside it."""
    visit, until = request.visit, day or request.visit.today
    space, since = space_of(visit), until - A_YEAR
    found = visit.drawer.read(Statement, Reply, since=since, until=until)
    done, begun = own_lines(originals(found.of(Statement)), visit, space)
    before = since - timedelta(days=1)
    there_is_more = visit.drawer.read(Statement, Reply, until=before, newest=1).by_kind
    return page(
        request,
        "words/list.html",
        content=library().builders["statement"],
        done=done,
        begun=begun,
        replies=reply_lines(originals(found.of(Reply)), visit, space),
        partner=space.partner if space else None,
        theirs=from_other(space, visit) if space else [],
        earlier=before if any(there_is_more.values()) else None,
    )


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own statement, or one that is shared: each of the two has their own page of it."""
    kept, lies_in = find(request.visit, Statement, id)
    if lies_in is None:
        return _read_own(request, kept)
    if kept.author == lies_in.me and (own := original_of(request.visit, kept)):
        return HttpResponseRedirect(reverse("words:read", args=[own.id]))
    mine = kept.author == lies_in.me
    answer = None if mine else _answer(request.visit, kept.document)
    return page(
        request,
        "words/shared.html",
        kept=kept,
        sentence=sentence_of(kept.document),
        when=days_of(kept.document, request.visit),
        partner=lies_in.partner,
        mine=mine,
        answer=answer,
        said=parts_of(answer.document) if answer else [],
    )


@unlocked
@require_safe
def aloud(request: Visited, id: UUID) -> HttpResponse:
    """Large and by itself, to be read from the hand."""
    kept = request.visit.drawer.find(Statement, id)
    return page(request, "words/aloud.html", kept=kept, sentence=sentence_of(kept.document))


@unlocked
@require_safe
def reply_read(request: Visited, id: UUID) -> HttpResponse:
    """One’s own answer, or the other’s; under theirs one says whether one felt heard."""
    visit = request.visit
    kept, lies_in = find(visit, Reply, id)
    if lies_in and kept.author != lies_in.me:
        return _read_theirs(request, kept)
    if lies_in and (own := original_of(visit, kept)):
        return HttpResponseRedirect(reverse("words:reply-read", args=[own.id]))
    space = space_of(visit)
    copy = copy_of(space.drawer, Reply, kept.document.thread) if space else None
    found = space.drawer.read(Heard).of(Heard) if space else []
    theirs = [k for k in found if space and k.author != space.me]
    said = parts_of(kept.document)
    return page(
        request,
        "words/reply.html",
        kept=kept,
        is_own=lies_in is None,
        said=said,
        text=to_take_along(said),
        coached=replies.coached(kept.document) if lies_in is None else Coached(),
        answered=what_is_answered(visit, kept.document),
        partner=space.partner if space else None,
        copy=copy,
        shared_on=days_of(copy.document, visit) if copy else "",
        is_as_shared=bool(copy and kept.document.is_seen_in(copy.document, "")),
        heard=_of_reply(theirs, kept.document.thread),
        promise_url=address("promises/new"),
    )


@unlocked
@require_POST
def answer(request: Visited, id: UUID) -> HttpResponse:
    """Begin an answer to what the other shared, or go on with it; it is private until shared."""
    visit = request.visit
    kept, _space = by_other(visit, Statement, id)
    begun = _answer(visit, kept.document)
    if begun is None:
        path, thread = library().builders["reply"], uuid4()
        reply = Reply(wording=path.mark, begun_at=visit.now, thread=thread, to=kept.document.thread)
        begun = visit.drawer.add(reply, day=visit.today, now=visit.now)
    return HttpResponseRedirect(reverse("words:reply-change", args=[begun.id]))


share_statement = sharing_of(
    Statement, back="words:read", seen=lambda statement: Seen(sentence_of(statement))
)
share_reply = sharing_of(
    Reply, back="words:reply-read", seen=lambda reply: Seen(said=parts_of(reply))
)


def _read_own(request: Visited, kept: Kept[Statement]) -> HttpResponse:
    visit, statement, space = request.visit, kept.document, space_of(request.visit)
    copy = copy_of(space.drawer, Statement, statement.thread) if space else None
    replies = space.drawer.read(Reply).of(Reply) if space else []
    mine = visit.drawer.read(Heard).of(Heard)
    aloud = rating_of(mine, statement.thread, None)
    return page(
        request,
        "words/read.html",
        kept=kept,
        sentence=sentence_of(statement),
        coached=statements.coached(statement),
        content=library().builders["statement"],
        partner=space.partner if space else None,
        copy=copy,
        shared_on=days_of(copy.document, visit) if copy else "",
        is_as_shared=bool(copy and statement.is_seen_in(copy.document, sentence_of(statement))),
        answers=[
            (one.id, parts_of(one.document), days_of(one.document, visit))
            for one in answers_to(kept, replies)
            if space and one.author != space.me
        ],
        aloud=aloud,
        anchor=anchor(aloud.document.level) if aloud else "",
    )


def _read_theirs(request: Visited, kept: Kept[Reply]) -> HttpResponse:
    """Only the one who spoke says whether they felt heard."""
    visit, space = request.visit, space_of(request.visit)
    assert space
    found = visit.drawer.read(Statement, Heard)
    statement = next(
        (k for k in found.of(Statement) if k.document.thread == kept.document.to), None
    )
    said_to = copy_of(space.drawer, Statement, statement.document.thread) if statement else None
    answered = said_to or statement
    heard = [k for k in found.of(Heard) if k.document.reply == kept.document.thread]
    copy = copy_of(space.drawer, Heard, heard[0].document.thread) if heard else None
    return page(
        request,
        "words/their-reply.html",
        kept=kept,
        said=parts_of(kept.document),
        when=days_of(kept.document, visit),
        partner=space.partner,
        statement=statement,
        sentence=sentence_of(answered.document) if answered else "",
        heard=heard[0] if heard else None,
        anchor=anchor(heard[0].document.level) if heard else "",
        copy=copy,
        shared_on=days_of(copy.document, visit) if copy else "",
    )


def _answer(visit: Visit, statement: Statement) -> Kept[Reply] | None:
    """One’s own answer to it, begun or done."""
    found = visit.drawer.read(Reply).of(Reply)
    return next((k for k in found if k.document.to == statement.thread), None)


def _of_reply(found: list[Kept[Heard]], thread: UUID) -> tuple[str, str] | None:
    """What the speaker chose to say about an answer: what it reads, and in their words."""
    one = next((k.document for k in found if k.document.reply == thread), None)
    return (one.reads, one.more) if one else None
