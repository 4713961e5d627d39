"""A first visit stays small: budgets for the style sheet, the fonts and the behaviours."""

from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"
STYLE_BUDGET = 9_000
FONT_BUDGET = 22_000
BEHAVIOUR_BUDGET = 1_200
BEHAVIOURS = sorted((STATIC / "behaviours").glob("*.js"))


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def test_the_style_sheets_together_fit_their_budget() -> None:
    assert sum(compressed(path) for path in (STATIC / "css").rglob("*.css")) <= STYLE_BUDGET


@pytest.mark.parametrize("path", sorted((STATIC / "font").glob("*.woff2")), ids=lambda p: p.stem)
def test_a_font_fits_its_budget(path: Path) -> None:
    assert path.stat().st_size <= FONT_BUDGET


@pytest.mark.parametrize("path", BEHAVIOURS, ids=lambda p: p.stem)
def test_a_behaviour_stays_small_and_says_what_it_does(path: Path) -> None:
    assert compressed(path) <= BEHAVIOUR_BUDGET
    assert path.read_text().startswith("// ")
