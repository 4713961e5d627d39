"""What the pages of this room show: sentences, lines in lists, and who can see what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.copies.documents import Shareable, of_thread, once
from goldseam.drawers.gate import Kept
from goldseam.library import Family, Question, Strength
from goldseam.people.visits import Visit
from goldseam.questions.showing import shortened
from goldseam.together.space import Space, space_of
from goldseam.ui.dates import day_words, formatted
from goldseam.ui.environment import url
from goldseam.ui.words import library
from goldseam.words.documents import Heard, Reply, Statement
from goldseam.words.forms import PartsForm


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a builder, as a form asks for it."""

    id: str
    stem: str
    hint: str
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class FamilyOfWords:
    """Words that belong together, the mild ones first: [(strength, [(id, word, chosen)])]."""

    title: str
    about: str
    words: list[tuple[str, list[tuple[str, str, bool]]]]
    open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One in a list."""

    href: str
    words: str
    meta: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What a reply answers; without words where they can’t be shown."""

    name: str
    words: str


def sentence_of(statement: Statement) -> str:
    return statement.sentence(_vocabulary())


def anchor(level: int) -> str:
    """What a level says, as a page and a copy have it."""
    options = library().builders["heard"].question("level").options
    return next((one.text for one in options if one.id == str(level)), "")


def reads(doc: Shareable) -> str:
    """How a copy of it reads, to be frozen in it."""
    if isinstance(doc, Statement):
        return sentence_of(doc)
    return anchor(doc.level) if isinstance(doc, Heard) else ""


def asked_parts(
    questions: Iterable[Question], document: Shareable | None, form: PartsForm | None
) -> list[Part]:
    """Each with what was typed: just now, if the form came back, else before."""
    return [
        Part(
            question.id,
            question.text,
            question.hint,
            form.data.get(question.id, "") if form else getattr(document, question.id, ""),
            str(form.errors[question.id][0]) if form and question.id in form.errors else "",
        )
        for question in questions
    ]


def families(chosen: Collection[str]) -> list[FamilyOfWords]:
    return [_family(one, chosen) for one in library().feelings.families]


def what_is_answered(visit: Visit, reply: object) -> Answered | None:
    """The words a reply is about, as the other shares them now."""
    if not isinstance(reply, Reply) or reply.to is None:
        return None
    space = space_of(visit)
    if space is None:
        return Answered("", "")
    found = space.drawer.read(Statement).of(Statement)
    kept = of_thread(found, reply.to, space.partner.person)
    return Answered(space.partner.name, sentence_of(kept.document) if kept else "")


def own_lines(
    found: Iterable[Kept[Statement]], visit: Visit, space: Space | None
) -> tuple[list[Line], list[Line]]:
    """Those that are done, and those that were begun."""
    copies = once(space.drawer.read(Statement).of(Statement)) if space else []
    shared = {k.document.thread for k in copies if space and k.author == space.me}
    done: list[Line] = []
    begun: list[Line] = []
    for kept in found:
        text = sentence_of(kept.document)
        if text:
            name = space.partner.name if space and kept.document.thread in shared else ""
            is_over = kept.document.finished_at or kept.document.shared_at
            line = Line(url("words:read", kept.id), shortened(text), _meta(kept, visit, name))
            (done if is_over else begun).append(line)
    return done, begun


def reply_lines(found: Iterable[Kept[Reply]], visit: Visit, space: Space | None) -> list[Line]:
    copies = once(space.drawer.read(Reply).of(Reply)) if space else []
    shared = {k.document.thread for k in copies if space and k.author == space.me}
    lines = []
    for kept in found:
        reply = kept.document
        text = next(filter(None, (getattr(reply, part) for part in reply.SHOWN)), reply.typed)
        name = space.partner.name if space and reply.thread in shared else ""
        if text:
            href = url("words:reply-read", kept.id)
            lines.append(Line(href, shortened(text), _meta(kept, visit, name)))
    return lines


def from_other(space: Space, visit: Visit) -> list[Line]:
    """What the other chose to share in this room, the newest first."""
    found = space.drawer.read(Statement, Reply, Heard)
    kept: list[Kept[Shareable]] = [
        *once(found.of(Statement)), *once(found.of(Reply)), *once(found.of(Heard))
    ]  # fmt: skip
    theirs = [one for one in kept if one.author != space.me]
    theirs.sort(key=lambda one: one.id, reverse=True)
    return [_from(one, visit) for one in theirs]


def days_of(doc: Shareable, visit: Visit) -> str:
    """When it was shared and changed, by the clock of whoever looks."""
    shared = on(doc.shared_at or doc.begun_at, visit)
    if doc.changed_at is None:
        return shared
    changed = visit.preferences.local(doc.changed_at).date()
    return _("%(shared)s, changed on %(day)s") % {
        "shared": shared,
        "day": formatted(changed, _("j F")),
    }


def on(moment: datetime, visit: Visit) -> str:
    return day_words(visit.preferences.local(moment).date(), visit.today)


def parts_of(reply: Reply) -> list[tuple[str, str]]:
    """What was filled in of an answer, each under its heading."""
    path = library().builders["reply"]
    said = ((path.question(part).text, getattr(reply, part)) for part in reply.SHOWN)
    return [(heading, text) for heading, text in said if text]


def to_take_along(said: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(text for _, text in said)


@cache
def _vocabulary() -> dict[str, str]:
    return {id: one.word for id, one in library().feelings.words.items()}


def _family(family: Family, chosen: Collection[str]) -> FamilyOfWords:
    strengths = {
        Strength.MILD: _("mild"),
        Strength.CLEAR: _("clear"),
        Strength.STRONG: _("strong"),
    }
    words = [
        (name, [(w.id, w.word, w.id in chosen) for w in family.words if w.strength is strength])
        for strength, name in strengths.items()
    ]
    has_chosen = any(word.id in chosen for word in family.words)
    return FamilyOfWords(family.title, family.about, [w for w in words if w[1]], has_chosen)


def _meta(kept: Kept[Shareable], visit: Visit, shared_with: str) -> str:
    day = day_words(kept.day, visit.today)
    if not shared_with:
        return day
    return _("%(day)s · shared with %(name)s") % {"day": day, "name": shared_with}


def _from(kept: Kept[Shareable], visit: Visit) -> Line:
    doc = kept.document
    text = sentence_of(doc) if isinstance(doc, Statement) else ""
    if isinstance(doc, Reply):
        text = next((text for _, text in parts_of(doc)), "")
    called = "" if isinstance(doc, Statement) else f"{doc.CALLED} · "
    words = shortened(text or doc.words()) or str(doc.CALLED)
    return Line(_href(doc, kept.id), words, called + days_of(doc, visit))


def _href(doc: Shareable, id: UUID) -> str:
    return url(doc.PAGE, id)
