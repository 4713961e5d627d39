"""The one gate: documents go in and out of an open drawer, and there is no other way.

    mine.add(Entry(text="…"), day=today, now=now)
    found = mine.read(Entry, CheckIn, since=today - timedelta(days=7))
    found.of(Entry)            # newest first: [Kept(id=…, day=…, revision=1, document=Entry(…))]

Who holds a drawer's key can open the drawer; an `OpenDrawer` exists only where somebody has
unlocked. Each call is one query, and each query names the drawer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.db import transaction
from django.http import Http404

from goldseam import vault
from goldseam.drawers import queries
from goldseam.drawers.documents import Document, enveloped, from_envelope, to_bytes
from goldseam.drawers.models import Deletion, Item, RemovedItem
from goldseam.drawers.queries import Row, as_rows
from goldseam.drawers.statements import execute
from goldseam.drawers.uuid7 import first_of, uuid7

UNDO_FOR = timedelta(minutes=10)

# How many items, and the sum of the revisions of those that were changed.
Sums = tuple[int, int]
D = TypeVar("D", bound=Document)
D_co = TypeVar("D_co", bound=Document, covariant=True)


class NotHere(Http404):
    """No such document in this drawer: to whoever asked, a page that isn’t there."""


class KeyChanged(Exception):
    """The drawer has a new key since this visit began: nothing may be sealed under the old one."""


class ChangedMeanwhile(Exception):
    """The document was changed in another window since it was read."""


# Nothing in one points back at it, so the collector of garbage needn't look through thousands.
class Kept(msgspec.Struct, Generic[D_co], frozen=True, gc=False):
    """A document as it lies in a drawer."""

    id: UUID
    day: date
    author: UUID
    revision: int
    document: D_co


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
        self,
        *structs: type[Document],
        since: date | None = None,
        until: date | None = None,
        newest: int | None = None,
        where: Callable[[Any], bool] | None = None,
    ) -> Found:
        """Every document of these kinds in a range of days, both ends included.

        With `newest`, no more than so many rows of that range, the latest ones. With `where`, only
        the documents it accepts; the others cost no more than being opened.
        """
        if not structs:
            return Found({})
        tags = self._different_tags(structs)
        days = [day for day in (since, until) if day]
        shape = len(tags), since is not None, until is not None
        by_kind = {struct.KIND: struct for struct in structs}
        rows = as_rows(queries.read(*shape, newest).raw(self.id, *tags, *days))
        found, many = self._opened(rows, by_kind, where, newest)
        if newest and many < len(rows) == newest:  # another kind's rows stood in front of some
            rows = as_rows(queries.read(*shape, None).raw(self.id, *tags, *days))
            found, _ = self._opened(rows, by_kind, where, newest)
        return found

    def days(self, *structs: type[Document], since: date, until: date) -> set[date]:
        """The days of a range that hold something of these kinds; nothing is opened."""
        tags = self._different_tags(structs)
        return {day for (day,) in queries.days(len(tags)).rows(self.id, *tags, since, until)}

    def share_tags(self, some: Iterable[type[Document]], others: Iterable[type[Document]]) -> bool:
        """Whether one of the ones looks like one of the others as long as it isn't opened."""
        return not {*map(self._tag, some)}.isdisjoint(map(self._tag, others))

    def sums(
        self,
        *structs: type[Document],
        since: date | None = None,
        until: date | None = None,
        apart: Sequence[Kept[Any]] = (),
    ) -> Sums:
        """How much there is of these kinds in a range of days, and how often it was changed.

        Nothing is opened. As long as two answers are equal and nothing was `added`, what was made
        of these documents still holds. What is `apart` is known to be of other kinds, and isn't
        counted where it shares a tag with one of these.
        """
        tags = self._different_tags(structs)
        days = [day for day in (since, until) if day]
        shape = (len(tags), since is not None, until is not None)
        [(many,)] = queries.counted(*shape).raw(self.id, *tags, *days)
        [(revisions,)] = queries.changed(*shape).raw(self.id, *tags, *days)
        others = [
            kept.revision
            for kept in apart
            if self._tag(type(kept.document)) in tags
            and (since or kept.day) <= kept.day <= (until or kept.day)
        ]
        changed = sum(revision for revision in others if revision > 1)
        return int(many) - len(others), int(revisions or 0) - changed

    def added(
        self, *structs: type[Document], since: datetime, apart: Sequence[Kept[Any]] = ()
    ) -> list[date]:
        """The days under which something of these kinds was filed since a moment."""
        tags, others = self._different_tags(structs), {kept.id for kept in apart}
        rows = queries.added(len(tags)).rows(self.id, first_of(since), *tags)
        return [day for id, day in rows if id not in others]

    def find(self, struct: type[D], id: UUID) -> Kept[D]:
        return self._only(struct, queries.ONE.raw(self.id, id))

    def add(self, doc: D, *, day: date, now: datetime, id: UUID | None = None) -> Kept[D]:
        """With an `id` it is something of one's own that comes from another drawer."""
        kept = Kept(id or uuid7(now), day, self.holder, 1, doc)
        if not execute(queries.insert(), (*self._row(kept).values(), self.id, self.epoch)):
            raise KeyChanged
        return kept

    def change(self, kept: Kept[D], doc: D) -> Kept[D]:
        """Put `doc` in the place of what was read; refuse if that has changed since."""
        if kept.author != self.holder:  # in a drawer of two, each changes only their own
            raise NotHere
        changed = msgspec.structs.replace(kept, revision=kept.revision + 1, document=doc)
        sealed = self._row(changed)["sealed"]
        head = vault.head(self.epoch)
        values = (changed.revision, sealed, self.id, kept.id, kept.revision, len(head), head)
        if not execute(queries.UPDATE, values):
            raise ChangedMeanwhile
        return changed

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Read, then write, while no other window does the same in this drawer: all or nothing."""
        with transaction.atomic():
            if not queries.ALONE.raw(self.id, self.epoch):
                raise KeyChanged
            yield

    def remove(self, struct: type[Document], id: UUID, *, now: datetime) -> None:
        """Take a document out; `put_back` undoes it for ten minutes, then it is gone."""
        with self.alone():
            here = Item.objects.filter(drawer_id=self.id, id=id, author=self.holder)
            self._only(struct, here.values_list(*queries.ROW))
            row = here.values(*queries.ROW)[0]
            RemovedItem.objects.create(drawer_id=self.id, until=now + UNDO_FOR, **row)
            here.delete()

    def removed(self, struct: type[Document], *, now: datetime) -> list[UUID]:
        """What was taken out of this kind and can still be put back, the latest first."""
        rows = as_rows(queries.REMOVED.raw(self.id, self.holder, self._tag(struct), now))
        opened = self._opener()
        return [row.id for row in rows if enveloped(opened(row)).kind == struct.KIND]

    def put_back(self, struct: type[Document], id: UUID) -> None:
        with self.alone():
            removed = RemovedItem.objects.filter(drawer_id=self.id, id=id, author=self.holder)
            self._only(struct, removed.values_list(*queries.ROW))
            Item.objects.bulk_create([Item(drawer_id=self.id, **removed.values(*queries.ROW)[0])])
            removed.delete()

    def erase(self, ids: Iterable[UUID], *, day: date) -> None:
        """Delete for good, with no undo: for drafts and other things nobody would miss."""
        with transaction.atomic():
            ids = list(ids)
            Item.objects.filter(drawer_id=self.id, author=self.holder, id__in=ids).delete()
            remember_deleted(((self.id, id) for id in ids), day=day)

    def _opened(
        self,
        rows: Iterable[Row],
        by_kind: Mapping[str, type[Document]],
        where: Callable[[Any], bool] | None,
        most: int | None,
    ) -> tuple[Found, int]:
        """What is of these kinds, as two kinds may share a tag, and how many rows that were."""
        found: dict[str, list[Kept[Any]]] = {kind: [] for kind in by_kind}
        opened, many = self._opener(), 0
        for row in rows:
            envelope = enveloped(opened(row))
            if struct := by_kind.get(envelope.kind):
                many += 1
                doc = from_envelope(envelope, struct)
                if where is None or where(doc):
                    found[struct.KIND].append(_kept(row, doc))
                if many == most:
                    break
        return Found(found), many

    def _only(self, struct: type[D], rows: Iterable[Sequence[Any]]) -> Kept[D]:
        """The one row there is, opened, if it is of this kind."""
        row = next(iter(as_rows(rows)), None)
        if row is None or row.kind != self._tag(struct):
            raise NotHere
        envelope = enveloped(self._opener()(row))
        if envelope.kind != struct.KIND:
            raise NotHere
        return _kept(row, from_envelope(envelope, struct))

    def _different_tags(self, structs: Iterable[type[Document]]) -> list[int]:
        """Two kinds may share a tag, and a statement asks for each only once."""
        return list(dict.fromkeys(self._tag(struct) for struct in structs))

    def _tag(self, struct: type[Document]) -> int:
        tag = self._tags.get(struct.KIND)
        if tag is None:
            tag = self._tags[struct.KIND] = vault.kind_tag(self.key, struct.KIND)
        return tag

    def _row(self, kept: Kept[D]) -> dict[str, Any]:
        tag = self._tag(type(kept.document))
        id, author, revision = kept.id.bytes, kept.author.bytes, kept.revision
        place = vault.Place(_IN, self.id.bytes, id, tag, author, revision, self.epoch)
        return {
            "drawer_id": self.id,
            "id": kept.id,
            "kind": tag,
            "day": kept.day,
            "author": kept.author,
            "revision": kept.revision,
            "sealed": vault.seal(to_bytes(kept.document), self.key, place),
        }

    def _opener(self) -> Callable[[Row], bytes]:
        opener = vault.Opener(self.key, _IN, self.id.bytes, self.epoch)

        def opened(row: Row) -> bytes:
            author = row.author.bytes
            return opener.open(bytes(row.sealed), row.id.bytes, row.kind, author, row.revision)

        return opened


def remember_deleted(gone: Iterable[tuple[UUID, UUID | None]], *, day: date) -> None:
    """Note what was deleted, for the day an older backup is restored."""
    rows = [Deletion(drawer=drawer, item=item, day=day) for drawer, item in gone]
    Deletion.objects.bulk_create(rows, ignore_conflicts=True)


_IN = "item"  # the table, as a place names it


def _kept(row: Row, doc: D) -> Kept[D]:
    return Kept(row.id, row.day, row.author, row.revision, doc)
