"""The tables behind the gate: drawers, who holds their keys, and the sealed items in them.

Nothing here says what an item is about. Everything a row shows is listed in SECURITY.md.
Only this room and the rooms that move whole drawers (backup, re-keying) may import these tables.
"""

from typing import ClassVar

from django.db import models


class Drawer(models.Model):
    id = models.UUIDField(primary_key=True)
    epoch = models.PositiveSmallIntegerField(default=1)  # rises whenever the key changes


class DrawerKey(models.Model):
    """One person's wrapped copy of one drawer's key."""

    drawer = models.ForeignKey(Drawer, models.CASCADE, related_name="keys")
    holder = models.UUIDField()  # a person; drawers know nothing more about people
    epoch = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()
    # Who handed it over, until the holder has wrapped it under their own key.
    giver = models.UUIDField(null=True)
    giver_links = models.BinaryField(default=b"")  # how earlier keys of theirs vouch for these

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["drawer", "holder", "epoch"], name="one_key_an_epoch"),
        ]


class SealedRow(models.Model):
    """What an item looks like to whoever has the database."""

    id = models.UUIDField()  # UUIDv7
    kind = models.PositiveSmallIntegerField()  # opaque: differs from drawer to drawer
    day = models.DateField()
    author = models.UUIDField()
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        abstract = True


class Item(SealedRow):
    pk = models.CompositePrimaryKey("drawer_id", "id")
    # Sharded by drawer when it outgrows one machine: no constraint leaves the shard.
    drawer = models.ForeignKey(Drawer, models.DO_NOTHING, db_constraint=False, db_index=False)

    class Meta:
        # The second tells whether anything in a range was changed, and is small: most never are.
        indexes: ClassVar = [
            models.Index(fields=["drawer", "kind", "day"], name="item_kind_day"),
            models.Index(
                fields=["drawer", "kind", "day", "revision"],
                name="item_changed",
                condition=models.Q(revision__gt=1),
            ),
        ]


class RemovedItem(SealedRow):
    """An item its owner removed, kept for the few minutes in which that can be undone."""

    pk = models.CompositePrimaryKey("drawer_id", "id")
    drawer = models.ForeignKey(Drawer, models.DO_NOTHING, db_constraint=False, db_index=False)
    until = models.DateTimeField(db_index=True)


class Deletion(models.Model):
    """What was deleted for good, so that restoring an older backup doesn't bring it back."""

    drawer = models.UUIDField()
    item = models.UUIDField(null=True)  # none: the whole drawer; or somebody who left it
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["drawer", "item"], name="deleted_once", nulls_distinct=False
            ),
        ]
