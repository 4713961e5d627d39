"""Check-ins as pages show them: by day, with the clock of the person and the words themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from goldseam.checkins.documents import CheckIn
from goldseam.drawers.gate import Kept
from goldseam.library import Feelings
from goldseam.people.preferences import Preferences
from goldseam.ui.dates import day_words, time_words


@dataclass(frozen=True, slots=True)
class Shown:
    id: UUID
    time: str
    distress: int | None
    words: Sequence[str]


Days = list[tuple[str, list[Shown]]]


def by_day(
    found: Iterable[Kept[CheckIn]], mine: Preferences, feelings: Feelings, today: date
) -> Days:
    """Newest day first; `found` as read from a drawer."""
    return [
        (day_words(day, today), [shown(kept, mine, feelings) for kept in same_day])
        for day, same_day in groupby(found, key=lambda kept: kept.day)
    ]


def shown(kept: Kept[CheckIn], mine: Preferences, feelings: Feelings) -> Shown:
    check_in = kept.document
    time = time_words(mine.local(check_in.at))
    return Shown(kept.id, time, check_in.distress, spoken(check_in.feelings, feelings))


def spoken(ids: Iterable[str], feelings: Feelings) -> list[str]:
    """The words of these ids; an id whose word is gone from the vocabulary speaks for itself."""
    words = feelings.words
    return [words[id].word if id in words else id for id in ids]


def words_to_tap(feelings: Feelings, check_in: CheckIn | None) -> list[tuple[str, str]]:
    """The few words shown first, and after them whatever else was chosen: [(id, word)]."""
    first = [(word.id, word.word) for word in feelings.first_words]
    others = [id for id in (check_in.feelings if check_in else ()) if id not in feelings.first]
    return [*first, *zip(others, spoken(others, feelings), strict=True)]
