"""Whatever somebody writes is shown as they wrote it, and nothing of it ever runs.

Each payload goes through the real forms into every field that takes words; then every page that can
be reached is opened in a real browser, the pages of refusals and of locked doors too.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from playwright.sync_api import Page

from tests.forms import Form, forms_in
from tests.journeys.people import lock, sign_up
from tests.payloads import PAYLOADS, RUN

pytestmark = pytest.mark.journey

WATCH = """
window.violated = []
document.addEventListener("securitypolicyviolation", e => window.violated.push(e.violatedDirective))
"""
# What a page would hold if words had become a part of it.
FOREIGN = """() => [
  ...document.querySelectorAll("script:not([src]), iframe, object, embed, base, marquee, style"),
  ...document.querySelectorAll("[style], [srcdoc], #planted, [href^='javascript:' i]"),
  ...[...document.querySelectorAll("*")]
    .filter(e => [...e.attributes].some(a => /^on/i.test(a.name))),
].map(e => e.outerHTML.slice(0, 200))"""
READ = """() => [document.body.innerText, ...[...document.querySelectorAll("input, textarea")]
  .map(e => e.value)].join("\\n")"""
SWITCHES = ("_apart", "_ask", "_clear", "_later", "_leave", "_skip", "_stay", "_until", "do")
PATHS = ("/urge/", "/beliefs/", "/distance/", "/letting-go/")
PLACES = ("/", "/today/", "/everything/", "/journal/", "/night/", "/night/past/", "/checkins/",
          "/calm/", "/friend/", "/account/", "/support/", "/guide/", *PATHS)  # fmt: skip


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """Whoever writes these, and every sign of something that ran."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    yield page
    assert dialogs == []


def test_there_are_payloads_of_every_kind() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 40


def test_nothing_that_was_written_runs_on_any_page(watched: Page) -> None:
    sign_up(watched, f"<img src=x onerror={RUN}>")
    say, said = _speaker(), []
    for text in _groups(PAYLOADS, 6):
        said.append(text)
        _fill(watched, "/journal/new/", lambda text=text: text, more=say)
    _fill(watched, "/night/", say)
    for path in PATHS:
        _walk(watched, f"{path}begin/", say)
    _draft(watched, "\n".join(PAYLOADS[:20]))
    seen = {address: _look(watched, address) for address in _crawl(watched)}
    everything = "\n".join(seen.values())
    assert len(seen) > 60, sorted(seen)
    assert [text for text in PAYLOADS if _plain(text) not in _plain(everything)] == []


def test_nothing_that_is_refused_or_found_or_carried_runs(watched: Page) -> None:
    sign_up(watched, "Mara & <b>Jonas</b>")
    everything, said = "\n".join(PAYLOADS), _plain("\n".join(PAYLOADS))
    gone = "/journal/00000000-0000-0000-0000-000000000007/edit/"
    for text in _groups(PAYLOADS, 12):
        assert _plain(text[:200]) in _sent(watched, "/journal/search/", words=text[:200])
        assert _plain(text) in _sent(watched, "/friend/", name=PAYLOADS[0], own=text)
    assert said in _sent(watched, "/journal/new/", text=everything + "x" * 100_000)
    assert said in _sent(watched, "/night/", night="2026-11-22", noticed=everything)
    assert said in _sent(watched, gone, text=everything, **{PAYLOADS[0]: PAYLOADS[1]})
    _looked_at(watched, f"/account/say/?next=javascript:{RUN}")
    _looked_at(watched, f"/there-is-none/{PAYLOADS[0]}/")
    lock(watched)
    carried = {"text": everything, PAYLOADS[20]: PAYLOADS[21]}
    assert said in _sent(watched, "/journal/new/", **carried)
    _sent(watched, "/sign-out/")
    secrets = {"passphrase": "wrong words here", "code": "x", "new_passphrase": "y"}
    for text in _groups(PAYLOADS, 6):
        for form in ("/sign-in/", "/recover/"):
            fields = {"name": text[:190], "next": f"javascript:{RUN}", **secrets}
            assert _plain(text[:190]) in _sent(watched, form, **fields), form


