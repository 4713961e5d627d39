"""What somebody writes outlives the back button, a lost connection, a lock and a second window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.people import lock, sign_up, unlock

pytestmark = pytest.mark.journey

LONGER_THAN_A_DRAFT_WAITS = 2_000  # milliseconds


@pytest.fixture
def mara(new_page: Callable[..., Page]) -> Callable[..., Page]:
    def signed_up(name: str, **kind: bool) -> Page:
        page = new_page(**kind)
        sign_up(page, name)
        return page

    return signed_up


def words(page: Page) -> Locator:
    return page.get_by_label("Your words")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def type_and_wait(page: Page, text: str) -> None:
    words(page).fill(text)
    expect(page.locator("[data-draft-status]")).to_contain_text("Saved as a draft")


def test_the_back_button_brings_the_words_back(mara):
    page = mara("Back and forth")
    page.goto("/journal/")
    page.goto("/journal/new/")
    type_and_wait(page, "I began this and then")
    page.go_back()
    page.go_forward()
    expect(words(page)).to_have_value("I began this and then")
    expect(page.get_by_text("This is what you had written")).to_be_visible()


def test_leaving_in_the_middle_of_a_word_keeps_it(mara):
    page = mara("In a hurry")
    page.goto("/journal/new/")
    words(page).fill("In the middle of a wo")
    page.goto("/calm/")
    page.wait_for_timeout(500)
    page.goto("/journal/")
    expect(page.get_by_text("1 unfinished")).to_be_visible()
    page.get_by_text("In the middle of a wo").click()
    expect(words(page)).to_have_value("In the middle of a wo")


def test_without_a_connection_the_words_stay_and_are_saved_later(mara):
    page = mara("On a train")
    page.goto("/journal/new/")
    page.context.set_offline(True)
    words(page).fill("In a tunnel")
    save(page)
    expect(page.get_by_text("Your words are still here")).to_be_visible()
    expect(words(page)).to_have_value("In a tunnel")
    page.context.set_offline(False)
    save(page)
    expect(page.locator(".written")).to_have_text("In a tunnel")
    page.wait_for_timeout(500)
    page.goto("/journal/")
    expect(page.get_by_text("unfinished")).to_have_count(0)


def test_saving_while_a_draft_is_on_its_way_leaves_no_draft(mara):
    page = mara("Quick fingers")
    page.goto("/journal/new/")
    held: list[Route] = []
    page.route("**/drafts/**", lambda route: held.append(route))
    words(page).fill("Faster than the line")
    page.wait_for_timeout(LONGER_THAN_A_DRAFT_WAITS)
    save(page)
    page.wait_for_timeout(300)
    assert held
    held[0].continue_()
    expect(page.locator(".written")).to_have_text("Faster than the line")
    page.goto("/journal/")
    expect(page.get_by_text("unfinished")).to_have_count(0)


def test_what_was_written_when_it_locked_is_saved_after_unlocking(new_page):
    page = new_page()
    passphrase = sign_up(page, "Called away")
    page.goto("/journal/new/")
    elsewhere = page.context.new_page()
    elsewhere.goto("/journal/")
    lock(elsewhere)
    words(page).fill("Written behind a locked door")
    expect(page.locator("[data-draft-status]")).to_contain_text("Goldseam is locked")
    save(page)
    unlock(page, passphrase=passphrase)
    expect(page.locator(".written")).to_have_text("Written behind a locked door")


def test_two_windows_on_one_entry_show_both_versions(mara):
    page = mara("Two windows")
    page.goto("/journal/new/")
    words(page).fill("As it was")
    save(page)
    expect(page.locator(".written")).to_be_visible()
    entry = page.url
    other = page.context.new_page()
    for window in (page, other):
        window.goto(f"{entry}edit/")
    words(page).fill("From the phone")
    save(page)
    words(other).fill("From the laptop")
    save(other)
    expect(other.locator(".written")).to_have_text("From the phone")
    expect(words(other)).to_have_value("From the laptop")
    with other.expect_navigation():
        other.get_by_role("button", name="Keep both").click()
    other.goto("/journal/")
    expect(other.get_by_text("From the phone")).to_be_visible()
    expect(other.get_by_text("From the laptop")).to_be_visible()


def test_one_can_go_back_to_a_search_from_what_it_found(mara):
    page = mara("Looking for it")
    page.goto("/journal/new/")
    words(page).fill("At the kitchen window")
    save(page)
    expect(page.locator(".written")).to_be_visible()
    page.goto("/journal/search/")
    page.get_by_label("Words you wrote").fill("WINDOW")
    page.keyboard.press("Enter")
    page.locator("mark").click()
    expect(page.locator(".written")).to_have_text("At the kitchen window")
    page.go_back()
    expect(page.locator("mark")).to_have_text("window")


def test_a_night_is_kept_while_it_is_written(mara):
    page = mara("Nearly asleep")
    page.goto("/night/")
    page.locator("[name=good_1]").fill("The rain")
    expect(page.locator("[data-draft-status]")).to_contain_text("Saved")
    page.goto("/today/")
    page.goto("/night/")
    expect(page.locator("[name=good_1]")).to_have_value("The rain")
    page.get_by_role("button", name="That is enough for tonight").click()
    expect(page.locator("main")).to_contain_text("The rain")


def test_the_whole_of_it_works_without_scripts(mara):
    page = mara("No scripts", scripts=False)
    page.goto("/journal/new/")
    page.get_by_role("button", name="Another question").click()
    words(page).fill("Plain and simple")
    page.locator("summary", has_text="Tags").click()
    page.locator("[name=person_more]").fill("Jana")
    page.keyboard.press("Enter")
    expect(page.locator(".written")).to_have_text("Plain and simple")
    page.get_by_role("button", name="Jana").click()
    expect(page.locator(".entries")).to_contain_text("Plain and simple")
    page.locator(".entries a").click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".written")).to_have_text("Plain and simple")
    page.goto("/night/")
    page.locator("[name=good_2]").fill("Soup")
    page.get_by_role("button", name="That is enough for tonight").click()
    expect(page.locator("main")).to_contain_text("Soup")
