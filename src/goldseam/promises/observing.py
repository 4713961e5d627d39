"""What was said of promises, as numbers, for whoever estimates.

observations(standings, first, shared=True)   # one for each day that something was said of
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from goldseam.library import Axis
from goldseam.promises.documents import Outcome, View
from goldseam.promises.ledger import CARRY_WEIGHT, TOLD, Standing


class Seen(StrEnum):
    """Whether the receiver saw it the same way."""

    ALONE = "alone"  # a promise to oneself
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"
    DIFFERENT = "different"


_SEEN = {
    None: Seen.UNKNOWN,
    View.CONFIRMED: Seen.CONFIRMED,
    View.DIFFERENT: Seen.DIFFERENT,
}


class Observation(msgspec.Struct, frozen=True, gc=False):
    """One day of one promise, as an estimate takes it. `index` counts days from the first."""

    index: int
    maker: UUID
    axis: Axis
    done: bool | None  # None: moved, and not yet said
    on_time: bool | None  # of what was done
    moved: bool  # a new time, said before the old one had passed
    seen: Seen
    weight: float  # 0 for one that was written down after it was due


def weight(promises: int) -> float:
    """How much one promise of a day counts when its maker has `promises` of them that day, 0–1.

    At most three a day carry weight between them, `min(1, 3/n)`, so that nobody's picture is made
    of many easy ones: weight(2) = 1, weight(6) = 0.5. Source: design/estimate.md.
    """
    return min(1.0, CARRY_WEIGHT / promises) if promises else 0.0


def observations(found: Iterable[Standing], first: date, *, shared: bool) -> list[Observation]:
    """Everything that was said since a day. Of one's own drawer: what self-trust is made of.

    Reliability is `done` and, of what was done, `on_time`; `moved` is a count of its own. A blank
    is no observation. What was mended stays not done here: the mending shows on the plate.
    """
    told = [one for one in found if one.state in TOLD and one.day >= first]
    late = [one.entered_late for one in told]
    whose = [(one.promise.author, one.day) for one in told]
    a_day = Counter(of for of, is_late in zip(whose, late, strict=True) if not is_late)
    return [
        _observation(one, first, 0.0 if is_late else weight(a_day[of]), shared)
        for one, of, is_late in zip(told, whose, late, strict=True)
    ]


def _observation(one: Standing, first: date, weight: float, shared: bool) -> Observation:
    said = one.report.document.outcome if one.report else None
    done = None if said is None else said is not Outcome.NOT_KEPT
    return Observation(
        index=(one.day - first).days,
        maker=one.promise.author,
        axis=one.promise.document.axis,
        done=done,
        on_time=said is Outcome.KEPT if done else None,
        moved=bool(one.moves),
        seen=_SEEN[one.view] if shared else Seen.ALONE,
        weight=weight,
    )
