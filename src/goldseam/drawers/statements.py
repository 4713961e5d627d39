"""Statements that every page runs: compiled by the ORM once, then only executed.

Compiling a query costs Django five to ten times what SQLite needs to answer it. The few reads that
every request makes are therefore compiled at first use and kept:

    VISIT = Statement(lambda id: Session.objects.filter(id=id).values_list("person_id", "seen"))
    rows = VISIT.rows(session_id)

The ORM stays the one author of the SQL, on both databases. `build` uses its arguments in the order
in which they appear in the statement.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet


class Statement:
    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._compiled: tuple[str, Any, Any] | None = None

    def rows(self, *values: Any) -> list[Sequence[Any]]:
        """The rows with the values a model would have."""
        rows = self.raw(*values)
        if not (rows and self._compiled):
            return rows
        _, convert, converters = self._compiled
        return list(convert(rows, converters))

    def raw(self, *values: Any) -> list[Sequence[Any]]:
        """The rows as the database's driver gives them."""
        sql, _, _ = self._compiled or self._compile(values)
        return _fetch(sql, [adapted(value) for value in values])

    def _compile(self, values: Sequence[Any]) -> tuple[str, Any, Any]:
        compiler = self._build(*values).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        if not _in_order(parameters, values):  # Django sorts the names of keyword filters
            raise TypeError("a statement’s places don’t come in the order of its values")
        converters = compiler.get_converters([expression for expression, *_ in compiler.select])
        self._compiled = (sql, compiler.apply_converters, converters)
        return self._compiled


def _fetch(sql: str, values: Sequence[Any]) -> list[Sequence[Any]]:
    """Straight through SQLite's driver where nobody listens: Django's cursor costs twice as much
    as the answer."""
    here = connections[DEFAULT_DB_ALIAS]
    if here.vendor != "sqlite" or here.execute_wrappers or here.queries_logged:
        with here.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())
    here.ensure_connection()
    with here.wrap_database_errors:
        return list(here.connection.execute(_with_marks(sql), values).fetchall())


@cache
def _with_marks(sql: str) -> str:
    """The statement as SQLite's driver wants it: a question mark in each place."""
    return sql.replace("%s", "?").replace("%%", "%")


def _in_order(parameters: Sequence[Any], values: Sequence[Any]) -> bool:
    """Whether the compiled statement asks for these values one after the other."""
    if len(parameters) != len(values):
        return False
    comparable = (
        pair for pair in zip(parameters, values, strict=True) if type(pair[1]) is not bytes
    )
    return all(parameter == adapted(value) for parameter, value in comparable)


def execute(sql: str, values: Sequence[Any]) -> int:
    """Run one writing statement; return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [adapted(value) for value in values])
        return int(cursor.rowcount)


def adapted(value: Any) -> Any:
    """A value as this database wants it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, bytes):
        return connection.Database.Binary(value)  # type: ignore[attr-defined]
    return value
