"""The style page shows every piece, and docs/look.md names each with its arguments."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parent.parent
TEMPLATES = UI / "templates" / "ui"
DOCUMENT = (UI.parents[2] / "docs" / "look.md").read_text()
STYLE_PAGE = (TEMPLATES / "style.html").read_text()
MACRO = re.compile(r"macro ([a-z_]+)\(([^)]*(?:\([^)]*\)[^)]*)*)\)")
PARTS = {"described", "hint_and_error", "chip", "shown", "swell"}  # used by other macros only
DRAWN_BY_THE_PAGE = {"who", "draft", "safe", "safe_status", "bound", "qr", "ask", "steps"}


def macros(name: str) -> dict[str, list[str]]:
    found = MACRO.findall((TEMPLATES / name).read_text())
    return {
        macro: [part.split("=")[0].strip() for part in arguments.split(",") if part.strip()]
        for macro, arguments in found
        if macro not in PARTS
    }


COMPONENTS = macros("components.html")
EXERCISES = macros("exercise.html")


@pytest.mark.parametrize("macro", COMPONENTS)
def test_a_component_is_documented(macro: str) -> None:
    assert re.search(rf"`{macro}\(", DOCUMENT)


@pytest.mark.parametrize("macro", [*COMPONENTS, *EXERCISES])
def test_a_piece_is_on_the_style_page(macro: str) -> None:
    assert macro in DRAWN_BY_THE_PAGE or re.search(rf"\b[ce]\.{macro}\(", STYLE_PAGE)


@pytest.mark.parametrize("behaviour", sorted((UI / "static/ui/behaviours").glob("*.js")))
def test_a_behaviour_is_documented(behaviour: Path) -> None:
    assert f"`{behaviour.stem}`" in DOCUMENT
