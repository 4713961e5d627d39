"""Where somebody says they stand after trust was broken, if they like; and the thirty days of it.

    standing(found)          # the record that counts now, or None
    day_of(track, today)     # 1 on the day the thirty days began

Each choice is a record of its own and none is overwritten: taking the newest back leaves the one
before it. It lies in one's own drawer, and nothing of it is ever copied into a shared one.
"""

from collections.abc import Iterable
from datetime import date, datetime

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept


@document("tracks.track")
class Track(Document, frozen=True, kw_only=True):
    which: str  # the id of a track in content/en/tracks.toml; empty: nothing of this any more
    since: date  # the first of the thirty days
    at: datetime


def standing(found: Iterable[Kept[Track]]) -> Track | None:
    """The newest record, unless it says that nothing counts any more. `found` as read."""
    newest = next(iter(found), None)
    return newest.document if newest and newest.document.which else None


def chosen(which: str, before: Track | None, *, anew: bool, today: date, now: datetime) -> Track:
    """The next record. Going from one track to another goes on with the same thirty days.

    They are days since things were broken, and finding another word for where one stands doesn't
    make it yesterday. They begin again when somebody asks for it, and after a time of nothing.
    """
    since = before.since if before and which and not anew else today
    return Track(which=which, since=since, at=now)


def day_of(track: Track, today: date) -> int:
    """Counted from one. A clock set back, or a journey west, is never a day before the first."""
    return max((today - track.since).days + 1, 1)
