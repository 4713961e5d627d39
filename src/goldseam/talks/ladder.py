"""The topic ladder: answered alone, compared on purpose, and what both are open to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.copies.documents import once, originals
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.library import Rung
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.talks.documents import TICKS, Compared, LadderAnswers, OwnTopic
from goldseam.talks.matching import agreed, is_open_to, key_of, scrambled
from goldseam.together.space import Space, space_of
from goldseam.ui.leads import address
from goldseam.ui.pages import page
from goldseam.ui.words import library

OWN = "own"  # the rung of topics that somebody added
MOST = 100  # topics of the other that are shown, the newest


@dataclass(frozen=True, slots=True)
class Between:
    """What two people gave to compare, and the topics they put forward."""

    space: Space = field(repr=False)
    key: bytes = field(repr=False)
    forward: list[Kept[OwnTopic]]
    mine: Kept[Compared] | None
    theirs: Kept[Compared] | None

    @classmethod
    def of(cls, space: Space) -> "Between":
        found = space.drawer.read(Compared, OwnTopic)
        by_me = {kept.author == space.me: kept for kept in reversed(found.of(Compared))}
        key = key_of(settings.SECRET_KEY, space.drawer.id)
        topics = once(found.of(OwnTopic))
        return cls(space, key, topics, by_me.get(True), by_me.get(False))

    @property
    def forward_by_other(self) -> list[Kept[OwnTopic]]:
        return [kept for kept in self.forward if kept.author != self.space.me][:MOST]

    def agreed(self) -> dict[str, str]:
        """The topics both are open to, from easy to hard, then those of their own: id and text."""
        topics = {topic.id: topic.text for topic in library().talks.ladder.topics}
        mine = self.mine.document if self.mine else None
        theirs = self.theirs.document if self.theirs else None
        both = {id: topics[id] for id in agreed(topics, mine, theirs, self.key)}
        for kept in self.forward:
            answered = theirs if kept.author == self.space.me else mine
            topic = str(kept.document.thread)
            if mine and is_open_to(topic, answered, self.key):
                both[topic] = kept.document.text
        return both


def agreed_topics(space: Space | None) -> dict[str, str]:
    return Between.of(space).agreed() if space else {}


@unlocked
@require_safe
def show(request: Visited) -> HttpResponse:
    """The rungs, and what both are open to once they compare."""
    visit, space = request.visit, space_of(request.visit)
    ladder, between = library().talks.ladder, Between.of(space) if space else None
    ticks, topics = _answers(visit), originals(visit.drawer.read(OwnTopic).of(OwnTopic))
    mine = between.mine if between else None
    return page(
        request,
        "talks/ladder.html",
        ladder=ladder,
        rungs=[
            (rung, sum(topic.id in ticks for topic in rung.topics), len(rung.topics))
            for rung in ladder.rungs
        ],
        own=len(topics) + (len(between.forward_by_other) if between else 0),
        partner=space.partner.name if space else "",
        begun=bool(ticks),
        comparing=mine is not None,
        changed=bool(between and mine and mine.document != _to_compare(visit, between)),
        agreed=between.agreed() if between else {},
        together_url=address("together"),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def rung(request: Visited, rung: str) -> HttpResponse:
    """The topics of one rung, each with how it is for oneself."""
    asked, visit = _rung(rung), request.visit
    space = space_of(visit)
    topics = _topics(asked, space)
    fields = {f"t-{n}": id for n, id in enumerate(topics, 1)}
    if request.method == "POST":
        sent = {} if "_clear" in request.POST else request.POST
        answers = {id: sent.get(name, "") for name, id in fields.items()}
        _keep(visit, {id: tick if tick in TICKS else "" for id, tick in answers.items()})
        return HttpResponseRedirect(_next(request, asked))
    own = originals(visit.drawer.read(OwnTopic).of(OwnTopic)) if asked is None else []
    ticks, rungs = _answers(visit), library().talks.ladder.rungs
    return page(
        request,
        "talks/rung.html",
        rung=asked,
        topics=[(name, topics[id], ticks.get(id, "")) for name, id in fields.items()],
        options=list(zip(TICKS, (_("Gladly"), _("Some time"), _("Not now")), strict=True)),
        own=own,
        partner=space.partner.name if space else "",
        step=rungs.index(asked) + 1 if asked else 0,
        of=len(rungs) if asked else 0,
    )


@unlocked
@require_POST
def compare(request: Visited) -> HttpResponse:
    """Give the shared drawer what one would talk about as of now, scrambled; or take it away."""
    visit, space = request.visit, space_of(request.visit)
    if space is None:
        return HttpResponseRedirect(reverse("talks:ladder"))
    with space.drawer.alone():
        between = Between.of(space)
        if "stop" in request.POST:
            _stop(visit, between)
            said = _("You no longer compare. What was read stays read; your answers stay here.")
        else:
            _give(visit, between)
            said = _("You compare with %(name)s now. What only one of you ticked shows nowhere.")
    messages.success(request, said % {"name": space.partner.name})
    return HttpResponseRedirect(reverse("talks:ladder"))


def _give(visit: Visit, between: Between) -> None:
    now_open_to, drawer = _to_compare(visit, between), between.space.drawer
    if between.mine is None:
        drawer.add(now_open_to, day=visit.today, now=visit.now)
    elif between.mine.document != now_open_to:
        drawer.change(between.mine, now_open_to)


def _stop(visit: Visit, between: Between) -> None:
    if between.mine:
        between.space.drawer.erase([between.mine.id], day=visit.today)


def _answers(visit: Visit) -> Mapping[str, str]:
    kept = _kept_answers(visit.drawer)
    return kept.document.ticks if kept else {}


def _kept_answers(mine: OpenDrawer) -> Kept[LadderAnswers] | None:
    return next(iter(mine.read(LadderAnswers, newest=1).of(LadderAnswers)), None)


def _keep(visit: Visit, answers: Mapping[str, str]) -> None:
    """Only the answers of this rung: another window may have another one open."""
    with visit.drawer.alone():
        kept = _kept_answers(visit.drawer)
        before = kept.document if kept else LadderAnswers()
        after = before.saying(answers)
        if kept and after != before:
            visit.drawer.change(kept, after)
        elif after != before:
            visit.drawer.add(after, day=visit.today, now=visit.now)


def _to_compare(visit: Visit, between: Between) -> Compared:
    return scrambled(_answers(visit), between.key, between.space.me)


def _rung(id: str) -> Rung | None:
    """None for the topics somebody added."""
    if id == OWN:
        return None
    try:
        return library().talks.ladder.rung(id)
    except KeyError:
        raise Http404 from None


def _topics(rung: Rung | None, space: Space | None) -> dict[str, str]:
    """By what an answer is kept under; of the topics somebody added, those of the other."""
    if rung:
        return {topic.id: topic.text for topic in rung.topics}
    theirs = Between.of(space).forward_by_other if space else []
    return {str(kept.document.thread): kept.document.text for kept in reversed(theirs)}


def _next(request: Visited, rung: Rung | None) -> str:
    following = library().talks.ladder.after(rung) if rung and "_on" in request.POST else None
    if following:
        return reverse("talks:rung", args=[following.id])
    messages.success(request, _("Kept. Only you can see it."))
    return reverse("talks:ladder")
