"""A message to somebody one trusts: pieces to put together, and the draft they make."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from .lookup import by_id
from .text import ContentFile, Id, Text


class Piece(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence of a message, and what it is called when one chooses it."""

    id: Id
    label: Text
    text: Text


Pieces = Annotated[tuple[Piece, ...], Meta(min_length=1)]


class Friend(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the page says, and the pieces of its message."""

    title: Text
    why: Text
    before: Text
    after: Text
    careful: Text
    who: Text
    greeting: Text
    greeting_without_name: Text
    openings: Pieces
    wishes: Pieces
    endings: Pieces

    def __post_init__(self) -> None:
        for pieces in (self.openings, self.wishes, self.endings):
            by_id(pieces)

    def message(
        self, name: str, *, opening: str = "", own: str = "", wish: str = "", ending: str = ""
    ) -> str:
        """The draft: a greeting, then what was chosen and what somebody added. Ids choose.

        An id that no piece has leaves its sentence out.
        """
        greeting = self.greeting.format(name=name) if name else self.greeting_without_name
        first = _text(self.openings, opening)
        rest = [own, _text(self.wishes, wish), _text(self.endings, ending)]
        paragraphs = [f"{greeting} {first}".strip(), *rest]
        return "\n\n".join(text for text in paragraphs if text)


def _text(pieces: Sequence[Piece], id: str) -> str:
    return next((piece.text for piece in pieces if piece.id == id), "")
