"""Who is invited, and which two people hold a drawer together.

Readable by whoever has the database: who shares a drawer with whom, who paused it, and who has an
invitation open. Not its code, and nothing of what is shared.
"""

from django.db import models

from goldseam.drawers.models import Drawer
from goldseam.people.models import Person


class Invitation(models.Model):
    """A code that is good once, for ten minutes. Whoever used it still has to be confirmed."""

    id = models.UUIDField(primary_key=True)
    inviter = models.OneToOneField(Person, models.CASCADE, related_name="invitation")
    place = models.CharField(max_length=3, unique=True)  # how its code begins: finds it
    proof = models.BinaryField()  # a keyed hash of the whole code
    code = models.BinaryField()  # wrapped under the inviter's person key, to be shown again
    tries_left = models.PositiveSmallIntegerField()
    until = models.DateTimeField(db_index=True)
    accepted_by = models.OneToOneField(Person, models.CASCADE, null=True, related_name="accepted")


class Member(models.Model):
    """One of the two who hold a drawer. When one has left, the other’s row stays."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="membership")
    drawer = models.ForeignKey(Drawer, models.CASCADE, related_name="members")
    paused = models.BooleanField(default=False)
