"""The forms of a page, as a browser finds them: where each goes, what it holds, what is typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from goldseam.ui.rescue import SECRETS

TYPED = frozenset({"text", "search", "email", "tel", "url"})


@dataclass(slots=True)
class Form:
    """`values` as they stand on the page; `words` are the fields that hold what somebody says."""

    to: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    @property
    def fields(self) -> set[str]:
        return set(self.values)


def forms_in(page: str, address: str) -> list[Form]:
    """Every form that changes something; fields and buttons may stand outside of theirs."""
    reader = _Reader(address)
    reader.feed(page)
    return [form for form in reader.forms if form.method == "post"]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self._by_id: dict[str, Form] = {}
        self._inside: Form | None = None
        self._typing: tuple[Form, str] | None = None

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in found}
        if tag == "form":
            to = (at.get("action") or self.address).partition("#")[0]
            self._inside = Form(to, at.get("method", "get").lower())
            self.forms.append(self._inside)
            self._by_id[at.get("id", "")] = self._inside
        form = self._by_id.get(at["form"]) if "form" in at else self._inside
        if form and tag == "button" and "formaction" in at:
            form = Form(at["formaction"], form.method, dict(form.values), set(form.words))
            self.forms.append(form)
        if form and "name" in at and tag in ("input", "textarea", "select", "button"):
            self._note(form, tag, at)

    def handle_data(self, text: str) -> None:
        if self._typing:
            form, name = self._typing
            form.values[name][-1] += text

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "textarea":
            self._typing = None

    def _note(self, form: Form, tag: str, at: dict[str, str]) -> None:
        name = at["name"]
        form.values.setdefault(name, []).append(at.get("value", ""))
        typed = tag == "textarea" or (tag == "input" and at.get("type", "text") in TYPED)
        if typed and name not in SECRETS and "readonly" not in at:
            form.words.add(name)
        if tag == "textarea":
            self._typing = form, name
