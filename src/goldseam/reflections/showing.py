"""What a reflection says, as its page shows it: a sentence, bars, words for each part, one step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.drawers.gate import Kept
from goldseam.estimate import Reliable
from goldseam.library import Article, Group, MoreMeans, NextStep, Reflection
from goldseam.people.visits import Visit
from goldseam.questions.showing import as_words, when
from goldseam.reflections.documents import (
    RETEST,
    SPREAD,
    Level,
    Reflected,
    Scores,
    changes,
    foremost,
    is_worded_as,
    noise,
    scores,
)
from goldseam.ui.dates import day_words, formatted
from goldseam.ui.leads import address
from goldseam.ui.words import library

STEP = 100  # a drawn bar is so wide for each answer step


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """One sign or axis. Without a score there were too few answers for a bar."""

    group: Group
    score: float | None
    before: float | None
    level: str  # what is written beside the bar
    words: str
    change: str
    step: Step
    careful: Step | None
    article: Article
    said: Sequence[tuple[str, str]]  # each statement that was answered, with its answer

    @property
    def width(self) -> float | None:
        return None if self.score is None else round(self.score * STEP, 2)

    @property
    def width_before(self) -> float | None:
        return None if self.before is None else round(self.before * STEP, 2)


@dataclass(frozen=True, slots=True)
class Profile:
    """`since` is the day of the earlier one it is compared with, `compared` what that says.

    `ends` are the words at both ends of a bar.
    """

    sentence: str
    parts: Sequence[Part]
    step: Step | None
    step_because: str
    since: str
    since_short: str
    ends: tuple[str, str]
    compared: str
    each_of: int  # items
    noise: str
    spread: str
    retest: str

    @property
    def has_bars(self) -> bool:
        return any(part.score is not None for part in self.parts)

    @property
    def rows(self) -> list[list[str]]:
        """The same in numbers: what, now, and where there is an earlier one then and the change."""
        return [
            [
                part.group.title,
                _steps(part.score),
                *([_steps(part.before), part.change] if self.since else ()),
            ]
            for part in self.parts
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """One in a list."""

    id: UUID
    title: str
    when: str
    is_finished: bool


def profile(
    kept: Kept[Reflected], before: Kept[Reflected] | None, content: Reflection, visit: Visit
) -> Profile:
    now, then = scores(kept.document, content), scores(before.document, content) if before else {}
    changed = changes(now, then)
    since = day_words(before.day, visit.today) if before and changed else ""
    first = _first(now, content)
    return Profile(
        sentence=_sentence(kept.document, now, content),
        parts=_parts(kept.document, content, now, then, changed),
        step=_step(first.step) if first else None,
        step_because=_because(first, content) if first else "",
        since=since,
        since_short=formatted(before.day, _("j M")) if before and changed else "",
        ends=_ends(content),
        compared=_compared(changed, content, since),
        each_of=len(content.of(content.groups[0])),
        noise=_number(round(noise(), 1)),
        spread=_number(SPREAD),
        retest=_number(RETEST),
    )


def lines(found: Iterable[Kept[Reflected]], visit: Visit) -> list[Line]:
    """Those that were answered at all."""
    titles = {content.id: content.title for content in library().reflections.values()}
    answered = [kept for kept in found if kept.document.answers]
    return [
        Line(
            kept.id,
            titles.get(kept.document.reflection, kept.document.reflection),
            when(kept, visit),
            bool(kept.document.finished_at),
        )
        for kept in answered
    ]


def last_done(found: Iterable[Kept[Reflected]], content: Reflection, visit: Visit) -> str:
    """The day it was last done, in words; nothing if it wasn't."""
    days = (
        kept.day
        for kept in found
        if kept.document.reflection == content.id
        and kept.document.finished_at
        and kept.document.answers
    )
    latest = max(days, default=None)
    return day_words(latest, visit.today) if latest else ""


def _sentence(reflected: Reflected, now: Scores, content: Reflection) -> str:
    if not is_worded_as(reflected, content):
        return _("These statements have been reworded since, so this can’t be read with them.")
    if not reflected.answers:
        return _("You skipped all of it. That is fine, and nothing is made of it.")
    if not now:
        return _("There are too few answers here for a bar. What you did answer is kept.")
    if content.more_means is MoreMeans.TRUST:
        group = content.groups[0]
        return _in_words(group, now[group.id])
    return _what_came_up([content.group(id).name for id in foremost(now)])


