"""Seals and opens everything Goldseam keeps: bytes in, bytes out.

No framework, no clock, no database, no settings; randomness is an argument. Whatever can't be
opened raises a ``VaultError``. docs/format.md documents every byte.
"""

from goldseam.vault.codes import RecoveryCode, new_recovery_code
from goldseam.vault.errors import CodeMistyped, Damaged, UnknownFormat, VaultError, WrongKey
from goldseam.vault.handover import (
    Identity,
    PublicIdentity,
    endorse,
    follow,
    hand_over,
    new_identity,
    receive,
)
from goldseam.vault.keys import KEY_BYTES, derive, new_key
from goldseam.vault.kinds import kind_tag
from goldseam.vault.pad import bucket, pad, unpad
from goldseam.vault.phrase import new_passphrase, passphrase_bits
from goldseam.vault.seal import Opener, Place, epoch_of, head, open_sealed, seal
from goldseam.vault.stretch import (
    Stretch,
    Stretched,
    new_stretch,
    stretch,
    verifier_hash,
    verifier_matches,
)
from goldseam.vault.wrap import unwrap, wrap

__all__ = [
    "KEY_BYTES",
    "CodeMistyped",
    "Damaged",
    "Identity",
    "Opener",
    "Place",
    "PublicIdentity",
    "RecoveryCode",
    "Stretch",
    "Stretched",
    "UnknownFormat",
    "VaultError",
    "WrongKey",
    "bucket",
    "derive",
    "endorse",
    "epoch_of",
    "follow",
    "hand_over",
    "head",
    "kind_tag",
    "new_identity",
    "new_key",
    "new_passphrase",
    "new_recovery_code",
    "new_stretch",
    "open_sealed",
    "pad",
    "passphrase_bits",
    "receive",
    "seal",
    "stretch",
    "unpad",
    "unwrap",
    "verifier_hash",
    "verifier_matches",
    "wrap",
]
