"""What the journal's pages show of what was written: lines in a list, and a month as a calendar.

Other rooms' documents appear here through what each says of itself (`PAGE`, `CALLED`, `words`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from goldseam.drafts.documents import Draft
from goldseam.drawers.documents import KINDS, Document
from goldseam.drawers.gate import Found, Kept
from goldseam.journal.documents import Entry, first_line, unfinished
from goldseam.journal.months import Month, weeks
from goldseam.people.visits import Visit
from goldseam.ui.dates import day_words, formatted, month_words, time_words
from goldseam.ui.environment import url
from goldseam.ui.words import library

Written = Kept[Any]  # of any kind that has a page


@dataclass(frozen=True, slots=True)
class Line:
    """One thing written, as a list shows it."""

    url: str
    on: date
    day: str
    weekday: str
    month: str
    words: str
    meta: str
    repeat: bool  # of the day above


@dataclass(frozen=True, slots=True)
class Text:
    """One thing written, in full."""

    url: str
    title: str
    meta: str
    text: str


@dataclass(frozen=True, slots=True)
class Begun:
    """Something that was begun and not saved yet."""

    url: str
    when: str
    line: str


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    label: str
    url: str | None
    today: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    title: str
    weekdays: list[tuple[str, str]]
    weeks: list[list[Day]]
    before_url: str
    after_url: str | None


@cache
def kinds_with_pages() -> tuple[type[Document], ...]:
    return tuple(kind for kind in KINDS.values() if kind.PAGE)


def newest_first(found: Found) -> list[Written]:
    every = (kept for kind in kinds_with_pages() for kept in found.of(kind))
    written = [kept for kept in every if kept.document.words()]
    return sorted(written, key=lambda kept: (kept.day, kept.id), reverse=True)


def text_of(doc: Document) -> str:
    """What is shown of it; an entry's tags are shown beside."""
    return doc.text if isinstance(doc, Entry) else doc.words()


def as_lines(written: Iterable[Written], visit: Visit) -> list[Line]:
    lines: list[Line] = []
    for kept in written:
        lines.append(_line(kept, visit, after=lines[-1].on if lines else None))
    return lines


def as_texts(written: Iterable[Written], visit: Visit) -> list[Text]:
    return [_text(kept.document, url(kept.document.PAGE, kept.id), visit) for kept in written]


def begun(drafts: Iterable[Kept[Draft]], visit: Visit) -> list[Begun]:
    return [
        Begun(
            url("journal:edit", one.entry) if one.entry else url("journal:go-on", one.id),
            _when(one.at, visit),
            one.line,
        )
        for one in unfinished(drafts)
    ]


def by_month(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    return [(month, list(of)) for month, of in groupby(lines, lambda line: month_words(line.on))]


def calendar(month: Month, written: set[date], today: date) -> Calendar:
    monday_first = next(iter(weeks(month, (), today)))
    names = [(formatted(d.day, "D"), formatted(d.day, "l")) for d in monday_first]
    shown = [[_day(d.day, d.written, d.today, d.outside) for d in w]
             for w in weeks(month, written, today)]  # fmt: skip
    after = _month_url(month.after) if month.first < today.replace(day=1) else None
    return Calendar(month_words(month.first), names, shown, _month_url(month.before), after)


def written_line(entry: Entry, visit: Visit) -> str:
    """When it was written, and when it was changed."""
    local = visit.preferences.local
    written = time_words(local(entry.written_at))
    if entry.edited_at is None:
        return written
    changed = local(entry.edited_at)
    return _("%(written)s, changed on %(day)s at %(time)s") % {
        "written": written,
        "day": formatted(changed, _("j F")),
        "time": time_words(changed),
    }


def question_of(entry: Entry) -> str:
    """The question an entry began from, as the library has it now."""
    id = entry.prompt.partition("@")[0]
    return next((p.text for p in library().journal.prompts if p.id == id), "")


def _line(kept: Written, visit: Visit, after: date | None) -> Line:
    doc = kept.document
    return Line(
        url=url(doc.PAGE, kept.id),
        on=kept.day,
        day=str(kept.day.day),
        weekday=formatted(kept.day, "D"),
        month=formatted(kept.day, "M Y"),
        words=first_line(text_of(doc)),
        meta=_meta(doc, visit),
        repeat=kept.day == after,
    )


def _text(doc: Document, url: str, visit: Visit) -> Text:
    title = "" if isinstance(doc, Entry) else str(doc.CALLED)
    return Text(url, title, _meta(doc, visit) if isinstance(doc, Entry) else "", text_of(doc))


def _when(moment: datetime, visit: Visit) -> str:
    local = visit.preferences.local(moment)
    return f"{day_words(local.date(), visit.today)}, {time_words(local)}"


def _meta(doc: Document, visit: Visit) -> str:
    if not isinstance(doc, Entry):
        return str(doc.CALLED)
    time = time_words(visit.preferences.local(doc.written_at))
    return " · ".join([time, *(tag.word for tag in doc.tags)])


def _day(day: date, written: bool, today: bool, outside: bool) -> Day:
    label = formatted(day, "j F")
    return Day(day.day, label, url("journal:day", day) if written else None, today, outside)


def _month_url(month: Month) -> str:
    return url("journal:month", month.year, month.month)
