"""Times in somebody's own clock, through the nights on which clocks change.

moment_of("2026-10-25T02:30", "Europe/Berlin")   # the first of the two, in UTC
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class SkippedByTheClock(ValueError):
    """In the night the clocks go forward, this time doesn't come."""


def moment_of(text: str, zone: str) -> datetime:
    """The moment of a local time as a browser sends it.

    Of a time that comes twice, the first. Raises ValueError for what is no time, and
    SkippedByTheClock for one that doesn't come.
    """
    naive = datetime.fromisoformat(text)
    if naive.tzinfo is not None or not 2000 <= naive.year <= 2200:
        raise ValueError("a local time of our days is meant")
    moment = naive.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != naive:
        raise SkippedByTheClock
    return moment


def comes_twice(local: datetime) -> bool:
    """Whether the clocks go back over this local time, so that it is shown on them twice."""
    return local.replace(fold=0).utcoffset() > local.replace(fold=1).utcoffset()  # type: ignore[operator]


def same_time_next_day(moment: datetime, zone: str, today: date) -> datetime:
    """Tomorrow at that hour in this clock, whatever the clocks do in the night between.

    An hour that doesn't come tomorrow is as long after midnight, and so one later on the clock.
    """
    local = moment.astimezone(ZoneInfo(zone))
    at = datetime.combine(today + timedelta(days=1), time(local.hour, local.minute))
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def whole_minutes(moment: datetime) -> datetime:
    """Rounded up to the next five minutes: nobody agrees on 20:33:17."""
    minutes = -(-moment.timestamp() // 300) * 5
    return datetime.fromtimestamp(minutes * 60, UTC)
