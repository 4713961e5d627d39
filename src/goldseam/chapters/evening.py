"""Whether to ask nothing of two people for now: for rooms that would otherwise.

    if first_evening(visit, space_of(visit)):
        ...  # safety and calm; no talk, no promise, no answer is asked for

It concerns whoever said it, and the other only where it was said to both.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from goldseam.chapters import documents
from goldseam.chapters.documents import Chapter
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.people.visits import Visit
from goldseam.together.space import Space

# A day and a half at most, and the other's clock may say another day.
STILL = timedelta(days=3)


def first_evening(visit: Visit, space: Space | None) -> bool:
    """One query a drawer."""
    found = lately(visit.drawer, visit)
    if space:
        found += lately(space.drawer, visit)
    return is_first_evening(found, visit)


def lately(drawer: OpenDrawer, visit: Visit) -> list[Kept[Chapter]]:
    """Those that may have been said within the time."""
    return drawer.read(Chapter, since=visit.today - STILL).of(Chapter)


def is_first_evening(found: list[Kept[Chapter]], visit: Visit) -> bool:
    """The same of what was read already."""
    return documents.first_evening(found, visit.now, ZoneInfo(visit.preferences.time_zone))
