"""`python -m goldseam.demo [--fresh]`: make the weeks, in a process that ends before the server.

Stretching a passphrase starts threads, and threads don't survive the server's parting into two.
"""

import os
import sys
from datetime import UTC, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.config.settings")

import django

django.setup()

from goldseam.demo.living import OthersLiveHere, make  # noqa: E402

try:
    make(now=datetime.now(UTC), fresh="--fresh" in sys.argv)
except OthersLiveHere as error:
    sys.exit(str(error))
