"""Passphrases and PINs: one to offer, and what is wrong with one that somebody chose.

A passphrase can be tried offline by whoever steals the database, so it has to be long and not one
of those that are tried first. A PIN can only be tried five times, on one device.
"""

import re
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.translation import gettext as _

from goldseam import vault
from goldseam.ui.words import ROOT

# NIST SP 800-63B-4, 3.1.1.2: fifteen characters where nothing else protects an account.
FEWEST = 15
MOST = 200
DIFFERENT = 6  # fewer different characters are a pattern, not a passphrase
PIN_FEWEST, PIN_MOST = 6, 12

_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890", "azertyuiop")
_SHORTEST_RUN = 4


def suggestion() -> str:
    """Five words at random, which nobody can guess in any useful time."""
    return vault.new_passphrase(listed_words())


def tidy(passphrase: str) -> str:
    """As it is meant: without the spaces a phone adds at the end or doubles between words."""
    return " ".join(passphrase.split())


def problem(passphrase: str, name: str = "") -> str | None:
    """What is wrong with a passphrase somebody chose, in words for them; None if it will do."""
    if len(passphrase) < FEWEST:
        return _("Use at least %(count)s characters. Four or five words do it.") % {"count": FEWEST}
    if len(passphrase) > MOST:
        return _("Use at most %(count)s characters.") % {"count": MOST}
    core = _core(passphrase)
    if not core:
        return _("Digits and signs alone are quickly tried out. Add a few words.")
    if len(set(core)) < DIFFERENT or core in _common() or _unit(core) in _common():
        return _("This is one of the first things somebody would try. Take words at random.")
    if len(_without_runs(core)) < DIFFERENT:
        return _("A row of keys or letters is quickly tried out. Take words at random.")
    if len(core.replace(_core(name) or core[:0] or "\0", "")) < DIFFERENT:
        return _("Your name says too much. Take words that have nothing to do with you.")
    return None


def pin_problem(pin: str) -> str | None:
    """What is wrong with a PIN; None if it will do."""
    if not re.fullmatch(r"[0-9]+", pin) or not PIN_FEWEST <= len(pin) <= PIN_MOST:
        return _("A PIN has %(fewest)s to %(most)s digits.") % {
            "fewest": PIN_FEWEST,
            "most": PIN_MOST,
        }
    if len(set(pin)) < 3 or _is_row(pin):
        return _("This is one of the first PINs somebody would try. Mix the digits more.")
    return None


def _core(text: str) -> str:
    """The letters of a passphrase: what is left when somebody has dressed up a common one."""
    folded = normalize("NFKD", text).casefold()
    return "".join(character for character in folded if character.isalpha())


def _unit(core: str) -> str:
    """What a text repeats, if it is nothing but that; else the text."""
    again = (core + core).find(core, 1)
    return core[:again]


def _without_runs(core: str) -> str:
    """A text without the rows of neighbouring keys or letters in it, forwards and backwards."""
    for row in _RUNS:
        for run in (row, row[::-1]):
            for length in range(len(run), _SHORTEST_RUN - 1, -1):
                for start in range(len(run) - length + 1):
                    core = core.replace(run[start : start + length], "")
    return core


def _is_row(pin: str) -> bool:
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return steps in ({1}, {9})


@cache
def _common() -> frozenset[str]:
    """The letters of the 20,000 most common passwords, from the list that comes with Django."""
    cores = (_core(password) for password in CommonPasswordValidator().passwords)
    return frozenset(core for core in cores if core)


@cache
def listed_words() -> tuple[str, ...]:
    return tuple((ROOT / "en" / "passphrase-words.txt").read_text(encoding="utf-8").split())
