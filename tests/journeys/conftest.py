"""What journeys may use: the real server, a fresh browser context for each person.

`new_page()` gives a page in a context of its own; `new_page(scripts=False)`, `phone=False`,
`dark=True`, `moving=True`, `worker=True` and `zone="America/New_York"` say what kind. Nothing fades
in unless it is `moving`: what is half there can't be judged. Each page fails its test
afterwards when it raised an error, broke the content policy or asked any other server for anything.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.running import Running

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
# What Chromium says without a network or at a refusal; journeys go there on purpose.
EXPECTED = ("net::ERR_INTERNET_DISCONNECTED", "the server responded with a status of")


@pytest.fixture(scope="session")
def goldseam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with Running(tmp_path_factory.mktemp("goldseam")) as running:
        yield running


@pytest.fixture(scope="session")
def address(goldseam: Running) -> str:
    return f"http://localhost:{goldseam.port}"


@pytest.fixture
def new_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    contexts, complaints = [], []

    def make(
        *,
        scripts: bool = True,
        phone: bool = True,
        dark: bool = False,
        moving: bool = False,
        worker: bool = False,
        zone: str | None = None,
    ) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if moving else "reduce",
            java_script_enabled=scripts,
            service_workers="allow" if worker else "block",
            timezone_id=zone,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, address, complaints)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


def _listen(page: Page, address: str, complaints: list[str]) -> None:
    def said(kind: str, text: str) -> None:
        if kind == "error" and not any(words in text for words in EXPECTED):
            complaints.append(text)

    page.on("console", lambda message: said(message.type, message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else complaints.append(f"asked elsewhere: {request.url}")
        ),
    )
