"""What went into a row and what didn't, how sure it is, and what would change it: sentences."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from goldseam.estimate.tracking import COUNTS
from goldseam.picture.documents import DONE, OWN, RECEIVED, WITHIN, Numbers, Rate, Tally
from goldseam.picture.wording import held, interval, of_ten

# Above this share, what one side alone has said is shown as bounds, too: design/estimate.md.
UNKNOWN = 0.2
# Of so many, one or more: each stands only where there are any.
DIFFER = ngettext_lazy(
    "One looks different to the two of you. Both views stay: the range here goes by whoever"
    " promised it, and the other view has a range of its own.",
    "%(n)d look different to the two of you. Both views stay: the range here goes by whoever"
    " promised them, and the other view has a range of its own.",
    "n",
)
FEW_DIFFER = ngettext_lazy(
    "One looks different to the two of you. Both views stay: here it counts as whoever promised it"
    " said it.",
    "%(n)d look different to the two of you. Both views stay: here they count as whoever promised"
    " them said them.",
    "n",
)
ENTERED_LATE = ngettext_lazy(
    "Not counted: one that was written down after it was due.",
    "Not counted: %(n)d that were written down after they were due.",
    "n",
)
SHARED_WEIGHT = ngettext_lazy(
    "At most three promises a day carry weight. One counts less for that.",
    "At most three promises a day carry weight. %(n)d count less for that.",
    "n",
)
EDITED = ngettext_lazy(
    "One was changed after it was first said. It counts as it stands now.",
    "%(n)d were changed after they were first said. They count as they stand now.",
    "n",
)
WAITING = ngettext_lazy(
    "One was moved ahead of time and waits for its new time.",
    "%(n)d were moved ahead of time and wait for their new time.",
    "n",
)
ARRIVALS_DIFFER = ngettext_lazy(
    "For one, you two remember different times. Here it counts as whoever came said it.",
    "For %(n)d, you two remember different times. Here they count as whoever came said them.",
    "n",
)
ARRIVALS_OPEN = ngettext_lazy(
    "For one, nobody said when. It counts neither way.",
    "For %(n)d, nobody said when. They count neither way.",
    "n",
)
NOT_SAID = ngettext_lazy(
    "One hard moment you kept to yourself. It stands beside this and counts neither way.",
    "%(n)d hard moments you kept to yourself. They stand beside this and count neither way.",
    "n",
)


def went_in(track: str, numbers: Numbers) -> list[str]:
    told = {DONE: _promised, WITHIN: _arrived, OWN: _own}.get(track, _rated)
    return list(told(numbers))


def bounds(track: str, numbers: Numbers) -> str:
    """How it would be if all that is unknown were so, and if none of it were; not of a few."""
    tally, rate = numbers.tally, numbers.rate(track)
    unknown, among = _unknown(track, tally, rate)
    if rate.n < COUNTS or unknown / among <= UNKNOWN:
        return ""
    known = rate.hits - (unknown if track == DONE else 0)
    values = {
        "unknown": number_format(unknown, force_grouping=True),
        "n": number_format(among, force_grouping=True),
        "low": of_ten(1000 * known // among),
        "high": of_ten(1000 * (known + unknown) // among),
    }
    if track == DONE:
        return held(
            _(
                "For %(unknown)s of %(n)s, only one of you has said so far how it went. Over the"
                " whole time it would be %(low)d in 10 if none of these was done, and %(high)d if"
                " all were."
            )
            % values
        )
    return held(
        _(
            "For %(unknown)s of %(n)s, nobody said when. Over the whole time it would be %(low)d"
            " in 10 if none of these was as said, and %(high)d if all were."
        )
        % values
    )


def would_change(track: str, rate: Rate) -> list[str]:
    """The same estimate after some days that are made up."""
    after = (interval(*rate.if_kept), interval(*rate.if_missed))
    better = {
        DONE: _("After ten more days with a promise kept: %(range)s."),
        WITHIN: _("After ten more days with an arrival as said: %(range)s."),
        OWN: _("After ten more days of keeping your word: %(range)s."),
    }.get(track, _("After ten more moments that feel safe: %(range)s."))
    worse = {
        DONE: _("After three days in a row with one not kept: %(range)s."),
        WITHIN: _("After three days in a row with one that isn’t: %(range)s."),
        OWN: _("After three days in a row without: %(range)s."),
    }.get(track, _("After three in a row that don’t: %(range)s."))
    return [better % {"range": after[0]}, worse % {"range": after[1]}]


def _unknown(track: str, tally: Tally, rate: Rate) -> tuple[int, int]:
    if track == DONE:
        return tally.one_side, rate.n
    if track == WITHIN:
        return tally.arrivals_open, rate.n + tally.arrivals_open
    return 0, rate.n


def _promised(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _("Every promise between you two, on each day that one of you said how it went.")
    yield from _counted(
        (tally.differ, DIFFER if _ranged(numbers, DONE, RECEIVED) else FEW_DIFFER),
        (tally.entered_late, ENTERED_LATE),
        (tally.shared_weight, SHARED_WEIGHT),
        (tally.edited, EDITED),
        (tally.waiting, WAITING),
    )
    if _ranged(numbers, DONE):
        yield _("A day nobody spoke of counts neither way. It only makes the range wider.")
    else:
        yield _("A day nobody spoke of counts neither way.")
    yield _("What was mended stays not done on its day here. The plate shows the mending.")


def _own(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _("Every promise to yourself, on each day that you said how it went.")
    yield from _counted(
        (tally.own_entered_late, ENTERED_LATE),
        (tally.own_shared_weight, SHARED_WEIGHT),
        (tally.own_edited, EDITED),
    )
    if _ranged(numbers, OWN):
        yield _("A day you said nothing of counts neither way. It only makes the range wider.")
    else:
        yield _("A day you said nothing of counts neither way.")


def _arrived(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _(
        "Every arrival for which one of you said “there”, beside the time that was announced half"
        " an hour before."
    )
    yield from _counted(
        (tally.arrivals_differ, ARRIVALS_DIFFER), (tally.arrivals_open, ARRIVALS_OPEN)
    )
    yield _("How long each way was, and where it led, is never kept.")


def _rated(numbers: Numbers) -> Iterator[str]:
    yield _(
        "Your own answers after you said something hard: here, in a talk, or about an answer you"
        " got. The upper two of five count as safe; the finer steps count a little."
    )
    yield from _counted((numbers.tally.not_said, NOT_SAID))
    yield _("Nobody else ever sees these answers, or that you gave any.")


def _ranged(numbers: Numbers, *tracks: str) -> bool:
    """Whether each of them has a range; under five there are counts alone."""
    return all(numbers.rate(track).n >= COUNTS for track in tracks)


def _counted(*counts: tuple[int, Any]) -> Iterator[str]:
    """What there is any of, each with its sentence."""
    for n, sentence in counts:
        if n:
            yield sentence % {"n": n}
