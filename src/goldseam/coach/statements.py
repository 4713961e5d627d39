"""A statement: what may land badly in it, and which of its four parts are there."""

from collections.abc import Iterable
from typing import get_args

from goldseam.coach.classifier import Heard
from goldseam.coach.finding import Found, Span, found
from goldseam.coach.language import Language, language
from goldseam.coach.reviews import Notice, NoticeKind, Review
from goldseam.coach.text import Text

LONGEST = 20_000  # characters that are looked at; what comes after them is left alone


def review(text: str, *, code: str = "en") -> Review:
    """Read what somebody is about to say, in the language of `code`, and say what may land badly.

    Never raises for any text; every place lies within it. Nothing is kept, and nothing is logged.

    >>> said = review("You never ask.")
    >>> [(notice.kind, notice.start, notice.end) for notice in said.notices]
    [('absolute', 4, 9)]

    Raises FileNotFoundError for a language there is no data of.
    """
    return reviewed(text, language(code))


def reviewed(text: str, speaks: Language) -> Review:
    said = Text(text[:LONGEST], speaks.spelling)
    heard = speaks.classifier.hears(said)
    unsafe = is_unsafe(said, speaks, heard)
    return Review(
        notices=() if unsafe else notices(said, speaks, get_args(NoticeKind), heard),
        feeling=first(said, speaks, "feeling"),
        situation=first(said, speaks, "situation"),
        reason=first(said, speaks, "reason"),
        request=first(said, speaks, "request"),
        unsafe=unsafe,
    )


def is_unsafe(said: Text, speaks: Language, heard: Heard) -> bool:
    """Whether fear or harm is spoken of, somebody else's words included."""
    ruled = found(said, speaks.rules.get("unsafe", ()), quoted=True)
    return bool(ruled) or heard.is_sure_of("unsafe")


def notices(said: Text, speaks: Language, kinds: Iterable[str], heard: Heard) -> tuple[Notice, ...]:
    """In the order of the text. What is the lesser half of something else isn't said as well."""
    everything = [(kind, one) for kind in kinds for one in places(kind, said, speaks, heard)]
    kept = (it for it in everything if not _gives_way(it, everything, said, speaks))
    every = (_notice(kind, one, said, speaks) for kind, one in kept)
    return tuple(sorted(every, key=lambda notice: (notice.start, notice.end)))


def places(kind: str, said: Text, speaks: Language, heard: Heard) -> list[Found]:
    """What rules find, unless nothing of it is heard; where they find nothing, what is heard.

    It gives way to what it may be half of, even where no rule found that.
    """
    if heard.rules_out(kind) or heard.sounds_more_like(speaks.within.get(kind, ()), kind):
        return []
    return found(said, speaks.rules.get(kind, ())) or unruled(kind, said, speaks, heard)


def unruled(kind: str, said: Text, speaks: Language, heard: Heard) -> list[Found]:
    """What is heard without a rule: at most once, and where nobody else is quoted."""
    if not heard.is_sure_of(kind, rather_than=speaks.beneath.get(kind, ())):
        return []
    start, end = heard.place(kind)
    if said.is_quoted(start):
        return []
    return [Found(Span(*said.span(start, end)), start, speaks.unruled[kind], {})]


def _gives_way(
    it: tuple[str, Found], everything: Iterable[tuple[str, Found]], said: Text, speaks: Language
) -> bool:
    kind, one = it
    beneath, within = speaks.beneath[kind], speaks.within[kind]
    return any(
        (other in beneath and _overlap(one.span, that.span))
        or (other in within and said.sentence(one.at) == said.sentence(that.at))
        for other, that in everything
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def first(said: Text, speaks: Language, kind: str) -> Span | None:
    every = found(said, speaks.rules.get(kind, ()))
    return every[0].span if every else None


def _notice(kind: str, one: Found, said: Text, speaks: Language) -> Notice:
    """`why` and `instead` name the words as they were typed."""
    start, end = one.span
    word = said.typed[start:end]
    plain = one.said.get("what") or word.casefold()
    names = {
        "{word}": word,
        "{what}": one.said.get("what") or "…",
        "{under}": speaks.underneath.get(
            plain, speaks.underneath.get(word.casefold(), "hurt, or sad")
        ),
    }
    why, instead = one.rule.why, one.rule.instead
    for name, said_as in names.items():
        why, instead = why.replace(name, said_as), instead.replace(name, said_as)
    return Notice(kind, start, end, why, instead)