def _speaker() -> Callable[[], str]:
    waiting = cycle(PAYLOADS)
    return lambda: next(waiting).replace("\0", "")


def _groups(payloads: list[str], size: int) -> list[str]:
    return ["\n".join(payloads[at : at + size]) for at in range(0, len(payloads), size)]


def _fill(page: Page, address: str, say: Callable[[], str], more: Callable | None = None) -> None:
    """Send the form of a page with words in every field that takes them."""
    (form, *_) = [f for f in _forms(page, address) if f.words and f.to == address]
    words = {name: (say if name == "text" or not more else more)() for name in sorted(form.words)}
    _post(page, form, words)


def _walk(page: Page, begin: str, say: Callable[[], str]) -> None:
    """Answer the questions of a path, one after another, until there is none."""
    token = _forms(page, "/account/choices/")[0].values["csrfmiddlewaretoken"][0]
    answer = page.request.post(begin, form={"csrfmiddlewaretoken": token})
    for _ in range(30):
        address = "/" + answer.url.split("/", 3)[3]
        asked = [f for f in forms_in(answer.text(), address) if "_window" in f.fields]
        if not asked:
            return
        form = asked[0]
        chosen = {"answer": say()} if "answer" in form.words else {}
        answer = _post(page, form, chosen)
    raise AssertionError(f"{begin} has no end")


def _draft(page: Page, text: str) -> None:
    form = next(f for f in _forms(page, "/journal/new/") if "text" in f.words)
    form.to = "/drafts/journal-new/"
    _post(page, form, {"text": text})


def _forms(page: Page, address: str) -> list[Form]:
    return forms_in(page.request.get(address).text(), address)


def _post(page: Page, form: Form, words: dict[str, str]):
    sent = {name: values[0] for name, values in form.values.items() if name not in SWITCHES}
    answer = page.request.post(form.to, form={**sent, **words})
    assert answer.status < 400, (form.to, answer.status, words)
    return answer


def _crawl(page: Page) -> list[str]:
    """Every page that a link leads to; calendars go back for ever, so not those."""
    waiting, seen = deque(PLACES), {}
    while waiting:
        address = waiting.popleft()
        if address in seen or re.match(r"/(static|leave|sign-out|journal/month|guide/.+)", address):
            continue
        answer = page.request.get(address)
        seen[address] = "html" in answer.headers.get("content-type", "") and answer.status < 400
        if seen[address]:
            waiting.extend(re.findall(r'href="(/[^"?#]*)', answer.text()))
    return [address for address, is_page in seen.items() if is_page]


def _look(page: Page, address: str) -> str:
    _looked_at(page, address)
    return str(page.evaluate(READ))


def _looked_at(page: Page, address: str) -> None:
    page.goto(address)
    _is_untouched(page, address)


def _sent(page: Page, address: str, /, **fields: str) -> str:
    """Send a form as a page of ours would, and read the page that follows; nothing of it runs."""
    page.goto("/friend/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    with page.expect_navigation():
        page.evaluate(SEND, [address, {**fields, "csrfmiddlewaretoken": token}])
    _is_untouched(page, address)
    return _plain(page.evaluate(READ))


SEND = """([to, fields]) => {
  const form = document.createElement("form")
  form.action = to
  form.method = "post"
  for (const name in fields) {
    const field = document.createElement("textarea")
    field.name = name
    field.value = fields[name]
    form.append(field)
  }
  document.body.append(form)
  HTMLFormElement.prototype.submit.call(form)
}"""


def _is_untouched(page: Page, address: str) -> None:
    assert page.evaluate("window.planted") is None, f"something ran on {address}"
    assert page.evaluate("window.violated") == [], address
    assert page.evaluate(FOREIGN) == [], address


def _plain(text: str) -> str:
    """Without white space, which a field of one line changes, and null bytes, which none keeps."""
    return re.sub(r"[\s\0\ufffd]+", "", text)
