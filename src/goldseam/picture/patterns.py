"""What tends to go together: how hard the days were, beside what was tagged on them.

    tested = looked_again(visit)          # the last look, or a new one when a month has passed
    shown(tested, hidden)                 # at most five, without those somebody hid

A day's outcome is the mean of its check-ins, its tags are those of its journal entries. Looking
every day finds something by looking, so a look holds for a month, and its result is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from goldseam.checkins.documents import CheckIn
from goldseam.drawers.gate import Kept
from goldseam.estimate import patterns
from goldseam.journal.documents import Entry, Tag
from goldseam.people.visits import Visit
from goldseam.picture.documents import Found, Hidden, Tested

A_MONTH = timedelta(days=30)
LOOKS_BACK = timedelta(days=730)
ENOUGH_DAYS, ENOUGH_TAGGED = 60, 8  # that can be compared; the same as estimate/coincidence.py
MOST = 5

TagKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Diary:
    """Every day from the first: its outcome, None without one, and which tags it had."""

    first: date
    outcomes: Sequence[float | None]
    tags: dict[TagKey, list[bool]]
    spelled: dict[TagKey, Tag]

    @property
    def compared(self) -> int:
        """Days that have an outcome, as the day before has."""
        pairs = zip(self.outcomes, self.outcomes[1:], strict=False)
        return sum(one is not None and other is not None for one, other in pairs)


def diary(
    check_ins: Iterable[Kept[CheckIn]], entries: Iterable[Kept[Entry]], today: date
) -> Diary | None:
    """Up to yesterday: today isn't over. None where there is nothing."""
    levels: dict[date, list[int]] = {}
    for kept in check_ins:
        if kept.document.distress is not None and kept.day < today:
            levels.setdefault(kept.day, []).append(kept.document.distress)
    if not levels:
        return None
    first = min(levels)
    days = [first + timedelta(days=number) for number in range((max(levels) - first).days + 1)]
    tagged: dict[TagKey, set[date]] = {}
    spelled: dict[TagKey, Tag] = {}
    for entry in entries:  # the newest first: the latest spelling stays
        for tag in entry.document.tags:
            tagged.setdefault(tag.key, set()).add(entry.day)
            spelled.setdefault(tag.key, tag)
    outcomes = [fmean(levels[day]) if day in levels else None for day in days]
    there = {key: [day in on for day in days] for key, on in tagged.items()}
    often = {key: of for key, of in there.items() if sum(of) >= ENOUGH_TAGGED}
    return Diary(first, outcomes, often, spelled)


def looked(diary: Diary, today: date) -> Tested:
    """One look; the strongest first."""
    keys = list(diary.tags)
    names = {str(number): key for number, key in enumerate(keys)}
    tags = {number: diary.tags[key] for number, key in names.items()}
    found = patterns(diary.outcomes, tags, diary.first.weekday())
    found.sort(key=lambda one: -abs(one.effect))
    return Tested(
        on=today,
        days=diary.compared,
        tags=len(keys),
        found=tuple(
            Found(
                kind=diary.spelled[names[one.tag]].kind,
                word=diary.spelled[names[one.tag]].word,
                effect=one.effect,
                low=one.low,
                high=one.high,
                days_with=one.days_with,
                grade=one.grade,
            )
            for one in found
        ),
    )


def looked_again(visit: Visit) -> tuple[Tested | None, int]:
    """What holds now, and how many days could be compared. None before there are enough."""
    mine = visit.drawer
    last = next(iter(mine.read(Tested).of(Tested)), None)
    if last and visit.today - last.document.on < A_MONTH:
        return last.document, last.document.days
    found = mine.read(CheckIn, Entry, since=visit.today - LOOKS_BACK)
    days = diary(found.of(CheckIn), found.of(Entry), visit.today)
    if days is None or days.compared < ENOUGH_DAYS:
        return None, days.compared if days else 0
    tested = looked(days, visit.today)
    if last:
        mine.change(last, tested)
    else:
        mine.add(tested, day=visit.today, now=visit.now)
    return tested, tested.days


def visible(tested: Tested, hidden: Iterable[Kept[Hidden]]) -> list[Found]:
    away = {Tag(kept.document.kind, kept.document.word).key for kept in hidden}
    return [one for one in tested.found if Tag(one.kind, one.word).key not in away][:MOST]
