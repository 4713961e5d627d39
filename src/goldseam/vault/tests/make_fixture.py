"""Writes the fixture of a format version, once: ``python -m goldseam.vault.tests.make_fixture``.

It holds one of everything this version seals, and the keys to open it. A fixture is never written
again: later versions must open the bytes that were sealed then. For a new format, change ``PATH``
and keep the old file and its test.
"""

import json
import os
from pathlib import Path
from typing import Final

from goldseam import vault

PATH: Final = Path(__file__).parent / "fixtures" / "format-1.json"

Fixture = dict[str, dict[str, str | int]]


def make() -> Fixture:
    """One of everything, freshly sealed. Bytes are hexadecimal."""
    person_key, drawer_key = vault.new_key(), vault.new_key()
    return {
        "item": _item(drawer_key),
        "keys": _keys(drawer_key),
        "wrap": _wrap(drawer_key, person_key),
        "stretch": _stretch("orbit lantern velvet harbour nine"),
        "recovery": _recovery(person_key),
        "handover": _handover(drawer_key),
    }


def write(path: Path = PATH) -> None:
    """Raises ``FileExistsError`` rather than write a fixture twice."""
    made = json.dumps(make(), indent=2)
    with path.open("x", encoding="utf-8") as file:
        file.write(made + "\n")


def _item(drawer_key: bytes) -> dict[str, str | int]:
    drawer, item, author = os.urandom(16), os.urandom(16), os.urandom(16)
    kind = vault.kind_tag(drawer_key, "promise")
    place = vault.Place("item", drawer, item, kind, author, revision=3, epoch=2)
    document = "I’ll text you if I’m running late."
    return {
        "document": document,
        "drawer_key": drawer_key.hex(),
        "table": place.table,
        "drawer": drawer.hex(),
        "item": item.hex(),
        "kind": kind,
        "author": author.hex(),
        "revision": place.revision,
        "epoch": place.epoch,
        "sealed": vault.seal(document.encode(), drawer_key, place).hex(),
    }


def _keys(drawer_key: bytes) -> dict[str, str | int]:
    return {
        "key": drawer_key.hex(),
        "purpose": "search",
        "derived": vault.derive(drawer_key, "search").hex(),
        "kind_name": "promise",
        "kind": vault.kind_tag(drawer_key, "promise"),
    }


def _wrap(drawer_key: bytes, person_key: bytes) -> dict[str, str | int]:
    bound_to = os.urandom(16)
    return {
        "key": drawer_key.hex(),
        "under": person_key.hex(),
        "purpose": "drawer",
        "bound_to": bound_to.hex(),
        "wrapped": vault.wrap(drawer_key, person_key, "drawer", [bound_to]).hex(),
    }


def _stretch(passphrase: str) -> dict[str, str | int]:
    how, device_secret = vault.new_stretch(), vault.new_key()
    keys = vault.stretch(passphrase, how)
    pin_keys = vault.stretch("482913", how, device_secret)
    return {
        "passphrase": passphrase,
        "how": how.pack().hex(),
        "verifier": keys.verifier.hex(),
        "verifier_hash": vault.verifier_hash(keys.verifier).hex(),
        "unlock_key": keys.unlock_key.hex(),
        "pin": "482913",
        "device_secret": device_secret.hex(),
        "pin_unlock_key": pin_keys.unlock_key.hex(),
    }


def _recovery(person_key: bytes) -> dict[str, str | int]:
    code = vault.new_recovery_code()
    return {
        "code": code.text,
        "key": code.key.hex(),
        "person_key": person_key.hex(),
        "wrapped": vault.wrap(person_key, code.key, "recovery").hex(),
    }


def _handover(drawer_key: bytes) -> dict[str, str | int]:
    giver, recipient, bound_to = vault.new_identity(), vault.new_identity(), os.urandom(16)
    return {
        "key": drawer_key.hex(),
        "giver": giver.pack().hex(),
        "giver_public": giver.public().pack().hex(),
        "giver_fingerprint": giver.public().fingerprint().hex(),
        "recipient": recipient.pack().hex(),
        "bound_to": bound_to.hex(),
        "handed": vault.hand_over(drawer_key, recipient.public(), giver, [bound_to]).hex(),
    }


if __name__ == "__main__":
    write()
