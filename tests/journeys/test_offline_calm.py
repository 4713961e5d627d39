"""Without a connection calm and the numbers open, the rest says so, and nothing private is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from goldseam.ui.words import library
from tests.journeys.people import sign_up

pytestmark = pytest.mark.journey

KEPT_PAGES = {
    "/offline/", "/calm/", "/calm/breathing/", "/calm/senses/", "/calm/muscles/", "/support/",
    "/support/therapist/", "/guide/", *(f"/guide/{name}/" for name in library().guide),
}  # fmt: skip
PRIVATE = ("Mara", "csrfmiddlewaretoken", "Only you can see this.")
WORKER_IS_READY = """async () => {
  const registration = await navigator.serviceWorker.ready;
  while (registration.active.state !== "activated") await new Promise((r) => setTimeout(r, 50));
  return registration.active.state;
}"""
EVERYTHING_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
    }
  }
  return found;
}"""


@pytest.fixture
def visitor(new_page: Callable[..., Page]) -> Page:
    """Somebody who opened the front page once, with a connection."""
    page = new_page(worker=True)
    page.goto("/")
    assert page.evaluate(WORKER_IS_READY) == "activated"
    return page


@pytest.fixture
def mara(visitor: Page) -> Page:
    """The same visitor, who then made an account."""
    sign_up(visitor, f"Mara {id(visitor)}")
    visitor.goto("/today/")
    return visitor


def lose_the_connection(page: Page) -> None:
    page.context.set_offline(True)
    # The worker's requests are cut off as well, or the test would prove nothing.
    assert page.evaluate("fetch('/robots.txt').then(() => 'there', () => 'gone')") == "gone"


def pages_kept(page: Page) -> set[str]:
    return {path for path, _ in page.evaluate(EVERYTHING_KEPT) if not path.startswith("/static/")}


def private_words_kept(page: Page) -> list[tuple[str, str]]:
    kept = page.evaluate(EVERYTHING_KEPT)
    return [(path, word) for path, text in kept for word in PRIVATE if word in text]


def test_after_one_visit_the_breathing_runs_without_a_connection(visitor: Page) -> None:
    lose_the_connection(visitor)
    visitor.goto("/calm/")
    visitor.get_by_role("link", name="Breathing, four by four").click()
    visitor.get_by_role("link", name="Begin", exact=True).click()
    circle = visitor.locator("#holding [data-breathe] svg")
    expect(circle).to_be_visible()
    expect(visitor.locator("#holding [data-breathe-says]")).to_have_text("Breathe in")
    first = circle.evaluate("drawing => drawing.getCurrentTime()")
    visitor.wait_for_timeout(600)
    assert circle.evaluate("drawing => drawing.getCurrentTime()") > first + 0.3
    expect(visitor.locator("#holding").get_by_role("button", name="Pause")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "way", "first_step"),
    [("senses", "all-senses", "Arrive"), ("muscles", "tensing", "Arrive")],
)
def test_the_other_exercises_walk_through_their_steps(
    visitor: Page, name: str, way: str, first_step: str
) -> None:
    lose_the_connection(visitor)
    visitor.goto(f"/calm/{name}/")
    visitor.get_by_role("link", name="Begin", exact=True).click()
    section = visitor.locator(f"#{way}")
    expect(section.locator(".cue:visible")).to_have_text(first_step)
    section.get_by_role("button", name="The next step").click()
    expect(section.locator(".cue:visible")).not_to_have_text(first_step)


def test_the_numbers_open_without_a_connection(visitor: Page) -> None:
    lose_the_connection(visitor)
    visitor.goto("/support/")
    visitor.get_by_text("Germany", exact=True).click()
    expect(visitor.get_by_role("link", name="116 016")).to_be_visible()


def test_every_other_page_says_that_there_is_no_connection(mara: Page) -> None:
    mara.get_by_role("button", name="7", exact=True).click()
    expect(mara.get_by_text("Saved. Only you can see it.")).to_be_visible()
    lose_the_connection(mara)
    for address in ("/today/", "/journal/", "/account/", "/"):
        mara.goto(address)
        expect(mara.get_by_role("heading", name="You are offline")).to_be_visible()
        expect(mara.get_by_text("Send again")).to_have_count(0)
        expect(mara.get_by_text("unsent")).to_have_count(0)
        assert "Mara" not in mara.content()


def test_leaving_quickly_leaves_nothing_on_the_screen(mara: Page) -> None:
    lose_the_connection(mara)
    mara.get_by_role("link", name="Leave quickly").click()
    mara.wait_for_url("**/leave/")
    assert mara.locator("body").inner_text().strip() == ""
    assert mara.title().strip() == ""


def test_nothing_private_is_ever_kept_in_the_browser(mara: Page) -> None:
    mara.get_by_role("button", name="7", exact=True).click()
    for address in ("/today/", "/calm/", "/calm/breathing/", "/journal/", "/account/", "/support/"):
        mara.goto(address)
    assert pages_kept(mara) == KEPT_PAGES
    assert private_words_kept(mara) == []
    stored = mara.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]


def test_a_worker_that_comes_to_somebody_signed_in_fetches_as_a_stranger(
    new_page: Callable[..., Page],
) -> None:
    mara = new_page(worker=True)
    sign_up(mara, f"Mara {id(mara)}")
    mara.goto("/today/")
    mara.evaluate(WORKER_IS_READY)
    assert pages_kept(mara) == KEPT_PAGES
    assert private_words_kept(mara) == []


def test_a_form_that_could_not_be_sent_comes_back_with_its_words(mara: Page) -> None:
    mara.goto("/checkins/words/")
    mara.get_by_label("lonely", exact=True).check()
    mara.get_by_label("tender", exact=True).check()
    lose_the_connection(mara)
    mara.get_by_role("button", name="Save these words").click()
    expect(mara.get_by_role("heading", name="Not saved yet")).to_be_visible()
    mara.context.set_offline(False)
    mara.get_by_role("button", name="Send again").click()
    expect(mara.get_by_text("Saved. Only you can see it.")).to_be_visible()
    expect(mara.get_by_role("button", name="tender", pressed=True)).to_be_visible()


def test_a_tap_without_a_connection_says_that_it_is_not_saved(mara: Page) -> None:
    lose_the_connection(mara)
    mara.get_by_role("button", name="7", exact=True).click()
    expect(mara.get_by_text("Not saved: there is no connection.")).to_be_visible()
    mara.context.set_offline(False)
    mara.get_by_role("button", name="7", exact=True).click()
    expect(mara.get_by_role("button", name="7", exact=True, pressed=True)).to_be_visible()


def test_caches_of_older_versions_are_deleted(visitor: Page) -> None:
    visitor.evaluate("caches.open('public-older').then(() => undefined)")
    visitor.evaluate(
        "navigator.serviceWorker.ready.then((worker) => worker.unregister()).then(() => undefined)"
    )
    visitor.goto("/calm/")
    visitor.evaluate(WORKER_IS_READY)
    names = visitor.evaluate("caches.keys()")
    assert len(names) == 1
    assert names != ["public-older"]
