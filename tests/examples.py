"""One example of every kind of document, with one's own words in every field that holds words.

A new kind of document belongs in here; the canaries fail until it is.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from goldseam.beliefs.documents import Belief, Return
from goldseam.calm.documents import CalmSession
from goldseam.checkins.documents import Answer, CheckIn
from goldseam.drafts.documents import Draft
from goldseam.drawers.documents import KINDS, Document
from goldseam.journal.documents import Entry, Tag
from goldseam.night.documents import Note, Noticed
from goldseam.today.documents import Said, SmallThingAnswer
from goldseam.urge.documents import Moment
from goldseam.walks.documents import Distance, LettingGo


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
        "today.small-thing": SmallThingAnswer(thing="water@1", said=Said.DONE, at=now),
    }


def kinds() -> set[str]:
    """Every kind that lies in drawers. Preferences are sealed beside the person instead."""
    ours = {kind for kind, struct in KINDS.items() if ".tests." not in struct.__module__}
    return ours - {"people.preferences"}
