"""The two builders of this room: a statement of one's own, and an answer to somebody's words."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.builders.coaching import Reviewed
from goldseam.builders.forms import PartsForm
from goldseam.builders.views import Builder, Growing
from goldseam.coach import ReplyReview, review, review_reply
from goldseam.library import Question
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.ui.fields import Words
from goldseam.ui.words import library
from goldseam.words.documents import Reply, Statement
from goldseam.words.forms import StatementForm
from goldseam.words.showing import (
    families,
    sentence_of,
    what_is_answered,
)

Shown = dict[str, Any]


class Statements(Growing[Statement]):
    form = StatementForm
    template = "words/write.html"

    def reads(self, document: Statement) -> str:
        return sentence_of(document)

    def reviews(self, text: str) -> Reviewed:
        return review(text)

    def shows(self, visit: Visit, document: Statement | None, form: PartsForm | None) -> Shown:
        sent = form.feelings if isinstance(form, StatementForm) else None
        chosen = sent if sent is not None else document.feelings if document else ()
        return {**super().shows(visit, document, form), "families": families(chosen)}


class Replies(Builder[Reply]):
    template = "words/reply-write.html"

    def reads(self, document: Reply) -> str:
        return document.spoken

    def reviews(self, text: str) -> Reviewed:
        return review_reply(text)

    def of_the_whole(self, document: Reply, review: ReplyReview) -> list[str]:
        if not review.notices or review.hears_first:
            return []
        return [_("This answers before it has heard. What did you hear them say?")]

    def questions(self, document: Reply | None) -> tuple[Question, ...]:
        """What was said aloud is asked for where nothing shared is answered."""
        if document and document.to is None:
            return (self.path().question("typed"), *self.path().in_turn)
        return self.path().in_turn

    def shows(self, visit: Visit, document: Reply | None, form: PartsForm | None) -> Shown:
        answered = what_is_answered(visit, document)
        return {**super().shows(visit, document, form), "answered": answered}


statements = Statements(Statement, path=lambda: library().builders["statement"], room="words")
replies = Replies(Reply, path=lambda: library().builders["reply"], room="words", begun="reply-")
new, new_keep = statements.beginnings()
change, keep, part, so_far = statements.views()
reply_change, reply_keep, reply_part, reply_so_far = replies.views()


@unlocked
@require_POST
def reply_new(request: Visited) -> HttpResponse:
    """An answer to something that was said aloud. A talk may bring along what it was."""
    visit, typed = request.visit, Words(strip=True).clean(request.POST.get("typed", ""))
    mark = replies.path().mark
    reply = Reply(wording=mark, begun_at=visit.now, thread=uuid4(), typed=typed)
    kept = visit.drawer.add(reply, day=visit.today, now=visit.now)
    return HttpResponseRedirect(reverse("words:reply-change", args=[kept.id]))
