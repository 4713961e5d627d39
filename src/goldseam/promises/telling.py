"""One day of a promise: the maker says how it went, the receiver how it felt; both stay."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.drawers.gate import Kept
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.promises import keeping
from goldseam.promises.documents import Answer, Meaning, Outcome, Promise, Repair, Report, View
from goldseam.promises.forms import AnswerForm, MeaningForm, NewTimeForm, TellForm
from goldseam.promises.ledger import Standing, State, standing
from goldseam.promises.reading import Side, found, of_day
from goldseam.promises.showing import (
    due_words,
    in_day,
    new_time_words,
    on_day,
    said_words,
    view_words,
    who_words,
    whose,
)
from goldseam.questions.showing import said as answers
from goldseam.removing.views import taking_back
from goldseam.ui.dates import day_words
from goldseam.ui.environment import url
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library

A_MINUTE = timedelta(minutes=1)  # the end of a day belongs to that day


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the maker said of a day, and beside it how the receiver saw it."""

    words: str
    on: str
    view: str = ""
    view_on: str = ""
    view_words: str = ""
    view_about: str = ""  # what was answered, where the report has changed since


remove_answer, put_back_answer = taking_back(Answer, to="promises:list", put_back="answer-put-back")
remove_meaning, put_back_meaning = taking_back(
    Meaning, to="promises:list", put_back="meaning-put-back"
)


@unlocked
@require_safe
def show(request: Visited, id: UUID, day: date) -> HttpResponse:
    return _show(request, *found(request.visit, Promise, id), day)


@unlocked
@require_POST
def tell(request: Visited, id: UUID, day: date) -> HttpResponse:
    side, kept = found(request.visit, Promise, id)
    form = TellForm(request.POST)
    if not form.is_valid():
        return _show(request, side, kept, day, form)
    outcome = Outcome(form.cleaned_data["outcome"])
    report, is_new = keeping.tell(side, kept, day, outcome, now=request.visit.now)
    undo = url("promises:report-remove", report.id) if is_new else ""
    noted = _("%(said)s. Noted.") % {"said": said_words(outcome)}
    messages.success(request, noted, extra_tags=undo)
    to_day = url("promises:day", id, day)
    return HttpResponseRedirect(to_day if outcome is Outcome.NOT_KEPT else _from(request) or to_day)


@unlocked
@require_POST
def move(request: Visited, id: UUID, day: date) -> HttpResponse:
    """A new time, before the old one has passed: that is keeping one’s word, too."""
    visit = request.visit
    side, kept = found(visit, Promise, id)
    form = NewTimeForm(request.POST, today=visit.today)
    if not form.is_valid():
        return _show(request, side, kept, day, form)
    to = form.moment(visit.preferences.time_zone)
    try:
        report = keeping.move(side, kept, day, to, now=visit.now)
    except keeping.TimeHasPassed:
        form.add_error("time", _("A new time lies ahead, and is said before the old one is over."))
        return _show(request, side, kept, day, form)
    undo = url("promises:report-remove", report.id)
    messages.success(request, _("A new time, said before the old one."), extra_tags=undo)
    return _to(id, day)


@unlocked
@require_POST
def answer(request: Visited, id: UUID) -> HttpResponse:
    """How it felt, by the receiver of the promise that this report is about."""
    visit = request.visit
    side, report = found(visit, Report, id)
    keeping.only_receiver(side, report)
    about, day = report.document.promise, report.document.day
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, side, side.drawer.find(Promise, about), day, form)
    view, words = View(form.cleaned_data["view"]), form.cleaned_data["words"]
    kept, is_new = keeping.answer(side, report, view, words, now=visit.now)
    undo = url("promises:answer-remove", kept.id) if is_new else ""
    noted = _("Noted. You and %(name)s can see it.") % {"name": side.partner}
    messages.success(request, noted, extra_tags=undo)
    onwards = _from(request) if view is View.CONFIRMED else ""
    return HttpResponseRedirect(onwards or url("promises:day", about, day))


