"""A statement that would put its values into the wrong places is refused when it is first run."""

from datetime import date

import pytest

from goldseam.drawers.models import Item
from goldseam.drawers.statements import Statement


def test_values_in_another_order_are_refused(alice):
    rows = Statement(
        lambda drawer, until, since: (
            Item.objects.filter(drawer_id=drawer)
            .filter(day__gte=since)
            .filter(day__lte=until)
            .values_list("day")
        )
    )
    with pytest.raises(TypeError, match="order"):
        rows.rows(alice.drawer.id, date(2026, 11, 30), date(2026, 11, 1))
