"""What the picture says in words: an interval first, counts where there is little, never a score.

interval(840, 990)     # “about 8 to 10 times in 10”
level(DONE, rate)      # “About 8 to 10 times in 10”, “ what was promised was done, going by …”
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from goldseam.estimate.changing import BACK
from goldseam.estimate.grid import JUMP
from goldseam.estimate.tracking import COUNTS, EARLY
from goldseam.picture.documents import DONE, ON_TIME, OWN, RECEIVED, SAFE, WITHIN, Rate
from goldseam.ui.dates import formatted
from goldseam.ui.words import whole

BESIDE_A_NUMBER = re.compile(r"(?<=\d) | (?=\d)")
# From so many observations on it is worth saying that nothing has changed; before, nothing could.
COULD_CHANGE = 45
# Days: what is older hardly weighs on the range of today any more, estimate/grid.py.
FADES = round(1 / JUMP)
_THINGS = {
    DONE: ngettext_lazy("%(n)s promise", "%(n)s promises", "many"),
    ON_TIME: ngettext_lazy("%(n)s kept promise", "%(n)s kept promises", "many"),
    RECEIVED: ngettext_lazy("%(n)s answer", "%(n)s answers", "many"),
    WITHIN: ngettext_lazy("%(n)s arrival", "%(n)s arrivals", "many"),
    SAFE: ngettext_lazy("%(n)s hard moment", "%(n)s hard moments", "many"),
    OWN: ngettext_lazy("%(n)s promise to yourself", "%(n)s promises to yourself", "many"),
}


def interval(low: int, high: int) -> str:
    """Of ten times, from thousandths; where both ends round to the same, that number."""
    least, most = of_ten(low), of_ten(high)
    if least == most:
        return _alike(least)
    return held(_("about %(low)d to %(high)d times in 10") % {"low": least, "high": most})


def held(words: str) -> str:
    """No line ends beside a number: a range stays whole, and a number with what it counts."""
    return BESIDE_A_NUMBER.sub("\u00a0", words)


def of_ten(share: int) -> int:
    return (share + 50) // 100


def range_of(low: int, high: int) -> str:
    """The same for a table: “8 to 10”."""
    least, most = of_ten(low), of_ten(high)
    both = _("%(low)d to %(high)d") % {"low": least, "high": most}
    return str(least) if least == most else held(both)


def one_number(mean: int) -> str:
    """“8 in 10”, if it had to be one."""
    return held(_("%(n)d in 10") % {"n": of_ten(mean)})


def things(track: str, n: int) -> str:
    """What was counted: “24 promises”."""
    return held(_THINGS[track] % {"n": number_format(n, force_grouping=True), "many": n})


def evidence(rate: Rate, *, ended: bool) -> str:
    """The end of a row’s heading: how early it is, or whether it has changed."""
    if rate.n < COUNTS:
        return ""
    if ended:
        return _("only a few") if rate.n < EARLY else ""
    if rate.n < EARLY:
        return _("early")
    if rate.change:
        return _("has changed")
    return _("no clear change lately") if rate.n >= COULD_CHANGE else ""


def level(track: str, rate: Rate) -> tuple[str, str]:
    """The interval, and what it is said of, from five observations on."""
    about = interval(rate.low, rate.high)
    ends = {
        DONE: _(" what was promised was done, going by %(things)s."),
        ON_TIME: _(" it was on time, going by %(things)s."),
        RECEIVED: _(" whoever it was for saw it as done, going by %(things)s."),
        WITHIN: _(" it was within a quarter of an hour of what was said, going by %(things)s."),
        SAFE: _(" it felt safe to speak, going by %(things)s."),
        OWN: _(" you kept your word, going by %(things)s."),
    }
    return about[:1].upper() + about[1:], ends[track] % {"things": _rests_on(track, rate)}


def _rests_on(track: str, rate: Rate) -> str:
    """Without the end, a wide range of four thousand promises would look like a mistake."""
    said = things(track, rate.n)
    if rate.line[-1][0] - rate.line[0][0] <= FADES:
        return said
    return _("%(things)s, above all the latest") % {"things": said}


def counts(track: str, rate: Rate, *, ended: bool) -> str:
    """Under five: counts, and no more."""
    few = _("Too few to say more yet. There is no hurry.")
    return f"{held(_counted(track, rate))} {_('Too few to say more.') if ended else few}"


def _counted(track: str, rate: Rate) -> str:
    values = {"things": things(track, rate.n), "hits": rate.hits}
    if not rate.hits:
        return _none(track, rate.n) % values
    if rate.hits == rate.n:
        return _all(track, rate.n) % values
    ends = {
        DONE: ngettext("%(things)s: %(hits)d was kept.",
                       "%(things)s: %(hits)d were kept.", rate.hits),
        WITHIN: ngettext("%(things)s: %(hits)d was about as said.",
                         "%(things)s: %(hits)d were about as said.", rate.hits),
        SAFE: ngettext("%(things)s: %(hits)d felt safe.",
                       "%(things)s: %(hits)d felt safe.", rate.hits),
    }  # fmt: skip
    return ends.get(track, ends[DONE]) % values


def _none(track: str, n: int) -> str:
    if track == WITHIN:
        return ngettext("%(things)s: it wasn’t as said.",
                        "%(things)s: none of them was as said.", n)  # fmt: skip
    if track == SAFE:
        return ngettext("%(things)s: it didn’t feel safe.",
                        "%(things)s: none of them felt safe.", n)  # fmt: skip
    return ngettext("%(things)s: it wasn’t kept.",
                    "%(things)s: none of them was kept.", n)  # fmt: skip


def _all(track: str, n: int) -> str:
    if track == WITHIN:
        return ngettext("%(things)s: it was about as said.",
                        "%(things)s: each of them was about as said.", n)  # fmt: skip
    if track == SAFE:
        return ngettext("%(things)s: it felt safe.",
                        "%(things)s: each of them felt safe.", n)  # fmt: skip
    return ngettext("%(things)s: it was kept.",
                    "%(things)s: each of them was kept.", n)  # fmt: skip


def dots(track: str) -> str:
    """Of the dots over and under a line; several of a day are one."""
    return {
        WITHIN: _(
            "A dot above is a day with an arrival about as said, a dot below a day with one that"
            " wasn’t."
        ),
        SAFE: _("A dot above is a day on which it felt safe, a dot below one on which it didn’t."),
    }.get(
        track,
        _("A dot above is a day with a promise kept, a dot below a day with one that wasn’t."),
    )


class Beside(NamedTuple):
    """What is said where two rates stand beside each other: what was done, and another."""

    title: str
    legend: str
    heads: tuple[str, str]
    behind: str  # where the other lies under it
    ahead: str
    overlap: str

    def sentence(self, done: Rate, other: Rate) -> str:
        if other.high < done.low:
            return self.behind
        return self.ahead if other.low > done.high else self.overlap


def beside(track: str, *, ended: bool) -> Beside:
    if track == RECEIVED:
        return Beside(
            title=_("What was done, as each of you says"),
            legend=_("Gold: who promised it. Green, dashed: who it was for."),
            heads=(_("Who promised"), _("Who it was for")),
            behind=_(
                "Whoever promised saw more of it done than whoever it was for. That is something"
                " to know, and no mistake."
            ),
            ahead=_(
                "Whoever it was for saw more of it done than whoever promised. That, too, is worth"
                " knowing."
            ),
            overlap=_("The two ranges overlap, so the two views can’t be told apart."),
        )
    return Beside(
        title=_("What was done, and how it felt"),
        legend=_("Gold: what was done. Green, dashed: how safe it felt."),
        heads=(_("Done"), _("Felt")),
        behind=_(
            "What was done was ahead of how safe it felt. A gap is something to know, and no"
            " mistake."
        )
        if ended
        else _(
            "What is done is ahead of how safe it feels. Feeling often follows later; a gap is"
            " something to know, and no mistake."
        ),
        ahead=_("It felt safer than what was done. That, too, is worth knowing.")
        if ended
        else _("It feels safer than what was done so far. That, too, is worth knowing."),
        overlap=_(
            "The ranges of what was done and of how safe it felt overlap, so neither can be said"
            " to be ahead."
        ),
    )


def change(rate: Rate, first: date, today: date, *, ended: bool) -> str:
    """Only what stands out from chance."""
    if rate.change is None:
        return ""
    day = since(first + timedelta(days=rate.change.day), today)
    if ended and rate.change.up:
        return _("Before it ended, this had changed: more often since about %(day)s.") % {
            "day": day
        }
    if ended:
        return _("Before it ended, this had changed: less often since about %(day)s.") % {
            "day": day
        }
    if rate.change.up:
        return _("This has changed: more often since about %(day)s.") % {"day": day}
    return _("This has changed: less often since about %(day)s.") % {"day": day}


def when_told(track: str) -> str:
    """What it takes until a change is told."""
    return _(
        "“This has changed” stands here only once a change within the last %(things)s is far"
        " likelier than chance. What grew slowly shows in the line alone."
    ) % {"things": things(track, BACK)}


def since(day: date, today: date) -> str:
    return held(formatted(day, _("j F") if day.year == today.year else _("j F Y")))


def period(day: date, by_year: bool) -> str:
    """A row of a table."""
    return whole(formatted(day, _("Y") if by_year else _("M Y")))


def axis_label(day: date, by: str) -> str:
    return formatted(day, {"day": _("j M"), "month": _("M"), "year": _("Y")}[by])


def minutes(number: float) -> str:
    n = round(number)
    return held(ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n})


def _alike(tens: int) -> str:
    if tens >= 10:
        return _("nearly every time")
    if tens <= 0:
        return held(_("less than once in 10 times"))
    return held(ngettext("about once in 10 times", "about %(n)d times in 10", tens) % {"n": tens})
