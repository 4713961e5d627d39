"""Guessing: counted in the database before it is judged, however many try at the same time."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from conftest import PASSPHRASE
from django.db import connections
from django.test import Client

from goldseam import vault
from goldseam.people import accounts, devices, guessing, stretching
from goldseam.people.guessing import TooManyTries
from goldseam.people.models import Device, Guess

AT_ONCE = 50
PIN = "482913"
WRONG = "not the passphrase"


def at_once(count: int, do: Callable[[int], int]) -> list[int]:
    """What `count` threads get that start together, each with its own connection."""
    together = threading.Barrier(count)

    def one(number: int) -> int:
        together.wait()
        try:
            return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def patiently(ask: Callable[[], int]) -> int:
    """Ask again as long as the answer is to come back in a moment."""
    while (status := ask()) == 503:
        pass
    return status


def sign_in(name: str = "Alice", passphrase: str = WRONG) -> int:
    return Client().post("/sign-in/", {"name": name, "passphrase": passphrase}).status_code


def code_of(account: accounts.Account) -> str:
    return account.preferences.recovery_code


@pytest.mark.django_db(transaction=True)
def test_fifty_wrong_passphrases_at_once_are_judged_ten_times(alice) -> None:
    got = at_once(AT_ONCE, lambda _: patiently(sign_in))
    assert (got.count(403), got.count(429)) == (guessing.SIGN_IN.tries, AT_ONCE - 10)


@pytest.mark.django_db(transaction=True)
def test_fifty_wrong_pins_at_once_are_judged_five_times_and_the_pin_is_wiped(alice) -> None:
    browser = Client()
    browser.post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    browser.post("/account/pin/", {"pin": PIN})
    browser.post("/lock/")
    jar = {name: morsel.value for name, morsel in browser.cookies.items()}
    device = Device.objects.get()

    def wrong(number: int) -> int:
        one = Client()
        one.cookies.load(jar)
        return one.post("/unlock/", {"pin": f"1357{number:02d}"}).status_code

    got = at_once(AT_ONCE, lambda number: patiently(lambda: wrong(number)))
    assert set(got) == {403}
    device.refresh_from_db()
    assert (device.tries_left, bytes(device.key_by_pin)) == (0, b"")
    assert browser.post("/unlock/", {"pin": PIN}).status_code == 403
    assert "PIN</label>" not in browser.get("/unlock/").content.decode()
    assert browser.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_pin_is_never_stretched_more_often_than_it_may_be_tried(alice, monkeypatch) -> None:
    browser = Client()
    browser.post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    browser.post("/account/pin/", {"pin": PIN})
    browser.post("/lock/")
    jar = {name: morsel.value for name, morsel in browser.cookies.items()}
    stretched, real = [], vault.stretch

    def counted(*what: object) -> vault.Stretched:
        stretched.append(1)
        return real(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(vault, "stretch", counted)

    def wrong(number: int) -> int:
        one = Client()
        one.cookies.load(jar)
        return one.post("/unlock/", {"pin": f"1357{number:02d}"}).status_code

    at_once(20, wrong)
    # Fewer where one that failed has wiped the PIN before another, counted already, came to it.
    assert 1 <= len(stretched) <= devices.TRIES


@pytest.mark.django_db(transaction=True)
def test_fifty_wrong_recovery_codes_at_once_are_judged_ten_times(alice) -> None:
    def wrong(_: int) -> int:
        given = {"name": "Alice", "code": vault.new_recovery_code().text}
        given["new_passphrase"] = "a new row of words for me"
        return Client().post("/recover/", given).status_code

    got = at_once(AT_ONCE, wrong)
    assert (got.count(403), got.count(429)) == (guessing.RECOVERY.tries, AT_ONCE - 10)


@pytest.mark.django_db(transaction=True)
def test_a_limit_counts_exactly_when_everybody_comes_at_once(now) -> None:
    limit = guessing.Limit("anything", 7, timedelta(minutes=1))

    def count(_: int) -> int:
        try:
            limit.count("one", now=now)
        except TooManyTries:
            return 0
        return 1

    assert sum(at_once(AT_ONCE, count)) == 7


@pytest.mark.django_db
def test_a_limit_ends_by_itself_and_says_when(now) -> None:
    limit = guessing.Limit("anything", 1, timedelta(minutes=15))
    limit.count("one", now=now)
    with pytest.raises(TooManyTries) as refused:
        limit.count("one", now=now + timedelta(minutes=5))
    assert refused.value.until == now + timedelta(minutes=15)
    limit.count("another", now=now)
    limit.count("one", now=now + timedelta(minutes=15))
    with pytest.raises(TooManyTries):
        limit.count("one", now=now + timedelta(minutes=16))


@pytest.mark.django_db
def test_too_many_tries_says_how_long_and_that_the_words_are_safe(alice) -> None:
    for _ in range(guessing.SIGN_IN.tries):
        assert sign_in() == 403
    page = Client().post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    assert page.status_code == 429
    text = page.content.decode()
    assert "Everything you wrote is safe. Try again in 15 minutes." in text
    assert 'value="Alice"' in text


@pytest.mark.django_db
def test_guessing_from_elsewhere_doesnt_lock_out_a_known_device(alice) -> None:
    browser = Client()
    browser.post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    browser.post("/sign-out/")
    for _ in range(guessing.SIGN_IN.tries + 1):
        sign_in()
    assert sign_in(passphrase=PASSPHRASE) == 429
    again = browser.post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
    assert again.status_code == 302


@pytest.mark.django_db
def test_the_right_passphrase_forgets_the_wrong_ones_before_it(alice) -> None:
    for _ in range(guessing.SIGN_IN.tries - 1):
        sign_in()
    assert sign_in(passphrase=PASSPHRASE) == 302
    assert not Guess.objects.exists()


@pytest.mark.django_db
def test_the_counter_doesnt_say_whose_it_is(alice) -> None:
    sign_in()
    sign_in(name="Nobody")
    keys = [bytes(row.key) for row in Guess.objects.all()]
    assert len(keys) == 2
    assert all(len(key) == 32 and b"lice" not in key for key in keys)


@pytest.mark.django_db
def test_a_mistyped_recovery_code_costs_no_try(alice) -> None:
    code = code_of(alice)
    slip = code[:-1] + ("7" if code[-1] != "7" else "8")
    given = {"name": "Alice", "code": slip, "new_passphrase": "a new row of words for me"}
    for _ in range(guessing.RECOVERY.tries + 2):
        page = Client().post("/recover/", given)
        assert page.status_code == 422
        assert "There is a slip in the code" in page.content.decode()
    assert not Guess.objects.exists()
    assert Client().post("/recover/", {**given, "code": code}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_twenty_sign_ins_at_once_are_stretched_one_by_one_and_all_come_in(
    join, monkeypatch
) -> None:
    for number in range(20):
        join(f"person{number}")
    running, most, lock, real = 0, 0, threading.Lock(), vault.stretch

    def watched(passphrase: str, how: vault.Stretch, secret: bytes = b"") -> vault.Stretched:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        slow = vault.Stretch(how.salt, 8 * 1024, 2, 1)
        real(passphrase, slow, secret)  # long enough for the others to come
        try:
            return real(passphrase, how, secret)
        finally:
            with lock:
                running -= 1

    monkeypatch.setattr(vault, "stretch", watched)
    got = at_once(20, lambda number: sign_in(f"Person{number}", PASSPHRASE))
    assert got == [302] * 20
    assert most == 1


@pytest.mark.django_db
def test_when_the_line_is_full_it_says_so_kindly_keeps_the_name_and_costs_no_try(alice) -> None:
    for _ in range(stretching.IN_LINE):
        assert stretching._line.acquire(blocking=False)
    try:
        page = Client().post("/sign-in/", {"name": "Alice", "passphrase": PASSPHRASE})
        assert (page.status_code, page["Retry-After"]) == (503, "5")
        assert "Try again in a moment" in page.content.decode()
        assert 'value="Alice"' in page.content.decode()
        assert not Guess.objects.exists()
        given = {"name": "Mara", "passphrase": "five words for me today", "do": "join"}
        page = Client().post("/join/", given)
        assert (page.status_code, 'value="Mara"' in page.content.decode()) == (503, True)
    finally:
        for _ in range(stretching.IN_LINE):
            stretching._line.release()
    assert sign_in(passphrase=PASSPHRASE) == 302
