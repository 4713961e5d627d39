"""What Alice and Bob do together in the ten weeks, from `two.toml`, through the rooms' documents.

    live_together(alice, bob, local)     # two open accounts that have found each other

The same day gives the same weeks; nothing lies after `local`, except a time for a talk to come.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext as _

from goldseam.arrivals.documents import Announced, Arrival, Arrived
from goldseam.boundaries.documents import Boundary
from goldseam.chapters.documents import Chapter
from goldseam.copies.sharing import share
from goldseam.demo.weeks import moment
from goldseam.drawers.documents import Document
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.openness.documents import Agreement, Thanks
from goldseam.people.accounts import Account
from goldseam.picture import agreeing
from goldseam.picture.documents import Agreed
from goldseam.promises import documents as promises
from goldseam.talks import documents as talks
from goldseam.talks.matching import key_of, scrambled
from goldseam.talks.showing import anchor as how_heard
from goldseam.together.models import Member
from goldseam.together.space import open_for, partner_of
from goldseam.tracks.documents import Track
from goldseam.ui.dates import formatted
from goldseam.ui.words import library
from goldseam.words.documents import Heard, Reply, Statement
from goldseam.words.showing import anchor, sentence_of

TWO = Path(__file__).with_name("two.toml")
THREADS = UUID("6d2a0f1e-5c1b-4d0e-9a55-7f3b1f0c2a11")  # of the example's own numbers
SEED = b"goldseam, mended"  # whose cracks look well
A_MINUTE = timedelta(minutes=1)
SAID = {"k": "kept", "l": "late", "m": "kept", "x": "not-kept", "r": "not-kept", "d": "kept"}


@dataclass(frozen=True, slots=True)
class Person:
    """One of the two: their own drawer, and the shared one in their hands."""

    name: str
    mine: OpenDrawer
    ours: OpenDrawer

    def keep(self, document: Document, at: datetime) -> Kept[Any]:
        return self.mine.add(document, day=at.date(), now=at)

    def say(self, document: Document, at: datetime, *, day: Any = None) -> Kept[Any]:
        return self.ours.add(document, day=day or at.date(), now=at)

    def share(self, document: Any, text: str, at: datetime) -> None:
        share(self.ours, document, text, day=at.date(), now=at)


Two = dict[str, Person]


def live_together(alice: Account, bob: Account, local: datetime) -> None:
    told = tomllib.loads(TWO.read_text())
    two = {who: _person(who, account) for who, account in (("alice", alice), ("bob", bob))}
    for who, which in told["tracks"].items():
        at = moment(local, 24, 21, 0)
        two[who].keep(Track(which=which, since=at.date(), at=at), at)
    _begin_a_chapter(two, told["chapter"], local)
    _promise(two, told, local)
    _arrive(two, told["arrivals"], local)
    _climb(two, told["ladder"], local)
    for number, talk in enumerate(told["talks"]):
        _talk(two, talk, number, local)
    _say_hard_things(two, told["moments"], local)
    for number, statement in enumerate(told["statements"]):
        _speak(two, statement, number, local)
    _set_boundaries(two, told["boundaries"], local)
    _open(two, told["openness"], local)
    _want_a_picture(two, local)


def _person(name: str, account: Account) -> Person:
    drawer = Member.objects.get(person=account.person).drawer_id
    partner = partner_of(account.drawer)
    ours = open_for(account, drawer, partner) if partner else None
    assert ours is not None
    return Person(name, account.drawer, ours)


def _other(two: Two, who: str) -> Person:
    return two["bob" if who == "alice" else "alice"]


def _thread(what: str, number: int) -> UUID:
    return uuid5(THREADS, f"{what} {number}")


def _begin_a_chapter(two: Two, one: dict[str, Any], local: datetime) -> None:
    """Said for both: the other sees the line and the day, and not a word of the rest."""
    at, who = moment(local, one["day"], 21, 40), two[one["by"]]
    chapter = Chapter(
        wording=library().chapters.published_as, begun_at=at, finished_at=at,
        thread=_thread("chapter", 0), on=at.date(), private=one["private"],
    )  # fmt: skip
    kept = who.keep(chapter, at)
    line = _("Something serious happened. A new chapter begins, from %(day)s.")
    who.share(kept.document, line % {"day": formatted(at.date(), _("j F Y"))}, at)


def _promise(two: Two, told: dict[str, Any], local: datetime) -> None:
    first = moment(local, 66, 20, 0)
    two["alice"].say(promises.PlateSeed(seed=SEED), first)
    for one in told["promises"]:
        _keep_promise(two[one["by"]], _other(two, one["by"]), one, local)
    for one in told["own"]:
        _keep_promise(two[one["by"]], None, one, local)


def _keep_promise(
    maker: Person, other: Person | None, one: dict[str, Any], local: datetime
) -> None:
    made = moment(local, one["day"], 8, 5)
    promise = promises.Promise(
        will=one["will"],
        when=one["when"],
        axis=one["axis"],
        repeats=promises.Repeats.DAYS if "weekdays" in one else promises.Repeats.DAILY,
        weekdays=tuple(one.get("weekdays", ())),
        first=made.date(),
        until=made.date() + promises.LONGEST - promises.A_DAY,
        zone=str(local.tzinfo),
        made_at=made,
        to=other.name.capitalize() if other else "",
    )
    drawer = maker.ours if other else maker.mine
    kept = drawer.add(promise, day=made.date(), now=made)
    days = promises.occurrences(promise, local.date() - promises.A_DAY)
    words, repairs = iter(one.get("different", ())), iter(one.get("repairs", ()))
    seen = one.get("seen", "").ljust(len(one["told"]), ".")
    for day, outcome, view in zip(days, one["told"], seen, strict=False):
        if outcome != ".":
            evening = datetime.combine(day, made.time(), tzinfo=local.tzinfo).replace(hour=21)
            report = _report(drawer, kept, day, outcome, evening)
            if other and view != ".":
                _answer(other, report, view, words, evening + 20 * A_MINUTE)
            if outcome == "r":
                _mend(maker, bool(other), kept, day, next(repairs), evening + timedelta(hours=14))


def _report(
    drawer: OpenDrawer, promise: Kept[Any], day: Any, outcome: str, at: datetime
) -> Kept[Any]:
    if outcome == "m":
        due = promises.due_at(promise.document, day)
        moved = promises.Report(
            promise=promise.id, day=day, outcome=promises.Outcome.MOVED,
            told_at=due - timedelta(hours=5), was_due=due, new_due=due + timedelta(hours=1),
        )  # fmt: skip
        drawer.add(moved, day=day, now=due - timedelta(hours=5))
    said = promises.Report(
        promise=promise.id, day=day, outcome=promises.Outcome(SAID[outcome]), told_at=at
    )
    return drawer.add(said, day=day, now=at)


def _answer(
    other: Person, report: Kept[Any], view: str, words: Iterator[str], at: datetime
) -> None:
    seen = promises.View.DIFFERENT if view == "d" else promises.View.CONFIRMED
    said = next(words, "") if view == "d" else ""
    answer = promises.Answer(
        report=report.id, outcome=report.document.outcome, view=seen, words_said=said, at=at
    )
    other.say(answer, at, day=report.document.day)


def _mend(
    maker: Person, shared: bool, promise: Kept[Any], day: Any, said: dict[str, str], at: datetime
) -> None:
    repair = promises.Repair(
        wording="promise-repair@1", begun_at=at, finished_at=at,
        thread=uuid5(THREADS, f"{promise.document.will} {day}"), promise=promise.id, day=day,
        happened=said["happened"], meant=said["meant"], plan=said["plan"],
    )  # fmt: skip
    maker.keep(repair, at)
    if shared:
        share(maker.ours, repair, "", day=day, now=at)


def _arrive(two: Two, told: list[dict[str, Any]], local: datetime) -> None:
    number = 0
    for one in told:
        hour, minute = map(int, one["at"].split(":"))
        for ago, off, moved in zip(one["days"], one["off"], one["moved"], strict=True):
            number += 1
            said = moment(local, ago, hour, minute)
            times = [Announced(said_at=said - 50 * A_MINUTE, at=said)]
            if moved:
                later = said + moved * A_MINUTE
                times.append(Announced(said_at=said - 5 * A_MINUTE, at=later))
            thread, there = _thread("arrival", number), times[-1].at + off * A_MINUTE
            arrival = Arrival(thread=thread, times=tuple(times))
            two[one["by"]].say(arrival, times[0].said_at)
            report = Arrived(arrival=thread, at=there, said_at=there)
            two[one["by"] if number % 3 else "alice"].say(report, there)


def _climb(two: Two, told: dict[str, dict[str, list[str]]], local: datetime) -> None:
    """The ladder, filled by each and compared."""
    at = moment(local, 50, 20, 30)
    for who, answers in told.items():
        ticks = {topic: tick for tick, topics in answers.items() for topic in topics}
        person = two[who]
        person.keep(talks.LadderAnswers(ticks=ticks), at)
        key = key_of(settings.SECRET_KEY, person.ours.id)
        person.say(scrambled(ticks, key, person.ours.holder), at)


def _talk(two: Two, one: dict[str, Any], number: int, local: datetime) -> None:
    time = moment(local, one["day"], one["hour"], 30)
    asked = min(time, local) - timedelta(days=1, hours=3)
    who, other = two[one["by"]], _other(two, one["by"])
    suggestion = who.say(talks.Suggestion(at=asked, times=(time,), about=one["about"]), asked)
    yes = talks.Acceptance(suggestion=suggestion.id, time=time, at=asked + 40 * A_MINUTE)
    other.say(yes, yes.at)
    if "closed" not in one:
        return
    who.say(talks.Turn(talk=suggestion.id, at=time, minutes=5, mine=True), time)
    if one.get("paused"):
        later = time + 12 * A_MINUTE
        pause = talks.Pause(talk=suggestion.id, at=later, back_at=later + 20 * A_MINUTE)
        other.say(pause, later)
        back = later + 21 * A_MINUTE
        other.say(talks.Turn(talk=suggestion.id, at=back, minutes=5, mine=True), back)
    for closed in one["closed"]:
        _close(two[closed["by"]], closed, suggestion, number, time + timedelta(hours=1))


def _close(
    who: Person, closed: dict[str, Any], suggestion: Kept[Any], number: int, at: datetime
) -> None:
    closing = talks.Closing(
        wording="talk-close@1", begun_at=at, finished_at=at,
        thread=_thread(f"closing of {who.name}", number), talk=suggestion.id,
        topic=suggestion.document.about, heard=closed["heard"], take_away=closed["take_away"],
    )  # fmt: skip
    who.keep(closing, at)
    if shown := closed.get("show"):
        said = closing.only(shown)
        who.share(said, how_heard(said.heard), at)


def _say_hard_things(two: Two, told: list[dict[str, Any]], local: datetime) -> None:
    for one in told:
        at = moment(local, one["day"], 22, 15)
        hard = talks.HardMoment(
            wording="hard-moment@1", begun_at=at, finished_at=at,
            happened=one["happened"], told=one.get("told", "yes"), heard=one["heard"],
        )  # fmt: skip
        two[one["by"]].keep(hard, at)


def _speak(two: Two, one: dict[str, Any], number: int, local: datetime) -> None:
    """A statement, its answer, and whether the speaker felt heard; all of it shared."""
    speaker, listener = two[one["by"]], _other(two, one["by"])
    at = moment(local, one["day"], 21, 10)
    statement = Statement(
        wording="statement@1", begun_at=at, finished_at=at, thread=_thread("statement", number),
        feelings=tuple(one["feelings"]), when=one["when"], because=one["because"], wish=one["wish"],
    )  # fmt: skip
    said = {**one["reply"]}
    later = moment(local, said.pop("day"), 19, 40)
    reply = Reply(
        wording="reply@1", begun_at=later, finished_at=later, thread=_thread("reply", number),
        to=statement.thread, **said,
    )  # fmt: skip
    felt = {**one["felt"]}
    last = moment(local, felt.pop("day"), 22, 5)
    heard = Heard(
        wording="heard@1", begun_at=last, finished_at=last, thread=_thread("heard", number),
        statement=statement.thread, reply=reply.thread, **felt,
    )  # fmt: skip
    for who, document, reads, when in (
        (speaker, statement, sentence_of(statement), at),
        (listener, reply, "", later),
        (speaker, heard, anchor(heard.level), last),
    ):
        who.keep(document, when)
        who.share(document, reads, when)


def _set_boundaries(two: Two, told: list[dict[str, Any]], local: datetime) -> None:
    for number, one in enumerate(told):
        said = {**one}
        who, shared = two[said.pop("by")], said.pop("shared")
        at = moment(local, said.pop("day"), 20, 20)
        boundary = Boundary(
            wording="boundaries@1", begun_at=at, finished_at=at, thread=_thread("boundary", number),
            **said,
        )  # fmt: skip
        who.keep(boundary, at)
        if shared:
            who.share(boundary, boundary.sentence(), at)


def _want_a_picture(two: Two, local: datetime) -> None:
    """Both said yes, so that the example has something to show."""
    at = moment(local, 15, 21, 0)
    for person in two.values():
        key = agreeing.key_of(settings.SECRET_KEY, person.ours.id)
        person.say(Agreed(token=agreeing.yes_of(person.ours.holder, key)), at)


def _open(two: Two, told: list[dict[str, Any]], local: datetime) -> None:
    for number, one in enumerate(told):
        at, thread = moment(local, one["day"], 19, 0), _thread("openness", number)
        until = at.date() + timedelta(days=one["lasts"])
        agreement = Agreement(
            thread=thread, what=one["what"], until=until, since=at, zone=str(local.tzinfo)
        )
        two[one["by"]].say(agreement, at)
        thanked = at + timedelta(days=2)
        _other(two, one["by"]).say(
            Thanks(agreement=thread, at=thanked, text=one["thanks"]), thanked
        )