def _what_came_up(names: Sequence[str]) -> str:
    if not names:
        return _("By your answers, none of these came up much in these two weeks.")
    if len(names) == 1:
        return _("By your answers, %(name)s came up most in these two weeks.") % {"name": names[0]}
    return _("By your answers, %(names)s came up most in these two weeks, and about equally.") % {
        "names": get_text_list(list(names), _("and"))
    }


def _first(now: Scores, content: Reflection) -> Group | None:
    """Whose step is offered above the others."""
    ids = foremost(now) if content.more_means is MoreMeans.SIGN else list(now)
    return content.group(ids[0]) if ids else None


def _because(group: Group, content: Reflection) -> str:
    if content.more_means is MoreMeans.TRUST:
        return _("One next step, if you want one")
    return _("One next step, because %(name)s came up most") % {"name": group.name}


def _parts(
    reflected: Reflected,
    content: Reflection,
    now: Scores,
    then: Scores,
    changed: Mapping[str, Reliable],
) -> list[Part]:
    if not is_worded_as(reflected, content):
        return []
    return [
        Part(
            group=group,
            score=now.get(group.id),
            before=then.get(group.id) if group.id in changed else None,
            level=_level(now.get(group.id), content),
            words=_in_words(group, now[group.id]) if group.id in now else "",
            change=_change(changed.get(group.id)),
            step=_step(group.step),
            careful=_step(group.careful) if group.careful else None,
            article=library().guide[group.guide],
            said=_said(reflected, content, group),
        )
        for group in content.groups
    ]


def _said(reflected: Reflected, content: Reflection, group: Group) -> list[tuple[str, str]]:
    asked = [content.path.question(item.id) for item in content.of(group)]
    return [(q.text, as_words(q, reflected.said(q.id))) for q in asked if reflected.said(q.id)]


def _ends(content: Reflection) -> tuple[str, str]:
    if content.more_means is MoreMeans.SIGN:
        return content.answers[0].text, content.answers[-1].text
    return _("Little of it"), _("Much of it")  # some of its items are turned round


def _level(score: float | None, content: Reflection) -> str:
    if score is None:
        return _("too few answers for a bar")
    words = (
        {Level.LOW: _("hardly"), Level.SOME: _("at times"), Level.MUCH: _("much of the time")}
        if content.more_means is MoreMeans.SIGN
        else {Level.LOW: _("seldom"), Level.SOME: _("at times"), Level.MUCH: _("mostly")}
    )
    return words[Level.of(score)]


def _change(change: Reliable | None) -> str:
    if change is None:
        return "–"
    if not change.is_reliable:
        return _("no")
    return _("more") if change.direction > 0 else _("less")


def _compared(changed: Mapping[str, Reliable], content: Reflection, since: str) -> str:
    """What can be said about the two dates; nothing of what lies within the noise."""
    real = {group: change for group, change in changed.items() if change.is_reliable}
    if changed and not real:
        return ngettext(
            "Compared with %(day)s, the difference is within what such answers vary by anyway.",
            "Compared with %(day)s, the differences are within what such answers vary by anyway.",
            len(changed),
        ) % {"day": since}
    said = [_moved(content.group(id), change, content, since) for id, change in real.items()]
    if real:
        said.append(_("That is more than such answers vary by anyway."))
    if len(real) < len(changed):
        said.append(_("Any other difference is within it."))
    return " ".join(said)


def _moved(group: Group, change: Reliable, content: Reflection, since: str) -> str:
    more, less = (
        (_("%(title)s came up more than on %(day)s."), _("%(title)s came up less than on %(day)s."))
        if content.more_means is MoreMeans.SIGN
        else (_("%(title)s was higher than on %(day)s."), _("%(title)s was lower than on %(day)s."))
    )
    return (more if change.direction > 0 else less) % {"title": group.title, "day": since}


def _in_words(group: Group, score: float) -> str:
    return str(getattr(group.in_words, Level.of(score)))


def _step(step: NextStep) -> Step:
    return Step(step.text, step.why, address(step.leads_to))


def _steps(score: float | None) -> str:
    """Of `HIGHEST`, to the hundredth; a dash where there is no score."""
    return "–" if score is None else str(number_format(score, 2))


def _number(value: float) -> str:
    return str(number_format(f"{value:g}"))
