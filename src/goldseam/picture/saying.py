"""What is said of a pattern: how sure, and in one sentence that claims nothing."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.picture.documents import Found

PATTERN = "pattern"
REACHES = (2, 4, 10)  # points of distress either way that a bar reaches


@dataclass(frozen=True, slots=True)
class Range:
    """The effect on a bar a hundred wide, with nought in its middle."""

    reach: int
    left: float
    width: float
    middle: float

    @classmethod
    def of(cls, found: Found) -> "Range":
        furthest = max(abs(found.low), abs(found.high))
        reach = next((reach for reach in REACHES if furthest <= reach), REACHES[-1])

        def across(effect: float) -> float:
            return round(50 + 50 * max(-1.0, min(1.0, effect / reach)), 1)

        left = across(found.low)
        return cls(reach, left, round(across(found.high) - left, 1), across(found.effect))


def strength(found: Found, days: int) -> str:
    """Beside the tag: how sure, and from how many days that could be compared."""
    said = (
        _("A pattern, from %(n)d days")
        if found.grade == PATTERN
        else _("Possible, from %(n)d days")
    )
    return said % {"n": days}


def lines(found: Found) -> str:
    """“On 31 days you tagged “late message”, distress was about 0.8 higher (0.2–1.3) …”."""
    values = {
        "n": found.days_with,
        "tag": found.word,
        "effect": _number(abs(found.effect)),
        # No line ends within the range.
        "low": _number(min(abs(found.low), abs(found.high))) + "\u2060",
        "high": "\u2060" + _number(max(abs(found.low), abs(found.high))),
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
