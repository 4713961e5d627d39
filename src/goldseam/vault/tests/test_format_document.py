"""docs/format.md says what the code does: its tables, its labels and its worked example."""

import json
import re
from collections.abc import Callable
from hashlib import blake2b
from hmac import digest
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite

import goldseam
from goldseam import vault
from goldseam.vault.tests import make_fixture

ROOT = Path(goldseam.__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", DOCUMENT, re.M | re.S))
EXAMPLES = {
    name: bytes.fromhex(digits)
    for name, digits in re.findall(r"^```hex (.+?)\n(.*?)```", DOCUMENT, re.M | re.S)
}
FIXTURE: make_fixture.Fixture = json.loads(make_fixture.PATH.read_text(encoding="utf-8"))

KEY = bytes(range(32))
TAG = vault.kind_tag(KEY, "promise")
PLACE = vault.Place("item", b"\xd1" * 16, b"\xe2" * 16, TAG, b"\xa3" * 16, 3, 2)


def repeated(count: int) -> bytes:
    """The worked example's random bytes."""
    return b"\x5a" * count


HOW = vault.new_stretch(repeated)
IDENTITY = vault.new_identity(repeated)
CODE = vault.new_recovery_code(repeated)

MADE: dict[str, Callable[[], bytes]] = {
    "item key": lambda: blake2b(
        PLACE.item, digest_size=32, key=KEY, person=b"goldseam item v1"
    ).digest(),
    "kind tag": lambda: TAG.to_bytes(2, "big"),
    "derived key": lambda: vault.derive(KEY, "search"),
    "AAD": PLACE.aad,
    "sealed item": lambda: vault.seal(b"Home by seven.", KEY, PLACE, repeated),
    "wrap": lambda: vault.wrap(KEY[::-1], KEY, "drawer", [PLACE.drawer], repeated),
    "stretch": HOW.pack,
    "verifier": lambda: vault.stretch("late summer rain", HOW).verifier,
    "verifier hash": lambda: vault.verifier_hash(EXAMPLES["verifier"]),
    "unlock key": lambda: vault.stretch("late summer rain", HOW).unlock_key,
    "identity": IDENTITY.pack,
    "fingerprint": lambda: IDENTITY.public().fingerprint(),
    "recovery key": lambda: CODE.key,
}


def test_every_example_is_tested_and_none_is_missing() -> None:
    assert EXAMPLES.keys() == MADE.keys()


@pytest.mark.parametrize("name", MADE)
def test_the_code_makes_the_bytes_of_the_example(name: str) -> None:
    assert MADE[name]() == EXAMPLES[name]


def test_the_recovery_code_is_the_one_written_there() -> None:
    assert f"`{CODE.text}`" in SECTIONS["Worked example"]


def test_the_example_opens_by_following_the_page_alone() -> None:
    """Nothing here calls the vault: the page is enough to open what was sealed."""
    sealed, aad = EXAMPLES["sealed item"], framed(
        b"goldseam", b"item", b"\xd1" * 16, b"\xe2" * 16, EXAMPLES["kind tag"], b"\xa3" * 16,
        bytes((0, 0, 0, 3)), bytes((0, 0, 0, 2)),
    )  # fmt: skip
    assert aad == EXAMPLES["AAD"]
    assert sealed[:6].hex() == "010100000002"
    padded = AESGCM(EXAMPLES["item key"]).decrypt(sealed[6:18], sealed[18:], aad)
    assert padded == b"Home by seven.\x80".ljust(256, b"\0")


def test_the_wrap_unwraps_by_following_the_page_alone() -> None:
    wrapped = EXAMPLES["wrap"]
    salt, check, body = wrapped[1:33], wrapped[33:65], wrapped[65:]
    info = framed(b"goldseam wrap 1", b"drawer")
    blocks = [b""]
    for number in (1, 2, 3):  # RFC 5869 §2.3, written out
        blocks.append(
            digest(digest(salt, KEY, "sha256"), blocks[-1] + info + bytes((number,)), "sha256")
        )
    out = b"".join(blocks)[:76]
    assert out[32:64] == check
    assert AESGCM(out[:32]).decrypt(out[64:], body, info + framed(b"\xd1" * 16)) == KEY[::-1]


def test_a_handover_opens_by_following_the_page_alone() -> None:
    kept = {name: bytes.fromhex(str(told)) for name, told in FIXTURE["handover"].items()}
    handed, me, giver = kept["handed"], kept["recipient"], kept["giver_public"]
    mlkem = MLKEM768PrivateKey.from_seed_bytes(me[1:65])
    x25519 = X25519PrivateKey.from_private_bytes(me[65:97])
    ed25519 = Ed25519PrivateKey.from_private_bytes(me[97:129])
    mine = b"\1" + b"".join(key.public_key().public_bytes_raw() for key in (mlkem, x25519, ed25519))
    context = (fingerprint(giver), fingerprint(mine), kept["bound_to"])
    signed = framed(b"goldseam handover signature 1", *context, handed[65:])
    Ed25519PublicKey.from_public_bytes(giver[1217:]).verify(handed[1:65], signed)
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    info = framed(b"goldseam handover 1", *context)
    private = MLKEM768X25519PrivateKey(mlkem, x25519)
    assert suite.decrypt(handed[65:], private, info) == kept["key"]


def test_a_kind_tag_is_what_the_page_says() -> None:
    two = blake2b(b"promise", digest_size=2, key=KEY, person=b"goldseam kind v1").digest()
    assert int.from_bytes(two, "big") >> 1 == int.from_bytes(EXAMPLES["kind tag"], "big")


@pytest.mark.parametrize(
    ("section", "length"),
    [
        ("Sealed item", len(EXAMPLES["sealed item"])),
        ("Wrap", len(EXAMPLES["wrap"])),
        ("Stretch", len(EXAMPLES["stretch"])),
        ("Identity", len(EXAMPLES["identity"])),
        ("Public identity", len(IDENTITY.public().pack())),
        ("Handover", len(vault.hand_over(KEY, IDENTITY.public(), IDENTITY, []))),
    ],
)
def test_each_table_of_bytes_runs_without_a_gap_to_the_end(section: str, length: int) -> None:
    at = 0
    for offset, count in byte_rows(section):
        assert offset == at
        at += count
    assert at == length


def test_the_table_of_buckets_is_the_codes() -> None:
    rows = re.findall(r"^\| ([\d,]+) to ([\d,]+) \| ([\d,]+) \|$", SECTIONS["Padding"], re.M)
    assert len(rows) == 4
    for row in rows:
        shortest, longest, size = (int(number.replace(",", "")) for number in row)
        assert vault.bucket(shortest) == vault.bucket(longest) == size
        assert vault.bucket(longest + 1) == 2 * size


def test_every_label_in_the_code_is_on_the_page_and_none_besides() -> None:
    sources = (Path(vault.__file__).parent).glob("*.py")
    in_code = {
        label
        for source in sources
        for label in re.findall(r'b"(goldseam [a-z0-9 ]+)"', source.read_text(encoding="utf-8"))
    }
    on_page = set(re.findall(r"`(goldseam [a-z0-9 ]+)`", DOCUMENT))
    assert in_code == on_page
    assert len(in_code) >= 10


def fingerprint(public: bytes) -> bytes:
    return blake2b(public, digest_size=32, person=b"goldseam public1").digest()


def framed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def byte_rows(section: str) -> list[tuple[int, int]]:
    """Offset and length of each row of a section's table, for a 32-byte key and one bucket."""
    rows = re.findall(r"^\| (\d[^|]*?) \| (\w+) \| .+ \|$", SECTIONS[section], re.M)
    sizes = {"bucket": 256, "n": 32}
    assert rows
    return [
        (
            sum(sizes[term] if term in sizes else int(term) for term in offset.split(" + ")),
            sizes[count] if count in sizes else int(count),
        )
        for offset, count in rows
    ]
