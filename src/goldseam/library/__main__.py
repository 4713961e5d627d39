"""`python -m goldseam.library check` reads and checks all content; `publish` records it too."""

import sys
from collections.abc import Callable
from pathlib import Path

from .errors import ContentError
from .loading import CONTENT, files
from .publishing import check, publish

USAGE = "python -m goldseam.library check|publish"


def main(arguments: list[str], root: Path = CONTENT) -> int:
    """Do what the one argument says for every language; returns the exit status."""
    verbs: dict[str, Callable[[Path], str]] = {"check": _checked, "publish": _published}
    if len(arguments) != 1 or arguments[0] not in verbs:
        sys.stderr.write(f"Usage: {USAGE}\n")
        return 2
    try:
        for folder in sorted(path for path in root.iterdir() if path.is_dir()):
            sys.stdout.write(f"{folder.name}: {verbs[arguments[0]](folder)}\n")
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _checked(folder: Path) -> str:
    return f"{len([check(folder, name) for name in files(folder)])} files keep their promises"


def _published(folder: Path) -> str:
    return ", ".join(publish(folder)) or "nothing new to publish"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
