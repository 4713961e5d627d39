"""`make bench`: every figure beside its floor. Absolute times move with the machine; ratios less.

python -m bench             everything, in two or three minutes
python -m bench pages       one part: coach, pages, tables, search, picture, names, serving
python -m bench --huge      with ten million items in the table instead of one
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import HEAD, Row

PARTS = ("coach", "pages", "tables", "search", "picture", "names", "serving")


def main(asked: list[str]) -> int:
    parts = [part for part in PARTS if part in asked] or PARTS
    missed = 0
    with tempfile.TemporaryDirectory(prefix="goldseam-bench-") as folder:
        _prepare(Path(folder) / "inside")
        print(HEAD, flush=True)
        for part in parts:
            for row in _rows(part, Path(folder), "--huge" in asked):
                print(row.said(), flush=True)
                missed += not row.holds()
    print(f"\n{missed} missed" if missed else "\nEverything within its target")
    return 0


def _rows(part: str, folder: Path, huge: bool) -> Iterator[Row]:
    if part == "coach":
        from bench import coach

        yield from coach.rows()
    elif part == "pages":
        from bench import pages

        yield from pages.rows()
    elif part == "tables":
        from bench import tables

        yield from tables.rows(huge=huge)
    elif part == "search":
        from bench import journal_search

        for what, here, floor, target in journal_search.rows():
            yield Row(what, here, "ms", floor, at_most=target)
    elif part == "picture":
        from bench import picture

        yield from picture.rows()
    elif part == "names":
        from bench import names

        yield from names.rows(folder)
    else:
        from bench import serving

        yield from serving.rows(folder)


def _prepare(data: Path) -> None:
    """Tables and files of our own; nothing of the host's is touched."""
    os.environ |= {
        "GOLDSEAM_DATA": str(data),
        "GOLDSEAM_PORT": "8000",
        "GOLDSEAM_DEMO": "1",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "goldseam.config.settings",
    }
    data.mkdir(mode=0o700)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
