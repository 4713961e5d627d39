"""What the night's pages show: the form in this evening's words, the closing, past weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from goldseam.drafts.documents import new_window
from goldseam.drawers.gate import Kept
from goldseam.library import Night, Variant
from goldseam.night.documents import LINES, Note, earlier_line
from goldseam.night.forms import NightForm
from goldseam.people.visits import Visited
from goldseam.ui.dates import day_words, formatted
from goldseam.ui.pages import page
from goldseam.ui.words import library

A_GAP = timedelta(days=4)  # since the last night: then coming back is greeted, and nothing else


@dataclass(frozen=True, slots=True)
class GoodLine:
    """One good thing on the form, with the words it may begin with."""

    name: str
    starter: str
    value: str
    error: str | None


@dataclass(frozen=True, slots=True)
class PastNight:
    id: UUID
    day: str
    weekday: str
    good: tuple[str, ...]
    noticed: str


@dataclass(frozen=True, slots=True)
class Week:
    title: str
    nights: list[PastNight]


def show_form(
    request: Visited,
    night: date,
    kept: Kept[Note] | None,
    notes: Sequence[Kept[Note]],
    *,
    form: NightForm | None = None,
    status: int = 200,
) -> HttpResponse:
    words, today = library().night, request.visit.today
    variant = words.evening(night.toordinal()).variant
    values = _values(kept, form)
    return page(
        request,
        "night/tonight.html",
        status=status,
        words=words,
        variant=variant,
        greeting=_greeting(words, variant, night, notes),
        day=formatted(night, _("l, j F")),
        night=night.isoformat(),
        kept=kept,
        values=values,
        lines=_lines(values, variant, form),
        kinds=[(n.id, n.name) for n in words.noticed],
        noticed_error=_error_of(form, "noticed"),
        hidden=_hidden(words, variant, kept, form),
        errors=_errors(form),
        earlier=_earlier(notes, night, today),
    )


def show_done(
    request: Visited, kept: Kept[Note], tonight: date, notes: Sequence[Kept[Note]]
) -> HttpResponse:
    today = request.visit.today
    return page(
        request,
        "night/night.html",
        kept=kept,
        note=kept.document,
        is_tonight=kept.day == tonight,
        title=formatted(kept.day, _("l, j F"))
        if kept.day == tonight
        else day_words(kept.day, today),
        closing=_closing(library().night, kept),
        noticed_name=_noticed_name(kept.document),
        earlier=_earlier(notes, kept.day, today),
    )


def by_week(notes: Iterable[Kept[Note]], today: date) -> list[Week]:
    """Nights with words in them, under the week they were in."""
    written = [kept for kept in notes if kept.document.words()]
    weeks = groupby(written, lambda kept: kept.day - timedelta(days=kept.day.weekday()))
    return [Week(_week_title(monday, today), [_past(k) for k in of]) for monday, of in weeks]


def seen_revision(text: str) -> int:
    # Nine digits are plenty, and Python reads none of some thousands.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _greeting(words: Night, variant: Variant, night: date, notes: Sequence[Kept[Note]]) -> str:
    """The evening's opening, or a welcome after some days without a note."""
    earlier = [kept.day for kept in notes if kept.day < night]
    if earlier and night - earlier[0] >= A_GAP:
        return words.gap[night.toordinal() % len(words.gap)]
    return variant.opening


def _values(kept: Kept[Note] | None, form: NightForm | None) -> dict[str, str]:
    if form is not None:
        return {name: form.data.get(name, "") for name in (*form.good, "noticed", "noticed_kind")}
    note = kept.document if kept else None
    noticed = note.noticed if note else None
    good = note.good if note else ()
    lines = [*good, *[""] * (LINES - len(good))]
    return {
        **{f"good_{n}": line for n, line in enumerate(lines, 1)},
        "noticed": noticed.text if noticed else "",
        "noticed_kind": noticed.kind if noticed else "",
    }


def _lines(values: dict[str, str], variant: Variant, form: NightForm | None) -> list[GoodLine]:
    names = [name for name in values if name.startswith("good_")]
    starters = [*variant.starters, *[variant.starters[-1]] * len(names)]
    return [
        GoodLine(name, starter, values[name], _error_of(form, name))
        for name, starter in zip(names, starters, strict=False)
    ]


def _hidden(
    words: Night, variant: Variant, kept: Kept[Note] | None, form: NightForm | None
) -> dict[str, str]:
    if form is not None:
        return {name: form.data.get(name, "") for name in ("_window", "_revision", "_wording")}
    return {
        "_window": new_window(),
        "_revision": str(kept.revision) if kept else "",
        "_wording": f"{variant.id}@{words.version}",
    }


def _errors(form: NightForm | None) -> list[tuple[str, str]]:
    if form is None:
        return []
    return [(name, str(text)) for name, texts in form.errors.items() for text in texts]


def _error_of(form: NightForm | None, name: str) -> str | None:
    return str(form.errors[name][0]) if form is not None and name in form.errors else None


def _closing(words: Night, kept: Kept[Note]) -> str:
    note, seed = kept.document, kept.day.toordinal()
    if not note.words():
        return words.nothing[seed % len(words.nothing)]
    if len(note.good) < LINES:
        return words.partly[seed % len(words.partly)]
    return words.evening(seed).closing


def _noticed_name(note: Note) -> str:
    kind = note.noticed.kind if note.noticed else ""
    return next((n.name for n in library().night.noticed if n.id == kind), _("Noticed"))


def _earlier(notes: Sequence[Kept[Note]], night: date, today: date) -> tuple[str, str] | None:
    kept = earlier_line(notes, night)
    if kept is None:
        return None
    good = kept.document.good
    return good[night.toordinal() % len(good)], day_words(kept.day, today)


def _past(kept: Kept[Note]) -> PastNight:
    note = kept.document
    return PastNight(
        kept.id,
        str(kept.day.day),
        formatted(kept.day, "D"),
        note.good,
        note.noticed.text if note.noticed else "",
    )


def _week_title(monday: date, today: date) -> str:
    this_monday = today - timedelta(days=today.weekday())
    if monday == this_monday:
        return _("This week")
    if monday == this_monday - timedelta(days=7):
        return _("Last week")
    return _("The week of %(day)s") % {"day": formatted(monday, _("j F Y"))}
