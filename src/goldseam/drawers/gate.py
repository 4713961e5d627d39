"""The one gate: documents go in and out of an open drawer, and there is no other way.

    mine.add(Entry(text="…"), day=today, now=now)
    found = mine.read(Entry, CheckIn, since=today - timedelta(days=7))
    found.of(Entry)            # newest first: [Kept(id=…, day=…, revision=1, document=Entry(…))]

Who holds a drawer's key can open the drawer; an `OpenDrawer` exists only where somebody has
unlocked. Each call is one query, and each query names the drawer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from goldseam import vault
from goldseam.drawers.documents import Document, enveloped, from_envelope, to_bytes
from goldseam.drawers.models import Deletion, Item, RemovedItem
from goldseam.drawers.statements import Statement, execute
from goldseam.drawers.uuid7 import uuid7

UNDO_FOR = timedelta(minutes=10)

D = TypeVar("D", bound=Document)


class NotHere(Exception):
    """No such document in this drawer."""


class ChangedMeanwhile(Exception):
    """The document was changed in another window since it was read."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[D]):
    """A document as it lies in a drawer."""

    id: UUID
    day: date
    author: UUID
    revision: int
    document: D


@dataclass(frozen=True, slots=True)
class Found:
    """What one read brought, by kind, newest first."""

    by_kind: Mapping[str, list[Kept[Any]]]

    def of(self, struct: type[D]) -> list[Kept[D]]:
        return self.by_kind.get(struct.KIND, [])


@dataclass(frozen=True, slots=True)
class OpenDrawer:
    id: UUID
    key: bytes = field(repr=False)
    epoch: int
    holder: UUID
    _tags: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def read(
        self, *structs: type[Document], since: date | None = None, until: date | None = None
    ) -> Found:
        """Every document of these kinds in a range of days, both ends included."""
        tags = [self._tag(struct) for struct in structs]
        days = [day for day in (since, until) if day]
        statement = _read(len(tags), since is not None, until is not None)
        found: dict[str, list[Kept[Any]]] = {struct.KIND: [] for struct in structs}
        by_kind = {struct.KIND: struct for struct in structs}
        for row in statement.rows(self.id, *tags, *days):
            envelope = enveloped(self._open(*row))
            if struct := by_kind.get(envelope.kind):  # two kinds may share a tag
                found[struct.KIND].append(_kept(row, from_envelope(envelope, struct)))
        return Found(found)

    def find(self, struct: type[D], id: UUID) -> Kept[D]:
        row = next(iter(_ONE.rows(self.id, id)), None)
        if row is None or row[1] != self._tag(struct):
            raise NotHere
        envelope = enveloped(self._open(*row))
        if envelope.kind != struct.KIND:
            raise NotHere
        return _kept(row, from_envelope(envelope, struct))

    def add(self, doc: D, *, day: date, now: datetime) -> Kept[D]:
        kept = Kept(uuid7(now), day, self.holder, 1, doc)
        execute(_INSERT, tuple(self._row(kept).values()))
        return kept

    def change(self, kept: Kept[D], doc: D) -> Kept[D]:
        """Put `doc` in the place of what was read; refuse if that has changed since."""
        changed = replace(kept, revision=kept.revision + 1, document=doc)
        sealed = self._row(changed)["sealed"]
        values = (changed.revision, sealed, self.id, kept.id, kept.revision)
        if not execute(_UPDATE, values):
            raise ChangedMeanwhile
        return changed

    def remove(self, id: UUID, *, now: datetime) -> None:
        """Take a document out; `put_back` undoes it for ten minutes, then it is gone."""
        with transaction.atomic():
            row = Item.objects.filter(drawer_id=self.id, id=id).values(*_ROW).first()
            if row is None:
                raise NotHere
            RemovedItem.objects.create(drawer_id=self.id, until=now + UNDO_FOR, **row)
            Item.objects.filter(drawer_id=self.id, id=id).delete()

    def put_back(self, id: UUID) -> None:
        with transaction.atomic():
            removed = RemovedItem.objects.filter(drawer_id=self.id, id=id)
            row = removed.values(*_ROW).first()
            if row is None:
                raise NotHere
            Item.objects.bulk_create([Item(drawer_id=self.id, **row)])
            removed.delete()

    def erase(self, ids: Iterable[UUID], *, day: date) -> None:
        """Delete for good, with no undo: for drafts and other things nobody would miss."""
        with transaction.atomic():
            ids = list(ids)
            Item.objects.filter(drawer_id=self.id, id__in=ids).delete()
            remember_deleted(((self.id, id) for id in ids), day=day)

    def _tag(self, struct: type[Document]) -> int:
        tag = self._tags.get(struct.KIND)
        if tag is None:
            tag = self._tags[struct.KIND] = vault.kind_tag(self.key, struct.KIND)
        return tag

    def _row(self, kept: Kept[D]) -> dict[str, Any]:
        tag = self._tag(type(kept.document))
        place = self._place(kept.id, tag, kept.author, kept.revision)
        return {
            "drawer_id": self.id,
            "id": kept.id,
            "kind": tag,
            "day": kept.day,
            "author": kept.author,
            "revision": kept.revision,
            "sealed": vault.seal(to_bytes(kept.document), self.key, place),
        }

    def _place(self, id: UUID, tag: int, author: UUID, revision: int) -> vault.Place:
        return vault.Place("item", self.id.bytes, id.bytes, tag, author.bytes, revision, self.epoch)

    def _open(
        self, id: UUID, kind: int, day: date, author: UUID, revision: int, sealed: bytes
    ) -> bytes:
        place = self._place(id, kind, author, revision)
        return vault.open_sealed(bytes(sealed), self.key, place)


def remember_deleted(gone: Iterable[tuple[UUID, UUID | None]], *, day: date) -> None:
    """Note what was deleted, for the day an older backup is restored."""
    rows = [Deletion(drawer=drawer, item=item, day=day) for drawer, item in gone]
    Deletion.objects.bulk_create(rows, ignore_conflicts=True)


_ROW = ("id", "kind", "day", "author", "revision", "sealed")
_TABLE = Item._meta.db_table
_INSERT = (
    f"INSERT INTO {_TABLE} (drawer_id, id, kind, day, author, revision, sealed)"  # noqa: S608
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_UPDATE = (
    f"UPDATE {_TABLE} SET revision = %s, sealed = %s"  # noqa: S608
    " WHERE drawer_id = %s AND id = %s AND revision = %s"
)
_ONE = Statement(lambda drawer, id: _rows(drawer).filter(id=id))


@cache
def _read(kinds: int, since: bool, until: bool) -> Statement:
    """One statement for each shape of question: how many kinds, and which ends of the range."""

    def build(drawer: UUID, *values: Any) -> QuerySet[Item, Any]:
        tags, days = values[:kinds], iter(values[kinds:])
        rows = _rows(drawer).filter(kind__in=tags).order_by("-day", "-id")
        if since:
            rows = rows.filter(day__gte=next(days))
        return rows.filter(day__lte=next(days)) if until else rows

    return Statement(build)


def _kept(row: tuple[Any, ...], doc: D) -> Kept[D]:
    id, _, day, author, revision, _ = row
    return Kept(id, day, author, revision, doc)


def _rows(drawer: UUID) -> QuerySet[Item, Any]:
    return Item.objects.filter(drawer_id=drawer).values_list(*_ROW)
