"""Whoever compared somebody's old keys knows the new ones, and nobody slips others in between."""

from hashlib import blake2b

import pytest

from goldseam.vault import Damaged, endorse, follow, new_identity

FIRST, SECOND, THIRD, EVE = (new_identity() for _ in range(4))
LINKS = endorse(SECOND.public(), FIRST) + endorse(THIRD.public(), SECOND)


def test_links_lead_from_any_keys_that_were_known_to_those_of_now() -> None:
    for known in (FIRST, SECOND, THIRD):
        assert follow(known.public(), LINKS) == THIRD.public()


def test_without_links_they_are_what_they_were() -> None:
    assert follow(FIRST.public(), b"") == FIRST.public()


def test_somebody_elses_keys_are_vouched_for_by_nobody() -> None:
    for links in (endorse(EVE.public(), EVE), endorse(EVE.public(), SECOND)):
        assert follow(FIRST.public(), links) == FIRST.public()


def test_a_chain_that_is_broken_leads_nowhere() -> None:
    forged = endorse(SECOND.public(), FIRST) + endorse(EVE.public(), EVE)
    with pytest.raises(Damaged):
        follow(FIRST.public(), forged)


def test_any_changed_byte_of_the_signature_or_the_keys_is_noticed() -> None:
    link = endorse(SECOND.public(), FIRST)
    for at in (1, 1200, 1230, 1249, 1312):
        changed = bytearray(link)
        changed[at] ^= 1
        assert follow(FIRST.public(), bytes(changed)) == FIRST.public()


@pytest.mark.parametrize("length", [1, 1312, 1314])
def test_a_link_that_is_cut_short_is_refused(length: int) -> None:
    with pytest.raises(Damaged):
        follow(FIRST.public(), (LINKS + b"\0")[:length])


def test_a_link_of_format_1_is_made_of_the_same_bytes_for_ever() -> None:
    old, new = (new_identity(lambda n, byte=byte: bytes([byte]) * n) for byte in (1, 2))
    link = endorse(new.public(), old)
    assert len(link) == 1313
    assert blake2b(link, digest_size=16).hexdigest() == "3f32711e975aeda80016bcb004abb656"
    assert follow(old.public(), link) == new.public()
