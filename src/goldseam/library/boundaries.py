"""A boundary in four parts, and what shows how it differs from a demand."""

from typing import Annotated

import msgspec
from msgspec import Meta

from .paths import Path
from .text import Text, Words


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`need` follows “I need”, `will` follows “I will”."""

    need: Text
    will: Text


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A demand beside the boundary in it, and what tells them apart."""

    demand: Text
    boundary: Text
    why: Text


class Boundaries(Path, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions of the builder. `safe` stands on a page before them, for everybody."""

    safe: Words
    examples: Annotated[tuple[Example, ...], Meta(min_length=4, max_length=6)]
    pairs: Annotated[tuple[Pair, ...], Meta(min_length=2)]
