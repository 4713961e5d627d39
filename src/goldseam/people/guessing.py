"""Limits on guessing, counted in the database so that every process sees the same count.

A try is counted before it is judged: fifty at once get as many judgements as the limit allows.
The counter's key is a keyed hash, the same for names that exist and names that don't.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from django.conf import settings
from django.db import connection

from goldseam.people.models import Guess


class TooManyTries(Exception):
    """The limit is reached; `until` says when trying again makes sense."""

    def __init__(self, until: datetime) -> None:
        super().__init__("too many tries")
        self.until = until


@dataclass(frozen=True, slots=True)
class Limit:
    of: str
    tries: int
    within: timedelta

    def count(self, *what: str, now: datetime) -> None:
        """Count one try at `what`, or refuse it."""
        key = self._key(what)
        tries, until = _counted(key, now, now + self.within)
        if tries > self.tries:
            raise TooManyTries(until)

    def forget(self, *what: str) -> None:
        """It was the right one: the tries before it don't matter any more."""
        Guess.objects.filter(key=self._key(what)).delete()

    def _key(self, what: tuple[str, ...]) -> bytes:
        text = "\x1f".join((self.of, *what)).encode()
        return blake2b(text, key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()


# Ten tries at five diceware words (64 bits) every quarter of an hour find nothing in any lifetime,
# and leave room for a tired person's typing.
SIGN_IN = Limit("sign-in", 10, timedelta(minutes=15))
RECOVERY = Limit("recovery", 10, timedelta(minutes=15))
SECOND_FACTOR = Limit("second factor", 5, timedelta(minutes=15))
# Accounts made on the whole server: more than any practice or circle of friends needs, and few
# enough that nobody fills the disk with them.
JOIN = Limit("join", 200, timedelta(hours=1))


def _counted(key: bytes, now: datetime, until: datetime) -> tuple[int, datetime]:
    """One atomic statement on both databases: start a new window or add to the running one."""
    table = connection.ops.quote_name(Guess._meta.db_table)
    adapt = Guess._meta.get_field("until").get_db_prep_value
    times = [adapt(moment, connection, prepared=False) for moment in (until, now, now)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, tries, until) VALUES (%s, 1, %s)"  # noqa: S608 - our own name
            f" ON CONFLICT (key) DO UPDATE SET"
            f" tries = CASE WHEN {table}.until <= %s THEN 1 ELSE {table}.tries + 1 END,"
            f" until = CASE WHEN {table}.until <= %s THEN excluded.until ELSE {table}.until END"
            f" RETURNING tries, until",
            [key, *times],
        )
        tries, ends = cursor.fetchone()
    return tries, _moment(ends)


def _moment(value: datetime | str) -> datetime:
    """SQLite gives a moment back as it was written: as text without a zone, in UTC."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
