"""Calm sessions: which exercise, when, for how long, and how hard it was before and after.

    begun("breathing@1", way="holding", length="two", before=7, now=now)    # as somebody starts
    finished(session, after=4, now=later)                                   # or stops early

Either number may be left out. What the numbers say together is in `helped.py`.
"""

from datetime import datetime, timedelta

from msgspec import structs

from goldseam.drawers.documents import Document, document

# Whoever answers later than this has put the phone away in between; how long it took is unknown.
LONGEST = timedelta(hours=1)


@document("calm.session")
class CalmSession(Document, frozen=True, kw_only=True):
    exercise: str  # id@version
    way: str = ""  # of doing it, and for how long: ids of the exercise's own lists
    length: str = ""
    at: datetime
    before: int | None = None
    after: int | None = None
    seconds: int | None = None
    finished: bool = False

    @property
    def exercise_id(self) -> str:
        return self.exercise.partition("@")[0]

    @property
    def change(self) -> int | None:
        """After minus before: below zero is easier than before."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def begun(
    exercise: str, *, way: str, length: str, before: int | None, now: datetime
) -> CalmSession:
    return CalmSession(exercise=exercise, way=way, length=length, at=now, before=before)


def finished(session: CalmSession, after: int | None, now: datetime) -> CalmSession:
    took = now - session.at
    seconds = int(took.total_seconds()) if took <= LONGEST else None
    return structs.replace(session, after=after, seconds=seconds, finished=True)
