"""Once a minute: delete for good what was removed, and forget what has run out.

A thread in each server process. Two doing the same deletions at once do no harm.
"""

import logging
import random
import threading
import time
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from goldseam.drawers import keeping
from goldseam.people import sweeping

EVERY = timedelta(minutes=1)

log = logging.getLogger("goldseam.housekeeping")


def start() -> None:
    threading.Thread(target=_go_on, name="housekeeping", daemon=True).start()


def sweep(now: datetime) -> None:
    keeping.sweep(now)
    sweeping.sweep(now)
    keeping.wipe_log()


def _go_on() -> None:
    while True:
        # Not in step with the other process, so that they don't meet at the database's writer.
        time.sleep(EVERY.total_seconds() * random.uniform(0.8, 1.2))  # noqa: S311
        try:
            sweep(timezone.now())
        except DatabaseError:
            log.exception("housekeeping has to wait")
        finally:
            close_old_connections()
