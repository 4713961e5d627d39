"""Finding a thing by its id. Ids are kept in sealed documents, so no two may be the same."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar


class Identified(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """The id, unique among its siblings."""


T = TypeVar("T", bound=Identified)


def by_id(things: Iterable[T]) -> Mapping[str, T]:
    """A read-only mapping from id to thing, in the order given. ValueError when an id repeats."""
    found: dict[str, T] = {}
    for thing in things:
        if thing.id in found:
            raise ValueError(f"The id “{thing.id}” is used twice; ids are unique in their list")
        found[thing.id] = thing
    return MappingProxyType(found)


def find(things: Iterable[T], id: str) -> T:
    """The thing with this id. KeyError when there is none."""
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(id)
