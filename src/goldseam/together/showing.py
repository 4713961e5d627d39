"""What the page of two shows: where the two stand, and what is shared, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import segno
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from goldseam import vault
from goldseam.drawers.documents import KINDS, Document
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.people import accounts
from goldseam.people.passphrases import listed_words
from goldseam.people.visits import Visit
from goldseam.together.documents import phrase
from goldseam.ui.dates import day_words
from goldseam.ui.environment import url
from goldseam.ui.leads import address
from goldseam.ui.words import shortened

MOST = 200  # of what is shared, the newest
# What two people can do here: where it leads, what it is called, what it does.
FOR_TWO = (
    ("promises", _("Promises"), _("Small, dated, and mended where they broke")),
    ("arrivals", _("Arrivals"), _("“On my way, home by 18:40”")),
    ("talks", _("Talks"), _("Easy topics first, a time that suits both")),
    ("words/list", _("Words"), _("I feel … when … because … I would like …")),
    ("boundaries", _("Boundaries"), _("What I need, and what I will do")),
    ("openness", _("Openness"), _("Offered by one, about one thing, for a while")),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing in the shared drawer, as the list shows it."""

    id: UUID
    kind: str
    called: str
    words: str
    day: str
    mine: bool
    href: str

    @property
    def line(self) -> str:
        """How it begins; what has no words goes by its name."""
        return shortened(self.words) or self.called


def everything_shared(drawer: OpenDrawer, visit: Visit) -> list[Shared]:
    """What has a name of its own, newest first; the rest stands on the pages it belongs to."""
    structs = [struct for struct in KINDS.values() if struct.CALLED]
    found = drawer.read(*structs, newest=MOST)
    every = (one for same in found.by_kind.values() for one in same)
    kept = [one for one in every if one.document.stands(visit.now)]
    kept.sort(key=lambda one: (one.day, one.id), reverse=True)
    return [_shared(one, drawer.holder, visit) for one in kept]


def rooms_for_two() -> list[tuple[str, str, str]]:
    """Where it leads, its name, what it does; a room that isn’t there is left out."""
    found = [(address(lead), str(name), str(about)) for lead, name, about in FOR_TWO]
    return [room for room in found if room[0]]


def own_kinds(drawer: OpenDrawer | None) -> list[tuple[str, str, int]]:
    """The kinds of one's own words in there: id, name, how many."""
    if drawer is None:
        return []
    structs = [struct for struct in KINDS.values() if struct.CALLED]
    found = drawer.read(*structs)
    counted = [
        (struct.KIND, str(struct.CALLED), _by(drawer.holder, found.of(struct)))
        for struct in structs
    ]
    return [row for row in counted if row[2]]


def same_words(visit: Visit, theirs: vault.PublicIdentity) -> str:
    """The few words both see when nobody stands in between."""
    mine = accounts.other(visit.account.person).public
    return phrase(mine.fingerprint(), theirs.fingerprint(), listed_words())


def drawn(address: str) -> Markup:
    """A QR code. What is scanned holds the code behind a `#`, which no server is told."""
    made = segno.make(address)
    drawing: str = made.svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    return Markup(drawing)  # noqa: S704 - drawn from our own address and code


def _by(holder: UUID, kept: Sequence[Kept[Document]]) -> int:
    return sum(one.author == holder for one in kept)


def _shared(kept: Kept[Document], me: UUID, visit: Visit) -> Shared:
    doc = kept.document
    return Shared(
        id=kept.id,
        kind=doc.KIND,
        called=str(doc.CALLED),
        words=doc.words(),
        day=day_words(kept.day, visit.today),
        mine=kept.author == me,
        href=url(doc.PAGE, kept.id) if doc.PAGE else "",
    )
