"""One question at a time: the same pages for every path, whatever it asks about.

    moments = Asking(Moment, path=lambda: library().paths["urge"], room="urge", home="urge:pause")
    begin, ask, keep = moments.views()

Every question can be skipped, gone back to and left for later; what is typed is kept as it is
typed. The room says in its `urls.py` where each lies (`begin`, `ask`, `keep`), names the page
one leaves to (`home`), and shows at `read` what was answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.drafts.documents import new_window
from goldseam.drawers.gate import Kept
from goldseam.library import Path, Question
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions import keeping
from goldseam.questions.documents import Answer, Asked, is_said
from goldseam.questions.forms import AnswerForm
from goldseam.ui.pages import page
from goldseam.ui.words import percent

A = TypeVar("A", bound=Asked)
View = Callable[..., HttpResponse]
CHANCES = tuple(range(0, 101, 10))  # per cent: finer than tens says more than anybody knows


@dataclass(frozen=True, slots=True)
class Asking(Generic[A]):
    """The questions of one path, over one kind of document."""

    struct: type[A]
    path: Callable[[], Path]
    room: str
    home: str
    begun: str = ""  # before the names of its addresses, where a room asks two things

    def views(self) -> tuple[View, View, View]:
        return (
            unlocked(require_POST(self.begin)),
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.ask)),
            unlocked(require_POST(self.keep)),
        )

    def begin(self, request: Visited, **about: Any) -> HttpResponse:
        path, visit = self.path(), request.visit
        asked = self.struct(wording=path.mark, begun_at=visit.now, **about)
        kept = visit.drawer.add(asked, day=visit.today, now=visit.now)
        return self._on_to(kept.id, path.in_turn[0])

    def ask(self, request: Visited, id: UUID, question: str) -> HttpResponse:
        asked = self._question(question)
        if request.method == "POST":
            return self._answer(request, id, asked)
        return self._show(request, request.visit.drawer.find(self.struct, id), asked)

    def keep(self, request: Visited, id: UUID, question: str) -> HttpResponse:
        """While somebody types."""
        form = AnswerForm(self._question(question), request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        self._keep(request, id, form)
        return HttpResponse(status=204)

    def _answer(self, request: Visited, id: UUID, question: Question) -> HttpResponse:
        form = AnswerForm(question, request.POST)
        if not form.is_valid():
            kept = request.visit.drawer.find(self.struct, id)
            return self._show(request, kept, question, form)
        self._keep(request, id, form)
        if "_later" in request.POST:
            messages.success(request, _("Kept so far. Only you can see it."))
            return HttpResponseRedirect(reverse(self.home))
        following = self.path().after(question)
        stopped = self.path().stopped(question, form.cleaned_data.get("answer"))
        if following and not stopped:
            return self._on_to(id, following)
        if not question.aside:
            keeping.finish(request.visit.drawer, self.struct, id, now=request.visit.now)
        return HttpResponseRedirect(self._url("read", id))

    def _keep(self, request: Visited, id: UUID, form: AnswerForm) -> None:
        """Nothing is kept of a question that asks for nothing, or isn't answered by skipping it."""
        if "answer" not in form.cleaned_data or "_skip" in request.POST:
            request.visit.drawer.find(self.struct, id)
            return
        keeping.keep(
            request.visit.drawer,
            self.struct,
            id,
            form.question,
            form.cleaned_data["answer"],
            window=request.POST.get("_window", ""),
            revision=_number(request.POST.get("_revision", "")),
        )

    def _show(
        self, request: Visited, kept: Kept[A], question: Question, form: AnswerForm | None = None
    ) -> HttpResponse:
        path, sent = self.path(), request.POST
        return page(
            request,
            "questions/ask.html",
            status=422 if form else 200,
            path=path,
            question=question,
            answer=sent.get("answer", "") if form else _said(kept.document, question),
            error=form.errors["answer"][0] if form else None,
            about=kept.document.about,
            options=[(one.id, one.text, one.hint) for one in question.options],
            chances=[(n, percent(n)) for n in CHANCES],
            step=path.in_turn.index(question) + 1 if not question.aside else 0,
            of=len(path.in_turn) if not question.aside else 0,
            back_url=self._back(path, kept.id, question),
            keep_url=self._url("keep", kept.id, question.id),
            window=sent.get("_window", "") if form else new_window(),
            revision=sent.get("_revision", "") if form else kept.revision,
        )

    def _back(self, path: Path, id: UUID, question: Question) -> str:
        if question.aside:
            return self._url("read", id)
        before = path.before_it(question)
        return self._url("ask", id, before.id) if before else reverse(self.home)

    def _question(self, id: str) -> Question:
        try:
            return self.path().question(id)
        except KeyError:
            raise Http404 from None

    def _on_to(self, id: UUID, question: Question) -> HttpResponse:
        return HttpResponseRedirect(self._url("ask", id, question.id))

    def _url(self, name: str, *place: object) -> str:
        return reverse(f"{self.room}:{self.begun}{name}", args=place)


def unanswered(path: Path, asked: Asked) -> Question | None:
    """Where somebody who comes back goes on: the first question without an answer."""
    open_ones = (q for q in path.in_turn if q.keeps and not is_said(asked.said(q.id)))
    return next(open_ones, None)


def _said(asked: Asked, question: Question) -> Answer:
    return asked.said(question.id) if question.keeps else None


def _number(text: str) -> int:
    # Nine digits are plenty, and Python reads none of some thousands.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
