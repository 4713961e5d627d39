"""Ten weeks of one person, from `life.toml` and a seed: what is written, tapped and breathed when.

weeks("alice", local_now)        # every event in order, none after `local_now`
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from goldseam.beliefs.documents import Belief, Return
from goldseam.calm.documents import CalmSession
from goldseam.checkins.documents import Answer, CheckIn
from goldseam.drawers.documents import Document
from goldseam.journal.documents import TAG_KINDS, Entry, Tag
from goldseam.night.documents import Note, Noticed
from goldseam.questions.documents import Asked
from goldseam.reflections.documents import Reflected
from goldseam.understanding import documents as understanding
from goldseam.urge.documents import Moment
from goldseam.walks.documents import Distance, LettingGo

DAYS = 70
# Which document each guided path fills.
WALKED: dict[str, type[Asked]] = {
    "urge": Moment,
    "beliefs": Belief,
    "belief-again": Return,
    "distance": Distance,
    "letting-go": LettingGo,
    "signs": Reflected,
    "reliability": Reflected,
    "then-and-now": understanding.Link,
    "attachment": understanding.Attachment,
}
NOT_YET = UUID(int=0)  # the belief has no id before it lies in a drawer
LIFE = Path(__file__).with_name("life.toml")


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    day: date
    document: Document


def weeks(who: str, local: datetime) -> list[Event]:
    """`local` is the person's own time; the same day always gives the same weeks."""
    life = tomllib.loads(LIFE.read_text())[who]
    chance = random.Random(f"{who} {local.date()}")  # noqa: S311 - believable, not secret
    lived = [*_journal(life, local), *_walked(life, local), *_understood(life, local),
             *_days(life, local, chance)]  # fmt: skip
    return sorted((event for event in lived if event.at <= local), key=lambda event: event.at)


def _journal(life: dict[str, Any], local: datetime) -> Iterator[Event]:
    for told in life["journal"]:
        at = moment(local, told["day"], told["hour"], 10 + told["day"] % 45)
        tags = tuple(Tag(kind, word) for kind in TAG_KINDS for word in told.get(kind, ()))
        yield Event(at, at.date(), Entry(text=told["text"].strip(), written_at=at, tags=tags))


def _walked(life: dict[str, Any], local: datetime) -> Iterator[Event]:
    """Guided paths, each gone through to its end. Coming back is to the belief told last."""
    for told in life.get("walked", ()):
        said = {**told}
        struct = WALKED[said.pop("path")]
        at = moment(local, said.pop("day"), said.pop("hour"), 5 + told["day"] % 50)
        wording = f"{told['path']}@1"
        walk = {
            "wording": wording,
            "begun_at": at,
            "finished_at": at + timedelta(minutes=6),
            **said,
        }
        if struct is Return:
            walk["belief"] = NOT_YET
        yield Event(at, at.date(), msgspec.convert(walk, struct))


def _understood(life: dict[str, Any], local: datetime) -> Iterator[Event]:
    """What was marked in the chapters, and the moments of a story line."""
    for told in life.get("marked", ()):
        at = moment(local, told["day"], 20, told["day"] % 60)
        marks = tuple(told["marks"])
        wording = f"{told['cause']}@1"
        document = understanding.Marks(wording=wording, marks=marks, own=told.get("own", ""))
        yield Event(at, at.date(), document)
    for minute, told in enumerate(life.get("story", ())):
        at = moment(local, 30, 20, minute)
        yield Event(at, at.date(), understanding.Moment(written_at=at, **told))


def _days(life: dict[str, Any], local: datetime, chance: random.Random) -> Iterator[Event]:
    """Some days hold everything and some nothing: nobody writes every day."""
    good, noticed = _again(life["nights"], chance), _again(life["noticed"], chance)
    harder = {told["day"] for told in life["journal"] if told.get("harder")}
    for ago in range(DAYS, -1, -1):
        week = min((DAYS - ago) // 7, len(life["distress"]) - 1)
        if ago in life.get("away", ()):
            continue
        level = _near(life["distress"][week], chance) + 3 * (ago in harder)
        level = min(10, level)
        if chance.random() < life["checks_in"]:
            yield _check_in(local, ago, level, life["feelings"][week], chance)
        if chance.random() < 0.3:
            yield _calm(local, ago, level, chance)
        if chance.random() < 0.55:
            yield _night(local, ago, good, noticed, chance)


def _check_in(
    local: datetime, ago: int, level: int, feelings: list[str], chance: random.Random
) -> Event:
    at = moment(local, ago, chance.randint(7, 20), chance.randint(0, 59))
    words = tuple(f"{word}@1" for word in chance.sample(feelings, chance.randint(0, len(feelings))))
    return Event(at, at.date(), CheckIn(at=at, answer=Answer(distress=level, feelings=words)))


def _calm(local: datetime, ago: int, level: int, chance: random.Random) -> Event:
    at = moment(local, ago, chance.randint(18, 22), chance.randint(0, 59))
    exercise, way, length, helps = chance.choices(_EXERCISES, weights=(6, 3, 2))[0]
    before = min(10, level + chance.randint(0, 2))
    after = max(0, before - chance.choice(helps))
    done = CalmSession(
        exercise=exercise, way=way, length=length, at=at, before=before, after=after,
        seconds=chance.randint(110, 420), finished=True,
    )  # fmt: skip
    return Event(at, at.date(), done)


# Exercise, way, length, and by how much it was easier afterwards, as it goes: often, not always.
_EXERCISES = (
    ("breathing@1", "holding", "two", (0, 1, 2, 2, 3)),
    ("senses@1", "all-senses", "three", (0, 0, 1, 2, 3)),
    ("muscles@1", "tensing", "short", (1, 1, 2, 3)),
)


def _night(
    local: datetime,
    ago: int,
    good: Iterator[str],
    noticed: Iterator[list[str]],
    chance: random.Random,
) -> Event:
    at = moment(local, ago, chance.randint(21, 22), chance.randint(0, 59))
    lines = tuple(next(good) for _ in range(chance.choice((1, 2, 3, 3))))
    kind, text = next(noticed) if chance.random() < 0.25 else ("", "")
    note = Note(
        good=lines,
        noticed=Noticed(text=text, kind=kind) if text else None,
        written_at=at,
        closed_at=at + timedelta(minutes=4),
    )
    return Event(at, at.date(), note)


def _again(things: list[Any], chance: random.Random) -> Iterator[Any]:
    """Each once in an order of chance, then all once more."""
    while True:
        yield from chance.sample(things, len(things))


def _near(level: int, chance: random.Random) -> int:
    return max(0, min(10, level + chance.choice((-2, -1, 0, 0, 0, 1, 1))))


def moment(local: datetime, days_ago: int, hour: int, minute: int) -> datetime:
    day = local.date() - timedelta(days=days_ago)
    return datetime.combine(day, time(hour, minute), tzinfo=local.tzinfo)
