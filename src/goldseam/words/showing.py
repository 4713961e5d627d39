"""What the pages of this room show: sentences, lines in lists, and who can see what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.copies.documents import Shareable, of_thread, once
from goldseam.copies.showing import Line, days_of, threads_shared, when_and_with
from goldseam.drawers.gate import Kept
from goldseam.library import Family, Strength
from goldseam.people.visits import Visit
from goldseam.together.space import Space, space_of
from goldseam.ui.environment import url
from goldseam.ui.words import library, shortened
from goldseam.words.documents import Heard, Reply, Statement


@dataclass(frozen=True, slots=True)
class FamilyOfWords:
    """Words that belong together, the mild ones first: [(strength, [(id, word, chosen)])]."""

    title: str
    about: str
    words: list[tuple[str, list[tuple[str, str, bool]]]]
    open: bool


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
    shared = threads_shared(space, Statement)
    done: list[Line] = []
    begun: list[Line] = []
    for kept in found:
        text = sentence_of(kept.document)
        if text:
            is_over = kept.document.finished_at or kept.document.shared_at
            meta = when_and_with(kept, visit, space, shared)
            line = Line(url("words:read", kept.id), shortened(text), meta)
            (done if is_over else begun).append(line)
    return done, begun


def reply_lines(found: Iterable[Kept[Reply]], visit: Visit, space: Space | None) -> list[Line]:
    shared = threads_shared(space, Reply)
    lines = []
    for kept in found:
        reply = kept.document
        text = next(filter(None, (getattr(reply, part) for part in reply.SHOWN)), reply.typed)
        if text:
            href = url("words:reply-read", kept.id)
            meta = when_and_with(kept, visit, space, shared)
            lines.append(Line(href, shortened(text), meta))
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
