"""How hard Goldseam’s words are to read: `make reading` prints it and keeps it in docs/reading.md.

    python -m tests.reading            # measure, print, keep; ends with 1 above the limit
    python -m tests.reading --worst    # print the hardest sentences of each instead

Measured are the messages of each room, each content file, and each article of the guide. What is
counted and what isn’t stands in docs/reading.md. A new room, file or article joins by itself.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import textstat

from goldseam.coach.language import HERE as COACH
from goldseam.library import Article
from goldseam.library.loading import CONTENT, PUBLISHED, read
from tests.translations import current

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "reading.md"
MEASURED = "## Measured\n"
HIGHEST = {"Interface": 8.0, "Content": 8.0, "Guide": 9.0}  # school years, Flesch–Kincaid
A_LABEL = 5  # words at most, when nothing ends it
# Components shown to developers, and what content files say about themselves.
NOBODY_READS = "ui/templates/ui/style.html"
ABOUT_THE_FILE = {"id", "version", "language", "source", "licence", "url", "name", "leads_to"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Texts that belong together. `kind` says which limit is theirs."""

    kind: str
    name: str
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def words(self) -> int:
        return int(textstat.lexicon_count(self.text))

    @property
    def grade(self) -> float:
        """Flesch–Kincaid: words in a sentence, syllables in a word."""
        return float(textstat.flesch_kincaid_grade(self.text))

    @property
    def second(self) -> float:
        """Automated Readability Index: words in a sentence, letters in a word."""
        return float(textstat.automated_readability_index(self.text))

    @property
    def is_too_hard(self) -> bool:
        return self.grade > HIGHEST[self.kind]

    @property
    def sentences(self) -> list[tuple[float, str]]:
        """Each with its grade, the hardest first. A few words say nothing by themselves."""
        each = {s for text in self.texts for s in re.split(r"(?<=[.?!])\s+", text)}
        long = [s for s in each if len(s.split()) > A_LABEL]
        return sorted(((float(textstat.flesch_kincaid_grade(s)), s) for s in long), reverse=True)

    @property
    def hard_ones(self) -> int:
        return sum(grade > HIGHEST[self.kind] for grade, _ in self.sentences)


def measured() -> list[Measured]:
    """Everything, by kind and then by name."""
    return [*interface(), *content(), *coach(), *guide()]


def interface() -> list[Measured]:
    """The messages of each room; one that two rooms say counts in both."""
    rooms: dict[str, set[str]] = {}
    for message in current():
        if not message.id:
            continue
        said = message.id[-1] if isinstance(message.id, tuple) else message.id
        for file, _ in message.locations:
            if file != NOBODY_READS:
                rooms.setdefault(file.partition("/")[0], set()).add(str(said))
    return [_measured("Interface", room, sorted(said)) for room, said in sorted(rooms.items())]


def content(folder: Path = CONTENT / "en") -> list[Measured]:
    """Exercises, paths, questions, helplines: every content file that isn’t an article."""
    files = [path for path in sorted(folder.rglob("*.toml")) if path.name != PUBLISHED]
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in files]
    return [
        _measured("Content", name, list(_strings(tomllib.loads(path.read_text()))))
        for name, path in zip(names, files, strict=True)
    ]


def coach(folder: Path = COACH / "en") -> list[Measured]:
    """What the word coach says of each kind of words."""
    files = sorted(folder.glob("*/*.toml"))
    said = {f"coach/{path.stem}": list(_remarks(tomllib.loads(path.read_text()))) for path in files}
    return [_measured("Content", name, texts) for name, texts in said.items() if any(texts)]


def guide(folder: Path = CONTENT / "en") -> list[Measured]:
    names = sorted(path.name for path in folder.glob("guide/*.md"))
    articles = [read(folder, f"guide/{name}", Article) for name in names]
    return [_measured("Guide", one.id, list(_said(one))) for one in articles]


def plain(text: str) -> str:
    """As it is read aloud: no markup, no places to fill in, no typographic marks."""
    text = unescape(re.sub(r"<[^>]*>", "", text))
    text = re.sub(r"%\(\w+\)[sd]", "one", text)
    text = re.sub(r"\s*%%?", " per cent", text)
    text = re.sub(r"[“”„]", "", text).replace("’", "'").replace("…", ".")
    return " ".join(re.sub(r"\s+[–—]\s+", ", ", text).split())


def table(found: list[Measured]) -> str:
    """Markdown, a section for each kind."""
    parts = []
    for kind, limit in HIGHEST.items():
        rows = "\n".join(_row(one) for one in found if one.kind == kind)
        parts.append(f"""### {kind}, at most {limit:g}

| | Sentences | Above {limit:g} by themselves | Words | Flesch–Kincaid | ARI |
|---|---:|---:|---:|---:|---:|
{rows}
""")
    return "\n".join(parts)


def main(asked: list[str]) -> int:
    found = measured()
    if "--worst" in asked:
        for one in found:
            for grade, sentence in one.sentences[:3]:
                print(f"{one.kind} {one.name}  {grade:.1f}  {sentence}")
        return 0
    said = table(found)
    print(said)
    _keep(said)
    hard = [one for one in found if one.is_too_hard]
    for one in hard:
        print(f"{one.kind} {one.name}: {one.grade:.1f} is above {HIGHEST[one.kind]:g}")
    return 1 if hard else 0


def _measured(kind: str, name: str, said: list[str]) -> Measured:
    texts = [text if _ends(text) else f"{text}." for text in map(plain, said) if _counts(text)]
    return Measured(kind, name, texts)


def _ends(text: str) -> bool:
    return re.search(r"[.?!][)']*$", text) is not None


def _counts(text: str) -> bool:
    """Labels have no sentence to be measured by."""
    return _ends(text) or len(text.split()) > A_LABEL


def _remarks(kind: dict[str, Any]) -> Iterator[str]:
    """Why, and how it might be said; the words that are filled in count as one."""
    for one in (kind, *(says for says in kind["says"] if isinstance(says, dict))):
        for name in ("why", "instead"):
            yield re.sub(r"\{\w+\}", "one", one.get(name, ""))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ABOUT_THE_FILE:
                yield from _strings(one)


def _said(article: Article) -> Iterator[str]:
    """The article as it is read, without its headings and the names of its sources."""
    yield from filter(None, (article.about, article.heavy, article.tool.text))
    yield from (block.text for block in article.body.blocks if not block.is_heading)


def _row(one: Measured) -> str:
    if not one.texts:
        return f"| {one.name} | labels alone | | | | |"
    counts = f"{len(one.sentences)} | {one.hard_ones} | {one.words}"
    return f"| {one.name} | {counts} | {one.grade:z.1f} | {one.second:z.1f} |"


def _keep(said: str) -> None:
    """Below its heading in the document; what stands above is written by hand."""
    method = DOCUMENT.read_text().partition(MEASURED)[0]
    when = f"On {datetime.now(UTC).date()} with textstat {version('textstat')}: `make reading`."
    DOCUMENT.write_text(f"{method}{MEASURED}\n{when}\n\n{said}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
