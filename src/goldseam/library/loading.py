"""Reads the content files of one language into one frozen `Library`."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from .attachment import AttachmentSheet
from .boundaries import Boundaries
from .calm import Exercise
from .chapters import Chapters
from .errors import ContentError, from_validation
from .feelings import Feelings
from .friend import Friend
from .guide import Article, check_leads, in_order, parts
from .helplines import Helplines
from .journal import Journal
from .lookup import by_id
from .night import Night
from .openness import Openness
from .paths import Path as GuidedPath
from .plain_words import Passage, PlainWords
from .promises import Promises
from .reflections import Reflection
from .safe import Safe
from .small_things import SmallThings
from .talks import Talks
from .text import ContentFile
from .therapist import Therapist
from .tracks import Tracks
from .understanding import Cause

CONTENT = Path(__file__).resolve().parent.parent / "content"
PUBLISHED = "published.toml"
CALM = ("breathing", "senses", "muscles")  # the order they are offered in
PATHS = (
    "urge",
    "beliefs",
    "belief-again",
    "distance",
    "letting-go",
    "then-and-now",
    "promise-repair",
    "talk-close",
    "hard-moment",
)
CAUSES = ("betrayal", "childhood", "trauma", "self-worth")  # the order they are shown in
BUILDERS = ("statement", "reply", "heard")
REFLECTIONS = ("signs", "predictability", "reliability", "emotional-safety", "self-trust")
KINDS: Mapping[str, type[ContentFile]] = {
    **{f"calm/{name}.toml": Exercise for name in CALM},
    **{f"paths/{name}.toml": GuidedPath for name in PATHS},
    **{f"words/{name}.toml": GuidedPath for name in BUILDERS},
    **{f"understanding/{name}.toml": Cause for name in CAUSES},
    "understanding/attachment.toml": AttachmentSheet,
    **{f"reflections/{name}.toml": Reflection for name in REFLECTIONS},
    "chapters.toml": Chapters,
    "boundaries.toml": Boundaries,
    "feelings.toml": Feelings,
    "friend.toml": Friend,
    "small-things.toml": SmallThings,
    "helplines.toml": Helplines,
    "journal.toml": Journal,
    "night.toml": Night,
    "openness.toml": Openness,
    "plain-words.toml": PlainWords,
    "promises.toml": Promises,
    "safe.toml": Safe,
    "support/telling.toml": PlainWords,
    "support/therapist.toml": Therapist,
    "talks.toml": Talks,
    "tracks.toml": Tracks,
    **{f"guide/{path.name}": Article for path in sorted(CONTENT.glob("en/guide/*.md"))},
}

F = TypeVar("F", bound=ContentFile)


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Everything Goldseam has to say in one language. Load it once and pass it on."""

    language: str
    calm: Mapping[str, Exercise]
    paths: Mapping[str, GuidedPath]
    builders: Mapping[str, GuidedPath]
    boundaries: Boundaries
    reflections: Mapping[str, Reflection]
    chapters: Chapters
    feelings: Feelings
    friend: Friend
    small_things: SmallThings
    helplines: Helplines
    journal: Journal
    night: Night
    openness: Openness
    promises: Promises
    safe: Safe
    talks: Talks
    tracks: Tracks
    telling: Mapping[str, Passage]
    therapist: Therapist
    guide: Mapping[str, Article]
    causes: Mapping[str, Cause]
    attachment: AttachmentSheet
    words: Mapping[str, Passage]


def load(root: Path = CONTENT, language: str = "en") -> Library:
    """Read the library of a language. `root` is the folder that holds the languages' folders.

    Raises ContentError for a file that is missing, malformed or breaks a limit.
    """
    folder = root / language
    return Library(
        language=language,
        calm=by_id(read(folder, f"calm/{name}.toml", Exercise) for name in CALM),
        paths=by_id(read(folder, f"paths/{name}.toml", GuidedPath) for name in PATHS),
        builders=by_id(read(folder, f"words/{name}.toml", GuidedPath) for name in BUILDERS),
        boundaries=read(folder, "boundaries.toml", Boundaries),
        reflections=by_id(
            read(folder, f"reflections/{name}.toml", Reflection) for name in REFLECTIONS
        ),
        chapters=read(folder, "chapters.toml", Chapters),
        feelings=read(folder, "feelings.toml", Feelings),
        friend=read(folder, "friend.toml", Friend),
        small_things=read(folder, "small-things.toml", SmallThings),
        helplines=read(folder, "helplines.toml", Helplines),
        journal=read(folder, "journal.toml", Journal),
        night=read(folder, "night.toml", Night),
        openness=read(folder, "openness.toml", Openness),
        promises=read(folder, "promises.toml", Promises),
        safe=read(folder, "safe.toml", Safe),
        talks=read(folder, "talks.toml", Talks),
        tracks=read(folder, "tracks.toml", Tracks),
        telling=by_id(read(folder, "support/telling.toml", PlainWords).passages),
        therapist=read(folder, "support/therapist.toml", Therapist),
        guide=by_id(_articles(folder)),
        causes=by_id(read(folder, f"understanding/{name}.toml", Cause) for name in CAUSES),
        attachment=read(folder, "understanding/attachment.toml", AttachmentSheet),
        words=by_id(read(folder, "plain-words.toml", PlainWords).passages),
    )


def read(folder: Path, name: str, kind: type[F]) -> F:
    """One content file of a language's folder, checked. Raises ContentError."""
    file = f"{folder.name}/{name}"
    try:
        content = msgspec.convert(_fields(folder / name, file), kind)
    except msgspec.ValidationError as error:
        raise from_validation(file, error) from error
    _check_place(content, folder, name, file)
    return content


def files(folder: Path) -> Iterator[str]:
    """The names of the content files a language's folder holds, in order."""
    for path in sorted((*folder.rglob("*.toml"), *folder.rglob("*.md"))):
        if path.name != PUBLISHED:
            yield path.relative_to(folder).as_posix()


def _articles(folder: Path) -> list[Article]:
    """Those that are there; a translation of the guide may still be growing."""
    names = (f"guide/{path.name}" for path in folder.glob("guide/*.md"))
    articles = in_order(read(folder, name, Article) for name in names)
    check_leads(articles, folder.name)
    return articles


def _fields(path: Path, file: str) -> object:
    try:
        text = path.read_text(encoding="utf-8")
        return parts(text, file) if path.suffix == ".md" else tomllib.loads(text)
    except FileNotFoundError as error:
        remedy = "Restore it from the release, or translate it from content/en."
        raise ContentError(file, "the file itself", "It is missing", remedy) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        remedy = "Correct the TOML at that place."
        raise ContentError(file, "the file itself", str(error).rstrip("."), remedy) from error


def _check_place(content: ContentFile, folder: Path, name: str, file: str) -> None:
    stem = Path(name).stem
    for field, said, wanted in (
        ("id", content.id, stem),
        ("language", content.language, folder.name),
    ):
        if said != wanted:
            remedy = f"Write “{wanted}”, or move the file."
            raise ContentError(file, field, f"It says “{said}” in a file for “{wanted}”", remedy)
