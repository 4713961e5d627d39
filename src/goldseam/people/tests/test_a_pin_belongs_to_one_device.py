"""A PIN opens on one device, for one person, and is worthless to whoever has the database."""

from base64 import urlsafe_b64encode

import pytest
from conftest import PASSPHRASE
from django.test import Client

from goldseam import vault
from goldseam.people import devices
from goldseam.people.models import Device

pytestmark = pytest.mark.django_db

PIN = "482913"


def come_in(browser: Client, name: str = "Alice") -> str:
    browser.post("/sign-in/", {"name": name, "passphrase": PASSPHRASE})
    return str(browser.cookies["device"].value)


def planted() -> str:
    return urlsafe_b64encode(b"\x07" * 64).decode().rstrip("=")


def test_a_device_cookie_that_somebody_planted_is_not_taken_over(alice) -> None:
    browser = Client()
    browser.cookies["device"] = planted()
    assert come_in(browser) != planted()
    assert devices.ThisDevice(b"\x07" * 32, b"").row_id not in [
        bytes(device.id) for device in Device.objects.all()
    ]


def test_a_new_pin_comes_with_a_secret_nobody_can_have_seen(alice) -> None:
    browser = Client()
    before = come_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    first = browser.cookies["device"].value
    browser.post("/account/pin/", {"pin": "604827"})
    second = browser.cookies["device"].value
    assert len({before, first, second}) == 3
    assert Device.objects.count() == 1


def test_signing_in_again_keeps_the_pin(alice) -> None:
    browser = Client()
    come_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    browser.post("/sign-out/")
    come_in(browser)
    browser.post("/lock/")
    assert browser.post("/unlock/", {"pin": PIN})["Location"] == "/"


def test_a_pin_never_passes_over_to_the_next_person_on_a_browser(alice, bob) -> None:
    browser = Client()
    come_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    hers = browser.cookies["device"].value
    browser.post("/sign-out/")
    his = come_in(browser, "Bob")
    assert his != hers
    browser.post("/lock/")
    assert "PIN</label>" not in browser.get("/unlock/").content.decode()
    assert browser.post("/unlock/", {"pin": PIN}).status_code == 403


def test_a_pin_opens_nothing_on_another_device(alice) -> None:
    first, second = Client(), Client()
    come_in(first)
    first.post("/account/pin/", {"pin": PIN})
    come_in(second)
    second.post("/lock/")
    assert second.post("/unlock/", {"pin": PIN}).status_code == 403


def test_the_row_and_the_pin_open_nothing_without_the_devices_own_secret(alice) -> None:
    browser = Client()
    come_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    row = Device.objects.get()
    how = vault.Stretch.unpack(bytes(row.stretch))
    for secret in (b"", bytes(32), bytes(row.id)):
        guessed = vault.stretch(PIN, how, secret)
        with pytest.raises(vault.WrongKey):
            vault.unwrap(bytes(row.key_by_pin), guessed.unlock_key, "pin", ())


def test_a_right_pin_gives_the_tries_back_and_a_removed_one_opens_nothing(alice) -> None:
    browser = Client()
    come_in(browser)
    browser.post("/account/pin/", {"pin": PIN})
    browser.post("/lock/")
    for _ in range(devices.TRIES - 1):
        browser.post("/unlock/", {"pin": "975318"})
    assert browser.post("/unlock/", {"pin": PIN}).status_code == 302
    assert Device.objects.get().tries_left == devices.TRIES
    browser.post("/account/say/", {"passphrase": PASSPHRASE})
    browser.post("/account/pin/", {"do": "remove"})
    browser.post("/lock/")
    assert browser.post("/unlock/", {"pin": PIN}).status_code == 403
