"""Check-ins: how somebody is at a moment, in a number and a few words, either of them optional.

    current(check_ins, now)        # the check-in that two taps in a row go into
    answered(check_in, distress=7) # the same check-in after a tap
    taken_back(check_in)           # and as it was before that tap

A change within ten minutes belongs to the same check-in: who taps twice has said one thing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct, structs

from goldseam.drawers.documents import Document, document
from goldseam.drawers.gate import Kept

SAME_MOMENT = timedelta(minutes=10)
LEVELS = range(11)
MOST_WORDS = 24  # more than anybody feels at once; keeps a document small


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was tapped: a number from 0 to 10, and feelings as `id@version` of the vocabulary."""

    distress: int | None = None
    feelings: tuple[str, ...] = ()


@document("checkins.check-in")
class CheckIn(Document, frozen=True, kw_only=True):
    at: datetime
    answer: Answer = Answer()
    before: Answer | None = None  # the answer before the last tap, so that one tap can be undone

    @property
    def distress(self) -> int | None:
        return self.answer.distress

    @property
    def feelings(self) -> tuple[str, ...]:
        """The ids of the words, without the version they were chosen from."""
        return tuple(feeling.partition("@")[0] for feeling in self.answer.feelings)


def current(check_ins: Sequence[Kept[CheckIn]], now: datetime) -> Kept[CheckIn] | None:
    """The check-in of this moment, if there is one. `check_ins` as read: newest first."""
    recent = (kept for kept in check_ins if now - kept.document.at < SAME_MOMENT)
    return next(recent, None)


def answered(check_in: CheckIn, distress: int) -> CheckIn:
    return _changed(check_in, structs.replace(check_in.answer, distress=distress))


def toggled(check_in: CheckIn, feeling: str) -> CheckIn:
    """With this word, or without it when it was there. `feeling` is `id@version`."""
    id = feeling.partition("@")[0]
    kept = tuple(f for f in check_in.answer.feelings if f.partition("@")[0] != id)
    added = kept if len(kept) < len(check_in.answer.feelings) else (*kept, feeling)
    return _changed(check_in, structs.replace(check_in.answer, feelings=added[-MOST_WORDS:]))


def worded(check_in: CheckIn, feelings: Sequence[str]) -> CheckIn:
    """With exactly these words."""
    chosen = tuple(dict.fromkeys(feelings))[:MOST_WORDS]
    return _changed(check_in, structs.replace(check_in.answer, feelings=chosen))


def taken_back(check_in: CheckIn) -> CheckIn | None:
    """As it was before the last tap; nothing when that tap began it."""
    if check_in.before is None:
        return None
    return structs.replace(check_in, answer=check_in.before, before=None)


def says_nothing(check_in: CheckIn) -> bool:
    return check_in.answer == Answer()


def _changed(check_in: CheckIn, answer: Answer) -> CheckIn:
    begun = not says_nothing(check_in)
    return structs.replace(check_in, answer=answer, before=check_in.answer if begun else None)
