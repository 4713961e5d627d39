"""Finding a therapist: what comes first, where to look, what to ask, what holds in a country."""

from typing import Annotated

import msgspec
from msgspec import Meta

from .friend import Piece
from .guide import Source
from .lookup import by_id
from .text import ContentFile, Id, Text, Words


class Chapter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading with words, points, words after them, and where a fact in them comes from."""

    id: Id
    title: Text
    paragraphs: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        if not (self.paragraphs or self.points):
            raise ValueError(f"The chapter “{self.id}” says nothing")


class AskAbout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Questions for the first call, about one thing."""

    id: Id
    title: Text
    questions: Words


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that holds in one country, and who says so."""

    text: Text
    source: Source


class CountryFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country, and what is known about finding a therapist there."""

    id: Id
    name: Text
    facts: Annotated[tuple[Fact, ...], Meta(min_length=1)]


class Therapist(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole page, in the order it is shown: when not to go as a couple stands first."""

    title: Text
    sub: Text
    not_together: Chapter
    alone_or_couple: Chapter
    where: Chapter
    countries: Annotated[tuple[CountryFacts, ...], Meta(min_length=1)]
    ask: Chapter
    questions: Annotated[tuple[AskAbout, ...], Meta(min_length=1)]
    expect: Chapter
    cost: Chapter
    misfit: Chapter
    write: Chapter
    messages: Annotated[tuple[Piece, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        for things in (self.countries, self.questions, self.messages):
            by_id(things)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where every fact of the page comes from."""
        facts = tuple(fact.source for country in self.countries for fact in country.facts)
        return (*self.not_together.sources, *facts)
