"""The guide's articles: Markdown with TOML between `+++` lines in front, parsed once when loaded.

+++
title = "What trust is made of"
+++
The body, in CommonMark, without HTML or images.
"""

import enum
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Meta

from .errors import ContentError
from .lookup import by_id
from .text import ContentFile, Text

FENCE = "+++"
# Three minutes of reading at about 230 words a minute, with room for an article that says less.
SHORTEST, LONGEST = 400, 900
# What an article may lead to; content/en never names an address (ui/leads.py does).
LEADS = frozenset({
    "reflections/signs", "reflections/predictability", "reflections/reliability",
    "reflections/emotional-safety", "reflections/self-trust",
    "urge", "urge/fears", "beliefs", "distance", "letting-go", "friend",
    "understanding", "understanding/betrayal", "understanding/childhood", "understanding/trauma",
    "understanding/self-worth", "understanding/then-and-now", "understanding/story",
    "understanding/attachment",
    "calm", "calm/breathing", "calm/senses", "calm/muscles", "journal", "night",
    "support", "support/therapist", "support/safe", "boundaries/new",
})  # fmt: skip
ANOTHER = "guide/"  # and then the id of another article

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_TAG = re.compile(r"</?[a-z!]", re.IGNORECASE)


class Part(enum.StrEnum):
    """Where an article stands in the list, in this order."""

    TRUST = "trust"
    SIGNS = "signs"
    CAUSES = "causes"
    MENDING = "mending"
    EVERYDAY = "everyday"
    HELP = "help"


class Axis(enum.StrEnum):
    """The side of trust an article speaks to."""

    PREDICTABILITY = "predictability"
    RELIABILITY = "reliability"
    EMOTIONAL_SAFETY = "emotional-safety"
    SELF_TRUST = "self-trust"


class Answers(enum.StrEnum):
    """The five questions people ask, in the order they are shown."""

    CAUSES = "causes"
    REBUILDING = "rebuilding"
    SIGNS = "signs"
    WITHOUT_TRUST = "without-trust"
    HOW_LONG = "how-long"


class Tool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one can do now, and where."""

    leads_to: str
    text: Text

    def __post_init__(self) -> None:
        if self.leads_to not in LEADS and not self.leads_to.startswith(ANOTHER):
            raise ValueError(f"leads_to says “{self.leads_to}”, and nothing has that name")


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a fact comes from, and the day it was read."""

    name: Text
    url: Annotated[str, Meta(pattern=r"^https://[^\s/]+\.[^\s]+$")]
    checked: date


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph, a heading or a line of a list as plain text, below the heading `under`."""

    text: str
    under: str = ""
    is_heading: bool = False


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What follows the front matter: as a page shows it, and as plain text."""

    html: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


class Article(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article. With `heavy`, these words stand before it and it opens when it is wanted."""

    title: Text
    about: Text
    part: Part
    order: Annotated[int, Meta(ge=1)]
    axes: tuple[Axis, ...]
    heavy: str
    answers: tuple[Answers, ...]
    tool: Tool
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    body: Body

    @property
    def published_as(self) -> str:
        """Its folder belongs to it: a reflection may have the same id as an article."""
        return f"{ANOTHER}{self.id}@{self.version}"


def parts(text: str, file: str) -> dict[str, object]:
    """An article's front matter and its parsed body, ready to become an `Article`.

    Raises ContentError, and tomllib.TOMLDecodeError for front matter that is no TOML.
    """
    opening, front, body = _split(text, file)
    fields = tomllib.loads("\n" * opening + front)  # so that an error names the file's own line
    if "body" in fields:
        raise ContentError(file, "body", "It stands in the front matter", f"Move it below {FENCE}.")
    return {**fields, "body": _body(body, file)}


def in_order(articles: Iterator[Article]) -> list[Article]:
    """By part, and by the order within it."""
    places = list(Part)
    return sorted(articles, key=lambda one: (places.index(one.part), one.order, one.id))


def check_leads(articles: list[Article], language: str) -> None:
    """Raise ContentError for an article whose tool is an article that isn't there."""
    known = by_id(articles)
    for one in articles:
        leads_to = one.tool.leads_to
        if leads_to.startswith(ANOTHER) and leads_to.removeprefix(ANOTHER) not in known:
            file, problem = f"{language}/guide/{one.id}.md", f"There is no article “{leads_to}”"
            raise ContentError(file, "tool.leads_to", problem, "Lead to one that is there.")


def _split(text: str, file: str) -> tuple[int, str, str]:
    lines = text.splitlines()
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if fences[:1] != [0] or len(fences) < 2:
        problem = f"It doesn’t begin with TOML between two lines of {FENCE}"
        raise ContentError(file, "the front matter", problem, "Copy its shape from another.")
    end = fences[1]
    return 1, "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def _body(text: str, file: str) -> dict[str, object]:
    tokens = _MARKDOWN.parse(text)
    blocks = tuple(_blocks(tokens))
    for fault, remedy in _faults(tokens, blocks):
        raise ContentError(file, "the text", fault, remedy)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return {"html": html, "blocks": [msgspec.structs.asdict(block) for block in blocks]}


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    under = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        text = _plain(token)
        is_heading = before is not None and before.type == "heading_open"
        under = text if is_heading else under
        yield Block(text=text, under=under, is_heading=is_heading)


def _plain(inline: Token) -> str:
    """The words alone: no marks, no code, no address of a link."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        breaks.get(child.type, child.content if child.type == "text" else "")
        for child in inline.children or ()
    )


def _faults(tokens: list[Token], blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    checks: tuple[Callable[[], Iterator[tuple[str, str]]], ...] = (
        lambda: _length(blocks),
        lambda: _headings(tokens),
        lambda: _inside(tokens, blocks),
    )
    for check in checks:
        yield from check()


def _length(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    words = sum(len(block.text.split()) for block in blocks)
    if not SHORTEST <= words <= LONGEST:
        yield f"It has {words} words", f"Write {SHORTEST} to {LONGEST}."


def _headings(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    level = 1
    for token in tokens:
        if token.type != "heading_open":
            continue
        at = int(token.tag[1:])
        if at == 1 or at > level + 1:
            yield f"A heading of level {at} follows level {level}", "Begin with ##, go down by one."
        level = at


def _inside(tokens: list[Token], blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    children = [child for token in tokens for child in token.children or ()]
    if any(child.type == "image" for child in children):
        yield "There is an image in it", "Say it in words."
    if any(_TAG.search(block.text) for block in blocks):
        yield "There is HTML in it", "Use Markdown."
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    if wrong := [link for link in links if not link.startswith("https://")]:
        yield f"A link goes to “{wrong[0]}”", "Link to https:// addresses only, or use the tool."
