"""What is secret doesn't show in a representation, a message or a traceback."""

import traceback

import pytest

from goldseam.vault import (
    Damaged,
    Place,
    RecoveryCode,
    Stretch,
    VaultError,
    WrongKey,
    new_identity,
    open_sealed,
    seal,
    stretch,
    unwrap,
    wrap,
)

QUICK = Stretch(b"s" * 16, memory_kib=8, iterations=1, lanes=1)
HERE = Place("item", b"d" * 16, b"i" * 16, 7, b"a" * 16, 3, 2)


def test_no_secret_shows_in_a_representation() -> None:
    identity = new_identity()
    keys = stretch("late summer rain", QUICK)
    code = RecoveryCode(bytes(range(26)))
    shown = f"{identity!r} {keys!r} {code!r} {identity} {keys} {code}"
    for secret in (identity.mlkem, identity.ed25519, keys.unlock_key, keys.verifier, code.secret):
        assert repr(secret) not in shown
        assert secret.hex() not in shown
    assert code.text not in shown


def test_no_message_carries_a_secret_or_a_word() -> None:
    document, key = b"I was afraid he had lied again", bytes(range(32))
    sealed = seal(document, key, HERE)
    with pytest.raises(Damaged) as damaged:
        open_sealed(sealed[:-1] + bytes((sealed[-1] ^ 1,)), key, HERE)
    with pytest.raises(WrongKey) as wrong:
        unwrap(wrap(document, key, "drawer"), bytes(32), "drawer")
    for raised in (damaged.value, wrong.value):
        told = "".join(traceback.format_exception(raised)) + repr(raised.args)
        assert isinstance(raised, VaultError)
        assert document.decode() not in told
        assert repr(key) not in told
        assert key.hex() not in told
