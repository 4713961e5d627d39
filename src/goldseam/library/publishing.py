"""Remembers every published version of a content file, so that none changes afterwards.

People answer, pick and tag by what a file said on a day. `published.toml` in each language's
folder holds the SHA-256 of each version's text (line ends read as \\n): a changed text needs a
new version.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

from . import voice
from .errors import ContentError
from .loading import KINDS, PUBLISHED, files, read
from .text import ContentFile

HEADING = """\
# Written by `python -m goldseam.library publish`. One line for each version ever published:
# the SHA-256 of its file. Lines are added and never changed.

"""


def record(folder: Path) -> Mapping[str, str]:
    """Every published version of a language's folder, as {"id@version": fingerprint}."""
    path = folder / PUBLISHED
    if not path.exists():
        return {}
    return {key: str(value) for key, value in tomllib.loads(path.read_text("utf-8")).items()}


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's text, the same on every operating system."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def check(folder: Path, name: str) -> ContentFile:
    """Read one file and make sure that it speaks our voice and keeps what it has published.

    Raises ContentError.
    """
    file = f"{folder.name}/{name}"
    if name not in KINDS:
        remedy = "Move the file away, or give it a struct in goldseam/library/loading.py."
        raise ContentError(file, "the file itself", "Nothing here knows how to read it", remedy)
    content = read(folder, name, KINDS[name])
    _check_voice(file, content)
    _check_unchanged(folder, name, content)
    return content


def publish(folder: Path) -> tuple[str, ...]:
    """Check every file of a language and record the versions not recorded yet; returns those.

    Raises ContentError, and then records nothing.
    """
    current = {
        check(folder, name).published_as: fingerprint(folder / name) for name in files(folder)
    }
    known = record(folder)
    new = tuple(key for key in current if key not in known)
    if new:
        lines = sorted({**known, **current}.items())
        text = HEADING + "".join(f'"{key}" = "{value}"\n' for key, value in lines)
        (folder / PUBLISHED).write_text(text, "utf-8")
    return new


def _check_voice(file: str, content: ContentFile) -> None:
    texts = list(voice.prose(content))
    for text in texts:
        for fault in voice.faults(text):
            raise ContentError(file, f"“{text}”", fault, "Say it another way.")
    mean = voice.mean_sentence(texts)
    if mean > voice.LONGEST_MEAN:
        remedy = f"Cut sentences until it is {voice.LONGEST_MEAN:.0f} or fewer."
        raise ContentError(file, "its sentences", f"Their mean length is {mean:.1f} words", remedy)


def _check_unchanged(folder: Path, name: str, content: ContentFile) -> None:
    known = record(folder).get(content.published_as)
    if known and known != fingerprint(folder / name):
        remedy = f"Raise `version` to {content.version + 1}, or put the published text back."
        problem = f"The text differs from the published version {content.version}"
        raise ContentError(f"{folder.name}/{name}", "version", problem, remedy)