@unlocked
@require_POST
def say_meaning(request: Visited, id: UUID, day: date) -> HttpResponse:
    side, kept = found(request.visit, Promise, id)
    keeping.only_receiver(side, kept)
    form = MeaningForm(request.POST)
    if not form.is_valid():
        return _show(request, side, kept, day, form)
    text, now = form.cleaned_data["text"], request.visit.now
    try:
        meaning = keeping.say_meaning(side, kept, day, text, now=now)
    except keeping.NoMiss:
        changed = _("%(name)s says something else of this day by now. Your words are still here.")
        form.add_error("text", changed % {"name": side.partner})
        return _show(request, side, kept, day, form)
    shared = _("Shared. You and %(name)s can see it.") % {"name": side.partner}
    undo = url("promises:meaning-remove", meaning.id)
    messages.success(request, shared, extra_tags="" if meaning.revision > 1 else undo)
    return _to(id, day)


def _show(
    request: Visited, side: Side, kept: Kept[Promise], day: date, came_back: Form | None = None
) -> HttpResponse:
    """The day, for its maker or for its receiver; with a form that came back, if one did."""
    visit, promise = request.visit, kept.document
    one = standing(kept, day, of_day(side, kept, day), visit.now)
    mine, due = side.may_change(kept), due_words(one, visit, side)
    errors = came_back.errors.items() if came_back else ()
    return page(
        request,
        "promises/day.html",
        status=422 if came_back else 200,
        kept=kept,
        day=day,
        day_words=day_words(day, visit.today),
        sentence=promise.words(),
        whose=whose(kept, side),
        due="" if due == in_day(day, visit.today) else due,
        mine=mine,
        partner=side.partner,
        tellable=mine and keeping.may_tell(promise, day, visit.now),
        movable=mine and keeping.may_move(one, visit.now),
        passed=one.due <= visit.now,
        said=_everything_said(one, visit),
        report=one.last_said,
        is_told=one.report is not None,
        outcome=one.last_said.document.outcome.value if one.last_said else "",
        ahead=one.state is State.AHEAD,
        answer=one.answer,
        asks=side.shared and not mine and one.last_said is not None and one.view is None,
        gap=one.state in (State.GAP, State.MENDED),
        mended=one.state is State.MENDED,
        repair=one.repair,
        repair_said=_repair(one),
        begun=_begun(kept, day, visit) if mine else None,
        meaning=one.meaning,
        meaning_on=_on_day(one.meaning, visit),
        differs=one.differs,
        talks=address("talks") if one.differs and side.shared else "",
        sent=request.POST if came_back else {},
        errors={name: str(texts[0]) for name, texts in errors},
        new_day=visit.preferences.local(one.due - A_MINUTE).date().isoformat(),
        late=one.entered_late,
        who=who_words(side),
    )


def _everything_said(one: Standing, visit: Visit) -> list[Said]:
    """What the maker said of the day, one after the other, each with the answer to it."""
    reports = (*one.moves, one.report) if one.report else one.moves
    return [_said(report, one.answers.get(report.id), visit) for report in reports]


def _said(report: Kept[Report], answer: Kept[Answer] | None, visit: Visit) -> Said:
    doc = report.document
    words = said_words(doc.outcome)
    if doc.new_due:
        words = _("A new time: %(when)s") % {"when": new_time_words(doc.new_due, visit)}
    on = on_day(doc.told_at, doc.changed_at, visit)
    if answer is None:
        return Said(words, on)
    theirs = answer.document
    return Said(
        words,
        on,
        view=view_words(theirs.view, theirs.outcome),
        view_on=on_day(theirs.at, theirs.changed_at, visit),
        view_words=theirs.words_said,
        view_about=said_words(theirs.outcome) if theirs.outcome is not doc.outcome else "",
    )


def _repair(one: Standing) -> list[tuple[str, str]]:
    path = library().paths["promise-repair"]
    return answers(one.repair.document, path) if one.repair else []


def _begun(kept: Kept[Promise], day: date, visit: Visit) -> Kept[Repair] | None:
    """The private one, which nobody else ever sees, begun or finished."""
    return keeping.repair_of(visit.drawer.read(Repair).of(Repair), kept.id, day)


def _on_day(meaning: Kept[Meaning] | None, visit: Visit) -> str:
    return on_day(meaning.document.at, meaning.document.changed_at, visit) if meaning else ""


def _from(request: Visited) -> str:
    """The page the form says it was sent from, if it does."""
    to = request.POST.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else ""


def _to(id: UUID, day: date) -> HttpResponse:
    return HttpResponseRedirect(url("promises:day", id, day))
