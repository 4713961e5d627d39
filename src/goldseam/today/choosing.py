"""Which small thing is offered today, and why: plain rules, the first that fits decides.

    offer = one_small_thing(library.small_things, lately)
    offer.thing.text    # “Breathe four by four for two minutes.”
    offer.because       # “because you said it is 8 right now”

Nothing is learned, scored or sent anywhere. The same day and the same answers give the same thing.
To change what is offered when, change `RULES` and the function it names.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from goldseam.library import Distress, LeadsTo, PartOfDay, SmallThing, SmallThings
from goldseam.ui.dates import formatted

# Today has a card of its own for these two.
HAVE_A_CARD = {LeadsTo.CHECK_IN, LeadsTo.NIGHT}
# Two offers a day; after that the day is left in peace.
MOST_OFFERS = 2

# What may suit a feeling, by the family its word belongs to.
FOR_A_FEELING = {
    "weariness": ("rest", "dim-the-light", "warm-drink", "drop-shoulders"),
    "distance": ("look-at-distance", "message-a-friend", "step-outside", "ask-for-a-call", "music"),
    "anger": ("walk-the-block", "step-outside", "drop-shoulders", "let-go-in-bed"),
    "sadness": ("warm-drink", "music", "message-a-friend", "three-breaths"),
    "fear": ("pause-first", "five-senses", "breathe-two", "what-i-know", "park-it"),
    "hurt": ("warm-drink", "message-a-friend", "three-breaths", "drop-shoulders"),
    "shame": ("message-a-friend", "one-sentence", "warm-drink"),
    "doubt": ("pause-first", "what-i-know", "one-sentence", "kept-word"),
    "calm": ("one-sentence", "look-at-support", "promise-to-self"),
    "hope": ("promise-to-self", "kept-word", "one-sentence"),
    "closeness": ("kept-word", "one-sentence"),
    "gladness": ("one-sentence", "kept-word", "music"),
}
# What may suit something noted in the journal, by the kind of its tag.
FOR_A_TAG = {
    "trigger": ("then-and-now", "what-i-know", "five-senses", "kept-word"),
    "belief": ("what-i-know", "kept-word", "one-sentence"),
    "wound": ("then-and-now", "warm-drink", "message-a-friend", "drop-shoulders"),
}
# What may suit the sign that came up most in a reflection. Letting go is never offered.
FOR_A_SIGN = {
    "overthinking": ("breathe-two", "empty-the-head", "one-sentence", "step-outside"),
    "difficulty-sharing": ("message-a-friend", "one-sentence"),
    "checking-and-testing": ("pause-first", "kept-word"),
    "protective-distance": ("look-at-distance", "ask-for-a-call"),
    "difficulty-letting-go": ("warm-drink", "step-outside", "one-sentence"),
}
# What may suit a chapter in which something was marked.
FOR_A_CAUSE = {
    "betrayal": ("then-and-now", "what-i-know", "kept-word"),
    "childhood": ("then-and-now", "warm-drink", "message-a-friend"),
    "trauma": ("five-senses", "warm-drink", "look-at-support"),
    "self-worth": ("promise-to-self", "kept-word"),
}
# What may suit somebody who says where they stand, in each stretch of the thirty days.
FOR_A_TRACK: dict[str, dict[str, tuple[str, ...]]] = {
    "hurt": {
        "ground": ("decide-nothing", "drop-shoulders", "message-a-friend", "water", "rest"),
        "naming": ("word-under-it", "one-sentence", "look-at-distance", "step-outside"),
        "needs": ("one-need", "kept-word", "music", "look-at-support"),
        "own-life": ("something-of-yours", "promise-to-self", "then-and-now", "walk-the-block"),
    },
    "rebuilding": {
        "ground": ("say-when-home", "give-room", "drop-shoulders", "message-a-friend"),
        "truth": ("what-i-did", "hear-it-out", "give-room", "say-it-ahead"),
        "small-words": ("tiny-word", "say-it-ahead", "say-when-home", "hear-it-out"),
        "answering": ("mend-one", "same-answer", "promise-to-self", "look-at-support"),
    },
    "both": {
        "ground": ("leave-the-scales", "decide-nothing", "drop-shoulders", "message-a-friend"),
        "apart": ("one-side-today", "which-of-two", "word-under-it", "step-outside"),
        "one-each": ("one-need", "tiny-word", "say-it-ahead", "kept-word"),
        "onward": ("then-and-now", "promise-to-self", "something-of-yours", "mend-one"),
    },
}
# Body, safety, somebody near: all there is on the first evening after something serious.
FOR_A_FIRST_EVENING = (
    "somebody-near", "breathe-two", "five-senses", "water", "warm-drink", "eat-something",
    "drop-shoulders", "cold-water", "let-go-in-bed", "dim-the-light", "talk-to-somebody",
)  # fmt: skip
FOR_AN_ALARM = ("breathe-two", "five-senses", "cold-water", "let-go-in-bed", "talk-to-somebody")
FOR_LATE = ("park-it", "dim-the-light", "let-go-in-bed", "warm-drink", "drop-shoulders")
BY_EXERCISE = {"breathing": "breathe-two", "senses": "five-senses", "muscles": "let-go-in-bed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A tag somebody put on a journal entry: its kind, and the person's own day and time of it."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """What a reflection or a chapter spoke of: its id, its name, and the day."""

    id: str
    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The track somebody chose, and the stretch of its thirty days."""

    track: str
    stretch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What the rules may look at. `local` is the person's own clock."""

    local: datetime
    first_day: bool = False
    first_evening: bool = False  # after something serious was said
    level: int | None = None  # of a check-in in the last hours
    families: Sequence[str] = ()  # of that check-in's words, the last chosen first
    words: Sequence[str] = ()  # the words themselves, in the same order
    noted: Sequence[Noted] = ()  # newest first, of the last days
    fear_from: datetime | None = None  # when a fear was written that nobody looked back on yet
    belief_is_due: bool = False  # one that somebody wanted to come back to by now
    standing: Standing | None = None  # during the thirty days of a track
    sign: Spoke | None = None  # that came up a great deal in a reflection of these days
    cause: Spoke | None = None  # the chapter something was last marked in, these days
    gentlest: str | None = None  # the exercise after which the number has usually been lower
    refused: Collection[str] = ()
    done: Collection[str] = ()

    @property
    def part(self) -> PartOfDay:
        return PartOfDay.at(self.local.hour)


