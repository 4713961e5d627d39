"""What the pages of the urge say of a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.drawers.gate import Kept
from goldseam.library import Path
from goldseam.people.visits import Visit
from goldseam.questions.showing import when
from goldseam.ui.environment import url
from goldseam.ui.leads import address
from goldseam.ui.words import percent, shortened
from goldseam.urge.documents import Moment


@dataclass(frozen=True, slots=True)
class Line:
    """One fear in a list."""

    id: UUID
    fear: str
    when: str
    felt: str  # how likely, where that was said
    outcome: str


@dataclass(frozen=True, slots=True)
class Way:
    """Where the chosen way goes, and the words on it."""

    text: str
    href: str


def lines(moments: Iterable[Kept[Moment]], visit: Visit) -> list[Line]:
    return [_line(kept, visit) for kept in moments]


def way_on(kept: Kept[Moment]) -> Way | None:
    """The one thing to do next: where the way that was chosen leads."""
    ways = {
        "write": (_("Write it down"), address("journal/new")),
        "words": (_("Find words for it"), url("urge:ask", kept.id, "words-for-it")),
        "friend": (_("A message to somebody you trust"), address("friend")),
        "nothing": (_("Back to today"), url("today:show")),
        "checked": (_("Say what it was like"), url("urge:ask", kept.id, "after-checking")),
    }
    text, href = ways.get(kept.document.way, ("", ""))
    return Way(text, href) if href else None


def outcome_words(moment: Moment, path: Path) -> str:
    options = path.question("outcome").options
    return next((option.text for option in options if option.id == moment.outcome), "")


def _line(kept: Kept[Moment], visit: Visit) -> Line:
    moment = kept.document
    felt = ""
    if moment.chance is not None:
        felt = _("felt %(chance)s likely") % {"chance": percent(moment.chance)}
    at = ", ".join(map(_whole, when(kept, visit).split(", ")))
    return Line(kept.id, shortened(moment.fear), at, _whole(felt), _whole(_settled(moment)))


def _whole(words: str) -> str:
    """No line ends within it."""
    return words.replace(" ", "\u00a0")


def _settled(moment: Moment) -> str:
    return {
        "no": _("didn’t happen"),
        "partly": _("in part"),
        "yes": _("happened"),
        "open": _("not known yet"),
    }.get(moment.outcome, "")
