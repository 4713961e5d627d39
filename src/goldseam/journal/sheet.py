"""The page one writes on: its words, its question, its tags, and the drafts it was filled from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from goldseam.drafts.documents import Draft, Fields, continues, first, new_window
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.journal.documents import Entry, Tag, familiar_tags, first_line, without_repeats
from goldseam.journal.forms import EntryForm
from goldseam.journal.prompting import marked, of_the_day, question
from goldseam.library import TagKind
from goldseam.people.visits import Visited
from goldseam.ui.dates import time_words
from goldseam.ui.pages import page
from goldseam.ui.words import library

LOOKED_THROUGH = 60  # entries, for the tags that are offered


@dataclass(frozen=True, slots=True)
class Sheet:
    place: str
    fields: Fields
    entry: UUID | None = None  # the one that is changed
    begun: Sequence[Kept[Draft]] = ()  # the draft it was filled from first, then other windows'
    form: EntryForm | None = None  # that came back
    saved: Kept[Entry] | None = None  # what another window has saved meanwhile


@dataclass(frozen=True, slots=True)
class TagField:
    """One kind of tag on the form."""

    kind: TagKind
    options: list[tuple[str, str]]
    chosen: list[str]
    more: str
    typed: str


def show_sheet(request: Visited, sheet: Sheet, *, status: int = 200) -> HttpResponse:
    visit, journal = request.visit, library().journal
    mark = first(sheet.fields, "_prompt") if "_prompt" in sheet.fields or sheet.entry else None
    prompt = of_the_day(journal, visit.today) if mark is None else question(journal, mark)
    begun = sheet.begun[0] if sheet.begun else None
    at = visit.preferences.local
    return page(
        request,
        "journal/write.html",
        status=status,
        place=sheet.place,
        entry=sheet.entry,
        text=first(sheet.fields, "text"),
        hidden=_hidden(sheet.fields, marked(journal, prompt)),
        prompt=prompt,
        heavy=[p for p in journal.prompts if p not in journal.light],
        words=journal,
        tag_fields=_tag_fields(visit.drawer, sheet.fields),
        begun=begun,
        begun_at=time_words(at(begun.document.at)) if begun else "",
        others=[(k.id, time_words(at(k.document.at)), _line(k)) for k in sheet.begun[1:]],
        errors=_errors(sheet.form),
        text_error=sheet.form.errors["text"][0]
        if sheet.form and "text" in sheet.form.errors
        else None,
        tags_open=bool(sheet.form and sheet.form.non_field_errors()),
        saved_at=time_words(at(_changed(sheet.saved.document))) if sheet.saved else "",
        saved=sheet.saved,
    )


def fresh(begun: Sequence[Kept[Draft]], blank: Fields) -> Fields:
    """What a page made anew holds: what was begun, or what is there; in a window of its own."""
    fields = begun[0].document.fields if begun else blank
    filled_from = [continues(begun[0])] if begun else []
    return {**fields, "_window": [new_window()], "_continues": filled_from}


def _hidden(fields: Fields, prompt: str) -> dict[str, str]:
    names = ("_window", "_continues", "_revision")
    return {**{name: first(fields, name) for name in names}, "_prompt": prompt}


def _tag_fields(mine: OpenDrawer, fields: Fields) -> list[TagField]:
    entries = (k.document for k in mine.read(Entry, newest=LOOKED_THROUGH).of(Entry))
    familiar = familiar_tags(entries)
    return [_tag_field(kind, familiar[kind.id], fields) for kind in library().journal.tag_kinds]


def _tag_field(kind: TagKind, familiar: list[Tag], fields: Fields) -> TagField:
    tapped = [word for word in fields.get(kind.id, ()) if word.strip()]
    offered = without_repeats([*(Tag(kind.id, word) for word in tapped), *familiar])
    options = [(tag.word, tag.word) for tag in offered]
    return TagField(kind, options, tapped, _more(kind), first(fields, f"{kind.id}_more"))


def _more(kind: TagKind) -> str:
    return {
        "trigger": _("Another trigger"),
        "belief": _("Another belief"),
        "wound": _("Another old wound"),
        "person": _("Another person"),
    }.get(kind.id, _("Another"))


def _errors(form: EntryForm | None) -> list[tuple[str, str]]:
    if form is None:
        return []
    at = {"text": "text", "__all__": "person_more"}
    return [(at[name], str(text)) for name, texts in form.errors.items() for text in texts]


def _changed(entry: Entry) -> datetime:
    return entry.edited_at or entry.written_at


def _line(draft: Kept[Draft]) -> str:
    return first_line(first(draft.document.fields, "text"), 80)
