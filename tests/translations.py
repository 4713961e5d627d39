"""The list of words that can be translated: `python -m tests.translations` writes it anew.

With `--check` it says whether src/goldseam/locale/goldseam.pot is what the program says now.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "goldseam"
LIST = PACKAGE / "locale" / "goldseam.pot"
METHODS = [("**/tests/**", "ignore"), ("**.py", "python"), ("**/templates/**.html", "jinja2")]
# How the templates' environment is set up, so that words come out as they are looked up.
OPTIONS = {
    "**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
}
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}


def current() -> Catalog:
    """Every word the program can say, and where it says it."""
    catalog = Catalog(header_comment="# The words of Goldseam, to be translated.", fuzzy=False)
    found = extract_from_dir(
        PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _, message, comments, context in found:
        catalog.add(message, locations=[(file, None)], auto_comments=comments, context=context)
    return catalog


def kept() -> Catalog:
    with LIST.open("rb") as file:
        return read_po(file)


def words(catalog: Catalog) -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in catalog if message.id}


def differences() -> Iterator[str]:
    now, before = words(current()), words(kept()) if LIST.exists() else set()
    yield from (f"new: {id}" for _, id in sorted(now - before, key=str))
    yield from (f"gone: {id}" for _, id in sorted(before - now, key=str))


def main(asked: list[str]) -> int:
    if "--check" in asked:
        found = list(differences())
        for line in found[:20]:
            print(line)
        if found:
            print("The list of words is out of date: python -m tests.translations")
        return 1 if found else 0
    LIST.parent.mkdir(exist_ok=True)
    text = io.BytesIO()
    write_po(text, current(), width=100, omit_header=False, sort_output=True)
    head, _, rest = text.getvalue().decode().partition("\n\n")
    lines = [line for line in head.splitlines() if not _dated(line)]
    LIST.write_text("\n".join(lines) + "\n\n" + rest.strip() + "\n")
    print(f"{len(words(kept()))} messages")
    return 0


def _dated(line: str) -> bool:
    """Lines that would change without any word changing."""
    return line.startswith('"') and not line.startswith(('"MIME', '"Content'))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
