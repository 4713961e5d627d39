"""In a strip of arrivals every dot is seen, and each as large as all of them find room."""

from itertools import combinations
from math import hypot

import pytest

from goldseam.picture.drawing import SWARM_MIDDLE, SWARM_ROOM, swarm


@pytest.mark.parametrize(
    ("many", "size"), [(5, 4.5), (7, 3.5), (8, 3.0), (11, 2.5), (13, 2.0), (17, 1.5)]
)
def test_dots_of_one_minute_stand_on_each_other_as_large_as_find_room(many, size):
    dots = swarm([3] * many, 15).dots
    assert {dot.r for dot in dots} == {size}
    assert len({dot.y for dot in dots}) == many
    assert all(abs(dot.y - SWARM_MIDDLE) <= SWARM_ROOM for dot in dots)


@pytest.mark.parametrize("reach", [10, 30, 50, 110])
def test_no_dot_hides_another(reach):
    dots = swarm([minute * 7 % (2 * reach) - reach for minute in range(90)], 15).dots
    assert len(dots) == 90
    for one, other in combinations(dots, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.r + other.r
