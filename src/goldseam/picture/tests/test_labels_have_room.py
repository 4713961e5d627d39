"""Under a line stand as many labels as there is room for, each exactly where its day lies."""

from datetime import timedelta
from itertools import pairwise

import pytest

from goldseam.picture.documents import Rate
from goldseam.picture.drawing import LEFT, RIGHT, chart
from goldseam.picture.tests.made import MONDAY

# As wide as the widest is where the writing is largest: a day, a month, a year.
WIDEST = {"day": 60, "month": 34, "year": 42}


def drawn(days: int):
    line = ((0, 500, 400, 600), (days, 500, 400, 600))
    rate = Rate(n=2, hits=1, mean=500, low=400, high=600, line=line)
    return chart([rate], MONDAY)


@pytest.mark.parametrize("days", [*range(1, 120), *range(120, 4400, 37)])
def test_labels_lie_where_their_days_do_and_none_touch(days):
    labels = drawn(days).labels
    assert labels
    for one in labels:
        off = (one.day - MONDAY) / timedelta(days=days)
        assert one.x == pytest.approx(LEFT + off * (RIGHT - LEFT), abs=0.1)
    for one, other in pairwise(labels):
        assert other.x - one.x > WIDEST[one.by]


@pytest.mark.parametrize("days", range(18, 80))
def test_where_they_are_days_they_lie_full_weeks_apart(days):
    labels = drawn(days).labels
    assert {label.by for label in labels} == {"day"}
    assert {(other.day - one.day).days % 7 for one, other in pairwise(labels)} == {0}
