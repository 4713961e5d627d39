"""Finding something one wrote. The words searched for travel in a form and rest in a sealed draft:
no address, history or log ever holds them, and the back button works because the page that shows
what was found is an ordinary one.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from goldseam.drafts.documents import Fields, discard, first, keep, kept
from goldseam.drawers.documents import Document
from goldseam.drawers.gate import Kept, OpenDrawer
from goldseam.journal.documents import TAG_KINDS, Entry, Tag, familiar_tags
from goldseam.journal.searching import Passage, Query, asked, passages
from goldseam.journal.showing import Line, as_lines, kinds_with_pages, newest_first, text_of
from goldseam.journal.traces import may_hold
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visit, Visited
from goldseam.ui.pages import page
from goldseam.ui.rescue import carried
from goldseam.ui.words import library

SEARCH = "search"  # the place of the draft that holds what was searched for last
REMEMBERED = timedelta(hours=1)
MOST_SHOWN = 50
LOOKED_THROUGH = 60  # entries, for the tags that are offered


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: Visited) -> HttpResponse:
    visit = request.visit
    if request.method == "POST":
        sent = carried(request)
        fields = sent.fields if sent and "_clear" not in sent.fields else {}
        keep(visit.drawer, SEARCH, fields, day=visit.today, now=visit.now)
        return HttpResponseRedirect(reverse("journal:search"))
    return _show(request, _last_search(visit))


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked for: words, a tag, or a kind of tag; all of them have to fit."""

    words: str
    query: Query
    kind: str
    tag: Tag | None

    @classmethod
    def of(cls, fields: Fields) -> "Search":
        words, kind = first(fields, "words"), first(fields, "kind")
        tag_kind, _, word = first(fields, "tag").partition(":")
        tag = Tag(tag_kind, word) if tag_kind in TAG_KINDS and word.strip() else None
        return cls(words, asked(words), kind if kind in TAG_KINDS else "", tag)

    @property
    def is_for_something(self) -> bool:
        return bool(self.query.terms or self.kind or self.tag)

    def fits(self, doc: Document) -> bool:
        if isinstance(doc, Entry) and not may_hold(doc.trace, self.query.needed):
            return False
        return self._fits_tags(doc) and self.query.fits(doc.words())

    def _fits_tags(self, doc: Document) -> bool:
        tags = doc.tags if isinstance(doc, Entry) else ()
        if self.tag and self.tag.key not in (tag.key for tag in tags):
            return False
        return not self.kind or any(tag.kind == self.kind for tag in tags)


@dataclass(frozen=True, slots=True)
class Result:
    line: Line
    passages: list[Passage]


def find(mine: OpenDrawer, search: Search) -> list[Kept[Document]]:
    """Everything written that fits, newest first."""
    if not search.is_for_something:
        return []
    return newest_first(mine.read(*kinds_with_pages(), where=search.fits))


def _show(request: Visited, fields: Fields) -> HttpResponse:
    visit, looked_for = request.visit, Search.of(fields)
    found = find(visit.drawer, looked_for)
    shown = [k for k in found if k.day.isoformat() <= (first(fields, "_until") or "9999")]
    latest = visit.drawer.read(Entry, newest=LOOKED_THROUGH).of(Entry)
    return page(
        request,
        "journal/search.html",
        search=looked_for,
        results=results(shown[:MOST_SHOWN], looked_for, visit),
        heading=_heading(len(found), min(len(shown), MOST_SHOWN)),
        among=_among(),
        earlier=shown[MOST_SHOWN].day if len(shown) > MOST_SHOWN else None,
        kinds=library().journal.tag_kinds,
        familiar=familiar_tags((k.document for k in latest), most=12),
    )


def _heading(count: int, shown: int) -> str:
    if not count:
        return _("Nothing found. Fewer words, or a part of one, may find it.")
    said = ngettext("Found once", "Found %(count)d times", count) % {"count": count}
    return said if shown == count else f"{said}; {_('%(shown)d shown') % {'shown': shown}}"


def _among() -> list[tuple[str, str]]:
    """The choice of a tag's kind, as the form offers it."""
    kinds = [
        (k.id, _("With a tag: %(kind)s") % {"kind": k.name}) for k in library().journal.tag_kinds
    ]
    return [("", _("Everything")), *kinds]


def results(found: list[Kept[Document]], search: Search, visit: Visit) -> list[Result]:
    lines = as_lines(found, visit)
    texts = (text_of(k.document) for k in found)
    return [
        Result(line, passages(text, search.query)) for line, text in zip(lines, texts, strict=True)
    ]


def _last_search(visit: Visit) -> Fields:
    """The last search, for as long as one goes back and forth between it and what it found."""
    last = kept(visit.drawer, SEARCH)
    if last is None:
        return {}
    if visit.now - last.at > REMEMBERED:
        discard(visit.drawer, SEARCH, day=visit.today)
        return {}
    return last.fields
