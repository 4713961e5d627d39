"""What people do with their accounts, for journeys in a real browser.

    passphrase = sign_up(page, "Mara", pin="482913")
    lock(page)
    unlock(page, pin="482913")

Each function starts wherever the browser is on this server and ends on the page that follows.
They go by what is written on the pages, as a person would.
"""

from urllib.parse import urljoin

from playwright.sync_api import Page


def sign_up(page: Page, name: str, *, pin: str = "") -> str:
    """Join, note the recovery code, take a PIN or leave it out; return the passphrase."""
    page.goto(_address(page, "/join/"))
    page.get_by_label("A name to sign in with").fill(name)
    passphrase = page.locator('input[name="passphrase"]').input_value()
    page.get_by_role("button", name="Create my account").last.click()
    page.get_by_role("button", name="I have written it down").click()
    if pin:
        page.get_by_label("A PIN for this device").fill(pin)
        page.get_by_role("button", name="Use this PIN").click()
    else:
        page.get_by_role("link", name="Not now").click()
    return passphrase


def sign_in(page: Page, name: str, passphrase: str) -> None:
    page.goto(_address(page, "/sign-in/"))
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Sign in").click()


def lock(page: Page) -> None:
    page.goto(_address(page, "/account/"))
    page.get_by_role("button", name="Lock now").click()


def unlock(page: Page, *, pin: str = "", passphrase: str = "") -> None:
    """On a page that asks for it, wherever that page came from."""
    if pin:
        page.get_by_label("PIN", exact=True).fill(pin)
    else:
        instead = page.get_by_text("Use the passphrase instead")
        if instead.is_visible():
            instead.click()
        page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()


def sign_out(page: Page) -> None:
    page.goto(_address(page, "/account/"))
    with page.expect_navigation():  # whoever goes back sooner hasn't signed out yet
        page.get_by_role("button", name="Sign out").click()


def recovery_code(page: Page) -> str:
    """The code, as long as nobody has said that it is written down."""
    page.goto(_address(page, "/account/recovery/"))
    return str(page.locator("[data-copy]").first.get_attribute("data-copy"))


def _address(page: Page, path: str) -> str:
    """The path on the server this page is on; a new page goes by its context's `base_url`."""
    return path if page.url == "about:blank" else urljoin(page.url, path)
