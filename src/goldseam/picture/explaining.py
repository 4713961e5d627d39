"""What went into a row and what didn't, how sure it is, and what would change it: sentences."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.picture.documents import DONE, OWN, WITHIN, Numbers, Rate, Tally
from goldseam.picture.wording import interval, of_ten

# Above this share, what one side alone has said is shown as bounds, too: design/estimate.md.
UNKNOWN = 0.2


def went_in(track: str, numbers: Numbers) -> list[str]:
    told = {DONE: _promised, WITHIN: _arrived, OWN: _own}.get(track, _rated)
    return list(told(numbers))


def bounds(track: str, numbers: Numbers) -> str:
    """How it would be if all that is unknown were so, and if none of it were."""
    tally, rate = numbers.tally, numbers.rate(track)
    unknown, among = _unknown(track, tally, rate)
    if not among or unknown / among <= UNKNOWN:
        return ""
    known = rate.hits - (unknown if track == DONE else 0)
    values = {
        "unknown": number_format(unknown, force_grouping=True),
        "n": number_format(among, force_grouping=True),
        "low": of_ten(1000 * known // among),
        "high": of_ten(1000 * (known + unknown) // among),
    }
    if track == DONE:
        return (
            _(
                "%(unknown)s of %(n)s rest on one word so far. If none of these was done, it"
                " would be %(low)d in 10; if all were, %(high)d."
            )
            % values
        )
    return (
        _(
            "Of %(unknown)s of %(n)s nobody said when. If none of these was as said, it would be"
            " %(low)d in 10; if all were, %(high)d."
        )
        % values
    )


def would_change(track: str, rate: Rate) -> list[str]:
    """The same estimate after some days that are made up."""
    after = (interval(*rate.if_kept), interval(*rate.if_missed))
    better = {
        DONE: _("Ten more days with a promise kept: %(range)s."),
        WITHIN: _("Ten more days with an arrival as said: %(range)s."),
        OWN: _("Ten more days of keeping your word: %(range)s."),
    }.get(track, _("Ten more moments that feel safe: %(range)s."))
    worse = {
        DONE: _("Three days in a row with one that isn’t: %(range)s."),
        WITHIN: _("Three days in a row with one that isn’t: %(range)s."),
        OWN: _("Three days in a row without: %(range)s."),
    }.get(track, _("Three in a row that don’t: %(range)s."))
    return [better % {"range": after[0]}, worse % {"range": after[1]}]


def _unknown(track: str, tally: Tally, rate: Rate) -> tuple[int, int]:
    if track == DONE:
        return tally.one_side, rate.n
    if track == WITHIN:
        return tally.arrivals_open, rate.n + tally.arrivals_open
    return 0, rate.n


def _promised(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _("Every day of a promise between you two of which something was said, whoever made it.")
    if tally.differ:
        yield ngettext(
            "One looks different to the two of you. Both views stay: the range here goes by who"
            " made it. What who received it says stands under “What was done, and how it felt”.",
            "%(n)d look different to the two of you. Both views stay: the range here goes by who"
            " made them. What who received them says stands under “What was done, and how it"
            " felt”.",
            tally.differ,
        ) % {"n": tally.differ}
    yield from _not_counted(tally.entered_late, tally.shared_weight, tally.edited)
    if tally.waiting:
        yield ngettext(
            "One was moved ahead of time and waits for its new time.",
            "%(n)d were moved ahead of time and wait for their new time.",
            tally.waiting,
        ) % {"n": tally.waiting}
    yield _("A day nobody spoke of counts neither way. It only makes the range wider.")
    yield _("What was mended stays not done on its day here. The plate shows the mending.")


def _own(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _("Every day of a promise to yourself of which you said something.")
    yield from _not_counted(tally.own_entered_late, tally.own_shared_weight, tally.own_edited)
    yield _("A day you said nothing of counts neither way. It only makes the range wider.")


def _not_counted(entered_late: int, shared_weight: int, edited: int) -> Iterator[str]:
    if entered_late:
        yield ngettext(
            "Not counted: one that was written down after it was due.",
            "Not counted: %(n)d that were written down after they were due.",
            entered_late,
        ) % {"n": entered_late}
    if shared_weight:
        yield ngettext(
            "At most three promises a day carry weight. One counts less for that.",
            "At most three promises a day carry weight. %(n)d count less for that.",
            shared_weight,
        ) % {"n": shared_weight}
    if edited:
        yield ngettext(
            "One was changed after it was first said. It counts as it stands now.",
            "%(n)d were changed after they were first said. They count as they stand now.",
            edited,
        ) % {"n": edited}


def _arrived(numbers: Numbers) -> Iterator[str]:
    tally = numbers.tally
    yield _(
        "Every arrival of which one of you said “there”, beside the time that stood half an hour"
        " before."
    )
    if tally.arrivals_differ:
        yield ngettext(
            "Of one you two remember different times. Here it counts as whoever came said it.",
            "Of %(n)d you two remember different times. Here they count as whoever came said them.",
            tally.arrivals_differ,
        ) % {"n": tally.arrivals_differ}
    if tally.arrivals_open:
        yield ngettext(
            "Of one nobody said when. It counts neither way.",
            "Of %(n)d nobody said when. They count neither way.",
            tally.arrivals_open,
        ) % {"n": tally.arrivals_open}
    yield _("How long each way was, and where it led, is never kept.")


def _rated(numbers: Numbers) -> Iterator[str]:
    yield _(
        "Your own answers after you said something hard: here, in a talk, or about an answer you"
        " got. The upper two of five count as safe; the finer steps count a little."
    )
    if numbers.tally.not_said:
        yield ngettext(
            "One hard moment you kept to yourself. It stands beside this and counts neither way.",
            "%(n)d hard moments you kept to yourself. They stand beside this and count neither"
            " way.",
            numbers.tally.not_said,
        ) % {"n": numbers.tally.not_said}
    yield _("Nobody else ever sees these answers, or that you gave any.")
