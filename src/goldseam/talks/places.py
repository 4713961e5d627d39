"""Where the talks of whoever is here lie: in the drawer of two, and in one's own.

Everything works in one's own drawer as well: a talk is then a plan only its owner knows of.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404

from goldseam.drawers.gate import OpenDrawer
from goldseam.people.visits import Visit
from goldseam.talks.documents import Acceptance, Pause, Suggestion, Turn
from goldseam.talks.standing import Pieces, Standing, talks
from goldseam.together.space import Space, space_of


@dataclass(frozen=True, slots=True)
class Place:
    """A drawer that holds talks. `space` is None for one's own."""

    drawer: OpenDrawer = field(repr=False)
    space: Space | None = field(default=None, repr=False)

    @property
    def partner(self) -> str:
        return self.space.partner.name if self.space else ""

    def talks(self, visit: Visit) -> list[Standing]:
        found = self.drawer.read(Suggestion, Acceptance, Turn, Pause)
        return talks(Pieces.of(found, alone=self.space is None), visit.now)


def places(visit: Visit) -> list[Place]:
    """The drawer of two first, if there is one."""
    mine, space = Place(visit.drawer), space_of(visit)
    return [Place(space.drawer, space), mine] if space else [mine]


def talk_of(visit: Visit, id: UUID) -> tuple[Place, Standing]:
    """A talk by the id of any of its suggestions. Raises Http404 when there is none."""
    for place in places(visit):
        for one in place.talks(visit):
            if one.has(id):
                return place, one
    raise Http404
