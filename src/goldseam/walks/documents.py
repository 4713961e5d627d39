"""Two short paths one walks alone: why one stepped back, and what one can put down."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.drawers.documents import document
from goldseam.questions.documents import Asked


@document("walks.distance")
class Distance(Asked, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "distance:read"
    CALLED: ClassVar[str | Promise] = _("Distance")

    moment: str = ""
    form: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    gives: str = ""
    keeps_out: str = ""
    said_simply: str = ""

    def words(self) -> str:
        return _joined(self.moment, self.gives, self.keeps_out, self.said_simply)


@document("walks.letting-go")
class LettingGo(Asked, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "letting_go:read"
    CALLED: ClassVar[str | Promise] = _("Letting go")

    wanted: str = ""
    what: str = ""
    cost: str = ""
    holding: str = ""
    need: str = ""
    without: str = ""
    today: str = ""

    def words(self) -> str:
        return _joined(self.what, self.cost, self.holding, self.need, self.without, self.today)


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
