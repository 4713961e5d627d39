"""What happens to whole drawers: making, handing out keys, re-keying, emptying, sweeping."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from goldseam import vault
from goldseam.drawers.documents import enveloped
from goldseam.drawers.gate import remember_deleted
from goldseam.drawers.models import Drawer, DrawerKey, Item, RemovedItem
from goldseam.drawers.uuid7 import uuid7

PURPOSE = "drawer key"  # what a wrap of one is for
BATCH = 500  # items in memory at a time


def make_drawer(holder: UUID, person_key: bytes, *, now: datetime) -> tuple[UUID, bytes]:
    """A new drawer and its key, wrapped for the one person who holds it."""
    drawer = Drawer.objects.create(id=uuid7(now), epoch=1)
    key = vault.new_key()
    hand_out(drawer.id, holder, 1, key, person_key)
    return drawer.id, key


def key_of(drawer: UUID, holder: UUID, person_key: bytes) -> tuple[bytes, int]:
    """The key a person holds to a drawer, and its epoch."""
    row = DrawerKey.objects.filter(drawer_id=drawer, holder=holder).latest("epoch")
    place = bound_to(drawer, holder, row.epoch)
    return vault.unwrap(bytes(row.wrapped), person_key, PURPOSE, place), row.epoch


def re_key(drawer: UUID, holder: UUID, old_key: bytes, person_key: bytes) -> tuple[bytes, int]:
    """Seal everything in a drawer again, for its one holder. To be called inside a transaction."""
    key, epoch = seal_all_again(drawer, old_key)
    hand_out(drawer, holder, epoch, key, person_key)
    return key, epoch


def wrap_again(holder: UUID, old: bytes, new: bytes, *, but: UUID) -> None:
    """A person key has changed: wrap under the new one whatever was wrapped under the old.

    `but` is the drawer that gets a new key of its own anyway. A key that was handed over and never
    opened was sealed to keys that are gone; whoever gave it has to give it again.
    """
    held = DrawerKey.objects.filter(holder=holder, giver=None).exclude(drawer_id=but)
    for row in held:
        place = bound_to(row.drawer_id, holder, row.epoch)
        row.wrapped = vault.wrap(vault.unwrap(bytes(row.wrapped), old, PURPOSE, place), new,
                                 PURPOSE, place)  # fmt: skip
        row.save(update_fields=["wrapped"])


def seal_all_again(drawer: UUID, old_key: bytes) -> tuple[bytes, int]:
    """A new key and its epoch; nobody holds it yet, and the keys there were are gone."""
    row = Drawer.objects.select_for_update().get(id=drawer)
    key, epoch = vault.new_key(), row.epoch + 1
    # The ids first: a walk along an index that its own changes move would meet items twice.
    ids = list(Item.objects.filter(drawer_id=drawer).values_list("id", flat=True))
    for at in range(0, len(ids), BATCH):
        for item in Item.objects.filter(drawer_id=drawer, id__in=ids[at : at + BATCH]):
            _seal_again(item, old_key, key, row.epoch, epoch)
    RemovedItem.objects.filter(drawer_id=drawer).delete()
    Drawer.objects.filter(id=drawer).update(epoch=epoch)
    DrawerKey.objects.filter(drawer_id=drawer).delete()
    return key, epoch


def hand_out(drawer: UUID, holder: UUID, epoch: int, key: bytes, person_key: bytes) -> None:
    wrapped = vault.wrap(key, person_key, PURPOSE, bound_to(drawer, holder, epoch))
    DrawerKey.objects.create(drawer_id=drawer, holder=holder, epoch=epoch, wrapped=wrapped)


def bound_to(drawer: UUID, holder: UUID, epoch: int) -> tuple[bytes, ...]:
    """What a wrapped or handed-over drawer key belongs to, and can't be moved away from."""
    return drawer.bytes, holder.bytes, epoch.to_bytes(2, "big")


def empty(drawer: UUID, *, day: date) -> None:
    """Delete a drawer with all that is in it. To be called inside a transaction."""
    Item.objects.filter(drawer_id=drawer).delete()
    RemovedItem.objects.filter(drawer_id=drawer).delete()
    Drawer.objects.filter(id=drawer).delete()
    remember_deleted([(drawer, None)], day=day)


def sweep(now: datetime) -> int:
    """Delete for good what was removed more than a few minutes ago; return how many."""
    with transaction.atomic():
        due = RemovedItem.objects.filter(until__lte=now)
        gone = list(due.values_list("drawer_id", "id"))
        remember_deleted(gone, day=now.date())
        due.delete()
    if gone:
        wipe_log()
    return len(gone)


def wipe_log() -> None:
    """Empty SQLite's write-ahead log, where deleted pages would otherwise stay for a while."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_truncate_log)


def _truncate_log() -> None:
    """Whoever writes has to wait for this, so it waits only a moment for those who read.

    When a long reader, such as a backup, is in its way, the housekeeping comes back to it.
    """
    with connection.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute("PRAGMA busy_timeout=200")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout={patience}")


def _seal_again(item: Item, old_key: bytes, new_key: bytes, old: int, new: int) -> None:
    def place(kind: int, epoch: int) -> vault.Place:
        return vault.Place(
            "item", item.drawer_id.bytes, item.id.bytes, kind, item.author.bytes,
            item.revision, epoch,
        )  # fmt: skip

    raw = vault.open_sealed(bytes(item.sealed), old_key, place(item.kind, old))
    tag = vault.kind_tag(new_key, enveloped(raw).kind)
    sealed = vault.seal(raw, new_key, place(tag, new))
    Item.objects.filter(drawer_id=item.drawer_id, id=item.id).update(kind=tag, sealed=sealed)
