"""The builder: four parts that grow into a boundary."""

from goldseam.boundaries.documents import Boundary
from goldseam.builders.coaching import Reviewed
from goldseam.builders.views import Growing
from goldseam.coach import review
from goldseam.drawers.gate import Kept
from goldseam.ui.words import library


class Boundaries(Growing[Boundary]):
    template = "boundaries/write.html"

    def reads(self, document: Boundary) -> str:
        return document.sentence()

    def reviews(self, text: str) -> Reviewed:
        return review(text)

    def done(self, kept: Kept[Boundary]) -> str:
        """The first time, one is asked when to look at it again."""
        first = not (kept.document.looked_at or kept.document.retired_on)
        return self.url("review" if first and kept.document.sentence() else "read", kept.id)


boundaries = Boundaries(Boundary, path=lambda: library().boundaries, room="boundaries")
new, new_keep = boundaries.beginnings()
change, keep, part, so_far = boundaries.views()
