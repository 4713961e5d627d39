"""What is said of a pattern: how sure, and in one sentence that claims nothing."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.picture.documents import Found

PATTERN = "pattern"


def strength(found: Found) -> str:
    return _("A pattern") if found.grade == PATTERN else _("Possible")


def lines(found: Found) -> str:
    """“On 31 days you tagged “late message”, distress was about 0.8 higher (0.2–1.3) …”."""
    values = {
        "n": found.days_with,
        "tag": found.word,
        "effect": _number(abs(found.effect)),
        "low": _number(min(abs(found.low), abs(found.high))),
        "high": _number(max(abs(found.low), abs(found.high))),
    }
    if found.effect > 0:
        return (
            ngettext(
                "On %(n)d day you tagged “%(tag)s”, distress was about %(effect)s higher"
                " (%(low)s–%(high)s) than on similar days.",
                "On %(n)d days you tagged “%(tag)s”, distress was about %(effect)s higher"
                " (%(low)s–%(high)s) than on similar days.",
                found.days_with,
            )
            % values
        )
    return (
        ngettext(
            "On %(n)d day you tagged “%(tag)s”, distress was about %(effect)s lower"
            " (%(low)s–%(high)s) than on similar days.",
            "On %(n)d days you tagged “%(tag)s”, distress was about %(effect)s lower"
            " (%(low)s–%(high)s) than on similar days.",
            found.days_with,
        )
        % values
    )


def _number(number: float) -> str:
    return number_format(round(number, 1), decimal_pos=1)
