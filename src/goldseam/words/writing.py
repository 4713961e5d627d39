"""The builders: all parts on one page, or one question at a time; kept while somebody types.

    statements = Builder(Statement, "statement")
    change, keep, part = statements.views()

Whatever was typed is there again: after a lock, in another window, on another day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.copies.documents import Shareable
from goldseam.drafts.documents import new_window
from goldseam.drawers.gate import Kept
from goldseam.library import Path, Question
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.questions.documents import is_said
from goldseam.ui.fields import Words
from goldseam.ui.pages import page
from goldseam.ui.words import library
from goldseam.words import keeping
from goldseam.words.documents import Reply, Statement
from goldseam.words.forms import PartsForm
from goldseam.words.showing import asked_parts, families, sentence_of, what_is_answered

S = TypeVar("S", bound=Shareable)
View = Callable[..., HttpResponse]
LATELY = timedelta(days=1)  # what was begun since then is gone on with


@dataclass(frozen=True, slots=True)
class Builder(Generic[S]):
    """`begun` stands before the names of its addresses."""

    struct: type[S]
    content: str
    begun: str = ""

    def views(self) -> tuple[View, View, View]:
        return (
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.change)),
            unlocked(require_POST(self.keep)),
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.part)),
        )

    def change(self, request: Visited, id: UUID) -> HttpResponse:
        """All parts on one page."""
        kept = request.visit.drawer.find(self.struct, id)
        questions = self.questions(kept.document)
        if request.method != "POST":
            return self.show(request, kept, questions)
        form = PartsForm(questions, request.POST)
        if not form.is_valid():
            return self.show(request, kept, questions, form)
        return self.on_from(request, self._keep(request, id, form))

    def keep(self, request: Visited, id: UUID) -> HttpResponse:
        """While somebody types."""
        kept = request.visit.drawer.find(self.struct, id)
        sent = [q for q in self.questions(kept.document) if q.id in request.POST]
        form = PartsForm(sent, request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        self._keep(request, id, form)
        return HttpResponse(status=204)

    def part(self, request: Visited, id: UUID, part: str) -> HttpResponse:
        """One question; each can be skipped."""
        kept = request.visit.drawer.find(self.struct, id)
        questions = self.questions(kept.document)
        one = next((question for question in questions if question.id == part), None)
        if one is None:
            raise Http404
        if request.method != "POST":
            return self.show(request, kept, (one,), step=questions.index(one) + 1)
        form = PartsForm((one,), request.POST)
        if not form.is_valid():
            return self.show(request, kept, (one,), form, step=questions.index(one) + 1)
        following = questions[questions.index(one) + 1 :]
        if "_skip" not in request.POST:
            kept = self._keep(request, id, form, done=not following)
        if "_later" in request.POST:
            return HttpResponseRedirect(reverse("words:list"))
        if following:
            return HttpResponseRedirect(self._url("part", id, following[0].id))
        return HttpResponseRedirect(self._url("read", id))

    def on_from(self, request: Visited, kept: Kept[S]) -> HttpResponse:
        """Where the button leads that was pressed."""
        if "_one" in request.POST:
            first = self.questions(kept.document)[0]
            return HttpResponseRedirect(self._url("part", kept.id, first.id))
        if "_look" in request.POST:
            return HttpResponseRedirect(self._url("change", kept.id) + "#so-far")
        if "_later" in request.POST:
            return HttpResponseRedirect(reverse("words:list"))
        return HttpResponseRedirect(self._url("read", kept.id))

    def show(
        self,
        request: Visited,
        kept: Kept[S] | None,
        questions: tuple[Question, ...],
        form: PartsForm | None = None,
        *,
        step: int = 0,
    ) -> HttpResponse:
        document, sent = kept.document if kept else None, request.POST
        parts = asked_parts(questions, document, form)
        return page(
            request,
            "words/write.html",
            status=422 if form else 200,
            content=self.path,
            parts=parts,
            errors=[(part.id, part.error) for part in parts if part.error],
            families=families(form.feelings if form else getattr(document, "feelings", ())),
            answered=what_is_answered(request.visit, document),
            sentence=sentence_of(document) if isinstance(document, Statement) else "",
            grows=self.struct is Statement and not step,
            kept=kept,
            step=step,
            of=len(self.questions(document)) if step else 0,
            back_url=self._back(kept, step),
            keep_url=self._url("keep", kept.id) if kept else reverse("words:new-keep"),
            window=sent.get("_window", "") if form else new_window(),
            revision=sent.get("_revision", "") if form else kept.revision if kept else 0,
        )

    def questions(self, document: Shareable | None) -> tuple[Question, ...]:
        """In turn; what was said aloud is asked for where nothing shared is answered."""
        if isinstance(document, Reply) and document.to is None:
            return (self.path.question("typed"), *self.path.in_turn)
        return self.path.in_turn

    @property
    def path(self) -> Path:
        return library().builders[self.content]

    def _keep(self, request: Visited, id: UUID, form: PartsForm, *, done: bool = False) -> Kept[S]:
        return keeping.keep(
            request.visit.drawer,
            self.struct,
            id,
            form.answers,
            window=request.POST.get("_window", ""),
            revision=_number(request.POST.get("_revision", "")),
            now=request.visit.now,
            done=done or "_done" in request.POST,
        )

    def _back(self, kept: Kept[S] | None, step: int) -> str:
        if kept is None or not (step or kept.document.finished_at):
            return reverse("words:list")
        if step > 1:
            before = self.questions(kept.document)[step - 2]
            return self._url("part", kept.id, before.id)
        return self._url("change" if step else "read", kept.id)

    def _url(self, name: str, *place: object) -> str:
        return reverse(f"words:{self.begun}{name}", args=place)


statements = Builder(Statement, "statement")
replies = Builder(Reply, "reply", begun="reply-")
change, keep, part = statements.views()
reply_change, reply_keep, reply_part = replies.views()


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visited) -> HttpResponse:
    """The builder, empty; or what was begun lately, since one may come back to it after a lock."""
    questions = statements.path.in_turn
    if request.method != "POST":
        begun = None if "empty" in request.GET else _begun(request.visit)
        if begun:
            return HttpResponseRedirect(reverse("words:change", args=[begun.id]))
        return statements.show(request, None, questions)
    form = PartsForm(questions, request.POST)
    if not form.is_valid():
        return statements.show(request, None, questions, form)
    if not any(map(is_said, form.answers.values())) and "_one" not in request.POST:
        return HttpResponseRedirect(reverse("words:list"))
    kept = _begin(request, form)
    if "_done" in request.POST:
        kept = statements._keep(request, kept.id, form)
    return statements.on_from(request, kept)


@unlocked
@require_POST
def new_keep(request: Visited) -> HttpResponse:
    form = PartsForm(statements.path.in_turn, request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    if any(map(is_said, form.answers.values())):
        _begin(request, form)
    return HttpResponse(status=204)


@unlocked
@require_POST
def so_far(request: Visited) -> HttpResponse:
    """The sentence as it grows; nothing is kept here."""
    form = PartsForm(statements.path.in_turn, request.POST)
    if not form.is_valid():
        return HttpResponse(status=204)
    text = sentence_of(_statement(request.visit).saying_all(form.answers, ""))
    return page(request, "words/so-far.html", sentence=text)


@unlocked
@require_POST
def reply_new(request: Visited) -> HttpResponse:
    """An answer to something that was said aloud. A talk may bring along what it was."""
    visit, typed = request.visit, Words(strip=True).clean(request.POST.get("typed", ""))
    reply = Reply(wording=replies.path.mark, begun_at=visit.now, thread=uuid4(), typed=typed)
    kept = visit.drawer.add(reply, day=visit.today, now=visit.now)
    return HttpResponseRedirect(reverse("words:reply-change", args=[kept.id]))


def _begin(request: Visited, form: PartsForm) -> Kept[Statement]:
    visit = request.visit
    return keeping.begin(
        visit.drawer,
        _statement(visit),
        form.answers,
        window=request.POST.get("_window", ""),
        day=visit.today,
        now=visit.now,
    )


def _statement(visit: Visit) -> Statement:
    return Statement(wording=statements.path.mark, begun_at=visit.now, thread=uuid4())


def _begun(visit: Visit) -> Kept[Statement] | None:
    """The latest one that has words and was not said to be done."""
    found = visit.drawer.read(Statement, since=visit.today - LATELY).of(Statement)
    return next((k for k in found if not (k.document.finished_at or k.document.is_empty)), None)


def _number(text: str) -> int:
    # Nine digits are plenty, and Python reads none of some thousands.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
