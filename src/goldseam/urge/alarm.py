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
    told = [
        (moment.chance / 100, moment.outcome in (Outcome.YES, Outcome.PARTLY))
        for moment in moments
        if moment.fear and moment.is_settled and moment.chance is not None
    ]
    if len(told) < ENOUGH:
        return None
    seen = calibration(told)
    return Alarm(
        sentence=_sentence(seen),
        parts=[_part(band) for band in seen.bands],
        told_more=_told_more(seen) if seen.n >= FOR_A_LINE else "",
        rows=[
            [_name(band), f"{_percent(band.stated)} %", str(band.n), str(band.came_true),
             f"{_percent(band.low)}–{_percent(band.high)} %"]
            for band in seen.bands
        ],
    )  # fmt: skip


def _sentence(seen: Calibration) -> str:
    values = {"stated": _percent(seen.stated), "happened": _percent(seen.happened), "n": seen.n}
    return (
        _(
            "On average they felt %(stated)d %% likely. Of %(n)d, %(happened)d %% came true, at"
            " least in part."
        )
        % values
    )


def _told_more(seen: Calibration) -> str:
    """Beside always saying one's own base rate, and how a 70 in 100 is to be read."""
    said = _("Taken at its word, that was nearer than saying %(base)d %% each time.")
    if not seen.knew_more:
        said = _("Taken at its word, that was further off than saying %(base)d %% each time.")
    said %= {"base": _percent(seen.happened)}
    if seen.line is None:
        return said
    read = _("A fear that feels 70 %% likely has come true about %(n)d %% of the time.")
    return f"{said} {read % {'n': _percent(seen.line.at(0.7))}}"


def _part(band: Band) -> Part:
    values = {"n": band.n, "true": band.came_true}
    says = ngettext("%(true)d of %(n)d came true", "%(true)d of %(n)d came true", band.n) % values
    left, right = round(100 * band.low, 1), round(100 * band.high, 1)
    return Part(_name(band), says, round(100 * band.stated, 1), left, round(right - left, 1))


def _name(band: Band) -> str:
    if band.below < 0.5:
        return _("Felt unlikely")
    return _("Felt open") if band.above < 0.5 else _("Felt likely")


def _percent(share: float) -> int:
    return round(100 * share)
