"""The builder: four parts that grow into a boundary; what is missing in it, or isn’t one."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.boundaries.documents import Boundary
from goldseam.builders.coaching import Reviewed
from goldseam.builders.views import Growing
from goldseam.coach import BoundaryReview, review_boundary
from goldseam.drawers.gate import Kept
from goldseam.ui.words import library

# By the part as the coach names it: the part as it is kept, and what it holds.
PARTS: dict[str, tuple[str, str | Promise]] = {
    "need": ("need", gettext_lazy("what you need")),
    "reason": ("why", gettext_lazy("why it matters to you")),
    "gain": ("both", gettext_lazy("what it gives you both")),
    "will": ("will", gettext_lazy("what you will do yourself")),
}
SOME = 2  # parts, before what is missing is spoken of: nobody is hurried while they begin


class Boundaries(Growing[Boundary]):
    template = "boundaries/write.html"

    def reads(self, document: Boundary) -> str:
        return document.sentence()

    def reviews(self, text: str) -> Reviewed:
        return review_boundary(text)

    def of_the_whole(self, document: Boundary, review: BoundaryReview) -> list[str]:
        """What is missing; a field that was filled in has its own say."""
        said = [field for field, _text in PARTS.values() if getattr(document, field)]
        asked = [PARTS[part] for part in review.missing]
        missing = [str(text) for field, text in asked if field not in said]
        if len(said) < SOME or not missing:
            return []
        return [_("Not in it yet: %(parts)s.") % {"parts": "; ".join(missing)}]

    def done(self, kept: Kept[Boundary]) -> str:
        """The first time, one is asked when to look at it again."""
        first = not (kept.document.looked_at or kept.document.retired_on)
        return self.url("review" if first and kept.document.sentence() else "read", kept.id)


boundaries = Boundaries(Boundary, path=lambda: library().boundaries, room="boundaries")
new, new_keep = boundaries.beginnings()
change, keep, part, so_far = boundaries.views()
