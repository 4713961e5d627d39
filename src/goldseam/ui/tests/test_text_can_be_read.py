"""Every theme's colours keep their contrast: WCAG 2.2, AAA for text, AA for what supports it."""

import re
from itertools import product
from pathlib import Path

import pytest

STYLE = Path(__file__).resolve().parent.parent / "static" / "ui" / "css" / "goldseam.css"
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")
BLOCK = re.compile(r"(:root[^{]*)\{([^}]*)\}")
SURFACES = ("paper", "card", "sand")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def themes() -> dict[str, dict[str, str]]:
    """Each theme's tokens, on top of those it builds on: a dim page at night is dim, then night."""
    css = STYLE.read_text()
    layer = css[css.index("@layer tokens {") : css.index("@layer base {")]
    blocks = [
        (selector.strip(), dict(TOKEN.findall(body))) for selector, body in BLOCK.findall(layer)
    ]
    light = next(tokens for selector, tokens in blocks if selector == ":root")
    dim = next(tokens for selector, tokens in blocks if selector == ":root:has(> .still)")
    found = {"light": light, "dim": light | dim}
    for selector, tokens in blocks:
        if selector not in (":root", ":root:has(> .still)"):
            found[selector] = light | (dim if ".still" in selector else {}) | tokens
    return found


THEMES = themes()


def test_all_six_themes_are_found() -> None:
    assert len(THEMES) == 6


@pytest.mark.parametrize(("theme", "surface"), list(product(THEMES, SURFACES)))
def test_text_stands_out_from_what_it_is_written_on(theme: str, surface: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens["ink"], tokens[surface]) >= 7
    for colour in ("soft", "gold-ink", "green"):
        assert contrast(tokens[colour], tokens[surface]) >= 4.5, colour


@pytest.mark.parametrize("theme", THEMES)
def test_fills_carry_their_words_and_controls_have_an_edge(theme: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens["on-green"], tokens["green"]) >= 4.5
    assert contrast(tokens["on-breath"], tokens["breath"]) >= 4.5
    assert contrast(tokens["green-deep"], tokens["green-wash"]) >= 4.5
    assert contrast(tokens["gold-ink"], tokens["gold-wash"]) >= 4.5
    for surface in ("paper", "card"):
        assert contrast(tokens["edge"], tokens[surface]) >= 3
