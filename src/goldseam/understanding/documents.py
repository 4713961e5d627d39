"""Understanding: what one marked, an old moment beside a new one, a story line, near and far.

    of_cause(found, "childhood")     # what was marked in one chapter
    in_order(moments)                # the story line, by year, undated last
    region(sheet, answers)           # roughly where on the two axes, and how roughly
    reached(region)                  # the patterns it reaches into, the nearest first

Everything here is pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import hypot, sqrt
from operator import itemgetter
from typing import ClassVar, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import structs

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept
from goldseam.library import AttachmentAxis, AttachmentSheet
from goldseam.library.attachment import EACH, WHOM
from goldseam.questions.documents import Answer, Asked, kept_beside

WEIGHTS = ("gave", "took", "both", "unsure")  # what a moment did to trust

# The region. No sample stands behind the sentences, so both figures are assumptions, and the page
# names them: how far the means of people lie apart, and how alike one person’s are at two times.
SD = 0.9  # of the mean of six answers on 0–4
RETEST = 0.7  # the same as for the reflections
Z = 1.645  # 90 % of a normal distribution lie this many standard deviations around its middle
FEWEST = 4  # answers on an axis; under them there is no region
LOWEST, MIDDLE, HIGHEST = 0.0, 2.0, 4.0
# “Probably” is said from half a half-width off the line on: about four times in five, each axis.
CLEAR = 0.5
# Which patterns have much of the fear of being left, and much of keeping closeness away.
PATTERNS = {
    "secure": (False, False),
    "anxious": (True, False),
    "avoidant": (False, True),
    "disorganised": (True, True),
}


@document("understanding.marks")
class Marks(Document, frozen=True, kw_only=True):
    """What somebody marked in one chapter; one document for each chapter, changed in place."""

    PAGE: ClassVar[str] = "understanding:marked"
    CALLED: ClassVar[str | Promise] = _("Marked")

    wording: str  # the chapter it was marked in: id@version
    marks: tuple[str, ...] = ()
    own: str = ""
    window: str = ""  # that wrote last, so that saving while typing overwrites only itself

    @property
    def cause(self) -> str:
        return self.wording.partition("@")[0]

    @property
    def is_empty(self) -> bool:
        return not (self.marks or self.own)

    def words(self) -> str:
        return self.own

    def says(self, other: "Marks") -> bool:
        """Whether the two say the same, whoever wrote them."""
        return structs.replace(self, window="") == structs.replace(other, window="")

    def beside(self, mine: "Marks") -> "Marks":
        """What two windows marked: the marks of both, and the words of both."""
        marks = (*self.marks, *(mark for mark in mine.marks if mark not in self.marks))
        return structs.replace(mine, marks=marks, own=str(kept_beside(self.own, mine.own)))


@document("understanding.link")
class Link(Asked, frozen=True, kw_only=True):
    """A moment now, and the old one it reminds of."""

    PAGE: ClassVar[str] = "understanding:link-read"
    CALLED: ClassVar[str | Promise] = _("Then and now")

    now: str = ""
    body: str = ""
    then: str = ""
    alike: str = ""
    different: str = ""
    to_then: str = ""

    def words(self) -> str:
        said = (self.now, self.body, self.then, self.alike, self.different, self.to_then)
        return "\n".join(text for text in said if text)


@document("understanding.moment")
class Moment(Document, frozen=True, kw_only=True):
    """One moment of a story line. `year` and `when` may both be missing."""

    PAGE: ClassVar[str] = "understanding:moment"
    CALLED: ClassVar[str | Promise] = _("A moment of your story")

    what: str
    year: int | None = None
    when: str = ""  # “when I was about six”
    weight: str = ""  # one of WEIGHTS, or not said
    written_at: datetime

    def words(self) -> str:
        return f"{self.when}\n{self.what}" if self.when else self.what


@document("understanding.attachment")
class Attachment(Asked, frozen=True, kw_only=True):
    PAGE: ClassVar[str] = "understanding:attachment-read"
    CALLED: ClassVar[str | Promise] = _("Near and far")

    whom: str = ""
    answers: dict[str, str] = {}  # the id of an answer by the id of a sentence

    def said(self, question: str) -> Answer:
        return self.whom if question == WHOM else self.answers.get(question, "")

    def saying(self, question: str, answer: Answer, window: str = "") -> Self:
        if question == WHOM:
            return structs.replace(self, whom=answer, window=window)
        answers = {**self.answers, question: str(answer or "")}
        return structs.replace(self, answers=answers, window=window)

    def words(self) -> str:
        return self.whom


@dataclass(frozen=True, slots=True)
class Extent:
    """One axis of the region, 0–4: the middle of the answers and how far around it one may be."""

    mean: float
    half: float
    answered: int

    @property
    def low(self) -> float:
        return max(LOWEST, self.mean - self.half)

    @property
    def high(self) -> float:
        return min(HIGHEST, self.mean + self.half)


@dataclass(frozen=True, slots=True)
class Region:
    """An ellipse around the two means; its half-widths are the 90 % interval of each by itself."""

    anxiety: Extent
    avoidance: Extent

    @property
    def is_clear(self) -> bool:
        """Whether it lies far enough off both middle lines to say “probably”."""
        both = (self.anxiety, self.avoidance)
        return all(abs(axis.mean - MIDDLE) >= CLEAR * axis.half for axis in both)


def of_cause(found: Iterable[Kept[Marks]], cause: str) -> Kept[Marks] | None:
    return next((kept for kept in found if kept.document.cause == cause), None)


def in_order(moments: Iterable[Kept[Moment]]) -> list[Kept[Moment]]:
    """By year, then as they were written; those without a year at the end."""

    def place(kept: Kept[Moment]) -> tuple[bool, int, object]:
        year = kept.document.year
        return (year is None, year or 0, kept.id)

    return sorted(moments, key=place)


def region(sheet: AttachmentSheet, answers: Mapping[str, str]) -> Region | None:
    """Roughly where somebody’s answers lie; None where an axis has fewer than four of them.

    `answers`: the id of an answer by the id of a sentence. Out: means on 0–4, where 0 is none of
    an axis and 4 is all of it, with half-widths in the same units.

    Two axes, the fear of being left and keeping closeness away, as in Brennan, Clark and Shaver
    1998; four patterns at their ends as in Bartholomew and Horowitz 1991.

    Worked example: six answers with a mean of 3.0. The standard error is 0.9·√(1 − 0.7) = 0.493,
    the half-width 1.645·0.493 = 0.81: from 2.19 to 3.81. With four answers it is 0.99.
    """
    extents = [extent(sheet.values(axis, answers)) for axis in AttachmentAxis]
    anxiety, avoidance = extents
    return Region(anxiety, avoidance) if anxiety and avoidance else None


def extent(values: Sequence[int]) -> Extent | None:
    """The mean of the answers on one axis (each 0–4) and its 90 % interval; None under four.

    Fewer answers than six widen it as they would the standard error of a mean.
    """
    if len(values) < FEWEST:
        return None
    error = SD * sqrt(1 - RETEST) * sqrt(EACH / len(values))
    return Extent(sum(values) / len(values), Z * error, len(values))


def reached(region: Region) -> list[str]:
    """The patterns the ellipse reaches into, by their ids, the nearest to its middle first."""
    far = {
        pattern: hypot(_beyond(region.anxiety, anxious), _beyond(region.avoidance, avoidant))
        for pattern, (anxious, avoidant) in PATTERNS.items()
    }
    return [pattern for pattern, distance in sorted(far.items(), key=itemgetter(1)) if distance < 1]


def _beyond(axis: Extent, much: bool) -> float:
    """How far that half of the axis begins from the mean, in half-widths; 0 where it holds it."""
    return max(0.0, MIDDLE - axis.mean if much else axis.mean - MIDDLE) / axis.half
