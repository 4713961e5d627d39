"""Somebody at the real forms, as a browser sends them.

    her = Evening(client)
    at = her.post("journal:new", text="…")          # by the name of an address
    at = her.fill("/promises/new/", will="…")       # the form of a page that has these fields
    at = her.press("/talks/…/", to="/accept/")      # the form that leads there
    at = her.walk("urge:begin", say)                # one question after another

Each returns the address where it ends. `trail` is what is left in addresses, cookies and headers.
"""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.forms import Form, forms_in

A_QUESTION = re.compile(r"/[0-9a-f-]{36}/[a-z-]+/$")


class Evening:
    def __init__(self, browser: Client, trail: list[str] | None = None) -> None:
        self.browser, self.trail = browser, [] if trail is None else trail

    def page(self, address: str) -> str:
        return self.browser.get(address, follow=True).content.decode()

    def link(self, address: str, pattern: str, *, holds: str = "") -> str:
        """The first address on a page that looks like this, and whose page holds a word."""
        found = re.findall(rf'href="({pattern})"', self.page(address))
        fitting = [one for one in found if not holds or holds in self.page(one)]
        assert fitting, (address, pattern, found)
        return fitting[0]

    def post(self, name: str, place: tuple[object, ...] = (), **fields: object) -> str:
        return self.send(reverse(name, args=place), fields)

    def fill(self, address: str, **said: object) -> str:
        """What stands in the form already is sent along, as a browser does."""
        fields = {name for name in said if not name.startswith("_")}
        return self._send_form(address, lambda form: fields <= form.fields, said)

    def press(self, address: str, *, to: str, **said: object) -> str:
        return self._send_form(address, lambda form: form.to.endswith(to), said)

    def walk(self, begin: str, say: Callable[[], str], place: tuple[object, ...] = ()) -> str:
        """Answer one question after another; returns where that ends."""
        return self.answer_all(self.post(begin, place), say)

    def answer_all(self, at: str, say: Callable[[], str]) -> str:
        while A_QUESTION.search(at):
            at = self.answer(at, say)
        return at

    def answer(self, at: str, say: Callable[[], str]) -> str:
        """With words where words are asked for, else with the first that is offered."""
        form = next(form for form in forms_in(self.page(at), at) if "_window" in form.fields)
        sent: dict[str, object] = {name: form.values[name][0] for name in ("_window", "_revision")}
        if "answer" in form.fields:
            first = form.values["answer"][0]
            sent["answer"] = say() if "answer" in form.words else first
        return self.send(at, sent)

    def send(self, address: str, fields: dict[str, object]) -> str:
        answer = self.browser.post(address, fields, follow=True)
        assert answer.status_code in (200, 204), (address, answer.status_code)
        self.trail.extend(address for address, _ in getattr(answer, "redirect_chain", []))
        self.trail.extend(f"{k}={m.value}" for k, m in self.browser.cookies.items())
        self.trail.extend(f"{k}: {v}" for k, v in answer.headers.items())
        return str(answer.request["PATH_INFO"])

    def _send_form(
        self, address: str, fits: Callable[[Form], bool], said: dict[str, object]
    ) -> str:
        found = [form for form in forms_in(self.page(address), address) if fits(form)]
        assert found, (address, said)
        form = found[0]
        there = ({"_window", "_revision", "_continues", "suggestion"} & form.fields) | form.words
        kept = {name: form.values[name][0].strip() for name in there}
        return self.send(form.to, {**kept, **said})


def id_in(address: str) -> str:
    return re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", address)[-1]
