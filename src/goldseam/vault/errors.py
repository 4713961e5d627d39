"""What can go wrong when something sealed is opened.

A message names the format and the reason. It never carries a key, a passphrase or a document.
"""


class VaultError(Exception):
    """Something sealed could not be opened, or something typed is not a code."""


class WrongKey(VaultError):
    """The key isn't the one this was wrapped under, or the key check itself was altered."""


class Damaged(VaultError):
    """The bytes were altered, cut short, moved to another place or rolled back."""


class UnknownFormat(VaultError):
    """The first bytes name a format this version of Goldseam doesn't know."""


class CodeMistyped(VaultError):
    """A recovery code was mistyped. ``group`` is the group to look at, from 1, when it is known."""

    def __init__(self, reason: str, group: int | None = None) -> None:
        super().__init__(reason)
        self.group = group
