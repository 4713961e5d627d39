"""The five signs, and the sides of trust, at each date on which a reflection was done.

    for one in over_time(found, content, visit): one.title, one.chart, one.sentence

Two dates are called different only where the difference is more than such answers vary by anyway:
the rule of the reflections, and the same figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from goldseam.drawers.gate import Kept
from goldseam.library import HIGHEST, Group, MoreMeans, Reflection
from goldseam.picture.drawing import BOTTOM, LEFT, RIGHT, TOP
from goldseam.reflections.documents import PERIOD, Reflected, Scores, changes, noise, scores
from goldseam.ui.dates import formatted
from goldseam.ui.words import whole

MOST_DATES = 24  # drawn; the table holds all of them


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    latest: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """One group over time. `band` is what would be within the noise of the first one drawn."""

    title: str
    sentence: str
    dots: list[Dot]
    line: str
    band: tuple[float, float]
    has_changed: bool
    rows: list[list[str]]  # every date, the latest first


@dataclass(frozen=True, slots=True)
class OverTime:
    title: str
    ends: tuple[str, str]
    signs: list[Sign]
    first: str
    last: str
    noise: str


Profile = tuple[date, Scores]


def over_time(found: Sequence[Kept[Reflected]], content: Reflection) -> OverTime | None:
    """None before it was done twice so that the two can be compared."""
    profiles = _profiles(found, content)
    if len(profiles) < 2:
        return None
    drawn = profiles[-MOST_DATES:]
    return OverTime(
        title=content.title,
        ends=_ends(content),
        signs=[_sign(group, profiles, content) for group in content.groups],
        first=_day(drawn[0][0]),
        last=_day(drawn[-1][0]),
        noise=number_format(round(noise(), 1)),
    )


def _profiles(found: Sequence[Kept[Reflected]], content: Reflection) -> list[Profile]:
    """The oldest first, of those that don't ask about the same days."""
    profiles: list[Profile] = []
    of_this = (kept for kept in found if kept.document.reflection == content.id)
    for kept in sorted(of_this, key=lambda kept: (kept.day, kept.id)):
        said = scores(kept.document, content)
        if said and (not profiles or kept.day - profiles[-1][0] >= PERIOD):
            profiles.append((kept.day, said))
    return profiles


def _sign(group: Group, profiles: Sequence[Profile], content: Reflection) -> Sign:
    drawn = profiles[-MOST_DATES:]
    days = [(day, of[group.id]) for day, of in drawn if group.id in of]
    begin, end = drawn[0][0], drawn[-1][0]
    dots = [Dot(_x(day, begin, end), _y(score), day == end) for day, score in days]
    change = _change(group, drawn)
    middle = days[0][1] if days else 0.0
    high, low = _y(min(HIGHEST, middle + noise())), _y(max(0, middle - noise()))
    return Sign(
        title=group.title,
        sentence=_sentence(change, days, content),
        dots=dots,
        line="M" + "L".join(f"{dot.x:g} {dot.y:g}" for dot in dots) if len(dots) > 1 else "",
        band=(high, round(low - high, 1)),
        has_changed=change != 0,
        rows=[[_day(day), _said(of.get(group.id))] for day, of in reversed(profiles)],
    )


def _change(group: Group, drawn: Sequence[Profile]) -> int:
    """Between the first and the last that are drawn: 1 for more, -1 for less, 0 for noise."""
    found = changes(drawn[-1][1], drawn[0][1])
    return found[group.id].direction if group.id in found else 0


def _sentence(change: int, days: Sequence[tuple[date, float]], content: Reflection) -> str:
    if len(days) < 2:
        return _("Answered too seldom to compare.")
    if not change:
        return _("No clear change. Answers like these vary this much by themselves.")
    since = {"day": _day(days[0][0])}
    if change > 0:
        return _("More than on %(day)s, by more than answers vary by themselves.") % since
    return _("Less than on %(day)s, by more than answers vary by themselves.") % since


def _ends(content: Reflection) -> tuple[str, str]:
    if content.more_means is MoreMeans.SIGN:
        return content.answers[0].text, content.answers[-1].text
    return _("Little of it"), _("Much of it")


def _x(day: date, begin: date, end: date) -> float:
    return round(LEFT + 6 + (day - begin) / (end - begin) * (RIGHT - LEFT - 12), 1)


def _y(score: float) -> float:
    return round(BOTTOM - score / HIGHEST * (BOTTOM - TOP), 1)


def _day(day: date) -> str:
    return whole(formatted(day, _("j M Y")))


def _said(score: float | None) -> str:
    return "–" if score is None else number_format(round(score, 1))
