"""The behaviours in a real browser, on pages made of the real pieces, under the content policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from playwright.sync_api import Browser, Page, Route, expect

from goldseam.ui.environment import environment

pytestmark = pytest.mark.journey

UI = Path(__file__).resolve().parent.parent
ORIGIN = "https://goldseam.test"  # answered here; a secure origin, so the clipboard works
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"

LONGER_THAN_A_DRAFT_WAITS = 2000

EDITOR = """{% import "ui/components.html" as c %}
<a href="/leave/" data-leave>Leave quickly</a>
<form method="post" action="/kept" {{ c.draft("/draft") }} {{ c.safe() }}>
{{ c.textarea("words", "Words") }}{{ c.draft_status() }}{{ c.safe_status() }}
{{ c.button("Keep this", name="what", value="entry") }}</form>"""
GUIDED = """{% import "ui/exercise.html" as e %}
{{ e.guided([{"text": "See", "seconds": 60}, {"text": "Feel", "seconds": 60}]) }}"""
BREATH = """{% import "ui/exercise.html" as e %}{{ e.breath(1, 1, 1, 1) }}"""
VISIBLE = """[...document.querySelectorAll("text")]
    .filter(text => getComputedStyle(text).visibility === "visible")
    .map(text => text.textContent.trim())"""
RUNS_UNTIL_STOPPED_AT = """async (at) => {
    const drawing = document.querySelector("svg");
    const drawn = () => new Promise((then) => requestAnimationFrame(then));
    while (drawing.getCurrentTime() < 0.1) await drawn();
    drawing.pauseAnimations();
    drawing.setCurrentTime(at);
    await drawn();
    await drawn();
}"""
CODE = """{% import "ui/components.html" as c %}{{ c.code("7K2M-QX9D") }}"""


class Server:
    """Answers the browser; `draft` is the status a draft gets, None while there is no network."""

    def __init__(self, page: Page) -> None:
        self.page, self.html = page, ""
        self.draft: int | None = 204
        self.received: list[tuple[str, str]] = []
        page.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if route.request.method == "POST":
            self.received.append((path, route.request.post_data or ""))
        if path.startswith("/behaviours/"):
            self._serve(route, UI / "static" / "ui" / path.removeprefix("/"))
        elif path == "/draft" and self.draft:
            route.fulfill(status=self.draft)
        elif path == "/draft":
            route.abort()
        elif path == "/kept":
            route.fulfill(status=204)  # the page stays, so that what it does afterwards is seen
        else:
            html = self.html if path == "/page" else f"<title>{path}</title>"
            policy = {"Content-Security-Policy": POLICY}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=policy)

    def _serve(self, route: Route, path: Path) -> None:
        if self.draft is None:
            route.abort()
        else:
            route.fulfill(path=path, content_type="text/javascript")

    def open(self, template: str, *behaviours: str) -> Page:
        pieces = environment(loader=FileSystemLoader(UI / "templates"), auto_reload=False)
        scripts = "".join(
            f'<script type="module" src="/behaviours/{name}.js"></script>' for name in behaviours
        )
        body = pieces.from_string(template).render()
        self.html = f'<!doctype html><html lang="en">{scripts}<body>{body}</body></html>'
        self.page.goto(f"{ORIGIN}/page")
        return self.page


@pytest.fixture
def server(chromium: Browser) -> Iterator[Server]:
    context = chromium.new_context()
    yield Server(context.new_page())
    context.close()


def test_leaving_empties_the_page_and_goes(server: Server) -> None:
    page = server.open(EDITOR, "leave-quickly")
    page.get_by_text("Leave quickly").click()
    expect(page).to_have_url(f"{ORIGIN}/leave/")


def test_shift_three_times_leaves_and_typing_capitals_does_not(server: Server) -> None:
    page = server.open(EDITOR, "leave-quickly")
    page.get_by_label("Words").press_sequentially("I Am Here")
    for key in ("Shift", "a", "Shift", "b", "Shift"):
        page.keyboard.press(key)
    expect(page.get_by_label("Words")).to_have_value("I Am Hereab")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(f"{ORIGIN}/leave/")


def test_words_become_a_draft_while_they_are_written(server: Server) -> None:
    page = server.open(EDITOR, "keep-words")
    page.get_by_label("Words").fill("the stairs")
    expect(page.locator("[data-draft-status]")).to_have_text("Saved as a draft, sealed")
    assert server.received == [("/draft", "words=the+stairs")]


@pytest.mark.parametrize(
    ("status", "said"),
    [(None, "Not saved yet: no connection"), (423, "Not saved yet: Goldseam is locked")],
)
def test_a_draft_that_was_not_kept_is_never_called_saved(
    server: Server, status: int | None, said: str
) -> None:
    page = server.open(EDITOR, "keep-words")
    server.draft = status
    page.get_by_label("Words").fill("the stairs")
    expect(page.locator("[data-draft-status]")).to_contain_text(said)


def test_what_was_sent_leaves_no_draft_behind(server: Server) -> None:
    page = server.open(EDITOR, "keep-words", "save-safely")
    page.get_by_label("Words").fill("the stairs")
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_timeout(LONGER_THAN_A_DRAFT_WAITS)
    assert server.received == [("/kept", "words=the+stairs&what=entry")]


def test_without_a_connection_the_words_stay_on_the_page(server: Server) -> None:
    page = server.open(EDITOR, "save-safely")
    page.get_by_label("Words").fill("the stairs")
    server.draft = None
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
    assert page.url == f"{ORIGIN}/page"
    assert page.get_by_label("Words").input_value() == "the stairs"


def test_steps_come_one_at_a_time_and_both_ways(server: Server) -> None:
    page = server.open(GUIDED, "steps-timer")
    expect(page.locator("[aria-current=step]")).to_contain_text("See")
    page.get_by_role("button", name="The next step").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Feel")
    expect(page.get_by_text("Step 2 of 2")).to_be_visible()
    page.get_by_role("button", name="The step before").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("See")


def test_without_scripts_every_step_is_there(server: Server) -> None:
    page = server.open(GUIDED)
    expect(page.get_by_text("See")).to_be_visible()
    expect(page.get_by_text("Feel")).to_be_visible()


def test_a_breath_can_be_paused_and_ends_by_itself(server: Server) -> None:
    page = server.open(BREATH, "breathe")
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("document.querySelector('svg').animationsPaused()")
    page.get_by_role("button", name="Pause").click()
    says = page.locator("[data-breathe-says]")
    expect(says).to_contain_text("Breathe in", timeout=8000)
    expect(says).to_contain_text("last round", timeout=8000)


def test_the_breath_runs_without_scripts(server: Server) -> None:
    page = server.open(BREATH)
    # Stopped, or a slow machine would be further on when it is looked at.
    page.evaluate(RUNS_UNTIL_STOPPED_AT, 5.5)
    assert page.evaluate(VISIBLE) == ["Breathe out", "1"]


def test_a_code_is_copied_when_asked(server: Server) -> None:
    server.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = server.open(CODE, "copy")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "7K2M-QX9D"


def test_without_scripts_no_button_is_offered_that_does_nothing(server: Server) -> None:
    page = server.open(CODE)
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
