"""A kind is a small number that means nothing outside its drawer."""

from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import kind_tag, new_key

KINDS = ("promise", "journal", "night", "urge", "belief", "talk", "boundary", "arrival")

keys = st.binary(min_size=32, max_size=32)


@given(keys, st.text(max_size=30))
def test_a_kind_keeps_its_number_and_fits_a_small_integer(key: bytes, name: str) -> None:
    assert kind_tag(key, name) == kind_tag(key, name)
    assert 0 <= kind_tag(key, name) <= 32767


def test_two_drawers_name_the_same_kinds_differently() -> None:
    one, other = bytes(32), bytes(range(32))
    assert [kind_tag(one, name) for name in KINDS] != [kind_tag(other, name) for name in KINDS]


def test_the_numbers_are_spread_over_the_whole_range() -> None:
    tags = [kind_tag(new_key(), "promise") for _ in range(2000)]
    assert min(tags) < 1000
    assert max(tags) > 31767
    # 2,000 draws from 32,768 leave about 1,940 different ones.
    assert len(set(tags)) > 1850


def test_the_kinds_of_one_drawer_are_told_apart() -> None:
    key = bytes(range(32))
    assert len({kind_tag(key, name) for name in KINDS}) == len(KINDS)