@dataclass(frozen=True, slots=True)
class Offer:
    thing: SmallThing
    because: str


Fitting = dict[str, SmallThing]
Rule = Callable[[Fitting, Lately], tuple[Iterable[str], str] | None]


def one_small_thing(things: SmallThings, lately: Lately) -> Offer | None:
    """What to offer now; nothing once something was done today, or two offers were refused.

    An alarm, and a first evening, are answered even on a day when something has been done.
    """
    is_pressing = lately.first_evening or _is_alarmed(lately)
    if len(lately.refused) >= MOST_OFFERS or (lately.done and not is_pressing):
        return None
    fitting = _fitting(things, lately)
    for rule in RULES:
        if (found := rule(fitting, lately)) is None:
            continue
        ids, because = found
        if thing := _of_the_day([fitting[id] for id in ids if id in fitting], lately):
            return Offer(thing, because)
    return None


def a_first_evening(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    """Nothing else fits then, so what follows has nothing more to offer either."""
    if not lately.first_evening:
        return None
    return FOR_A_FIRST_EVENING, _("because safety and calm come first")


def an_alarm(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if not _is_alarmed(lately):
        return None
    known = BY_EXERCISE.get(lately.gentlest or "")
    if known in fitting:
        return [known], _("because your number has usually been lower after it")
    return FOR_AN_ALARM, _("because you said it is %(level)s right now") % {"level": lately.level}


def a_first_day(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    return (
        (_anything(fitting), _("because this is your first day here")) if lately.first_day else None
    )


def a_fear(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if lately.fear_from is None:
        return None
    day = formatted(lately.fear_from, "l")
    return ["look-back-on-a-fear"], _("because you wrote down a fear on %(day)s") % {"day": day}


def a_belief(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if not lately.belief_is_due:
        return None
    return ["back-to-a-belief"], _("because you wanted to come back to it about now")


def a_feeling(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    for family, word in zip(lately.families, lately.words, strict=True):
        if any(id in fitting for id in FOR_A_FEELING.get(family, ())):
            return FOR_A_FEELING[family], _("because you chose “%(word)s”") % {"word": word}
    return None


def a_late_hour(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    return (FOR_LATE, _("because it is late")) if lately.part is PartOfDay.NIGHT else None


def a_tag(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    for noted in lately.noted:
        if any(id in fitting for id in FOR_A_TAG.get(noted.kind, ())):
            return FOR_A_TAG[noted.kind], _because_of_tag(noted, lately.local)
    return None


def a_track(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    """Its reason names the days and not the person: somebody may look over a shoulder."""
    if lately.standing is None:
        return None
    ids = FOR_A_TRACK.get(lately.standing.track, {}).get(lately.standing.stretch, ())
    return ids, _("because it fits the days you are in")


def a_sign(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if lately.sign is None:
        return None
    return FOR_A_SIGN[lately.sign.id], _(
        "because %(sign)s came up often in what you answered on %(day)s"
    ) % {"sign": lately.sign.name, "day": formatted(lately.sign.on, "l")}


def a_cause(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if lately.cause is None:
        return None
    return FOR_A_CAUSE[lately.cause.id], _(
        "because you marked something in “%(chapter)s” on %(day)s"
    ) % {"chapter": lately.cause.name, "day": formatted(lately.cause.on, "l")}


def a_number(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if lately.level is None:
        return None
    return _anything(fitting), _("because you said it is %(level)s right now") % {
        "level": lately.level
    }


def the_hour(fitting: Fitting, lately: Lately) -> tuple[Iterable[str], str] | None:
    if lately.part is PartOfDay.EVENING:
        return _anything(fitting), _("because it is evening")
    return _anything(fitting), _("because a day is easier with one small thing in it")


# From the most pressing to the most ordinary.
RULES: tuple[Rule, ...] = (
    a_first_evening, an_alarm, a_first_day, a_fear, a_belief, a_feeling, a_late_hour, a_tag,
    a_track, a_sign, a_cause, a_number, the_hour,
)  # fmt: skip


def _is_alarmed(lately: Lately) -> bool:
    return lately.level is not None and Distress.of(lately.level) is Distress.HIGH


def _fitting(things: SmallThings, lately: Lately) -> Fitting:
    """What suits the hour and the number; without one, what suits a low and a middling number.

    A first evening is no low one, and nothing fits it but calm that wasn't seen to yet.
    """
    if lately.level is not None:
        bands = [Distress.of(lately.level)]
    elif lately.first_evening:
        bands = [Distress.MID]
    else:
        bands = [Distress.LOW, Distress.MID]
    fits = [
        {
            t.id: t
            for t in things.fitting(part=lately.part, distress=band, first_day=lately.first_day)
        }
        for band in bands
    ]
    return {
        id: thing
        for id, thing in fits[0].items()
        if all(id in others for others in fits)
        and thing.leads_to not in HAVE_A_CARD
        and id not in lately.refused
        and (not lately.first_evening or _is_calm(id, lately))
    }


def _is_calm(id: str, lately: Lately) -> bool:
    return id in FOR_A_FIRST_EVENING and id not in lately.done


def _anything(fitting: Fitting) -> list[str]:
    """Whatever fits, except what needs a reason of its own."""
    return [id for id, thing in fitting.items() if not thing.only_for_a_reason]


def _of_the_day(things: Sequence[SmallThing], lately: Lately) -> SmallThing | None:
    """Another one each day, the same one all day."""
    return things[lately.local.toordinal() % len(things)] if things else None


def _because_of_tag(noted: Noted, local: datetime) -> str:
    day = formatted(noted.at, "l")
    if noted.at.date() == local.date():
        return {
            "trigger": _("because you noted a trigger today"),
            "belief": _("because you noted a belief today"),
            "wound": _("because you noted an old wound today"),
        }[noted.kind]
    return {
        "trigger": _("because you noted a trigger on %(day)s"),
        "belief": _("because you noted a belief on %(day)s"),
        "wound": _("because you noted an old wound on %(day)s"),
    }[noted.kind] % {"day": day}
