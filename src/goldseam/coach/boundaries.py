"""A boundary: which of its four parts are there, and where it rules the other instead."""

from collections.abc import Iterator

from goldseam.coach.classifier import Heard
from goldseam.coach.finding import Found, Span, found
from goldseam.coach.language import Language, language
from goldseam.coach.reviews import BoundaryKind, BoundaryReview, Notice
from goldseam.coach.statements import LONGEST, is_unsafe, unruled
from goldseam.coach.text import Text

# Beside the rules of a statement's kind, those that hold in a boundary only. The words are theirs.
OWN = {"demand": "ordering", "threat": "punishing", "surveillance": "checking"}


def review_boundary(text: str, *, code: str = "en") -> BoundaryReview:
    """Read a boundary as somebody means to say it, in the language of `code`.

    Never raises for any text; every place lies within it. Nothing is kept, and nothing is logged.

    >>> said = review_boundary("I need an hour when I get in. I'll sit in the garden till seven.")
    >>> said.kind, said.missing
    ('boundary', ('reason', 'gain'))
    >>> review_boundary("My boundary is that you don't talk to women.").kind
    'demand'

    Raises FileNotFoundError for a language there is no data of.
    """
    return reviewed_boundary(text, language(code))


def reviewed_boundary(text: str, speaks: Language) -> BoundaryReview:
    said = Text(text[:LONGEST], speaks.spelling)
    heard = speaks.classifier.hears(said)
    notices = tuple(sorted(_notices(said, speaks, heard), key=lambda it: (it.start, it.end)))
    need = _part(said, speaks, "need", notices)
    will = _part(said, speaks, "will", notices)
    if not (notices or need or will):
        notices = tuple(_of_the_other(said, speaks))
    unsafe = is_unsafe(said, speaks, heard)
    return BoundaryReview(
        kind=_kind({notice.kind for notice in notices}),
        need=need,
        reason=_part(said, speaks, "because", notices),
        gain=_part(said, speaks, "gain", notices),
        will=will,
        notices=() if unsafe else notices,
        unsafe=unsafe,
    )


def _part(said: Text, speaks: Language, name: str, notices: tuple[Notice, ...]) -> Span | None:
    """The first that is no order and no threat: “I need you to …” names no need yet."""
    for one in found(said, speaks.rules[name]):
        if not any(one.span.overlaps(Span(it.start, it.end)) for it in notices):
            return one.span
    return None


def _notices(said: Text, speaks: Language, heard: Heard) -> Iterator[Notice]:
    """An order that is half of a threat, or of a wish to check, isn't said as well."""
    every = list(_found(said, speaks, heard))
    stands = {(kind, said.sentence(one.at)) for kind, one in every}
    for kind, one in every:
        if not any((other, said.sentence(one.at)) in stands for other in speaks.within[kind]):
            name = OWN[kind]
            rule = one.rule if one.rule in speaks.rules[name] else speaks.unruled[name]
            yield Notice(kind, *one.span, rule.why, rule.instead)


def _found(said: Text, speaks: Language, heard: Heard) -> Iterator[tuple[str, Found]]:
    calm = bool(found(said, speaks.rules["calm"]))
    fair = [one.span for one in found(said, speaks.rules["fair"])]
    for kind, name in OWN.items():
        if kind == "threat" and calm:
            continue
        ruled = (
            one
            for one in found(said, speaks.rules[name] + speaks.rules[kind])
            if not any(one.span.overlaps(span) for span in fair)
        )
        for one in list(ruled) or unruled(name, said, speaks, heard):
            yield kind, one


def _of_the_other(said: Text, speaks: Language) -> Iterator[Notice]:
    """Where a text says nothing of the writer, the first that rules the other."""
    for one in found(said, speaks.rules["ruling"])[:1]:
        yield Notice("demand", *one.span, one.rule.why, one.rule.instead)


def _kind(kinds: set[str]) -> BoundaryKind:
    if "threat" in kinds:
        return "threat"
    return "demand" if kinds else "boundary"
