"""What somebody answered to a day's small thing: done, or not today.

answered(found, today)     # the ids answered today, which aren't offered again before tomorrow
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept


class Said(StrEnum):
    DONE = "done"
    NOT_TODAY = "not-today"


@document("today.small-thing")
class SmallThingAnswer(Document, frozen=True, kw_only=True):
    thing: str  # id@version
    said: Said
    at: datetime

    @property
    def thing_id(self) -> str:
        return self.thing.partition("@")[0]


def refused(found: Iterable[Kept[SmallThingAnswer]]) -> frozenset[str]:
    return frozenset(k.document.thing_id for k in found if k.document.said is Said.NOT_TODAY)


def done(found: Iterable[Kept[SmallThingAnswer]]) -> frozenset[str]:
    return frozenset(k.document.thing_id for k in found if k.document.said is Said.DONE)
