"""A first visit stays small: budgets for the style sheet, the fonts and the behaviours."""

from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"
STYLE_BUDGET = 7_000  # what every page waits for
ROOM_BUDGET = 1_500  # what a few rooms add
FONT_BUDGET = 22_000
BEHAVIOUR_BUDGET = 1_200
BEHAVIOURS = sorted((STATIC / "behaviours").glob("*.js"))


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def test_the_style_sheet_of_every_page_fits_its_budget() -> None:
    assert compressed(STATIC / "css" / "goldseam.css") <= STYLE_BUDGET


@pytest.mark.parametrize(
    "path", sorted((STATIC / "css" / "rooms").glob("*.css")), ids=lambda p: p.stem
)
def test_what_a_room_adds_fits_its_budget(path: Path) -> None:
    assert compressed(path) <= ROOM_BUDGET


@pytest.mark.parametrize("path", sorted((STATIC / "font").glob("*.woff2")), ids=lambda p: p.stem)
def test_a_font_fits_its_budget(path: Path) -> None:
    assert path.stat().st_size <= FONT_BUDGET


@pytest.mark.parametrize("path", BEHAVIOURS, ids=lambda p: p.stem)
def test_a_behaviour_stays_small_and_says_what_it_does(path: Path) -> None:
    assert compressed(path) <= BEHAVIOUR_BUDGET
    assert path.read_text().startswith("// ")
