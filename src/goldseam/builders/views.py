"""Something written in parts: all on one page, or one question at a time; kept while it is typed.

    class Statements(Growing[Statement]):
        def reads(self, document): return sentence_of(document)
        def reviews(self, text): return review(text)

    statements = Statements(Statement, path=lambda: library().builders["statement"], room="words")
    new, new_keep, so_far = statements.beginnings()
    change, keep, part = statements.views()

Whatever was typed is there again: after a lock, in another window, on another day. While it grows,
the word coach looks at it and says under each part what may land badly. The room says in its
`urls.py` where each lies, and shows at `read` what came of it; what its own page needs beside the
parts it adds in `shows` and in a template that extends `builders/write.html`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.builders import keeping
from goldseam.builders.coaching import Coached, Reviewed, coached
from goldseam.builders.forms import PartsForm
from goldseam.builders.showing import asked_parts
from goldseam.copies.documents import Shareable
from goldseam.drafts.documents import new_window
from goldseam.drawers.gate import Kept
from goldseam.library import Path, Question
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.questions.documents import is_said
from goldseam.ui.pages import page

S = TypeVar("S", bound=Shareable)
View = Callable[..., HttpResponse]
LATELY = timedelta(days=1)  # what was begun since then is gone on with


@dataclass(frozen=True)
class Builder(Generic[S]):
    """`begun` stands before the names of its addresses."""

    struct: type[S]
    path: Callable[[], Path]
    room: str
    begun: str = ""

    form: ClassVar[type[PartsForm]] = PartsForm
    template: ClassVar[str] = "builders/write.html"
    grows: ClassVar[bool] = False  # into one text, which is shown as it grows

    def reads(self, document: S) -> str:
        """What the parts make."""
        raise NotImplementedError

    def reviews(self, text: str) -> Reviewed:
        """What the word coach says of it."""
        raise NotImplementedError

    def views(self) -> tuple[View, View, View, View]:
        return (
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.change)),
            unlocked(require_POST(self.keep)),
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.part)),
            unlocked(require_POST(self.so_far)),
        )

    def questions(self, document: S | None) -> tuple[Question, ...]:
        """In turn."""
        return self.path().in_turn

    def shows(self, visit: Visit, document: S | None, form: PartsForm | None) -> dict[str, Any]:
        """What the page shows beside the parts; rooms add to it."""
        return {
            "coached": self.coached(document) if document else Coached(),
            "grows": self.grows,
            "grows_url": self.url("so-far"),
            "new_url": "",
        }

    def coached(self, document: S) -> Coached:
        """The text, and what may land badly in it."""
        text = self.reads(document)
        review = self.reviews(text)
        parts = {q.id: getattr(document, q.id) for q in self.questions(document)}
        frightening = next((part for part in parts if self.reviews(parts[part]).unsafe), "")
        if frightening or review.unsafe:
            return Coached(((text, False),) if text else (), unsafe=True, help_under=frightening)
        return coached(text, parts, review, self.of_the_whole(document, review))

    def of_the_whole(self, document: S, review: Any) -> list[str]:
        """What is said of all of it. `review` is what `reviews` gave; rooms add to it."""
        return []

    def done(self, kept: Kept[S]) -> str:
        """Where one is when it is done."""
        return self.url("read", kept.id)

    def change(self, request: Visited, id: UUID) -> HttpResponse:
        """All parts on one page."""
        kept = request.visit.drawer.find(self.struct, id)
        questions = self.questions(kept.document)
        if request.method != "POST":
            return self.show(request, kept, questions)
        form = self.form(questions, request.POST)
        if not form.is_valid():
            return self.show(request, kept, questions, form)
        return self.on_from(request, self.put(request, id, form))

    def keep(self, request: Visited, id: UUID) -> HttpResponse:
        """While somebody types."""
        kept = request.visit.drawer.find(self.struct, id)
        sent = [q for q in self.questions(kept.document) if q.id in request.POST]
        form = self.form(sent, request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        self.put(request, id, form)
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
        form = self.form((one,), request.POST)
        if not form.is_valid():
            return self.show(request, kept, (one,), form, step=questions.index(one) + 1)
        following = questions[questions.index(one) + 1 :]
        if "_skip" not in request.POST:
            kept = self.put(request, id, form, done=not following)
        if "_later" in request.POST:
            return HttpResponseRedirect(self._list())
        if following:
            return HttpResponseRedirect(self.url("part", id, following[0].id))
        return HttpResponseRedirect(self.done(kept))

    def so_far(self, request: Visited) -> HttpResponse:
        """What it makes as it grows, and what the coach says; nothing is kept here."""
        form = self.form(self.questions(None), request.POST)
        if not form.is_valid():
            return HttpResponse(status=204)
        document = self._empty(request.visit).saying_all(form.answers, "")
        return page(
            request,
            "builders/grown.html",
            coached=self.coached(document),
            grows=self.grows,
            parts=form.parts,
        )

    def on_from(self, request: Visited, kept: Kept[S]) -> HttpResponse:
        """Where the button leads that was pressed."""
        if "_one" in request.POST:
            first = self.questions(kept.document)[0]
            return HttpResponseRedirect(self.url("part", kept.id, first.id))
        if "_look" in request.POST:
            return HttpResponseRedirect(self.url("change", kept.id) + "#so-far")
        if "_later" in request.POST:
            return HttpResponseRedirect(self._list())
        return HttpResponseRedirect(self.done(kept))

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
            self.template,
            status=422 if form else 200,
            content=self.path(),
            parts=parts,
            errors=[(part.id, part.error) for part in parts if part.error],
            kept=kept,
            step=step,
            of=len(self.questions(document)) if step else 0,
            back_url=self._back(kept, step),
            keep_url=self.url("keep", kept.id) if kept else self.url("new-keep"),
            window=sent.get("_window", "") if form else new_window(),
            revision=sent.get("_revision", "") if form else kept.revision if kept else 0,
            **self.shows(request.visit, document, form),
        )

    def put(self, request: Visited, id: UUID, form: PartsForm, *, done: bool = False) -> Kept[S]:
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

    def url(self, name: str, *place: object) -> str:
        return reverse(f"{self.room}:{self.begun}{name}", args=place)

    def _empty(self, visit: Visit) -> S:
        return self.struct(wording=self.path().mark, begun_at=visit.now, thread=uuid4())

    def _back(self, kept: Kept[S] | None, step: int) -> str:
        if kept is None or not (step or kept.document.finished_at):
            return self._list()
        if step > 1:
            before = self.questions(kept.document)[step - 2]
            return self.url("part", kept.id, before.id)
        return self.url("change" if step else "read", kept.id)

    def _list(self) -> str:
        return reverse(f"{self.room}:list")


class Growing(Builder[S]):
    """One whose parts grow into one text, and which begins with an empty page."""

    grows = True

    def beginnings(self) -> tuple[View, View]:
        return (
            unlocked(require_http_methods(["GET", "HEAD", "POST"])(self.new)),
            unlocked(require_POST(self.new_keep)),
        )

    def shows(self, visit: Visit, document: S | None, form: PartsForm | None) -> dict[str, Any]:
        return {**super().shows(visit, document, form), "new_url": self.url("new")}

    def new(self, request: Visited) -> HttpResponse:
        """The empty page; or what was begun lately, as one may come back to it after a lock."""
        questions = self.questions(None)
        if request.method != "POST":
            begun = None if "empty" in request.GET else self._begun_lately(request.visit)
            if begun:
                return HttpResponseRedirect(self.url("change", begun.id))
            return self.show(request, None, questions)
        form = self.form(questions, request.POST)
        if not form.is_valid():
            return self.show(request, None, questions, form)
        if not any(map(is_said, form.answers.values())) and "_one" not in request.POST:
            return HttpResponseRedirect(self._list())
        kept = self._begin(request, form)
        if "_done" in request.POST:
            kept = self.put(request, kept.id, form)
        return self.on_from(request, kept)

    def new_keep(self, request: Visited) -> HttpResponse:
        form = self.form(self.questions(None), request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        if any(map(is_said, form.answers.values())):
            self._begin(request, form)
        return HttpResponse(status=204)

    def _begin(self, request: Visited, form: PartsForm) -> Kept[S]:
        visit = request.visit
        return keeping.begin(
            visit.drawer,
            self._empty(visit),
            form.answers,
            window=request.POST.get("_window", ""),
            day=visit.today,
            now=visit.now,
        )

    def _begun_lately(self, visit: Visit) -> Kept[S] | None:
        """The latest one that has words and was not said to be done."""
        found = visit.drawer.read(self.struct, since=visit.today - LATELY).of(self.struct)
        return next((k for k in found if not (k.document.finished_at or k.document.is_empty)), None)


def _number(text: str) -> int:
    # Nine digits are plenty, and Python reads none of some thousands.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
