"""What is due, what can still be told, what waits for a word: the questions lists ask of ledgers.

    ledger = for_today(side, promises, said)       # of what Today has read
    [one for one in standings(ledger, since, now) if is_todays(one, now)]

Whoever receives a promise is never shown that nothing was said of a day.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from goldseam.drawers.gate import Found, Kept
from goldseam.promises.documents import A_DAY, LONGEST, Answer, Promise, Repair, Report
from goldseam.promises.ledger import Ledger, Standing, State, standings, told
from goldseam.promises.reading import Side

A_WEEK, A_FORTNIGHT = timedelta(days=7), timedelta(days=14)
# Every promise that is due today was made since: it begins within thirty days and runs for thirty.
MADE_SINCE, SAID_SINCE = 2 * LONGEST + A_DAY, A_DAY


def for_today(side: Side, promises: Iterable[Kept[Promise]], said: Found) -> Ledger:
    """Enough to say what is due today, on whosever clock, and how what was due stands.

    `promises` reach back to MADE_SINCE before today, `said` holds reports and answers since
    SAID_SINCE: a new time is filed under the day it names, so that yesterday’s and later ones do.
    """
    promises = [kept for kept in promises if side.shared or not kept.document.to]
    reports = told(promises, said.of(Report))
    return Ledger(promises, reports, said.of(Answer), shared=side.shared)


def due_today(ledger: Ledger, now: datetime) -> list[Standing]:
    """Of both, in the order they are due: pure, over whatever a ledger holds."""
    since = min((kept.document.today(now) for kept in ledger.promises), default=None)
    days = (day for days in ledger.days_told.values() for day in days)
    since = min([*days, since]) if since else None
    return sorted(
        (one for one in standings(ledger, since, now) if is_todays(one, now)),
        key=lambda one: one.due,
    )


def is_todays(one: Standing, now: datetime) -> bool:
    """Due today at its maker, still open, or moved to a time that hasn’t passed."""
    waits = one.state is State.MOVED and now < one.due
    return one.day == one.promise.document.today(now) or one.state is State.OPEN or waits


def can_be_told(one: Standing, me: UUID, now: datetime) -> bool:
    """Some days back, by its maker alone."""
    quiet = one.state is State.BLANK or (one.state is State.MOVED and one.due <= now)
    lately = one.promise.document.today(now) - one.day <= A_WEEK
    return quiet and lately and not is_todays(one, now) and one.promise.author == me


def can_be_answered(found: Iterable[Standing], me: UUID, now: datetime) -> list[Standing]:
    """What the other said lately and one hasn’t answered as it stands, the newest first."""
    theirs = [
        (one.last_said.document, one)
        for one in found
        if one.promise.author != me and one.last_said and one.view is None
    ]
    lately = [(said.changed_at or said.told_at, one) for said, one in theirs]
    lately = [(at, one) for at, one in lately if now - at < A_FORTNIGHT]
    return [one for _, one in sorted(lately, key=lambda pair: pair[0], reverse=True)]


def unfinished(repairs: Iterable[Kept[Repair]]) -> list[Kept[Repair]]:
    """Begun, and left for later; of one's own drawer."""
    return [
        kept
        for kept in repairs
        if not kept.document.finished_at and not kept.document.shared_at and kept.document.words()
    ]
