"""One of everything that Alice could have written, so that every address has something to show."""

from uuid import UUID

import pytest
from django.utils import timezone
from tests.examples import examples

from goldseam.people import factors


@pytest.fixture
def written(alice) -> dict[str, UUID]:
    """Ids by kind, as `tests.routes` asks for them."""
    now = timezone.now()
    ids = {
        kind: alice.drawer.add(document, day=now.date(), now=now).id
        for kind, document in examples(lambda: "Some words.", now).items()
    }
    totp = factors.Totp("JBSWY3DPEHPK3PXP" * 2, "phone")
    return {**ids, "factor": factors.add(alice.person.id, totp, alice.keys.person, now=now).id}
