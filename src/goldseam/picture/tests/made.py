"""What the rows of the picture are made of, by hand: a few promises, arrivals and ratings."""

from datetime import timedelta

from goldseam.library import Axis
from goldseam.picture.documents import TRACKS, Numbers, Tally
from goldseam.picture.estimating import looked, settles
from goldseam.picture.evidence import Observed, Point, Sources, observed
from goldseam.promises.documents import Outcome
from goldseam.promises.tests.made import ALICE, BOB, MONDAY, NOON, answer, ledger, promise, report

__all__ = ["ALICE", "BOB", "MONDAY", "NOON", "Outcome", "answer", "ledger", "promise", "report"]

A_DAY = timedelta(days=1)
UNTIL = MONDAY + 29 * A_DAY


def seen_of(promises=(), reports=(), answers=(), own=None, arrivals=(), ratings=()) -> Observed:
    between = ledger(promises, reports, answers)
    sources = Sources(between, own or ledger((), shared=False), arrivals, ratings)
    return observed(sources, MONDAY, MONDAY, UNTIL, NOON + 40 * A_DAY)


def several(many: int, by=ALICE):
    """Promises for the same days, each a little different."""
    return [promise(by, will=f"promise {n}") for n in range(many)]


def numbers_of_hits(**tracks) -> Numbers:
    """numbers_of_hits(done=[1, 1, 0], safe=[4, 2]): one a day, from the first day on."""
    names = {name.replace("_", "-"): hits for name, hits in tracks.items()}
    days = max([1, *map(len, names.values())])
    points = {
        track: [Point(day, hit) for day, hit in enumerate(names.get(track, ()))] for track in TRACKS
    }
    today = MONDAY + (days - 1) * A_DAY
    nothing = Observed({track: [] for track in TRACKS})
    if not settles(days):
        return looked(nothing, Observed(points, (), Tally()), MONDAY, today)[0]
    early = {name: [p for p in of if p.on < settles(days)] for name, of in points.items()}
    late = {name: [p for p in of if p.on >= settles(days)] for name, of in points.items()}
    return looked(Observed(early), Observed(late), MONDAY, today)[0]


SELF = Axis.SELF_TRUST
