"""What the gate asks of the database: each statement compiled once, each naming its drawer.

    queries.read(2, True, False, None).raw(drawer, tag, other, since)    # rows, still sealed
    as_rows(…)                                                           # [Row(id=…, kind=…, …)]

Nothing is opened here, and only the gate asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from django.db.models import Count, QuerySet, Sum, Value
from django.db.models.expressions import RawSQL

from goldseam.drawers.models import Drawer, Item, RemovedItem
from goldseam.drawers.statements import Statement


class Row(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An item as it lies in the table."""

    id: UUID
    kind: int
    day: date
    author: UUID
    revision: int
    sealed: Any  # bytes, or a view of them


ROW = Row.__struct_fields__
_TABLE = Item._meta.db_table
# Both writes happen only as long as the drawer has the key that the document was sealed under: a
# re-keying that came first has made that key worthless, and one page under it would spoil the rest.
_INSERT = (
    f"INSERT INTO {_TABLE} (drawer_id, id, kind, day, author, revision, sealed)"  # noqa: S608
    f" SELECT %s, %s, %s, %s, %s, %s, %s FROM {Drawer._meta.db_table}"
    " WHERE id = %s AND epoch = %s"
)
UPDATE = (
    f"UPDATE {_TABLE} SET revision = %s, sealed = %s"  # noqa: S608
    " WHERE drawer_id = %s AND id = %s AND revision = %s AND substr(sealed, 1, %s) = %s"
)
# A row lock on PostgreSQL; SQLite has one writer at a time by itself.
ALONE = Statement(
    lambda drawer, epoch: (
        Drawer.objects.select_for_update().filter(id=drawer).filter(epoch=epoch).values_list("id")
    )
)
ONE = Statement(lambda drawer, id: _rows(drawer).filter(id=id))
REMOVED = Statement(
    lambda drawer, holder, tag, now: (
        RemovedItem.objects.filter(drawer_id=drawer)
        .filter(author=holder)
        .filter(kind=tag)
        .filter(until__gt=now)
        .order_by("-until")
        .values_list(*ROW)
    )
)


def insert() -> str:
    """On PostgreSQL a re-keying under way is waited for; SQLite has one writer at a time."""
    return f"{_INSERT} FOR SHARE" if connection.vendor == "postgresql" else _INSERT


@cache
def read(kinds: int, since: bool, until: bool, newest: int | None) -> Statement:
    """One statement for each shape of question: how many kinds, and which ends of the range."""

    def build(drawer: UUID, *values: Any) -> QuerySet[Item, Any]:
        tags, days = values[:kinds], iter(values[kinds:])
        rows = _rows(drawer).filter(kind__in=tags).order_by("-day", "-id")
        return _in_range(rows, days, since, until)[:newest]

    return Statement(build)


@cache
def days(kinds: int) -> Statement:
    def build(drawer: UUID, *values: Any) -> QuerySet[Item, Any]:
        *tags, since, until = values
        rows = Item.objects.filter(drawer_id=drawer).filter(kind__in=tags)
        rows = rows.filter(day__gte=since).filter(day__lte=until)
        return rows.values_list("day").distinct()

    return Statement(build)


@cache
def counted(kinds: int, since: bool, until: bool) -> Statement:
    """Answered from an index alone, which is why it counts rows and not identifiers."""

    def build(drawer: UUID, *values: Any) -> QuerySet[Item, Any]:
        tags, days = values[:kinds], iter(values[kinds:])
        rows = Item.objects.filter(drawer_id=drawer).filter(kind__in=tags)
        rows = _in_range(rows, days, since, until)
        return rows.values(all=Value(0)).annotate(many=Count("*")).values_list("many")

    return Statement(build)


@cache
def changed(kinds: int, since: bool, until: bool) -> Statement:
    """From an index of those that were changed, so it has to ask for a revision above one as the
    index does: in the statement itself."""

    def build(drawer: UUID, *values: Any) -> QuerySet[Item, Any]:
        tags, days = values[:kinds], iter(values[kinds:])
        rows = Item.objects.filter(drawer_id=drawer).filter(kind__in=tags)
        rows = _in_range(rows, days, since, until).filter(revision__gt=RawSQL("1", ()))
        return rows.values(all=Value(0)).annotate(sum=Sum("revision")).values_list("sum")

    return Statement(build)


@cache
def added(kinds: int) -> Statement:
    def build(drawer: UUID, first: UUID, *tags: Any) -> QuerySet[Item, Any]:
        rows = Item.objects.filter(drawer_id=drawer).filter(id__gte=first)
        return rows.filter(kind__in=tags).values_list("id", "day")

    return Statement(build)


def as_rows(rows: Iterable[Sequence[Any]]) -> list[Row]:
    """All at once: identifiers, which SQLite keeps as digits, are read ten times as fast so."""
    return msgspec.convert(list(rows), list[Row])


def _in_range(
    rows: QuerySet[Item, Any], days: Iterator[date], since: bool, until: bool
) -> QuerySet[Item, Any]:
    if since:
        rows = rows.filter(day__gte=next(days))
    if until:
        rows = rows.filter(day__lte=next(days))
    return rows


def _rows(drawer: UUID) -> QuerySet[Item, Any]:
    return Item.objects.filter(drawer_id=drawer).values_list(*ROW)
