"""A reflection somebody answered, and what its answers come to.

    scores(reflected, signs)           # {"overthinking": 2.75, …}: 0–4, where enough was said
    foremost(scores)                   # what came up most
    earlier(kept, found, signs)        # the one before it that it can be compared with
    changes(scores, earlier_scores)    # by group: more than noise, or not
    stood_out(found, signs)            # what the latest one said comes up a great deal

Nothing here is a diagnosis: a score is the average of a few answers.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Self

from msgspec import structs

from goldseam.drawers.documents import document
from goldseam.drawers.gate import Kept
from goldseam.estimate import Reliable, reliable_change
from goldseam.library import HIGHEST, Group, Reflection
from goldseam.questions.documents import Answer, Asked

# Of four or five items; with fewer, a single answer decides too much.
FEWEST = 3
# The days a reflection asks about. Two that share days aren't compared.
PERIOD = timedelta(days=14)
# Two signs of four answers each, half a step apart: two answers one step different.
CLOSE = 0.5
# How much alike the answers of somebody in whom nothing changed are when they are given again, as
# a correlation. An assumption: the lower end of what is usually asked of a short questionnaire.
RETEST = 0.7
# How far people's averages lie apart, as a standard deviation in answer steps. An assumption, too:
# nobody has been measured. A range of 0–4 is about four standard deviations wide, so this is a
# large spread; a larger one calls less a change.
SPREAD = HIGHEST / 4

Scores = Mapping[str, float]  # by group, 0–4


@document("reflections.reflection")
class Reflected(Asked, frozen=True, kw_only=True):
    reflection: str  # its id
    answers: dict[str, str] = {}  # by item, the id of the answer

    def said(self, question: str) -> Answer:
        return self.answers.get(question, "")

    def saying(self, question: str, answer: Answer, window: str = "") -> Self:
        others = {item: said for item, said in self.answers.items() if item != question}
        answers = {**others, question: str(answer)} if answer else others
        return structs.replace(self, answers=answers, window=window)


class Level(enum.StrEnum):
    """A third of the scale, named as in `InWords`."""

    LOW = "low"
    SOME = "some"
    MUCH = "much"

    @classmethod
    def of(cls, score: float) -> Self:
        if score * 3 < HIGHEST:
            return cls("low")
        return cls("some" if score * 3 < 2 * HIGHEST else "much")


@dataclass(frozen=True, slots=True)
class StoodOut:
    """What a reflection said comes up a great deal, and on which day."""

    day: date
    group: Group


def is_worded_as(reflected: Reflected, content: Reflection) -> bool:
    """Whether it was answered in the wording there is now; no other can be read or compared."""
    return reflected.wording == content.path.mark


def scores(reflected: Reflected, content: Reflection) -> Scores:
    """The average of each group that was answered enough; none in another wording."""
    if not is_worded_as(reflected, content):
        return {}
    found = {group.id: _score(reflected, content, group) for group in content.groups}
    return {group: score for group, score in found.items() if score is not None}


def foremost(scores: Scores) -> Sequence[str]:
    """The groups that came up most, those close behind included; none if all came up little."""
    by_score = sorted(scores, key=lambda group: -scores[group])
    if not by_score or Level.of(scores[by_score[0]]) is Level.LOW:
        return ()
    return [group for group in by_score if scores[by_score[0]] - scores[group] <= CLOSE]


def earlier(
    this: Kept[Reflected], found: Iterable[Kept[Reflected]], content: Reflection
) -> Kept[Reflected] | None:
    """The last one before whose days, wording and answers let it be compared with this one."""
    comparable = (
        kept
        for kept in found
        if kept.document.reflection == content.id
        and kept.day <= this.day - PERIOD
        and scores(kept.document, content)
    )
    return max(comparable, key=lambda kept: (kept.day, kept.id), default=None)


def changes(now: Scores, before: Scores) -> Mapping[str, Reliable]:
    """For each group that has a score both times."""
    return {
        group: reliable_change(before[group], score, sd=SPREAD, r=RETEST)
        for group, score in now.items()
        if group in before
    }


def noise() -> float:
    """How many answer steps a difference has to exceed to be more than noise."""
    return reliable_change(0, 0, sd=SPREAD, r=RETEST).threshold


def begun(
    found: Iterable[Kept[Reflected]], content: Reflection, today: date
) -> Kept[Reflected] | None:
    """The latest that was left half-way and still asks about nearly the same days."""
    open_ones = (
        kept
        for kept in found
        if kept.document.reflection == content.id
        and kept.document.answers
        and not kept.document.finished_at
        and is_worded_as(kept.document, content)
        and today - kept.day < PERIOD
    )
    return max(open_ones, key=lambda kept: (kept.day, kept.id), default=None)


def stood_out(found: Iterable[Kept[Reflected]], content: Reflection) -> StoodOut | None:
    """What the latest finished one of this reflection said comes up a great deal, if anything.

    For reflections whose longer bars mean more of a sign.
    """
    ended = (
        kept
        for kept in found
        if kept.document.reflection == content.id and kept.document.finished_at
    )
    latest = max(ended, key=lambda kept: (kept.day, kept.id), default=None)
    found_in = scores(latest.document, content) if latest else {}
    first = next(iter(foremost(found_in)), None)
    if latest is None or first is None or Level.of(found_in[first]) is not Level.MUCH:
        return None
    return StoodOut(latest.day, content.group(first))


def _score(reflected: Reflected, content: Reflection, group: Group) -> float | None:
    said = ((item, reflected.answers.get(item.id)) for item in content.of(group))
    values = [content.value(item, answer) for item, answer in said if answer]
    return fmean(values) if len(values) >= FEWEST else None
