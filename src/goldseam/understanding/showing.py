"""What the pages of this room show: marks gathered, a story told in a sentence, a region drawn.

The plane is drawn with the fear of being left from left to right, and keeping closeness away from
bottom to top; 0 and 4 are its edges.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.drawers.gate import Kept
from goldseam.library import AttachmentSheet, Cause
from goldseam.library.attachment import EACH
from goldseam.understanding.documents import (
    HIGHEST,
    Extent,
    Marks,
    Moment,
    Region,
    of_cause,
    reached,
)

PLANE = 240  # units of the drawing on each side
RINGS = (1.0, 0.72, 0.42)  # of the half-widths: denser towards the middle, and no point in it


@dataclass(frozen=True, slots=True)
class Gathered:
    """What somebody marked in one chapter, as sentences, and their own words."""

    cause: Cause
    sentences: list[str]
    own: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The region in units of the drawing: its middle, and its rings as half-widths."""

    x: float
    y: float
    rings: list[tuple[float, float]]


def marked_words(cause: Cause, kept: Kept[Marks] | None) -> str:
    """“3 marked.”, or nothing."""
    count = len(cause.marked(kept.document.marks)) + bool(kept.document.own) if kept else 0
    return ngettext("%(n)d marked.", "%(n)d marked.", count) % {"n": count} if count else ""


def gathered(causes: Iterable[Cause], kept: Sequence[Kept[Marks]]) -> list[Gathered]:
    """By chapter, in their order; one without anything is left out."""
    found = [(cause, of_cause(kept, cause.id)) for cause in causes]
    return [
        Gathered(cause, [mark.text for mark in cause.marked(one.document.marks)], one.document.own)
        for cause, one in found
        if one and not one.document.is_empty
    ]


def weights() -> list[tuple[str, str]]:
    """What a moment may have done to trust, and how it is said."""
    return [
        ("gave", _("It gave me trust")),
        ("took", _("It took trust")),
        ("both", _("Both")),
        ("unsure", _("I don’t know")),
    ]


def told(moments: Sequence[Moment]) -> str:
    """The line in a sentence or two; nothing when there is no moment."""
    if not moments:
        return ""
    years = [moment.year for moment in moments if moment.year is not None]
    said = [ngettext("%(n)d moment", "%(n)d moments", len(moments)) % {"n": len(moments)}]
    if years and min(years) < max(years):
        span = {"first": min(years), "last": max(years)}
        said.append(
            _("from %(first)d to %(last)d") % span if len(years) == len(moments)
            else _("those with a year from %(first)d to %(last)d") % span
        )  # fmt: skip
    did = [part for count, part in _did(moments) if count]
    return f"{', '.join(said)}. {', '.join(did)}."


def drawn(region: Region) -> Drawn:
    across, up = region.anxiety, region.avoidance
    return Drawn(
        x=round(_units(across.mean), 1),
        y=round(PLANE - _units(up.mean), 1),
        rings=[(round(_units(across.half) * ring, 1), round(_units(up.half) * ring, 1))
               for ring in RINGS],
    )  # fmt: skip


def where(region: Region, sheet: AttachmentSheet) -> str:
    """Where it lies, with every pattern it reaches into."""
    names = {pattern.id: f"“{pattern.name}”" for pattern in sheet.patterns}
    nearest, *others = [names[id] for id in reached(region)]
    if not others:
        return _("Probably rather %(nearest)s. The other three seem further away today.") % {
            "nearest": nearest
        }
    if region.is_clear:
        return _("Probably rather %(nearest)s. It could also be %(others)s.") % {
            "nearest": nearest, "others": get_text_list(others, _("or")),
        }  # fmt: skip
    return _("Somewhere between %(all)s. These answers leave it open.") % {
        "all": get_text_list([nearest, *others], _("and"))
    }


def rows(region: Region) -> list[tuple[str, str, str, str]]:
    """The table under the picture: each axis with its middle, from where to where, and answers."""
    axes = ((_("Fear of being left"), region.anxiety),
            (_("Keeping closeness away"), region.avoidance))  # fmt: skip
    return [(name, _number(axis.mean), _range(axis), _answers(axis)) for name, axis in axes]


def names_of(sheet: AttachmentSheet) -> dict[str, str]:
    """What each corner is called, by the id of its pattern."""
    return {pattern.id: pattern.name for pattern in sheet.patterns}


def _did(moments: Sequence[Moment]) -> list[tuple[int, str]]:
    """How many gave trust, took it, did both or are open, each with its words."""

    def count(*said: str) -> int:
        return sum(moment.weight in said for moment in moments)

    gave, took, both, unsure = count("gave"), count("took"), count("both"), count("unsure", "")
    return [
        (gave, ngettext("%(n)d gave you trust", "%(n)d gave you trust", gave) % {"n": gave}),
        (took, ngettext("%(n)d took trust", "%(n)d took trust", took) % {"n": took}),
        (both, ngettext("%(n)d did both", "%(n)d did both", both) % {"n": both}),
        (unsure, ngettext("%(n)d is open", "%(n)d are open", unsure) % {"n": unsure}),
    ]


def _units(value: float) -> float:
    return value / HIGHEST * PLANE


def _number(value: float) -> str:
    # Rounded first: the formatting cuts.
    return str(number_format(round(value, 1), 1))


def _range(axis: Extent) -> str:
    return _("%(low)s–%(high)s") % {"low": _number(axis.low), "high": _number(axis.high)}


def _answers(axis: Extent) -> str:
    return _("%(answered)d of %(all)d") % {"answered": axis.answered, "all": EACH}
