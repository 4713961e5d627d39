"""Times to tap and times that are typed: moments from now on, whatever a clock does that night.

    near(now), far(now)               # five-minute steps for an hour, quarters for three more
    usual(mine, now)                  # the most likely one, from what somebody said before
    after(arrival, now)               # the most likely new time
    on_the_clock(time(2, 30), zone, now)   # a time of day as moments; one that comes twice is two

Steps are counted in real minutes, so in the night the clocks change none is left out or doubled.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from goldseam.arrivals.documents import Arrival

STEP = timedelta(minutes=5)
FAR_STEP = timedelta(minutes=15)
FURTHEST = timedelta(hours=12)
HALF_AN_HOUR = timedelta(minutes=30)
OF_LATE = 9  # arrivals that say what is usual


def near(now: datetime) -> list[datetime]:
    """An hour in five-minute steps, from the next but one on."""
    first = _up_to(now, STEP) + STEP
    return [first + STEP * n for n in range(12)]


def far(now: datetime) -> list[datetime]:
    """Three hours more, in quarters of an hour."""
    first = _up_to(near(now)[-1] + STEP, FAR_STEP)
    return [first + FAR_STEP * n for n in range(12)]


def usual(mine: Iterable[Arrival], now: datetime) -> datetime:
    """The time somebody most likely means: as far ahead as they mostly say, or half an hour."""
    newest = sorted(mine, key=lambda one: one.said_at, reverse=True)[:OF_LATE]
    ahead = [(one.times[0].at - one.said_at).total_seconds() for one in newest]
    mostly = timedelta(seconds=median(ahead)) if ahead else HALF_AN_HOUR
    return min([*near(now), *far(now)], key=lambda at: abs(at - (now + mostly)))


def after(arrival: Arrival, now: datetime) -> datetime:
    """The new time somebody most likely means: a quarter of an hour more than was said."""
    likely = max(arrival.by, now) + FAR_STEP
    return min([*near(now), *far(now)], key=lambda at: abs(at - likely))


def around(arrival: Arrival, now: datetime) -> list[datetime]:
    """When somebody may have been there: five-minute steps around what was said, none to come."""
    first = _up_to(arrival.by - HALF_AN_HOUR, STEP)
    steps = (first + STEP * n for n in range(19))
    return [at for at in steps if minute(arrival.said_at) <= at <= now]


def on_the_clock(clock: time, zone: ZoneInfo, near: datetime) -> list[datetime]:
    """The moments that read so on a clock of this zone, of the day before until the day after.

    In the night the clocks go back a time comes twice, and in spring one doesn't come at all.
    """
    today = near.astimezone(zone).date()
    days = (today + timedelta(days=n) for n in (-1, 0, 1))
    moments = {moment for day in days for moment in _moments(day, clock, zone)}
    return sorted(moments)


def minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _moments(day: date, clock: time, zone: ZoneInfo) -> Iterable[datetime]:
    for fold in (0, 1):
        local = datetime.combine(day, clock, zone).replace(fold=fold)
        moment = local.astimezone(UTC)
        if moment.astimezone(zone).time() == clock:  # else the clocks jump over it
            yield moment


def _up_to(moment: datetime, step: timedelta) -> datetime:
    over = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (-over % step)
