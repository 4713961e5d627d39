"""What the pages of the urge say of a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.drawers.gate import Kept
from goldseam.library import Path
from goldseam.people.visits import Visit
from goldseam.questions.showing import when
from goldseam.ui.environment import url
from goldseam.ui.leads import address
from goldseam.ui.words import percent, shortened, whole
from goldseam.urge.documents import LookedBack, Moment


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


def said_of_all(so_far: LookedBack, *, a_year: bool) -> str:
    """How many were looked back on and what came of them; with `a_year`, only of the one shown."""
    n = so_far.told
    fears = whole(ngettext("one fear", "%(n)d fears", n) % {"n": n})
    told = _("You have looked back on %(fears)s.") % {"fears": fears}
    if a_year:
        told = _("In the year that is shown, you have looked back on %(fears)s.") % {"fears": fears}
    return f"{told} {_came_of_it(so_far) if n == 1 else _came_of_them(so_far)}"


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


def _came_of_it(so_far: LookedBack) -> str:
    if so_far.came_true:
        return _("It happened as you feared.")
    return _("It happened in part.") if so_far.partly else _("It didn’t happen.")


def _came_of_them(so_far: LookedBack) -> str:
    true, partly = so_far.came_true, so_far.partly
    if not true and not partly:
        return _("None of them happened.")
    if not true:
        return ngettext("One happened in part.", "%(n)d happened in part.", partly) % {"n": partly}
    said = ngettext("One happened as you feared", "%(n)d happened as you feared", true)
    said %= {"n": true}
    if not partly:
        return f"{said}."
    both = ngettext("%(said)s, and one in part.", "%(said)s, and %(n)d in part.", partly)
    return both % {"said": said, "n": partly}


def _line(kept: Kept[Moment], visit: Visit) -> Line:
    moment = kept.document
    felt = ""
    if moment.chance is not None:
        felt = _("felt %(chance)s likely") % {"chance": percent(moment.chance)}
    at = ", ".join(map(whole, when(kept, visit).split(", ")))
    return Line(kept.id, shortened(moment.fear), at, whole(felt), whole(_settled(moment)))


def _settled(moment: Moment) -> str:
    return {
        "no": _("didn’t happen"),
        "partly": _("in part"),
        "yes": _("happened"),
        "open": _("not known yet"),
    }.get(moment.outcome, "")
