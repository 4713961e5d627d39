"""What format 1 sealed, wrapped, stretched and handed over still opens, byte for byte."""

import json
from pathlib import Path

import pytest

from goldseam import vault
from goldseam.vault.tests import make_fixture

FIXTURE: make_fixture.Fixture = json.loads(make_fixture.PATH.read_text(encoding="utf-8"))


def told(part: str, field: str) -> str:
    return str(FIXTURE[part][field])


def raw(part: str, field: str) -> bytes:
    return bytes.fromhex(told(part, field))


def number(part: str, field: str) -> int:
    return int(FIXTURE[part][field])


def test_an_item_of_format_1_opens() -> None:
    place = vault.Place(
        told("item", "table"),
        raw("item", "drawer"),
        raw("item", "item"),
        number("item", "kind"),
        raw("item", "author"),
        number("item", "revision"),
        number("item", "epoch"),
    )
    sealed, key = raw("item", "sealed"), raw("item", "drawer_key")
    assert vault.open_sealed(sealed, key, place).decode() == told("item", "document")
    assert vault.epoch_of(sealed) == place.epoch


def test_derived_keys_and_kinds_stay_what_they_were() -> None:
    key = raw("keys", "key")
    assert vault.derive(key, told("keys", "purpose")) == raw("keys", "derived")
    assert vault.kind_tag(key, told("keys", "kind_name")) == number("keys", "kind")


def test_a_wrap_of_format_1_unwraps() -> None:
    wrapped, under = raw("wrap", "wrapped"), raw("wrap", "under")
    bound_to = [raw("wrap", "bound_to")]
    assert vault.unwrap(wrapped, under, told("wrap", "purpose"), bound_to) == raw("wrap", "key")


def test_a_passphrase_of_format_1_still_opens() -> None:
    how = vault.Stretch.unpack(raw("stretch", "how"))
    keys = vault.stretch(told("stretch", "passphrase"), how)
    assert keys.verifier == raw("stretch", "verifier")
    assert keys.unlock_key == raw("stretch", "unlock_key")
    assert vault.verifier_matches(keys.verifier, raw("stretch", "verifier_hash"))


def test_a_pin_of_format_1_still_opens() -> None:
    how = vault.Stretch.unpack(raw("stretch", "how"))
    keys = vault.stretch(told("stretch", "pin"), how, raw("stretch", "device_secret"))
    assert keys.unlock_key == raw("stretch", "pin_unlock_key")


def test_a_recovery_code_of_format_1_still_opens() -> None:
    code = vault.RecoveryCode.parse(told("recovery", "code"))
    assert code.key == raw("recovery", "key")
    opened = vault.unwrap(raw("recovery", "wrapped"), code.key, "recovery")
    assert opened == raw("recovery", "person_key")


def test_a_key_handed_over_in_format_1_still_arrives() -> None:
    recipient = vault.Identity.unpack(raw("handover", "recipient"))
    giver = vault.PublicIdentity.unpack(raw("handover", "giver_public"))
    handed, bound_to = raw("handover", "handed"), [raw("handover", "bound_to")]
    assert vault.receive(handed, recipient, giver, bound_to) == raw("handover", "key")


def test_an_identity_of_format_1_keeps_its_fingerprint() -> None:
    giver = vault.Identity.unpack(raw("handover", "giver"))
    assert giver.public().pack() == raw("handover", "giver_public")
    assert giver.public().fingerprint() == raw("handover", "giver_fingerprint")


def test_a_fixture_is_never_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "format-1.json"
    make_fixture.write(path)
    first = path.read_bytes()
    with pytest.raises(FileExistsError):
        make_fixture.write(path)
    assert path.read_bytes() == first
    assert json.loads(first).keys() == FIXTURE.keys()
