"""Why something was not opened or changed, in words for the person, with the status that fits.

The same words for a name that doesn't exist and for a passphrase that doesn't fit.
"""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.people.accounts import PassphraseTaken, WrongWords
from goldseam.people.devices import WrongPin
from goldseam.people.factors import WrongFactor
from goldseam.people.guessing import TooManyTries
from goldseam.people.stretching import TooManyWaiting
from goldseam.vault import CodeMistyped

REFUSED = (
    CodeMistyped,
    PassphraseTaken,
    TooManyTries,
    TooManyWaiting,
    WrongFactor,
    WrongPin,
    WrongWords,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    text: str
    field: str | None = None  # the one to look at, when there is one


def said(error: Exception, now: datetime, wrong: str) -> Refusal:
    """`wrong` is what to say when the words don't fit: it depends on which words were asked."""
    match error:
        case WrongWords():
            return Refusal(403, wrong)
        case TooManyTries(until=until):
            return Refusal(429, _too_many(until, now))
        case TooManyWaiting():
            return Refusal(503, _("Many people are coming in right now. Try again in a moment."))
        case WrongPin(tries_left=left):
            return Refusal(403, _wrong_pin(left), "pin")
        case WrongFactor():
            return Refusal(403, _("That doesn’t fit, or it was used before. Try a new code."))
        case CodeMistyped(group=group):
            return Refusal(422, _mistyped(group), "code")
        case PassphraseTaken():
            return Refusal(422, _("Choose another passphrase, please."), "new_passphrase")
    raise error


def _too_many(until: datetime, now: datetime) -> str:
    minutes = max(1, ceil((until - now).total_seconds() / 60))
    return ngettext(
        "That was tried too often. Everything you wrote is safe. Try again in %(count)s minute.",
        "That was tried too often. Everything you wrote is safe. Try again in %(count)s minutes.",
        minutes,
    ) % {"count": minutes}


def _wrong_pin(left: int) -> str:
    if left == 0:
        return _("That was the last try, so the PIN is gone. Your passphrase opens everything.")
    return ngettext(
        "That PIN doesn’t fit. You have %(count)s more try.",
        "That PIN doesn’t fit. You have %(count)s more tries.",
        left,
    ) % {"count": left}


def _mistyped(group: int | None) -> str:
    if group is None:
        return _("There is a slip in the code. It has six groups of five characters.")
    return _("There is a slip in the code, probably in group %(group)s.") % {"group": group}
