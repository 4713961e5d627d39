"""Every guided path is walked to its end by keyboard alone, with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from goldseam.ui.words import library
from tests.journeys.walking import A_QUESTION, KEYS, PLACES, walk
from tests.living import asked

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def cookies(goldseam) -> list[dict[str, object]]:
    values = asked(goldseam.data, "join", "Walker")
    assert isinstance(values, dict)
    return [
        {"name": name, "value": value, "domain": "localhost", "path": "/"}
        for name, value in values.items()
    ]


def test_no_path_is_left_out() -> None:
    assert set(PLACES) == set(library().paths)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("name", library().paths)
def test_a_path_is_walked_to_its_end_by_keyboard_alone(
    new_page: Callable[..., Page], cookies: list[dict[str, object]], name: str, scripts: bool
) -> None:
    page, path = new_page(scripts=scripts, phone=False), library().paths[name]
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto("/today/")
    said = walk(page, name, f"Words {scripts}", KEYS)
    assert not A_QUESTION.search(page.url)
    expect(page.locator("main#main")).to_contain_text(path.ending)
    for text in said:
        expect(page.get_by_text(text)).to_be_visible()
    assert len(said) == sum(question.asks == "words" for question in path.in_turn)
