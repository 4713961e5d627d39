"""One example of every kind of document, with one's own words in every field that holds words.

A new kind of document belongs in here; the canaries fail until it is.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import structs

from goldseam.arrivals.documents import Announced, Arrival, Arrived
from goldseam.beliefs.documents import Belief, Return
from goldseam.boundaries.documents import Boundary
from goldseam.calm.documents import CalmSession
from goldseam.chapters.documents import Chapter
from goldseam.checkins.documents import Answer, CheckIn
from goldseam.drafts.documents import Draft
from goldseam.drawers.documents import KINDS, Document
from goldseam.journal.documents import Entry, Tag
from goldseam.library import Axis, Path
from goldseam.night.documents import Note, Noticed
from goldseam.openness.documents import Agreement, Thanks
from goldseam.picture import documents as picture
from goldseam.picture.estimating import looked
from goldseam.picture.evidence import Observed
from goldseam.promises import documents as promises
from goldseam.questions.documents import Asked
from goldseam.reflections.documents import Reflected
from goldseam.talks import documents as talks
from goldseam.today.documents import Said, SmallThingAnswer
from goldseam.together.documents import Partner
from goldseam.tracks.documents import Track
from goldseam.ui.words import library
from goldseam.understanding import documents as understanding
from goldseam.urge.documents import Moment
from goldseam.vault import new_identity
from goldseam.walks.documents import Distance, LettingGo
from goldseam.words.documents import Heard, Reply, Statement


def examples(say: Callable[[], str], now: datetime) -> dict[str, Document]:
    """By kind. `say` gives new words each time."""
    return {
        "calm.session": CalmSession(exercise="breathing@1", at=now, before=7, after=4, seconds=90),
        "checkins.check-in": CheckIn(at=now, answer=Answer(distress=6, feelings=("afraid@1",))),
        "draft": Draft(place="journal-new", fields={"text": [say()], "trigger": [say()]}, at=now),
        "journal.entry": Entry(
            text=f"{say()}\n{say()}",
            written_at=now,
            tags=tuple(Tag(kind, say()) for kind in ("trigger", "belief", "wound", "person")),
        ),
        "night.note": Note(
            good=(say(), say(), say()),
            noticed=Noticed(text=say(), kind="trigger"),
            written_at=now,
        ),
        "beliefs.belief": Belief(
            wording="beliefs@1",
            begun_at=now,
            finished_at=now,
            rule=say(),
            believed_before=80,
            origin=say(),
            protects=say(),
            speaks_for=say(),
            speaks_against=say(),
            kinder=say(),
            trial=say(),
            believed_after=60,
            come_back="two-weeks",
        ),
        "beliefs.return": Return(
            wording="belief-again@1",
            begun_at=now,
            finished_at=now,
            belief=UUID(int=7),
            rule=say(),
            seen=say(),
            believed=50,
            next="rest",
        ),
        "walks.distance": Distance(
            wording="distance@1",
            begun_at=now,
            finished_at=now,
            moment=say(),
            form=("silent",),
            needs=("quiet",),
            gives=say(),
            keeps_out=say(),
            said_simply=say(),
        ),
        "walks.letting-go": LettingGo(
            wording="letting-go@1",
            begun_at=now,
            finished_at=now,
            wanted="yes",
            what=say(),
            cost=say(),
            holding=say(),
            need=say(),
            without=say(),
            today=say(),
        ),
        "reflections.reflection": Reflected(
            wording="signs@1",
            begun_at=now,
            finished_at=now,
            reflection="signs",
            answers={
                "went-over-it": "often",
                "lay-awake": "sometimes",
                "pictured-it": "often",
                "looked-through": "always",
                "asked-to-test": "often",
                "last-online": "often",
            },
        ),
        "picture.past": _past(now),
        "picture.now": _now(now),
        "picture.tested": picture.Tested(
            on=now.date(),
            days=70,
            tags=2,
            found=(
                picture.Found(
                    kind="trigger",
                    word=say(),
                    effect=1.2,
                    low=0.4,
                    high=2.0,
                    days_with=11,
                    grade="possible",
                ),
            ),
        ),
        "picture.hidden": picture.Hidden(kind="trigger", word=say(), at=now),
        "picture.agreed": picture.Agreed(token=bytes(16)),
        "urge.moment": Moment(
            wording="urge@1",
            begun_at=now,
            finished_at=now,
            fear=say(),
            chance=70,
            known=say(),
            need=say(),
            way="words",
            words_for_it=say(),
            after_checking=say(),
            outcome="no",
            happened=say(),
        ),
        "together.partner": Partner(
            person=UUID(int=9), name=say(), keys=new_identity().public().pack(), since=now
        ),
        "understanding.marks": understanding.Marks(
            wording="betrayal@1", marks=("last-to-know", "good-news-first"), own=say()
        ),
        "understanding.link": understanding.Link(
            wording="then-and-now@1",
            begun_at=now,
            finished_at=now,
            now=say(),
            body=say(),
            then=say(),
            alike=say(),
            different=say(),
            to_then=say(),
        ),
        "understanding.moment": understanding.Moment(
            what=say(), year=1998, when=say(), weight="took", written_at=now
        ),
        "understanding.attachment": understanding.Attachment(
            wording="attachment@1",
            begun_at=now,
            finished_at=now,
            whom=say(),
            answers=dict.fromkeys(_NEAR_AND_FAR, "mostly"),
        ),
        "words.statement": Statement(
            wording="statement@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=11),
            feelings=("sad", "tired"),
            feeling=say(),
            when=say(),
            because=say(),
            wish=say(),
        ),
        "words.reply": Reply(
            wording="reply@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=12),
            typed=say(),
            heard=say(),
            understand=say(),
            question=say(),
            plan=say(),
        ),
        "words.heard": Heard(
            wording="heard@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=13),
            statement=UUID(int=11),
            level=3,
            more=say(),
        ),
        "chapters.chapter": Chapter(
            wording="chapters@1",
            begun_at=now,
            thread=UUID(int=14),
            on=now.date(),
            private=say(),
            message=say(),
        ),
        "tracks.track": Track(which="both", since=now.date(), at=now),
        "promises.promise": promises.Promise(
            when=say(),
            will=say(),
            axis=Axis.RELIABILITY,
            repeats=promises.Repeats.DAILY,
            first=date(2026, 11, 22),
            until=date(2026, 12, 21),
            zone="Europe/Berlin",
            made_at=now,
        ),
        "promises.report": promises.Report(
            promise=UUID(int=14),
            day=date(2026, 11, 22),
            outcome=promises.Outcome.NOT_KEPT,
            told_at=now,
        ),
        "promises.answer": promises.Answer(
            report=UUID(int=15),
            outcome=promises.Outcome.NOT_KEPT,
            view=promises.View.DIFFERENT,
            words_said=say(),
            at=now,
        ),
        "promises.repair": promises.Repair(
            wording="promise-repair@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=16),
            promise=UUID(int=14),
            day=date(2026, 11, 22),
            happened=say(),
            meant=say(),
            plan=say(),
        ),
        "promises.meaning": promises.Meaning(
            promise=UUID(int=14), day=date(2026, 11, 22), text=say(), at=now
        ),
        "promises.plate": promises.PlateSeed(seed=b"where the cracks"),
        "boundaries.boundary": Boundary(
            wording="boundaries@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=14),
            need=say(),
            why=say(),
            both=say(),
            will=say(),
            review_on=now.date(),
            looked_at=now,
        ),
        "arrivals.arrival": Arrival(
            thread=UUID(int=15),
            times=(Announced(said_at=now, at=now + timedelta(minutes=40)),),
            place="home",
        ),
        "arrivals.arrived": Arrived(arrival=UUID(int=15), at=now, said_at=now),
        "openness.agreement": Agreement(
            thread=UUID(int=16),
            what=say(),
            until=now.date() + timedelta(days=7),
            since=now,
            zone="Europe/Berlin",
        ),
        "openness.thanks": Thanks(agreement=UUID(int=16), at=now, text=say()),
        "talks.ladder": talks.LadderAnswers(ticks={"money": "some-time"}),
        "talks.topic": talks.OwnTopic(
            wording="talks@1", begun_at=now, thread=UUID(int=14), text=say()
        ),
        "talks.compared": talks.Compared(tokens=(b"12345678",)),
        "talks.suggestion": talks.Suggestion(
            at=now, times=(now + timedelta(days=3000),), about=say()
        ),
        "talks.acceptance": talks.Acceptance(
            suggestion=UUID(int=15), time=now + timedelta(days=1), at=now
        ),
        "talks.aside": talks.Aside(suggestion=UUID(int=15)),
        "talks.turn": talks.Turn(talk=UUID(int=15), at=now, minutes=5, mine=True),
        "talks.pause": talks.Pause(talk=UUID(int=15), at=now, back_at=now + timedelta(hours=1)),
        "talks.closing": talks.Closing(
            wording="talk-close@1",
            begun_at=now,
            finished_at=now,
            thread=UUID(int=16),
            topic=say(),
            heard="3",
            take_away=say(),
        ),
        "talks.moment": talks.HardMoment(
            wording="hard-moment@1",
            begun_at=now,
            finished_at=now,
            happened=say(),
            told="yes",
            heard="2",
        ),
        "today.small-thing": SmallThingAnswer(thing="water@1", said=Said.DONE, at=now),
    }


# Enough of the sentences for a region.
_NEAR_AND_FAR = ("silence", "tone", "good-days", "one-more-sign", "step-back", "sort-it-out",
                 "how-are-you", "a-hand", "looked-after")  # fmt: skip


def begun(documents: dict[str, Document]) -> dict[str, Document]:
    """Of everything that is asked question by question: one just begun, and one for each answer
    that ends its path. By kind, and then how it stands."""
    found: dict[str, Document] = {}
    for kind, asked in documents.items():
        if not isinstance(asked, Asked):
            continue
        required = [one.name for one in structs.fields(asked) if one.required]
        new = type(asked)(**{name: getattr(asked, name) for name in required})
        found[f"{kind} begun"] = new
        for question, option in _ends(new):
            stopped = new.saying(question, option).finished(new.begun_at)
            found[f"{kind} {option}"] = stopped
    return found


def path_of(document: Asked) -> Path | None:
    """The guided path it was asked in; what is asked otherwise has none."""
    return library().paths.get(document.wording.partition("@")[0])


def kinds() -> set[str]:
    """Every kind that lies in drawers. Preferences are sealed beside the person instead."""
    ours = {kind for kind, struct in KINDS.items() if ".tests." not in struct.__module__}
    return ours - {"people.preferences"}


def _ends(asked: Asked) -> Iterator[tuple[str, str]]:
    path = path_of(asked)
    for question in path.questions if path else ():
        yield from ((question.id, option.id) for option in question.options if option.stops)


def _now(now: datetime) -> picture.Now:
    nothing = Observed({track: [] for track in picture.TRACKS})
    numbers, _ = looked(nothing, nothing, now.date(), now.date())
    return picture.Now(
        place=_nowhere(), today=now.date(), marks=picture.Marks(), at=now, numbers=numbers
    )


def _past(now: datetime) -> picture.Past:
    return picture.Past(
        place=_nowhere(), began=now.date(), day=0, marks=picture.Marks(), at=now, tracks=(),
        tally=picture.Tally(),
    )  # fmt: skip


def _nowhere() -> picture.Place:
    """Of no version that is read: what somebody writes isn’t in it."""
    return picture.Place(scope="mine", space=None, first=None, version=0)
