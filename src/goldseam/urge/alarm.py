"""How often the alarm was right: chances that were said, beside what came of them.

    alarm = heard(moments)       # None under five fears with a chance and an ending

A fear that came true in part counts as one that came true: the alarm had a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.estimate import calibration
from goldseam.estimate.fears import Band, Calibration
from goldseam.ui.words import percent
from goldseam.urge.documents import Moment, Outcome

ENOUGH, FOR_A_LINE = 5, 10  # fears; from the second on it is compared with one's own base rate


@dataclass(frozen=True, slots=True)
class Part:
    """Fears that felt about as likely. All of these are hundredths of a bar."""

    name: str
    says: str
    stated: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Alarm:
    sentence: str
    parts: list[Part]
    told_more: str
    rows: list[list[str]]


def heard(moments: Iterable[Moment]) -> Alarm | None:
    settled = [moment for moment in moments if moment.fear and moment.is_settled]
    told = [
        (moment.chance / 100, moment.outcome in (Outcome.YES, Outcome.PARTLY))
        for moment in settled
        if moment.chance is not None
    ]
    if len(told) < ENOUGH:
        return None
    seen = calibration(told)
    return Alarm(
        sentence=_sentence(seen, all_of_them=seen.n == len(settled)),
        parts=[_part(band) for band in seen.bands],
        told_more=_told_more(seen) if seen.n >= FOR_A_LINE else "",
        rows=[
            [_("%(felt)s (%(stated)s)") % {"felt": _name(band), "stated": _percent(band.stated)},
             _("%(true)d of %(n)d") % {"true": band.came_true, "n": band.n},
             f"{round(100 * band.low)}–{_percent(band.high)}"]
            for band in seen.bands
        ],
    )  # fmt: skip


def _sentence(seen: Calibration, *, all_of_them: bool) -> str:
    """What came of all of them the page says above; of those with a chance it is said here."""
    stated = _percent(seen.stated)
    if all_of_them:
        return _("On average they felt %(stated)s likely.") % {"stated": stated}
    felt = _("Of %(n)d you said how likely they felt: on average %(stated)s.")
    felt %= {"n": seen.n, "stated": stated}
    return f"{felt} {_came_true(sum(band.came_true for band in seen.bands), seen.n)}"


def _came_true(true: int, n: int) -> str:
    if not true:
        return _("None of the %(n)d came true.") % {"n": n}
    if true == n:
        return _("All %(n)d came true, at least in part.") % {"n": n}
    return ngettext(
        "One of the %(n)d came true, at least in part.",
        "%(true)d of the %(n)d came true, at least in part.",
        true,
    ) % {"n": n, "true": true}


def _told_more(seen: Calibration) -> str:
    """Beside always saying one's own base rate, and how a 70 in 100 is to be read."""
    if seen.happened == 0:
        return _("A guess of “this won’t happen” would have been nearer each time.")
    if seen.happened == 1:
        return ""
    said = _("The feeling was nearer to what happened than a guess of %(base)s each time.")
    if not seen.knew_more:
        said = _("A guess of %(base)s each time would have been nearer than the feeling was.")
    said %= {"base": _percent(seen.happened)}
    if seen.line is None:
        return said
    read = _("A fear that felt %(felt)s likely came true about %(true)s of the time.")
    values = {"felt": percent(70), "true": _percent(seen.line.at(0.7))}
    return f"{said} {read % values}"


def _part(band: Band) -> Part:
    left, right = round(100 * band.low, 1), round(100 * band.high, 1)
    return Part(_name(band), _says(band), round(100 * band.stated, 1), left, round(right - left, 1))


def _says(band: Band) -> str:
    if band.n == 1:
        return _("the one came true") if band.came_true else _("the one didn’t come true")
    said = _("%(true)d of %(n)d came true") if band.came_true else _("none of %(n)d came true")
    return said % {"true": band.came_true, "n": band.n}


def _name(band: Band) -> str:
    if band.below < 0.5:
        return _("Felt unlikely")
    return _("Felt open") if band.above < 0.5 else _("Felt likely")


def _percent(share: float) -> str:
    return percent(round(100 * share))
